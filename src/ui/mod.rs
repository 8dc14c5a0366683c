//! The screens: they read state through signals and send intent through one callback, [`Shell::send`].
//!
//! What changes on screen is a `Signal<String>` or a `Signal<bool>` wherever it can be: every further type, and every
//! closure in a view, is compiled once more into the page.
//!
//! **Architecture invariant:** nothing here computes what a test would want to see; that is in `app`.

pub mod common;
mod footer;
mod header;
mod notices;
pub mod race;
mod rest;

use crate::shell::{Shell, Source, address, browser, crash};
use footer::Footer;
use header::Header;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use leptos::web_sys::HtmlElement;
use notices::Notices;
use race::Race;
pub use rest::SOURCE;
use wasm_bindgen::JsCast;

/// Shows the playground in the page, in place of its skeleton.
pub fn start() {
    crash::install();
    let place = browser::document().get_element_by_id("app").and_then(|place| place.dyn_into().ok());
    if let Some(place) = place.or_else(|| browser::document().body()) {
        match SOURCE {
            // A link takes the rest to be read: what it shows comes at once, not after what a plain page shows.
            Source::Apart(fetch) if !address::read().is_empty() => spawn_local(async move {
                let rest = fetch().await;
                show(place, rest.map_or(SOURCE, Source::Here));
            }),
            source => show(place, source),
        }
    }
}

fn show(place: HtmlElement, rest: Source) {
    place.set_text_content(None);
    mount_to(place, move || view! { <App rest/> }).forget();
}

/// The page.
#[component]
fn App(rest: Source) -> impl IntoView {
    let shell = Shell::start(rest);
    let theme = shell.read(|model| model.theme.name().to_owned());
    let embed = shell.read(|model| model.embed);
    Effect::new(move |_| {
        if let Some(root) = browser::document().document_element() {
            let _ = root.set_attribute("data-theme", &theme.get());
            // The style sheet leaves only the instrument.
            let _ = root.toggle_attribute_with_force("data-embed", embed.get());
        }
    });
    view! {
        <Header shell/>
        <main class="page">
            <Notices shell/>
            <Race shell/>
        </main>
        <Footer/>
    }
}
