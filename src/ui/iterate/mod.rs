//! The iterate screen: a person does a task in turns, with one model and then with the other.

mod kept;
mod results;
mod screen;
mod setup;
mod work;

use super::frame::section;
use crate::app::screen::ScreenId;
use crate::app::screen::iterate::{Event, Model, Rules};
use crate::shell::{Lazy, SessionView, Shell, browser, sheet};
use leptos::prelude::*;
use leptos::task::spawn_local;
use screen::Screen;
use std::any::Any;
use web_sys::Element;

/// The rules of sessions and their views. They are large, and the set-up does not need them, so they are a file of their
/// own, fetched when the person touches the page, or when there is a session to show.
pub(in crate::ui) struct SessionViews {
    /// The rules.
    pub(in crate::ui) rules: &'static Rules,
    /// A session in progress.
    pub(in crate::ui) work: fn(Shell) -> AnyView,
    /// The result of a session.
    pub(in crate::ui) results: fn(Shell, Views) -> AnyView,
    /// The offer to resume a session.
    pub(in crate::ui) resume: fn(Shell, Views) -> AnyView,
    /// The kept sessions.
    pub(in crate::ui) kept: fn(Shell, Views) -> AnyView,
}

/// The views of a session, which may still be loading.
type Views = Lazy<SessionViews>;

/// Shows the screen at the end of an element.
pub(super) fn show(shell: Shell, place: &Element) -> Box<dyn Any> {
    section(shell, ScreenId::Iterate, place, move || view! { <Screen shell/> })
}

/// A session in progress.
pub(super) fn work(shell: Shell) -> AnyView {
    // Already there if the views came in a file of their own.
    drop(sheet::load("session"));
    view! { <work::Work showing=SessionView::start(shell)/> }.into_any()
}

/// The result of a session.
pub(super) fn results(shell: Shell, views: Views) -> AnyView {
    drop(sheet::load("session"));
    view! { <results::Results shell views/> }.into_any()
}

/// The offer to resume a session.
pub(super) fn resume(shell: Shell, views: Views) -> AnyView {
    view! { <kept::Resume shell views/> }.into_any()
}

/// The kept sessions.
pub(super) fn kept(shell: Shell, views: Views) -> AnyView {
    view! { <kept::Kept shell views/> }.into_any()
}

/// Starts a session with the current date, as soon as its views have arrived: until then its clock would run for
/// nothing.
fn begin(shell: Shell, views: Views, event: Event) {
    spawn_local(async move {
        let is_shown = || shell.model.try_with_untracked(|model| model.screen == ScreenId::Iterate).unwrap_or_default();
        let Ok(here) = views.wait().await else { return };
        if is_shown() {
            shell.iterate(Event::ViewsLoaded(here.rules));
            shell.iterate(Event::EpochRead(js_sys::Date::now() - browser::now().millis()));
            shell.iterate(event);
        }
    });
}

/// Reads a value from the screen's state. The signal changes when the value does.
fn read<T: Default + PartialEq + Send + Sync + 'static>(
    shell: Shell,
    read: impl Fn(&Model) -> T + Send + Sync + 'static,
) -> Signal<T> {
    shell.read_state(read)
}
