//! Style sheets of single screens, loaded when the screen is opened.

use super::browser::{document, element};
use js_sys::Promise;
use std::future::Future;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// The mark of a sheet that has loaded. The loader sets it, too.
const SETTLED: &str = "data-settled";

/// Adds a screen's style sheet to the page at once, unless it is there. The future ends when the sheet has loaded or
/// failed. A `<meta>` element names the file; the loader may have asked for it already.
pub fn load(screen: &str) -> impl Future<Output = ()> + 'static {
    let find = |selector: String| document().query_selector(&selector).ok().flatten();
    let file = find(format!("meta[name=screen-{screen}]")).and_then(|meta| meta.get_attribute("content"));
    let link = find(format!("link[data-sheet={screen}]")).or_else(|| file.map(|file| asked_for(screen, &file)));
    let settled = link.filter(|link| !link.has_attribute(SETTLED)).map(|link| {
        Promise::new(&mut |resolve, _| {
            for kind in ["load", "error"] {
                let _ = link.add_event_listener_with_callback(kind, &resolve);
            }
        })
    });
    async move {
        if let Some(settled) = settled {
            let _ = JsFuture::from(settled).await;
        }
    }
}

fn asked_for(screen: &str, file: &str) -> Element {
    let link = element("link");
    for (key, value) in [("rel", "stylesheet"), ("data-sheet", screen), ("href", file)] {
        let _ = link.set_attribute(key, value);
    }
    let loaded = link.clone();
    let loaded = Closure::once_into_js(move || drop(loaded.set_attribute(SETTLED, "")));
    let _ = link.add_event_listener_with_callback("load", loaded.unchecked_ref());
    // A sheet that failed is gone, so that trying again asks for it again.
    let failed = link.clone();
    let failed = Closure::once_into_js(move || failed.remove());
    let _ = link.add_event_listener_with_callback("error", failed.unchecked_ref());
    if let Some(head) = document().head() {
        let _ = head.append_child(&link);
    }
    link
}
