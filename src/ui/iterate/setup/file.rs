use crate::shell::{Shell, files};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// A task of the person's own, chosen here; the shell takes one that is dropped anywhere on the page.
#[component]
pub(super) fn OwnFile(shell: Shell) -> impl IntoView {
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
