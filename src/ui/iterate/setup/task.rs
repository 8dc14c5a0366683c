use crate::app::screen::iterate::Model;
use crate::shell::Shell;
use crate::ui::iterate::read;
use leptos::prelude::*;

/// What the models are going to be asked.
#[component]
pub(super) fn Task(shell: Shell) -> impl IntoView {
    let prompt = read(shell, Model::first_prompt);
    view! {
        <blockquote class="loop-prompt" hidden=Signal::derive(move || prompt.with(String::is_empty))>
            {prompt}
        </blockquote>
    }
}
