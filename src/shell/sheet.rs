//! Style sheets of single screens, asked for when the screen is opened.

use super::browser::{document, element};
use wasm_bindgen::prelude::*;

/// Has the page take up the style sheet that a `<meta>` element of this name names, once; then, or where it does not
/// come, calls back.
pub fn load(name: &str, done: impl FnOnce() + 'static) {
    let find = |selector: String| document().query_selector(&selector).ok().flatten();
    let file = find(format!("meta[name={name}]")).and_then(|meta| meta.get_attribute("content"));
    let (Some(file), None) = (file, find(format!("link[data-sheet={name}]"))) else {
        done();
        return;
    };
    let link = element("link");
    let done = Closure::once_into_js(move |_: JsValue| done());
    for kind in ["load", "error"] {
        let _ = link.add_event_listener_with_callback(kind, done.unchecked_ref());
    }
    for (key, value) in [("rel", "stylesheet"), ("data-sheet", name), ("href", &file)] {
        let _ = link.set_attribute(key, value);
    }
    if let Some(head) = document().head() {
        let _ = head.append_child(&link);
    }
}
