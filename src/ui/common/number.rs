use super::{Glyph, IconButton};
use crate::shell::browser;
use crate::ui::drawn::{Drawn, follow};
use gloo_timers::callback::Timeout;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;

/// What is typed takes effect when the person rests for this many milliseconds.
const REST_MS: u32 = 500;

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
    /// Called with the typed number; `None` for the usual one.
    change: Callback<Option<f64>>,
    /// What the number is while there is none, in words.
    #[prop(optional)]
    empty: Signal<String>,
    /// Whether the number is another than the usual one, so that a button offers that.
    #[prop(optional)]
    changed: Option<Signal<bool>>,
    /// Whether it is disabled.
    #[prop(optional)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    field.on_load(move |input| type_into(input, value, Box::new(move |typed| change.run(Some(typed)))));
    let restored = format!("Reset {label}");
    let restore = Callback::new(move |()| {
        change.run(None);
        // The button goes away, and the keyboard shall stay here. With the focus, the field would not follow.
        if let Some(input) = field.get_untracked() {
            input.set_value(&value.get_untracked());
            browser::focus_in_place(&input);
        }
    });
    view! {
        <span class="number-field">
            <input
                class="number"
                type="number"
                step="any"
                aria-label=label
                min=range.0
                max=range.1
                placeholder=empty
                disabled=disabled
                node_ref=field
            />
            {changed.map(|changed| view! {
                <span class="number-reset" data-none=Signal::derive(move || (!changed.get()).to_string())>
                    <IconButton glyph=Glyph::Reset label=restored disabled press=restore/>
                </span>
            })}
        </span>
    }
}

/// Makes a number field show a value and take what is typed: after a short rest, or at once when the person confirms or
/// leaves it. While it has the focus, its text stays as it is typed. What is no number changes nothing; a number out of
/// range becomes the nearest one when the person leaves the field, and the field says its range.
pub fn type_into(input: HtmlInputElement, value: Signal<String>, take: Box<dyn Fn(f64)>) {
    input.set_title(&format!("From {} to {}", input.min(), input.max()));
    let field = Drawn(input.clone().into());
    let take = StoredValue::new_local(move |typed: f64| {
        if value.try_with_untracked(|value| js_sys::Number::parse_float(value).total_cmp(&typed).is_ne()) == Some(true)
        {
            take(typed);
        }
    });
    let take = move |typed: f64| {
        let _ = take.try_with_value(|take| take(typed));
    };
    // A browser may report the end of a field that is gone, so nothing here may need its owner.
    let rest = StoredValue::new_local(None::<Timeout>);
    let confirm = move |input: &HtmlInputElement| {
        let _ = rest.try_set_value(None);
        let typed = input.value_as_number();
        if input.validity().valid() && typed.is_finite() {
            take(typed);
        }
    };
    let leave = move |input: &HtmlInputElement| {
        let _ = rest.try_set_value(None);
        let [least, most] = [input.min(), input.max()].map(|end| js_sys::Number::parse_float(&end));
        let typed = input.value_as_number();
        if typed.is_finite() {
            take(typed.max(least).min(most));
        }
        // An emptied field, and one that is clamped to its previous value, cause no change of a signal.
        if let Some(value) = value.try_get_untracked() {
            input.set_value(&value);
        }
        let _ = input.remove_attribute("aria-invalid");
    };
    field
        .on("", "input", move |event| {
            let input: HtmlInputElement = event_target(&event);
            let _ = input.set_attribute("aria-invalid", &(!input.validity().valid()).to_string());
            let _ = rest.try_set_value(Some(Timeout::new(REST_MS, move || confirm(&input))));
        })
        .on("", "change", move |event| {
            let input: HtmlInputElement = event_target(&event);
            if has_focus(&input) { confirm(&input) } else { leave(&input) }
        })
        .on("", "blur", move |event| leave(&event_target(&event)));
    follow(Box::new(move || {
        let value = value.get();
        if !has_focus(&input) {
            input.set_value(&value);
        }
    }));
}

fn has_focus(input: &HtmlInputElement) -> bool {
    browser::document().active_element().as_ref() == Some(input.as_ref())
}
