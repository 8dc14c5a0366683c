use leptos::prelude::*;

/// A choice from a list.
#[component]
pub fn Choice(
    /// The label.
    #[prop(into)]
    label: String,
    /// The options as HTML, in which the chosen one is marked.
    options: Signal<String>,
    /// Called with the chosen value.
    choose: Callback<String>,
    /// Whether it is disabled.
    #[prop(optional)]
    disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <span class="choice-label">{label}</span>
            <select
                class="choice-select"
                disabled=disabled
                inner_html=options
                on:change=move |event| choose.run(event_target_value(&event))
            ></select>
        </label>
    }
}
