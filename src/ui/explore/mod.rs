//! The screen that explains: a list of questions, and the panel of one: its point, its result in words, its figure, the
//! numbers that decide it, and the formulas behind it.

mod control;
mod figure;
mod panel;

use super::common::Button;
use super::frame::section;
use super::parts::ANSWERS_SOURCE;
use crate::app::screen::ScreenId;
use crate::app::screen::explore::{Answers, Event, Model, PANELS};
use crate::shell::{Lazy, Shell, memo};
use leptos::prelude::*;
use panel::Shown;
use std::any::Any;
use web_sys::Element;

/// Puts the screen at the end of an element.
pub(super) fn show(shell: Shell, place: &Element) -> Box<dyn Any> {
    section(shell, ScreenId::Explore, place, move || view! { <Explore shell/> })
}

/// The whole screen. Another panel is drawn anew.
#[component]
fn Explore(shell: Shell) -> impl IntoView {
    let id = read(shell, |model| model.panel().id.to_owned());
    let lost = answers(shell);
    view! {
        <div class="explore">
            <nav class="explore-list" aria-label="Questions">
                {PANELS.iter().enumerate().map(|(n, panel)| link(shell, n, panel.short)).collect_view()}
            </nav>
            <div class="panel-lost" hidden=Signal::derive(move || !lost.is_missing())>
                <p role="alert" prop:textContent=move || if lost.is_missing() { LOST } else { "" }></p>
                <Button label="Try again" press=Callback::new(move |()| lost.need())/>
            </div>
            {move || {
                // The panel of this name; its numbers change without it.
                let _ = id.get();
                let panel = shell.model.with_untracked(|model| model.state::<Model>().map(Model::panel));
                panel.map(|panel| view! { <Shown shell panel/> })
            }}
        </div>
    }
}

/// In place of the answers.
const LOST: &str = "The answer could not be loaded.";

/// Fetches the answers of all panels when the person touches the page, or when a panel is shown that needs one.
fn answers(shell: Shell) -> Lazy<Answers> {
    let answers = Lazy::new(ANSWERS_SOURCE);
    let needed = read(shell, |model| !model.is_answered());
    let touched = answers.need_when_touched();
    let following = RenderEffect::new(move |_: Option<()>| {
        if needed.get() {
            answers.need_once();
        }
        if let Some(all) = answers.get() {
            shell.explore(Event::AnswersLoaded(all));
        }
    });
    let owned = StoredValue::new_local((touched, following));
    on_cleanup(move || owned.dispose());
    answers
}

/// A link to a panel. It stays in place, so that it keeps the focus.
fn link(shell: Shell, n: usize, name: &'static str) -> impl IntoView {
    let href = shell.read(move |model| {
        let link = model.state::<Model>().map(|explore| explore.link_to(n));
        link.map(|link| model.with_own_keys(&link)).unwrap_or_default()
    });
    view! { <a href=href aria-current=read(shell, move |model| model.current(n))>{name}</a> }
}

/// Reads a value from the screen's state. The signal changes when the value does.
fn read<T: Default + PartialEq + Send + Sync + 'static>(
    shell: Shell,
    read: impl Fn(&Model) -> T + Send + Sync + 'static,
) -> Signal<T> {
    shell.read_state(read)
}

/// Links as HTML, each written by the function that is given.
type Links = fn(&Model, &dyn Fn(&str) -> String) -> String;

/// Links within the page, with the page's own keys.
fn linked(shell: Shell, links: Links) -> Signal<String> {
    memo(Box::new(move || {
        let model = shell.model.read();
        let explore = model.state::<Model>();
        explore.map(|explore| links(explore, &|link| model.with_own_keys(link))).unwrap_or_default()
    }))
}
