//! The few things every part of the shell asks of the browser.

use crate::app::Wall;
use crate::app::screen::iterate::Moment;
use wasm_bindgen::prelude::*;

/// The window. There always is one: this program runs in a page, never in a worker.
pub fn window() -> web_sys::Window {
    leptos::prelude::window()
}

/// The document.
pub fn document() -> web_sys::Document {
    leptos::prelude::document()
}

#[wasm_bindgen]
extern "C" {
    // At once, what each frame asks for: the object that `web_sys` has it by is asked of the window, and wrapped, each
    // time.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;

    /// Calls back with the next frame; gives the request's number.
    #[wasm_bindgen(js_name = requestAnimationFrame)]
    pub(super) fn request_animation_frame(callback: &js_sys::Function) -> i32;

    /// Takes a request for a frame back.
    #[wasm_bindgen(js_name = cancelAnimationFrame)]
    pub(super) fn cancel_animation_frame(request: i32);
}

/// Now, by the page's monotonic clock.
pub fn now() -> Wall {
    Wall::from_millis(performance_now())
}

/// Now, by the page's clock and by the wall clock.
pub(super) fn moment() -> Moment {
    Moment { wall: now(), unix_millis: js_sys::Date::now() }
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
pub fn reason(error: &JsValue) -> String {
    js_sys::Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string()).unwrap_or_default()
}

/// After what happens now has been drawn, the focus is where it is now; where that is gone, hidden or disabled, on the
/// instrument, so that its keys still act. A browser takes the focus away from there only later, and gives it to nothing.
/// The page stays where it is scrolled to: a click that is under way would miss what it was meant for.
pub fn keep_focus() {
    let before = document().active_element();
    leptos::prelude::request_animation_frame(move || {
        let instrument = || document().query_selector(".instrument:not([hidden]), .screen").ok().flatten();
        if let Some(to) = before.filter(can_have_focus).or_else(|| instrument().filter(can_have_focus)) {
            focus_in_place(&to);
        }
    });
}

/// Gives the focus to an element; the page stays where it is scrolled to.
pub fn focus_in_place(element: &web_sys::Element) {
    move_focus(element, true);
}

/// Once what happens now has been drawn, the text of the field that a selector finds is selected. The focus goes there
/// only where this document has it already: an embedding page may be where the person types.
pub fn select_shown(selector: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        let document = document();
        let fields = document.query_selector_all(selector);
        let fields = fields.iter().flat_map(|all| (0..all.length()).filter_map(|n| all.item(n)?.dyn_into().ok()));
        // What is hidden has no size.
        let shown = |field: &web_sys::HtmlInputElement| field.offset_width() > 0;
        if let Some(field) = fields.into_iter().find(shown) {
            if document.has_focus().unwrap_or_default() {
                let _ = field.focus();
            }
            // Not by `select`, which takes the focus along in some browsers.
            let _ = field.set_selection_range(0, u32::MAX);
        }
    });
}

/// Gives the focus to an element.
pub fn focus(element: &web_sys::Element) {
    move_focus(element, false);
}

/// The one place that moves the focus. It moves only within a document that has it: a frame would take it away from
/// the page around it, where somebody may be typing.
fn move_focus(element: &web_sys::Element, in_place: bool) {
    if !document().has_focus().unwrap_or_default() {
        return;
    }
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(in_place);
        let _ = element.focus_with_options(&options);
    }
}

fn can_have_focus(element: &web_sys::Element) -> bool {
    let disabled = element.matches(":disabled").unwrap_or_default();
    // What is hidden, or no longer in the page, has no size.
    let shown = element.dyn_ref::<web_sys::HtmlElement>().is_some_and(|element| element.offset_width() > 0);
    shown && !disabled
}
