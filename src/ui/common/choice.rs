use leptos::prelude::*;

/// One of several, by name.
#[component]
pub fn Choice(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// What there is to choose: values and their names.
    options: Signal<Vec<(String, String)>>,
    /// The value that is chosen.
    value: Signal<String>,
    /// Told the value that the person chooses.
    choose: Callback<String>,
) -> impl IntoView {
    let option = move |(option, name): (String, String)| {
        let this = option.clone();
        let selected = Signal::derive(move || value.with(|value| *value == this));
        view! {
            <option value=option selected=selected>
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
