//! The few things every part of the shell asks of the browser.

use crate::app::Wall;
use wasm_bindgen::JsCast;

/// The window. There always is one: this program runs in a page, never in a worker.
pub fn window() -> web_sys::Window {
    leptos::prelude::window()
}

/// The document.
pub fn document() -> web_sys::Document {
    leptos::prelude::document()
}

/// Now, by the page's monotonic clock.
pub fn now() -> Wall {
    Wall::from_millis(window().performance().map_or_else(js_sys::Date::now, |clock| clock.now()))
}

/// Whether the tab is out of sight.
pub fn hidden() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Hidden
}

/// A new element of the page, in no place yet.
pub fn element(tag: &str) -> web_sys::Element {
    // A document refuses only what is no name of an element.
    document().create_element(tag).unwrap_or_else(JsCast::unchecked_into)
}

/// What a JavaScript error says.
pub fn reason(error: &wasm_bindgen::JsValue) -> String {
    js_sys::Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string()).unwrap_or_default()
}

/// After what happens now has been drawn, the focus is where it is now; where that is gone, on the instrument, so that
/// its keys still act.
pub fn keep_focus() {
    let before = document().active_element();
    leptos::prelude::request_animation_frame(move || {
        // What has been disabled or hidden takes no focus, though it may still have it in this frame.
        let takes = |element: &web_sys::HtmlElement| {
            element.is_connected() && element.offset_height() > 0 && element.matches(":disabled") == Ok(false)
        };
        let before = before.and_then(|before| before.dyn_into().ok()).filter(takes);
        let instrument = || document().query_selector(".instrument").ok().flatten()?.dyn_into().ok();
        if let Some(to) = before.or_else(instrument) {
            let _ = to.focus();
        }
    });
}
