use super::drawn::Drawn;
use crate::app::link::Theme;
use crate::app::{Event, Model};
use crate::shell::Shell;
use leptos::prelude::event_target_value;

/// The name of the whole, the screens, and the theme.
pub(super) fn header(shell: Shell) -> Drawn {
    let header = Drawn::new(
        "<header class=\"header\"><h1 class=\"header-name\">Hare &amp; Tortoise</h1>\
         <p class=\"header-claim\">Feel what a coding model’s latency does to the way you work.</p>\
         <nav class=\"views\" aria-label=\"Views\"><a href=\"#/race\" aria-current=\"page\">Race</a><a href=\"#/iterate\">Iterate</a></nav>\
         <label class=\"choice\"><span class=\"choice-label\">Theme</span><select class=\"choice-select\" data-bind=\"theme\"></select></label>\
         </header>",
    );
    header.html("theme", shell.read(Model::theme_options)).on("theme", "change", move |event| {
        let name = event_target_value(&event);
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.name() == name) {
            shell.send(Event::ThemeChosen(theme));
        }
    });
    header
}
