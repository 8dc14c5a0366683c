use crate::app::screen::iterate::Model;
use crate::shell::Shell;
use crate::ui::iterate::read;
use leptos::prelude::*;

/// What to do about a task that does not come by itself.
#[component]
pub(super) fn Lacking(shell: Shell) -> impl IntoView {
    let words = read(shell, Model::lacking);
    view! {
        <p class="lacking" role="status" tabindex="-1" hidden=Signal::derive(move || words.with(String::is_empty))>
            {words}
        </p>
    }
}
