use crate::app::screen::Event;
use crate::shell::Shell;
use leptos::prelude::*;

/// Whether the page that shows the playground has locked the key that an event would change.
pub(in crate::ui) fn locked(shell: Shell, event: Event) -> Signal<bool> {
    shell.read(move |model| model.locks(&event))
}

/// Controls of a key of the address: visible but disabled while it is locked. A disabled fieldset disables whatever is in
/// it, which keeps its own reasons to be disabled.
#[component]
pub(in crate::ui) fn Lockable(shell: Shell, event: Event, children: Children) -> impl IntoView {
    view! {
        <fieldset class="lockable" role="presentation" disabled=locked(shell, event)>{children()}</fieldset>
    }
}

/// Says which settings are locked.
#[component]
pub(in crate::ui) fn LockedWords(shell: Shell) -> impl IntoView {
    let words = shell.read(|model| model.keys.locked.words());
    view! {
        <p class="locked-words" hidden=Signal::derive(move || words.with(String::is_empty)) prop:textContent=words></p>
    }
}
