//! Loads files from the site.

use super::browser::{reason, window};
use gloo_timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Response};

/// The time limit for a file, in milliseconds.
const PATIENCE_MS: u32 = 30_000;

#[wasm_bindgen]
extern "C" {
    /// A request that the loader has already made, together with that for the program.
    #[wasm_bindgen(js_namespace = preloaded, js_name = take, catch)]
    fn preloaded(path: &str) -> Result<Option<Promise>, JsValue>;
}

/// The text of a file of the site.
///
/// # Errors
/// The reason, as the end of a sentence that begins with the file's name.
pub async fn text(url: &str) -> Result<String, String> {
    let failed = |error: JsValue| format!("could not be loaded ({})", reason(&error));
    let controller = AbortController::new().map_err(failed)?;
    let signal = controller.signal();
    // A timer of our own, because browsers from before 2022 have no `AbortSignal.timeout`. It is dropped with the
    // answer and then aborts nothing.
    let late = js_sys::Error::new(&format!("it took longer than {} s", PATIENCE_MS / 1_000));
    let _patience = Timeout::new(PATIENCE_MS, move || controller.abort_with_reason(&late));
    let asked = preloaded(url).ok().flatten().unwrap_or_else(|| {
        let request = RequestInit::new();
        request.set_signal(Some(&signal));
        window().fetch_with_str_and_init(url, &request)
    });
    let response = JsFuture::from(asked).await.map_err(failed)?;
    let response: Response = response.dyn_into().map_err(failed)?;
    if !response.ok() {
        return Err(format!("could not be loaded (the server answered {})", response.status()));
    }
    let text = JsFuture::from(response.text().map_err(failed)?).await.map_err(failed)?;
    text.as_string().ok_or_else(|| "is not text".to_owned())
}
