//! The page's address.

use super::browser::window;

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

/// Writes a fragment over the present one, soon: browsers allow some hundred a minute, a slider makes more.
pub fn replace(hash: &str) {
    use gloo_timers::callback::Timeout;
    use std::cell::RefCell;

    const SOON_MS: u32 = 300;
    thread_local! {
        static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    }
    let hash = hash.to_owned();
    let write = Timeout::new(SOON_MS, move || {
        let history = window().history();
        let _ =
            history.and_then(|history| history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&hash)));
    });
    // The one before is dropped, and with it cancelled.
    WAITING.with(|waiting| waiting.replace(Some(write)));
}
