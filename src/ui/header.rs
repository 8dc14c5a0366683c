use super::common::Choice;
use crate::app::link::Theme;
use crate::app::{Event, Model};
use crate::shell::Shell;
use leptos::prelude::*;

/// The name of the whole, and the theme.
#[component]
pub(super) fn Header(shell: Shell) -> impl IntoView {
    let choose = Callback::new(move |name: String| {
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.name() == name) {
            shell.send(Event::ThemeChosen(theme));
        }
    });
    view! {
        <header class="header">
            <h1 class="header-name">"Hare & Tortoise"</h1>
            <p class="header-claim">"Feel what a coding model’s latency does to the way you work."</p>
            <Choice label="Theme" options=shell.read(Model::theme_options) choose/>
        </header>
    }
}
