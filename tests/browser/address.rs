//! The address follows the set-up after a moment. A set-up from before another address was opened is never written.

use crate::place::{fill, until, window};
use crate::playground::play;
use crate::watch::Watch;
use hare_and_tortoise::ui::race::race;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

fn fragment() -> String {
    window().location().hash().unwrap()
}

#[wasm_bindgen_test]
async fn the_last_of_several_changes_is_written() {
    let (_, place) = play("#/race?scenario=task&lanes=custom", race);
    let entries = window().history().unwrap().length().unwrap();
    let seed: HtmlInputElement = place.one("spinbutton", "Seed");
    for typed in ["39", "40", "41"] {
        fill(&seed, typed);
    }
    assert_eq!(fragment(), "#/race?scenario=task&lanes=custom");
    until("it is written", || fragment() == "#/race?v=1&scenario=task&lanes=custom&seed=41").await;
    assert_eq!(window().history().unwrap().length().unwrap(), entries, "in place of the one before");
}

#[wasm_bindgen_test]
async fn an_address_that_is_opened_is_not_written_over() {
    let watch = Watch::start();
    let (shell, place) = play("#/race?scenario=task&lanes=custom", race);
    fill(&place.one::<HtmlInputElement>("spinbutton", "Seed"), "41");
    assert!(watch.going_on().contains(&"timeout".to_owned()), "it waits to be written");
    window().location().set_hash("#/race?scenario=task&lanes=custom&seed=5").unwrap();
    until("the other one", || shell.model.with_untracked(|model| model.race.setup.seed.get()) == 5).await;
    until("nothing is to be written", || !watch.going_on().contains(&"timeout".to_owned())).await;
    assert_eq!(fragment(), "#/race?scenario=task&lanes=custom&seed=5");
}
