use crate::app::screen::race::{Event, Focus, shortcut};
use crate::shell::Shell;
use crate::ui::drawn::Drawn;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

/// The whole instrument: its keys work while the focus is in it.
pub(super) fn instrument(shell: Shell) -> Drawn {
    let pressed = move |event: web_sys::Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let taken = event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented();
        let Some(wish) = shortcut(&event.key(), focus(event)).filter(|_| !taken) else { return };
        event.prevent_default();
        // A held key repeats steps, but no other actions.
        if !event.repeat() || matches!(wish, Event::SteppedBack | Event::SteppedForward) {
            shell.race(wish);
        }
    };
    let instrument = Drawn::new("<section class=\"instrument\" aria-label=\"Race\" tabindex=\"-1\"></section>");
    instrument
        .attribute("", "data-status", shell.read(|model| model.race.status_word().to_owned()))
        .on("", "keydown", pressed);
    instrument
}

fn focus(event: &KeyboardEvent) -> Focus {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return Focus::Plain;
    };
    match element.tag_name().as_str() {
        "BUTTON" | "SUMMARY" | "A" => Focus::Button,
        "INPUT" if element.dyn_ref::<HtmlInputElement>().is_some_and(|input| input.type_() == "range") => Focus::Slider,
        "INPUT" | "SELECT" | "TEXTAREA" => Focus::Input,
        // The arrow keys scroll a table sideways.
        _ if element.class_list().contains("table-scroller") => Focus::Slider,
        _ => Focus::Plain,
    }
}
