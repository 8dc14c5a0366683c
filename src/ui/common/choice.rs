use leptos::prelude::*;

/// One of several, by name.
#[component]
pub fn Choice(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// What there is to choose, as HTML; the one that is chosen is marked there.
    options: Signal<String>,
    /// Told the value that the person chooses.
    choose: Callback<String>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <span class="choice-label">{label}</span>
            <select
                class="choice-select"
                inner_html=options
                on:change=move |event| choose.run(event_target_value(&event))
            ></select>
        </label>
    }
}
