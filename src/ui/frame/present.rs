use crate::app::{Event, Model};
use crate::shell::{Listener, Shell, browser};
use crate::ui::drawn::Drawn;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Projection: the key `P` while the focus is in a screen, Escape to leave it, and a way out for the pointer.
pub(in crate::ui) fn present(shell: Shell) -> Drawn {
    let on = shell.read(|model: &Model| model.keys.present);
    // A frame is too small to be projected from within.
    let embed = shell.read(|model: &Model| model.keys.embed);
    let pressed = move |event: web_sys::Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let asked = match event.key().as_str() {
            "p" | "P" => on.get_untracked() || (is_in_a_screen(event) && !embed.get_untracked()),
            "Escape" => on.get_untracked(),
            _ => false,
        };
        let taken = event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented();
        if asked && !taken && !event.repeat() {
            // Escape does one thing at a time: it does not interrupt an answer as well.
            event.prevent_default();
            browser::keep_focus();
            shell.send(Event::PresentToggled);
        }
    };
    let keys = Listener::new(browser::document().into(), "keydown", Box::new(pressed));
    let keys = StoredValue::new_local(keys);
    on_cleanup(move || keys.dispose());
    let leave = Drawn::new("<button class=\"present-leave\" type=\"button\">Leave projection (Esc)</button>");
    leave.flag("", "hidden", Signal::derive(move || !on.get())).on("", "click", move |_| {
        browser::keep_focus();
        shell.send(Event::PresentToggled);
    });
    leave
}

/// Whether a key was pressed within a screen, and not to write something.
fn is_in_a_screen(event: &KeyboardEvent) -> bool {
    let at = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let inside = |at: &Element| at.closest(".instrument, .screen").ok().flatten().is_some();
    at.is_some_and(|at| inside(&at) && !matches!(at.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"))
}
