use super::{Glyph, Icon};
use leptos::prelude::*;

/// A button with a text.
#[component]
pub fn Button(
    /// The text.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is disabled.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Called when it is pressed.
    press: Callback<()>,
) -> impl IntoView {
    view! {
        // Through the element, because a translator may have replaced the text node.
        <button class="button" type="button" disabled=disabled on:click=move |_| press.run(()) prop:textContent=label>
        </button>
    }
}

/// A button with a glyph. Its name is its tooltip and its accessible name.
#[component]
pub fn IconButton(
    /// The glyph.
    #[prop(into)]
    glyph: Signal<Glyph>,
    /// The button's name.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is disabled.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Called when it is pressed.
    press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            class="icon-button"
            type="button"
            title=label
            aria-label=label
            disabled=disabled
            on:click=move |_| press.run(())
        >
            <Icon glyph/>
        </button>
    }
}
