use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;

/// A number that is typed, exactly.
#[component]
pub fn NumberField(
    /// What the number is, for those who do not see what stands around it.
    #[prop(into)]
    label: String,
    /// The number as it stands; empty for none.
    value: Signal<String>,
    /// The least and the greatest it may be.
    range: (String, String),
    /// Told the number the person typed; `None` when the field was emptied.
    change: Callback<Option<f64>>,
    /// What an empty field means.
    #[prop(optional)]
    empty: Signal<String>,
) -> impl IntoView {
    let changed = move |event: leptos::ev::Event| {
        if let Some(typed) = typed_number(&event) {
            change.run(typed);
        }
        // What was typed may have been clamped to what stood there before: then no signal changes.
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

/// The number a person has typed; none within for a field that was emptied, and none at all for what is no number.
pub fn typed_number(event: &leptos::ev::Event) -> Option<Option<f64>> {
    let input: HtmlInputElement = event_target(event);
    let typed = input.value_as_number();
    // What is no number is empty to the browser, which has said so already.
    if input.value().is_empty() && !input.validity().bad_input() {
        return Some(None);
    }
    typed.is_finite().then_some(Some(typed))
}
