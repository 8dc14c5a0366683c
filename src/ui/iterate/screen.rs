use crate::shell::Shell;
use leptos::prelude::*;

/// The loop as a whole.
#[component]
pub(super) fn Screen(shell: Shell) -> impl IntoView {
    let _ = shell;
    view! {
        <h2 class="loop-title">"Iterate"</h2>
    }
}
