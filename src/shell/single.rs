//! The whole site in one HTML file, as `cargo xtask build` makes it. Its script (`xtask/src/single.js`) gives it the
//! documents of its frames: the file may lie where its own address cannot be opened again.

use super::browser::window;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The source of this very page, opened at a fragment; `None` on a site of several files.
pub fn page(fragment: &str) -> Option<String> {
    made("page", fragment)
}

/// The source of a preview with this content; `None` on a site of several files.
pub fn preview(html: &str) -> Option<String> {
    made("preview", html)
}

fn made(what: &str, from: &str) -> Option<String> {
    let packed = Reflect::get(&window(), &"packed".into()).ok().filter(JsValue::is_object)?;
    let make: Function = Reflect::get(&packed, &what.into()).ok()?.dyn_into().ok()?;
    make.call1(&packed, &from.into()).ok()?.as_string()
}
