//! The iterate screen: a task done in turns, with one model and then with the other.

mod kept;
mod results;
mod screen;
mod setup;
mod work;

use super::frame::section;
use crate::app::screen::ScreenId;
use crate::app::screen::iterate::{Event, Model};
use crate::shell::{Lazy, SessionView, Shell, browser};
use leptos::prelude::*;
use leptos::task::spawn_local;
use screen::Screen;
use std::any::Any;
use web_sys::Element;

/// The views of a session. They are heavy and nobody needs them to choose a task, so they lie in a file of their own, which
/// is fetched when somebody touches the page.
pub(in crate::ui) struct SessionViews {
    /// A session being worked in.
    pub(in crate::ui) work: fn(SessionView) -> AnyView,
    /// What a session came to.
    pub(in crate::ui) results: fn(Shell, Views) -> AnyView,
}

/// The views of a session, here or still to come.
type Views = Lazy<SessionViews>;

/// Puts the screen at the end of an element.
pub(super) fn show(shell: Shell, place: &Element) -> Box<dyn Any> {
    section(ScreenId::Iterate, place, move || view! { <Screen shell/> })
}

/// A session being worked in.
pub(super) fn work(session: SessionView) -> AnyView {
    view! { <work::Work showing=session/> }.into_any()
}

/// What a session came to.
pub(super) fn results(shell: Shell, views: Views) -> AnyView {
    view! { <results::Results shell views/> }.into_any()
}

/// Has a session begin, with the date as it is now, as soon as its views are here: until then its clock would run for
/// nothing.
fn begin(shell: Shell, views: Views, event: Event) {
    spawn_local(async move {
        if views.wait().await.is_ok() {
            shell.iterate(Event::EpochRead(js_sys::Date::now() - browser::now().millis()));
            shell.iterate(event);
        }
    });
}

/// Something read off the screen's state: it changes when what is read does.
fn read<T: Default + PartialEq + Send + Sync + 'static>(
    shell: Shell,
    read: impl Fn(&Model) -> T + Send + Sync + 'static,
) -> Signal<T> {
    shell.read_state(read)
}
