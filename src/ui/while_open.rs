//! What is drawn only while its `<details>` is open, because it costs something each time that it changes.

use crate::app::Model;
use crate::shell::{Shell, memo};
use leptos::prelude::*;
use leptos::web_sys::Element;

/// The HTML, and the handler for the element's `toggle`.
pub(super) fn while_open(
    shell: Shell,
    draw: fn(&Model) -> String,
) -> (Signal<String>, impl FnMut(leptos::ev::Event) + 'static) {
    let (open, set_open) = signal(false);
    let html = memo(Box::new(move || if open.get() { shell.model.with(draw) } else { String::new() }));
    (html, move |event| set_open.set(event_target::<Element>(&event).has_attribute("open")))
}
