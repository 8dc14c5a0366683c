//! The loop: a task done in turns, with one model and then with the other. All of it is the rest's.

mod kept;
mod person;
mod results;
mod screen;
mod setup;
mod simulated;
mod work;

use crate::app::iterate::Event;
use crate::shell::{Shell, browser, sheet};
use leptos::mount::mount_to;
use leptos::prelude::*;
use person::Person;
use std::any::Any;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What the tab is called while the loop is shown.
const TITLE: &str = "Iterate: Hare & Tortoise";

/// Ends the loop's view.
struct Shown {
    view: Option<Box<dyn Any>>,
    section: Element,
    /// What the tab was called before.
    title: String,
}

/// Has a session begin, with the date as it is now.
fn begin(shell: Shell, event: Event) {
    shell.iterate(Event::EpochRead(js_sys::Date::now() - browser::now().millis()));
    shell.iterate(event);
}

/// Puts the loop at the end of an element.
pub(super) fn show(shell: Shell, place: &Element) -> Box<dyn Any> {
    let document = browser::document();
    let section = browser::element("section");
    section.set_class_name("loop");
    for (name, value) in [("aria-label", "Iterate"), ("tabindex", "-1"), ("hidden", "")] {
        let _ = section.set_attribute(name, value);
    }
    let _ = place.append_child(&section);
    let styled = section.clone();
    // Who has come here by a link goes on here; who opens the page begins at its top.
    let focused = document.active_element().is_some_and(|at| at.tag_name() != "BODY");
    sheet::load("iterate", move || {
        let _ = styled.remove_attribute("hidden");
        if focused {
            browser::focus(&styled);
        }
    });
    let title = document.title();
    document.set_title(TITLE);
    let view = mount_to(section.clone().unchecked_into(), move || view! { <Person shell/> });
    Box::new(Shown { view: Some(Box::new(view)), section, title })
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.view = None;
        self.section.remove();
        browser::document().set_title(&self.title);
        // The race is shown again in this very moment, and not yet there to take the focus.
        request_animation_frame(|| {
            if let Ok(Some(race)) = browser::document().query_selector(".instrument") {
                browser::focus(&race);
            }
        });
    }
}
