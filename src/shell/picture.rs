//! A drawing as a picture of pixels.

use super::{browser, download};
use js_sys::{Array, Function, Reflect};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Pixels of the picture for a pixel of the drawing: sharp on paper and on dense screens.
const DENSITY: u32 = 2;

/// Draws an SVG, of this size in pixels, and offers it as a PNG file. Does nothing if the browser cannot.
pub fn save_png(name: &'static str, svg: &str, (width, height): (u32, u32)) {
    let image = browser::element("img");
    let drawn = image.clone();
    let loaded = Closure::once_into_js(move || {
        let _ = draw(&drawn, name, (width * DENSITY, height * DENSITY));
    });
    let _ = image.add_event_listener_with_callback("load", loaded.unchecked_ref());
    // As data, which the page's policy allows, and which leaves the canvas readable.
    let source = format!("data:image/svg+xml,{}", utf8_percent_encode(svg, NON_ALPHANUMERIC));
    let _ = image.set_attribute("src", &source);
}

fn draw(image: &Element, name: &'static str, (width, height): (u32, u32)) -> Option<()> {
    let canvas = browser::element("canvas");
    for (attribute, length) in [("width", width), ("height", height)] {
        let _ = canvas.set_attribute(attribute, &length.to_string());
    }
    let context = call(&canvas, "getContext", &["2d".into()])?;
    let [left, top, wide, high] = [0, 0, width, height].map(JsValue::from);
    call(&context, "drawImage", &[image.into(), left, top, wide, high])?;
    let made = Closure::once_into_js(move |blob: JsValue| {
        if let Ok(blob) = blob.dyn_into() {
            download::save_blob(name, &blob);
        }
    });
    call(&canvas, "toBlob", &[made]).map(drop)
}

/// Calls a method by its name. Bindings of its own for each would be in every load, although hardly anybody draws.
pub(super) fn call(of: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = Reflect::get(of, &method.into()).ok()?.dyn_into().ok()?;
    Reflect::apply(&method, of, &arguments.iter().collect::<Array>()).ok()
}

/// Opens a dialog over the page, with the focus kept in it, or closes it.
pub fn show_dialog(dialog: &Element, open: bool) {
    let _ = call(dialog, if open { "showModal" } else { "close" }, &[]);
}
