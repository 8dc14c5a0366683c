use crate::app::screen::iterate::Model;
use crate::shell::Shell;
use crate::ui::iterate::read;
use leptos::prelude::*;

/// Tells the person what to do if the task cannot be loaded without them.
#[component]
pub(super) fn Lacking(shell: Shell) -> impl IntoView {
    let words = read(shell, Model::lacking);
    view! {
        <p
            class="lacking"
            role="status"
            tabindex="-1"
            hidden=Signal::derive(move || words.with(String::is_empty))
            prop:textContent=words
        ></p>
    }
}
