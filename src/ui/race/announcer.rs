use crate::shell::Shell;
use leptos::prelude::*;

/// Says each lane's phase to those who listen; never its tokens.
#[component]
pub(super) fn Announcer(shell: Shell) -> impl IntoView {
    let words = shell.read_at(|model, playhead| model.race.announcement(playhead).unwrap_or_default());
    view! {
        <p class="visually-hidden" aria-live="polite">
            {words}
        </p>
    }
}
