use super::{Glyph, Icon};
use leptos::prelude::*;

/// A button with words on it.
#[component]
pub fn Button(
    /// The words.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it cannot be pressed.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Told when it is pressed.
    press: Callback<()>,
) -> impl IntoView {
    view! {
        // Through the element: a translator may have put another in the place of the text.
        <button class="button" type="button" disabled=disabled on:click=move |_| press.run(()) prop:textContent=label>
        </button>
    }
}

/// A button that shows a glyph and bears its name for all who point at it or hear it.
#[component]
pub fn IconButton(
    /// What is drawn.
    #[prop(into)]
    glyph: Signal<Glyph>,
    /// What it does.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it cannot be pressed.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Told when it is pressed.
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
