use crate::shell::{Listener, Shell, browser, files};
use js_sys::Reflect;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// A task of the person's own, chosen or dropped anywhere on the page.
#[component]
pub(super) fn OwnFile(shell: Shell) -> impl IntoView {
    // A page that does not say so lets the browser open what is dropped on it, in its own place.
    let listen = |kind, handle: fn(Shell, &web_sys::Event)| {
        Listener::new(
            browser::document().into(),
            kind,
            Box::new(move |event| {
                event.prevent_default();
                handle(shell, &event);
            }),
        )
    };
    let dropped = |shell: Shell, event: &web_sys::Event| {
        if let Ok(what) = Reflect::get(event, &"dataTransfer".into()) {
            files::open_from(shell, &what);
        }
    };
    let owned = StoredValue::new_local([listen("dragover", |_, _| {}), listen("drop", dropped)]);
    on_cleanup(move || owned.dispose());
    let chosen = move |event: web_sys::Event| {
        let input: HtmlInputElement = event_target(&event);
        files::open_from(shell, &input);
        // The same file may be chosen again, once it has been put right.
        input.set_value("");
    };
    view! {
        <label class="choice">
            <span class="choice-label">"Your own task"</span>
            <input class="file" type="file" accept=".json,application/json" on:change=chosen/>
        </label>
    }
}
