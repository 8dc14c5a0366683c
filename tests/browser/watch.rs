use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/tests/browser/watch.js")]
extern "C" {
    fn watch();
    fn kinds() -> Vec<String>;
    fn release();
}

/// Watches the activity of the page, until it is dropped.
pub(crate) struct Watch(());

impl Watch {
    pub(crate) fn start() -> Self {
        watch();
        Self(())
    }

    /// Timers, frames, observers and listeners that have started since then and not ended.
    pub(crate) fn going_on(&self) -> Vec<String> {
        kinds()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        release();
    }
}
