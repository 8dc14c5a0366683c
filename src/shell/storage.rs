//! What is kept in the browser between visits: one text. The browser may deny it, or have no room.
//!
//! By way of properties, which is all that a store is: each further call by name would weigh in the first load.

use super::browser::{reason, window};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// What the text lies under.
const KEY: &str = "hare-and-tortoise";

/// The text; none where nothing has been kept.
///
/// # Errors
/// Why there is no store, in the browser's words.
pub fn read() -> Result<Option<String>, String> {
    let text = store().and_then(|store| Reflect::get(&store, &KEY.into()));
    text.map(|text| text.as_string()).map_err(|error| reason(&error))
}

/// Keeps a text in place of the one before; none deletes it.
///
/// # Errors
/// Why it is not kept, in the browser's words.
pub fn write(text: Option<&str>) -> Result<(), String> {
    let written = store().and_then(|store| match text {
        Some(text) => Reflect::set(&store, &KEY.into(), &text.into()),
        None => Reflect::delete_property(&store, &KEY.into()),
    });
    written.map(|_| ()).map_err(|error| reason(&error))
}

fn store() -> Result<js_sys::Object, JsValue> {
    let store = Reflect::get(&window(), &"localStorage".into())?;
    // Some browsers have none, rather than one that refuses.
    if store.is_object() { Ok(store.into()) } else { Err(js_sys::Error::new("there is no store").into()) }
}
