use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;

/// A field for an exact number.
#[component]
pub fn NumberField(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// The current number; empty for none.
    value: Signal<String>,
    /// The least and the greatest number allowed.
    range: (String, String),
    /// Called with the typed number; `None` if the field was emptied.
    change: Callback<Option<f64>>,
    /// The meaning of an empty field.
    #[prop(optional)]
    empty: Signal<String>,
) -> impl IntoView {
    let changed = move |event: leptos::ev::Event| {
        if let Some(typed) = typed_number(&event) {
            change.run(typed);
        }
        // If the typed value is clamped to the previous one, no signal changes, so reset the field here.
        event_target::<HtmlInputElement>(&event).set_value(&value.get_untracked());
    };
    view! {
        <input
            class="number"
            type="number"
            step="any"
            aria-label=label
            min=range.0
            max=range.1
            placeholder=empty
            prop:value=value
            on:change=changed
        />
    }
}

/// The typed number: `Some(None)` for an emptied field, `None` for invalid input.
pub fn typed_number(event: &leptos::ev::Event) -> Option<Option<f64>> {
    let input: HtmlInputElement = event_target(event);
    let typed = input.value_as_number();
    // An invalid input has an empty value. The browser has already told the person.
    if input.value().is_empty() && !input.validity().bad_input() {
        return Some(None);
    }
    typed.is_finite().then_some(Some(typed))
}
