//! The race without the page around it, at an address and with a scenario of the test's own.

use crate::place::{Place, show, window};
use crate::scenario;
use hare_and_tortoise::app::screen::race::{self, LaneId};
use hare_and_tortoise::app::{Event, Wall};
use hare_and_tortoise::engine::Nanos;
use hare_and_tortoise::scenario::ScenarioId;
use hare_and_tortoise::shell::Shell;
use leptos::prelude::*;
use leptos::tachys::view::Render;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// Sets the address's fragment without an event.
pub(crate) fn set_address(hash: &str) {
    window().history().unwrap().replace_state_with_url(&JsValue::NULL, "", Some(hash)).unwrap();
}

pub(crate) fn now() -> Wall {
    Wall::from_millis(window().performance().unwrap().now())
}

/// Starts the playground at an address and shows a part of it. Its scenario is there at once; the playground ignores a
/// later answer of the server.
pub(crate) fn play<V: Render + 'static>(
    hash: &str,
    view: impl FnOnce(Shell) -> V + 'static,
) -> (Shell, Place<V::State>) {
    set_address(hash);
    let started = Rc::new(Cell::new(None));
    let start = started.clone();
    let place = show(move || {
        let shell = Shell::start(hare_and_tortoise::ui::SOURCES);
        let id = ScenarioId::new("task").unwrap();
        shell.send(Event::ScenarioLoaded { now: now(), id, result: Ok(Arc::new(scenario::scenario())) });
        start.set(Some(shell));
        view(shell)
    });
    (started.get().unwrap(), place)
}

pub(crate) fn lane(shell: Shell, n: usize) -> LaneId {
    shell.model.with_untracked(|model| model.race.setup.lanes[n].id)
}

pub(crate) fn seek(shell: Shell, seconds: f64) {
    shell.race(race::Event::Seeked(Nanos::from_seconds(seconds)));
}
