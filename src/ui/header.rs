use super::common::Choice;
use crate::app::Event;
use crate::app::link::Theme;
use crate::shell::Shell;
use leptos::prelude::*;

/// The name of the whole, and the theme.
#[component]
pub(super) fn Header(shell: Shell, theme: Memo<Theme>) -> impl IntoView {
    let options = Theme::ALL.map(|theme| (theme.name().to_owned(), capital(theme.name()))).to_vec();
    view! {
        <header class="header">
            <h1 class="header-name">"Hare & Tortoise"</h1>
            <p class="header-claim">"Feel what a coding model’s latency does to the way you work."</p>
            <Choice
                label="Theme"
                options=Signal::stored(options)
                value=Signal::derive(move || theme.get().name().to_owned())
                choose=move |name: String| {
                    if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.name() == name) {
                        shell.send(Event::ThemeChosen(theme));
                    }
                }
            />
        </header>
    }
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}
