use super::cards::Cards;
use super::drawer::Drawer;
use super::measured::{Fidelity, Terms, Tools};
use super::next::offer_next_turn;
use super::share::Share;
use crate::app::Model;
use crate::app::screen::race::{Event, LaneId};
use crate::engine::figures;
use crate::shell::{Shell, browser, sheet};
use crate::ui::common::type_into;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A number field of the first file: where it is, its number, and its event.
type Number = (&'static str, fn(&Model) -> String, fn(f64) -> Event);

/// The number fields of the first file, which shows their numbers.
const NUMBERS: [Number; 2] = [
    ("[data-bind=seed]", |model| model.race.setup.seed.get().to_string(), |seed| Event::SeedEntered(seed as u64)),
    ("[data-bind=pause]", |model| figures::plain(model.race.setup.pause.seconds()), Event::PauseEntered),
];

/// Adds to the race what comes with the panels: the drawer with a lane's settings, the next turn, everything below the
/// timeline, and the typing into number fields. `open` is the lane whose settings are open.
pub fn complete(shell: Shell, race: &Element, open: RwSignal<Option<LaneId>>) {
    // Already there if the panels came in a file of their own.
    drop(sheet::load("panels"));
    offer_next_turn(shell, race);
    let drawer = place("drawer-place");
    if let Ok(Some(lanes)) = race.query_selector(".lanes") {
        let _ = lanes.after_with_node_1(&drawer);
    }
    for (field, read, event) in NUMBERS {
        if let Ok(Some(input)) = race.query_selector(field) {
            let entered = Box::new(move |number| shell.race(event(number)));
            type_into(input.unchecked_into(), shell.read(read), entered);
        }
    }
    let within = race.clone();
    let below = place("below");
    let _ = race.append_child(&below);
    let shown = StoredValue::new_local((
        mount_to(drawer, move || view! { <Drawer shell race=within open/> }),
        mount_to(below, move || {
            view! {
                <Fidelity shell/>
                <Tools shell/>
                <Terms/>
                <Share shell/>
                <Cards/>
            }
        }),
    ));
    on_cleanup(move || shown.dispose());
}

fn place(class: &str) -> HtmlElement {
    let place = browser::element("div");
    place.set_class_name(class);
    place.unchecked_into()
}
