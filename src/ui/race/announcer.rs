use crate::shell::Shell;
use leptos::prelude::*;

/// Says each lane's phase to those who listen; never its tokens.
#[component]
pub(super) fn Announcer(shell: Shell) -> impl IntoView {
    let words = Memo::new(move |_| {
        let playhead = shell.playhead.get();
        shell.model.with(|model| model.race.announcement(playhead))
    });
    view! { <p class="visually-hidden" aria-live="polite">{move || words.get()}</p> }
}
