//! The few browser functions that every part of the shell needs.

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
    // Called directly, because every frame needs it: `web_sys` would get and wrap the `performance` object each time.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;

    /// What the browser says of a media query.
    #[wasm_bindgen(js_name = matchMedia)]
    fn match_media(query: &str) -> JsValue;

    /// Calls back at the next frame; returns the request's number.
    #[wasm_bindgen(js_name = requestAnimationFrame)]
    pub(super) fn request_animation_frame(callback: &js_sys::Function) -> i32;

    /// Cancels a request for a frame.
    #[wasm_bindgen(js_name = cancelAnimationFrame)]
    pub(super) fn cancel_animation_frame(request: i32);
}

/// Now, by the page's monotonic clock.
pub fn now() -> Wall {
    Wall::from_millis(performance_now())
}

/// The current time by the page's clock and by the wall clock.
pub(super) fn moment() -> Moment {
    Moment { wall: now(), unix_millis: js_sys::Date::now() }
}

/// A random number.
pub fn chance() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// Whether the tab is out of sight.
pub fn hidden() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Hidden
}

/// Whether the person wants as little as possible to move.
pub fn prefers_reduced_motion() -> bool {
    let media = match_media("(prefers-reduced-motion: reduce)");
    js_sys::Reflect::get(&media, &"matches".into()).is_ok_and(|matches| matches.is_truthy())
}

/// Adds an attribute to the root element, or removes it.
pub fn mark_root(attribute: &str, on: bool) {
    if let Some(root) = document().document_element() {
        let _ = root.toggle_attribute_with_force(attribute, on);
    }
}

/// A new element, not yet in the page.
pub fn element(tag: &str) -> web_sys::Element {
    // A document refuses only invalid element names.
    document().create_element(tag).unwrap_or_else(JsCast::unchecked_into)
}

/// A field of a value from JavaScript; `undefined` if it has none.
pub fn field(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &name.into()).unwrap_or_default()
}

/// The message of a JavaScript error.
pub fn reason(error: &JsValue) -> String {
    field(error, "message").as_string().unwrap_or_default()
}

/// Keeps the focus where it is after the current changes have been drawn. If its element is gone, hidden or disabled by
/// then, the instrument gets the focus, so that its keys still work: the browser would only drop the focus. The scroll
/// position stays, because otherwise a click in progress would miss its target.
pub fn keep_focus() {
    keep_focus_at(document().active_element());
}

fn keep_focus_at(before: Option<web_sys::Element>) {
    leptos::prelude::request_animation_frame(move || {
        let instrument = || document().query_selector(".instrument:not([hidden]), .screen").ok().flatten();
        if let Some(to) = before.filter(can_have_focus).or_else(|| instrument().filter(can_have_focus)) {
            focus_in_place(&to);
        }
    });
}

/// Gives the focus to an element, without scrolling.
pub fn focus_in_place(element: &web_sys::Element) {
    move_focus(element, true);
}

/// After the current changes have been drawn, selects the text of the field that a selector finds. The focus moves
/// there only if this document has it: the person may be typing in an embedding page.
pub fn select_shown(selector: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        let document = document();
        let fields = document.query_selector_all(selector);
        let fields = fields.iter().flat_map(|all| (0..all.length()).filter_map(|n| all.item(n)?.dyn_into().ok()));
        // Hidden elements have no size.
        let shown = |field: &web_sys::HtmlInputElement| field.offset_width() > 0;
        if let Some(field) = fields.into_iter().find(shown) {
            if document.has_focus().unwrap_or_default() {
                let _ = field.focus();
            }
            // Not by `select`, which also moves the focus in some browsers.
            let _ = field.set_selection_range(0, u32::MAX);
        }
    });
}

/// Scrolls to the top of the page, and gives the focus to what is shown there.
pub fn to_top() {
    keep_focus_at(None);
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Scrolls as little as necessary until what surrounds an element is in sight.
pub fn into_sight(element: &web_sys::Element, around: &str) {
    if let Ok(Some(around)) = element.closest(around) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        around.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Gives the focus to an element.
pub fn focus(element: &web_sys::Element) {
    move_focus(element, false);
}

/// The one place that moves the focus, and only if this document has it: a frame would take it from the page around it,
/// where the person may be typing.
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
    // Elements that are hidden or not in the page have no size.
    let shown = element.dyn_ref::<web_sys::HtmlElement>().is_some_and(|element| element.offset_width() > 0);
    shown && !disabled
}
