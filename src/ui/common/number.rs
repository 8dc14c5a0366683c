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
        let input: HtmlInputElement = event_target(&event);
        let text = input.value();
        let typed = input.value_as_number();
        // What is no number is empty to the browser, which has said so already.
        if text.is_empty() && !input.validity().bad_input() {
            change.run(None);
        } else if typed.is_finite() {
            change.run(Some(typed));
        }
        // What was typed may have been clamped to what stood there before: then no signal changes.
        input.set_value(&value.get_untracked());
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
