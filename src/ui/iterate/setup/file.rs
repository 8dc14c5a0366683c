use crate::shell::{Shell, files};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The person's own task, chosen as a file. The shell handles files dropped on the page.
#[component]
pub(super) fn OwnFile(
    shell: Shell,
    /// Whether it is disabled.
    disabled: Signal<bool>,
) -> impl IntoView {
    let chosen = move |event: web_sys::Event| {
        let input: HtmlInputElement = event_target(&event);
        files::open_from(shell, &input);
        // Lets the person choose the same file again after correcting it.
        input.set_value("");
    };
    view! {
        <label class="choice">
            <span class="choice-label">"Your own task"</span>
            <input class="file" type="file" accept=".json,application/json" disabled=disabled on:change=chosen/>
        </label>
    }
}
