//! Texts in links: compressed by the browser, and written so that an address can hold them.

use super::browser::reason;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/shell/pack.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn pack(text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn unpack(packed: &str, most: u32) -> Result<JsValue, JsValue>;
}

/// The most bytes of a text in a link.
const LONGEST: u32 = 1 << 20;

/// A text for a link.
///
/// # Errors
/// Why the browser does not compress it.
pub(super) async fn packed(text: &str) -> Result<String, String> {
    let packed = pack(text).await.map_err(|error| reason(&error))?;
    Ok(packed.as_string().unwrap_or_default())
}

/// The text in a link.
///
/// # Errors
/// Why it cannot be read: the link is cut or changed, or holds too much.
pub(super) async fn unpacked(packed: &str) -> Result<String, String> {
    let text = unpack(packed, LONGEST).await.map_err(|error| reason(&error))?;
    Ok(text.as_string().unwrap_or_default())
}
