use crate::app::screen::ScreenId;
use crate::shell::browser;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// A screen on the page, until it is dropped.
struct Shown {
    view: Option<Box<dyn Any>>,
    section: Element,
    /// What the tab was called before.
    title: String,
}

/// Puts a screen's view at the end of an element: in a section of its own, with
/// the screen's title in the tab. It is gone when what this gives is dropped.
pub(in crate::ui) fn section<V: IntoView + 'static>(
    id: ScreenId,
    place: &Element,
    view: impl FnOnce() -> V + 'static,
) -> Box<dyn Any> {
    let document = browser::document();
    let section = browser::element("section");
    section.set_class_name("screen");
    for (name, value) in [("data-screen", id.name()), ("aria-label", id.title()), ("tabindex", "-1")] {
        let _ = section.set_attribute(name, value);
    }
    // Whoever has come here by a link goes on here; whoever opens the page begins at its top.
    let focused = document.active_element().is_some_and(|at| at.tag_name() != "BODY");
    let _ = place.append_child(&section);
    let title = document.title();
    document.set_title(&format!("{}: Hare & Tortoise", id.title()));
    let view = mount_to(section.clone().unchecked_into(), view);
    if focused {
        browser::focus(&section);
    }
    Box::new(Shown { view: Some(Box::new(view)), section, title })
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.view = None;
        let focused = browser::document().active_element();
        let lost = focused.is_none_or(|at| at.tag_name() == "BODY" || self.section.contains(Some(&at)));
        self.section.remove();
        browser::document().set_title(&self.title);
        if lost {
            // What comes next is not there yet to take the focus.
            browser::keep_focus();
        }
    }
}
