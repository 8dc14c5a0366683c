//! The screens: they read state through signals and send intent through one callback, [`Shell::send`].
//!
//! **Architecture invariant:** nothing here computes what a test would want to see; that is in `app`.

pub mod common;
mod footer;
mod header;
mod notices;
pub mod race;

use crate::shell::{Shell, browser, crash};
use footer::Footer;
use header::Header;
use leptos::mount::mount_to;
use leptos::prelude::*;
use notices::Notices;
use race::Race;
use wasm_bindgen::JsCast;

/// Shows the playground in the page, in place of its skeleton.
pub fn start() {
    crash::install();
    let place = browser::document().get_element_by_id("app").and_then(|place| place.dyn_into().ok());
    if let Some(place) = place.or_else(|| browser::document().body()) {
        place.set_text_content(None);
        mount_to(place, App).forget();
    }
}

/// The page.
#[component]
fn App() -> impl IntoView {
    let shell = Shell::start();
    let theme = Memo::new(move |_| shell.model.with(|model| model.theme));
    let embed = Memo::new(move |_| shell.model.with(|model| model.embed));
    Effect::new(move |_| {
        if let Some(root) = browser::document().document_element() {
            let _ = root.set_attribute("data-theme", theme.get().name());
            let _ = root.toggle_attribute_with_force("data-embed", embed.get());
        }
    });
    view! {
        <Show when=move || !embed.get()>
            <Header shell theme/>
        </Show>
        <main class="page">
            <Notices shell/>
            <Race shell/>
        </main>
        <Footer embed/>
    }
}
