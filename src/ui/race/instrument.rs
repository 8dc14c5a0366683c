use crate::app::race::{Event, Focus, shortcut};
use crate::shell::Shell;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::web_sys::{Element, HtmlInputElement};
use wasm_bindgen::JsCast;

/// The instrument as a whole: single keys act while the focus is in it.
#[component]
pub(super) fn Instrument(shell: Shell, children: Children) -> impl IntoView {
    let pressed = move |event: KeyboardEvent| {
        let taken = event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented();
        let Some(wish) = shortcut(&event.key(), focus(&event)).filter(|_| !taken) else { return };
        event.prevent_default();
        // A key that is held steps on; anything else it would do over and over.
        if !event.repeat() || matches!(wish, Event::SteppedBack | Event::SteppedForward) {
            shell.race(wish);
        }
    };
    let status = shell.read(|model| model.race.status_word().to_owned());
    view! {
        <section class="instrument" data-status=status aria-label="Race" tabindex="-1" on:keydown=pressed>
            {children()}
        </section>
    }
}

fn focus(event: &KeyboardEvent) -> Focus {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return Focus::Plain;
    };
    match element.tag_name().as_str() {
        "BUTTON" | "SUMMARY" | "A" => Focus::Button,
        "INPUT" if element.dyn_ref::<HtmlInputElement>().is_some_and(|input| input.type_() == "range") => Focus::Slider,
        "INPUT" | "SELECT" | "TEXTAREA" => Focus::Input,
        // What scrolls sideways does so by the arrows.
        _ if element.class_list().contains("table-scroller") => Focus::Slider,
        _ => Focus::Plain,
    }
}
