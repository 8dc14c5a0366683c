//! The screens: they read state through signals and send intent through one callback, [`Shell::send`].
//!
//! What changes on screen is a `Signal<String>` or a `Signal<bool>` wherever it can be: every further type, and every
//! closure in a view, is compiled once more into the page.
//!
//! **Architecture invariant:** nothing here computes what a test would want to see; that is in `app`.

pub mod common;
pub mod drawn;
mod footer;
mod header;
mod iterate;
mod notices;
mod opening;
pub mod race;
mod rest;
mod views;

use crate::app::link::View;
use crate::shell::{Shell, Source, address, browser, crash};
use drawn::{Drawn, follow};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
pub use rest::SOURCE;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// After so many milliseconds the page shows itself, whatever is still on its way.
const LATE_MS: u32 = 400;

/// Shows the playground in the page, in place of its skeleton.
pub fn start() {
    crash::install();
    let place = browser::document().get_element_by_id("app").and_then(|place| place.dyn_into().ok());
    if let Some(place) = place.or_else(|| browser::document().body()) {
        match SOURCE {
            // A link takes the rest to be read: what it shows comes at once, not after what a plain page shows.
            Source::Apart(fetch) if !address::read().is_empty() => spawn_local(async move {
                let rest = fetch().await;
                show(&place, rest.map_or(SOURCE, Source::Here));
            }),
            source => show(&place, source),
        }
    }
}

fn show(place: &HtmlElement, rest: Source) {
    // An error means that there is one already, which will do.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    // The page lasts as long as the program.
    let owner = Owner::new();
    owner.with(|| page(place, rest));
    std::mem::forget(owner);
}

fn page(place: &HtmlElement, rest: Source) {
    let shell = Shell::start(rest);
    let theme = shell.read(|model| model.theme.name().to_owned());
    let embed = shell.read(|model| model.embed);
    follow(Box::new(move || {
        if let Some(root) = browser::document().document_element() {
            let _ = root.set_attribute("data-theme", &theme.get());
            // The style sheet leaves only the instrument.
            let _ = root.toggle_attribute_with_force("data-embed", embed.get());
        }
    }));
    let main = Drawn::new("<main class=\"page\"></main>");
    for part in [notices::notices(shell), race::race(shell)] {
        let _ = main.0.append_child(&part.0);
    }
    let header = header::header(shell);
    // Other screens than the race are the rest's, and so are the ways to them: without it there is no other.
    let (links, around) = (header.0.clone(), main.0.clone());
    follow(Box::new(move || {
        if let Some(rest) = shell.rest() {
            untrack(|| (rest.views)(shell, &links, &around));
        }
    }));
    let parts = RefCell::new(vec![header, main, footer::footer()]);
    let place = place.clone();
    let appear = Rc::new(move || {
        let parts = parts.take();
        if !parts.is_empty() {
            place.set_text_content(None);
        }
        for part in parts {
            let _ = place.append_child(&part.0);
        }
    });
    let at_last = appear.clone();
    Timeout::new(LATE_MS, move || at_last()).forget();
    // An instrument without a run would be laid out and painted for nothing, while its first run is on the way.
    let worth_seeing =
        shell.read(|model| model.view != View::Race || model.race.run.is_some() || !model.notices.is_empty());
    follow(Box::new(move || {
        if worth_seeing.get() {
            appear();
        }
    }));
}
