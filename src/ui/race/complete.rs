use super::announcer::announcer;
use super::cards::Cards;
use super::controls::controls;
use super::drawer::Drawer;
use super::measured::{Fidelity, Terms, Tools};
use super::next::offer_next_turn;
use super::share::Share;
use super::task::task;
use crate::app::screen::race::LaneId;
use crate::shell::{Shell, browser, sheet, sight};
use crate::ui::frame::{LockedWords, present};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Adds to the race what comes with the panels: the choice of the task, the transport's controls, the drawer with a
/// lane's settings, the next turn, and everything below the timeline. `open` is the lane whose settings are open.
pub fn complete(shell: Shell, race: &Element, open: RwSignal<Option<LaneId>>) {
    // Already there if the panels came in a file of their own.
    drop(sheet::load("panels"));
    let at = |class: &str| race.query_selector(class).ok().flatten();
    if let Some(place) = at(".task") {
        let words = self::place("locked-place");
        let _ = place.after_with_node_1(&words);
        let _ = place.replace_with_with_node_1(&task(shell).0);
        let shown = StoredValue::new_local(mount_to(words, move || view! { <LockedWords shell/> }));
        on_cleanup(move || shown.dispose());
    }
    if let Some(transport) = at(".transport") {
        controls(shell, &transport);
    }
    sight::watch(shell);
    let _ = race.append_child(&announcer(shell).0);
    if let Some(body) = browser::document().body() {
        let _ = body.append_child(&present(shell).0);
    }
    offer_next_turn(shell, race);
    let drawer = place("drawer-place");
    if let Some(lanes) = at(".lanes") {
        let _ = lanes.after_with_node_1(&drawer);
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
                <Cards shell/>
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
