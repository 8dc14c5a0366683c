use leptos::prelude::*;

/// One of several, by name.
#[component]
pub fn Choice(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// What there is to choose: values and their names.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The value that is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Told the value that the person chooses.
    #[prop(into)]
    choose: Callback<String>,
) -> impl IntoView {
    let option = move |(option, name): (String, String)| {
        let this = option.clone();
        view! {
            <option value=option selected=move || value.with(|value| *value == this)>
                {name}
            </option>
        }
    };
    view! {
        <label class="choice">
            <span class="choice-label">{label}</span>
            <select class="choice-select" on:change=move |event| choose.run(event_target_value(&event))>
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}
