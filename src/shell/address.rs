//! The page's address.

use super::browser::window;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsValue;

/// How long a fragment waits for another one before it is written, in milliseconds.
const SOON_MS: u32 = 300;

/// The fragment, as it stands.
pub fn read() -> String {
    window().location().hash().unwrap_or_default()
}

/// The whole address with another fragment.
pub fn absolute(hash: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    format!("{}{hash}", href.split('#').next().unwrap_or_default())
}

/// Opens a fragment as a new entry in the history.
pub fn open(hash: &str) {
    let _ = window().location().set_hash(hash);
}

/// Writes fragments over the present one, soon: browsers allow some hundred a minute, a slider makes more. Dropped, it
/// writes no more.
#[derive(Default)]
pub(super) struct Writer(Option<Timeout>);

impl Writer {
    pub(super) fn replace(&mut self, hash: String) {
        // The one before is dropped, and with it cancelled.
        self.0 = Some(Timeout::new(SOON_MS, move || {
            let _ =
                window().history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&hash)));
        }));
    }

    /// Another address is opened: what was still to be written over the one before is not.
    pub(super) fn forget(&mut self) {
        self.0 = None;
    }
}
