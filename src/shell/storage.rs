//! Texts that the browser keeps between visits. The browser may deny storage, or be out of space.
//!
//! Uses properties of the store instead of its methods: each bound method would add to the first load.

use super::browser::{reason, window};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The key of the sessions.
pub const SESSIONS: &str = "hare-and-tortoise";

/// The text at a key; `None` if nothing has been stored.
///
/// # Errors
/// Why there is no store, in the browser's words.
pub fn read(key: &str) -> Result<Option<String>, String> {
    let text = store().and_then(|store| Reflect::get(&store, &key.into()));
    text.map(|text| text.as_string()).map_err(|error| reason(&error))
}

/// Stores a text at a key in place of the previous one; `None` deletes it.
///
/// # Errors
/// Why it could not be stored, in the browser's words.
pub fn write(key: &str, text: Option<&str>) -> Result<(), String> {
    let written = store().and_then(|store| match text {
        Some(text) => Reflect::set(&store, &key.into(), &text.into()),
        None => Reflect::delete_property(&store, &key.into()),
    });
    written.map(|_| ()).map_err(|error| reason(&error))
}

fn store() -> Result<js_sys::Object, JsValue> {
    let store = Reflect::get(&window(), &"localStorage".into())?;
    // Some browsers have no store, rather than one that refuses.
    if store.is_object() { Ok(store.into()) } else { Err(js_sys::Error::new("there is no store").into()) }
}
