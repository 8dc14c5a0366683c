use crate::app::screen::iterate::Model;
use crate::shell::Shell;
use crate::ui::iterate::read;
use leptos::prelude::*;

/// The first prompt of the task.
#[component]
pub(super) fn Task(shell: Shell) -> impl IntoView {
    let prompt = read(shell, Model::first_prompt);
    view! {
        <blockquote
            class="iterate-prompt"
            hidden=Signal::derive(move || prompt.with(String::is_empty))
            inner_html=prompt
        ></blockquote>
    }
}
