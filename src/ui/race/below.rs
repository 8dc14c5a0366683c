use super::measured::{Fidelity, Terms, Tools};
use super::next::offer_next_turn;
use super::share::Share;
use crate::shell::{Shell, browser, sheet};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Adds everything to the race that is below its timeline, and the offer of the next turn.
pub fn below(shell: Shell, race: &Element) {
    // Already there if the panels came in a file of their own.
    drop(sheet::load("panels"));
    offer_next_turn(shell, race);
    let place = browser::element("div");
    place.set_class_name("below");
    let _ = race.append_child(&place);
    let shown = StoredValue::new_local(mount_to(place.unchecked_into(), move || {
        view! {
            <Fidelity shell/>
            <Tools shell/>
            <Terms/>
            <Share shell/>
        }
    }));
    on_cleanup(move || shown.dispose());
}
