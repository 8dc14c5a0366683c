use super::{press, read};
use crate::app::screen::class::{Event, Model};
use crate::shell::{Listener, Shell, browser};
use crate::ui::common::Button;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// On a projector: from one question to the next, by buttons, by the arrow keys, and by what a presenter's remote sends.
#[component]
pub(super) fn Slides(shell: Shell) -> impl IntoView {
    let on = shell.read(|page| page.keys.present);
    let at = read(shell, Model::at_words);
    let pressed = move |event: web_sys::Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|_| on.get_untracked()) else { return };
        let by = match event.key().as_str() {
            "ArrowRight" | "PageDown" => 1,
            "ArrowLeft" | "PageUp" => -1,
            _ => return,
        };
        let held = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
        if !held && !event.default_prevented() && !is_writing(event) {
            event.prevent_default();
            super::send(shell, Event::Moved(by));
        }
    };
    let keys = StoredValue::new_local(Listener::new(browser::document().into(), "keydown", Box::new(pressed)));
    on_cleanup(move || keys.dispose());
    view! {
        <nav class="class-slides" aria-label="Questions" hidden=Signal::derive(move || !on.get())>
            <Button label="Previous" press=press(shell, Event::Moved(-1))/>
            <span role="status" prop:textContent=at></span>
            <Button label="Next" press=press(shell, Event::Moved(1))/>
        </nav>
    }
}

fn is_writing(event: &KeyboardEvent) -> bool {
    let at = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    at.is_some_and(|at| matches!(at.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"))
}
