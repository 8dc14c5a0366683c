//! The screens: they read state through signals, and send intent through one callback, [`Shell::send`].
//!
//! Use `Signal<String>` or `Signal<bool>` for changing content where possible: the compiler generates code for each
//! further type, and for each closure in a view.
//!
//! **Architecture invariant:** nothing here computes what a test would want to see; that is in `app`.

mod author;
mod claims;
mod class;
pub mod common;
pub mod drawn;
mod explore;
mod frame;
mod iterate;
mod learn;
mod parts;
pub mod race;
mod screens;
mod simulated;
mod while_open;

use crate::app::Presence;
use crate::app::screen::ScreenId;
use crate::shell::{Shell, browser, crash, sheet};
use drawn::{Drawn, follow};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
pub use parts::SOURCES;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// After this many milliseconds the page appears, whatever is still loading.
const LATE_MS: u32 = 400;

/// After this many milliseconds the panels are fetched, although what was asked for has not come yet.
const PANELS_LATE_MS: u32 = 3000;

/// Replaces the page's skeleton with the playground.
pub fn start() {
    crash::install();
    let place = browser::document().get_element_by_id("app").and_then(|place| place.dyn_into().ok());
    let Some(place) = place.or_else(|| browser::document().body()) else { return };
    // An error means that an executor exists already, which is fine.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    // The page lasts as long as the program.
    let owner = Owner::new();
    owner.with(|| page(&place));
    std::mem::forget(owner);
}

fn page(place: &HtmlElement) {
    let shell = Shell::start(SOURCES);
    // Both in one, because each signal has its code.
    let looks = shell.read(|model| [model.keys.theme.name(), model.keys.controls.name()].join(" "));
    let embed = shell.read(|model| model.keys.embed);
    let present = shell.read(|model| model.keys.present);
    follow(Box::new(move || {
        if let Some(root) = browser::document().document_element() {
            for (attribute, value) in ["data-theme", "data-controls"].into_iter().zip(looks.get().split(' ')) {
                let _ = root.set_attribute(attribute, value);
            }
            // In an embed the style sheet hides everything except the instrument.
            let _ = root.toggle_attribute_with_force("data-embed", embed.get());
            let _ = root.toggle_attribute_with_force("data-present", present.get());
        }
        if present.get() {
            drop(sheet::load("present"));
        }
    }));
    let main = Drawn::new("<main class=\"page\"></main>");
    let race = race::race(shell);
    for part in [&frame::notices(shell), &race] {
        let _ = main.0.append_child(&part.0);
    }
    screens::screens(shell, &main.0, &race.0);
    let parts = RefCell::new(vec![frame::header(shell), main, frame::footer()]);
    let place = place.clone();
    let instrument = race.0.clone();
    let appear = Rc::new(move || {
        let parts = parts.take();
        if parts.is_empty() {
            return;
        }
        place.set_text_content(None);
        for part in parts {
            let _ = place.append_child(&part.0);
        }
        // So that Space plays on a page that has just been opened.
        let focused = browser::document().active_element().is_some_and(|at| at.tag_name() != "BODY");
        if !focused && shell.model.with_untracked(|model| model.screen == ScreenId::Race) {
            browser::focus_in_place(&instrument);
        }
    });
    let at_last = appear.clone();
    Timeout::new(LATE_MS, move || at_last()).forget();
    // While something else takes long, the panels say so.
    Timeout::new(PANELS_LATE_MS, move || shell.panels.need_once()).forget();
    // Before its screen has arrived, laying out and painting the page would be wasted.
    let worth_seeing = shell.read(|model| {
        !model.notices.is_empty()
            || if model.screen == ScreenId::Race {
                model.race.run.is_some()
            } else {
                model.presence() == Presence::Here
            }
    });
    follow(Box::new(move || {
        if worth_seeing.get() {
            appear();
        }
    }));
}
