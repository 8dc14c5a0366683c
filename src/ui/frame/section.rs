use super::LockedWords;
use crate::app::screen::ScreenId;
use crate::shell::{Shell, browser};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The patterns of what a person does, in charts. The style sheet sets their colours.
const FILLS: &str = "<svg class=\"fills\" aria-hidden=\"true\"><defs>\
    <pattern id=\"fill-writing\" data-fill=\"writing\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">\
    <path stroke-width=\"3\" d=\"M1.5 0v5\"/></pattern>\
    <pattern id=\"fill-checks\" data-fill=\"checks\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
    patternTransform=\"rotate(45)\"><path stroke-width=\"3\" d=\"M1.5 0v5\"/></pattern>\
    <pattern id=\"fill-away\" data-fill=\"away\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">\
    <path stroke-width=\"2\" d=\"M0 1h5\"/></pattern></defs></svg>";

/// A screen on the page, until it is dropped.
struct Shown {
    view: Option<Box<dyn Any>>,
    section: Element,
    /// The tab's previous title.
    title: String,
}

/// Shows a screen's view in a section of its own at the end of an element, with the screen's title in the tab, until
/// the returned value is dropped.
pub(in crate::ui) fn section<V: IntoView + 'static>(
    shell: Shell,
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
    // A person who has followed a link continues here; a person who has just opened the page starts at its top.
    let focused = document.active_element().is_some_and(|at| at.tag_name() != "BODY");
    section.set_inner_html(FILLS);
    let _ = place.append_child(&section);
    let title = document.title();
    document.set_title(&format!("{}: Hare & Tortoise", id.title()));
    let view = mount_to(section.clone().unchecked_into(), move || view! { <LockedWords shell/> {view()} });
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
            // The next screen is not yet there to take the focus.
            browser::keep_focus();
        }
    }
}
