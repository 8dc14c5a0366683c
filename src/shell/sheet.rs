//! Style sheets of single screens, loaded when the screen is opened.

use super::browser::{document, element};
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// Adds a screen's style sheet to the page, once, and waits until it has loaded or failed. A `<meta>` element names the
/// file; the loader may have asked for it already.
pub async fn load(screen: &str) {
    let find = |selector: String| document().query_selector(&selector).ok().flatten();
    let file = find(format!("meta[name=screen-{screen}]")).and_then(|meta| meta.get_attribute("content"));
    let link = find(format!("link[data-sheet={screen}]")).or_else(|| file.map(|file| asked_for(screen, &file)));
    if let Some(link) = link.filter(|link| !link.has_attribute("data-settled")) {
        let settled = Promise::new(&mut |resolve, _| {
            for kind in ["load", "error"] {
                let _ = link.add_event_listener_with_callback(kind, &resolve);
            }
        });
        let _ = JsFuture::from(settled).await;
    }
}

fn asked_for(screen: &str, file: &str) -> Element {
    let link = element("link");
    for (key, value) in [("rel", "stylesheet"), ("data-sheet", screen), ("href", file)] {
        let _ = link.set_attribute(key, value);
    }
    if let Some(head) = document().head() {
        let _ = head.append_child(&link);
    }
    link
}
