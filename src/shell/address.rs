//! The page's address.

use super::browser::window;
use super::messages::{self, Message};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsValue;

/// How long a fragment waits for a newer one before it is written, in milliseconds.
const SOON_MS: u32 = 300;

/// The current fragment.
pub fn read() -> String {
    window().location().hash().unwrap_or_default()
}

/// The whole address with another fragment.
pub fn absolute(hash: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    format!("{}{hash}", href.split('#').next().unwrap_or_default())
}

/// The address to pass on: the whole one; of a page on a disk the fragment alone, because the path there names folders, and
/// often a person.
pub fn to_pass_on(hash: &str) -> String {
    let on_disk = window().location().protocol().is_ok_and(|protocol| protocol == "file:");
    if on_disk { hash.to_owned() } else { absolute(hash) }
}

/// Opens a fragment: as a new entry in the history, or in place of the present one.
pub fn open(hash: &str, push: bool) {
    let location = window().location();
    // By the whole address: in a `srcdoc` a fragment alone is one of the page around it.
    let _ = if push {
        location.set_hash(hash)
    } else {
        location.replace(&absolute(&format!("#{}", hash.trim_start_matches('#'))))
    };
}

/// Replaces the fragment after a short delay: browsers allow about a hundred changes a minute, and a slider makes more.
/// When this is dropped, it writes no more.
#[derive(Default)]
pub(super) struct Writer(Option<Timeout>);

impl Writer {
    pub(super) fn replace(&mut self, hash: String) {
        // Dropping the previous timer cancels it.
        self.0 = Some(Timeout::new(SOON_MS, move || {
            let address = absolute(&hash);
            let _ = window()
                .history()
                .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&address)));
            messages::post(Message::Changed(&hash));
        }));
    }

    /// Another address is opening: the pending change belongs to the previous one, so it must not be written.
    pub(super) fn forget(&mut self) {
        self.0 = None;
    }
}
