use crate::shell::SessionView;
use leptos::prelude::*;

/// The model that works in the background, if the session has two.
#[component]
pub(super) fn Background(
    showing: SessionView,
    /// Switches to it.
    look: Callback<()>,
) -> impl IntoView {
    let background = showing.read(|session| session.work().background);
    let paused = showing.read(|session| !session.is_running());
    let words = Signal::derive(move || {
        let words = |it: &crate::app::screen::iterate::BackgroundView| format!("{} {}.", it.model, it.state);
        background.with(|background| background.as_ref().map(words).unwrap_or_default())
    });
    view! {
        <div class="background" hidden=Signal::derive(move || background.with(Option::is_none))>
            <p role="status" prop:textContent=words></p>
            <button class="button" type="button" disabled=paused on:click=move |_| look.run(())>
                "Switch to it"
            </button>
        </div>
    }
}
