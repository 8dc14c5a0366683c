use super::drawn::Drawn;
use crate::app::link::{Theme, View};
use crate::app::{Event, Model};
use crate::shell::{Shell, memo};
use leptos::prelude::*;

/// The name of the whole, the screens, and the theme.
pub(super) fn header(shell: Shell) -> Drawn {
    let header = Drawn::new(
        "<header class=\"header\"><h1 class=\"header-name\">Hare &amp; Tortoise</h1>\
         <p class=\"header-claim\">Feel what a coding model’s latency does to the way you work.</p>\
         <nav class=\"views\" aria-label=\"Views\"><a>Race</a><a>Iterate</a></nav>\
         <label class=\"choice\"><span class=\"choice-label\">Theme</span><select class=\"choice-select\"></select></label>\
         </header>",
    );
    header.html("select", shell.read(Model::theme_options)).on("select", "change", move |event| {
        let name = event_target_value(&event);
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.name() == name) {
            shell.send(Event::ThemeChosen(theme));
        }
    });
    for (view, link) in [(View::Race, "a"), (View::Iterate, "a + a")] {
        // Until the rest is here an address has nothing to say but which screen it is of.
        let address = memo(Box::new(move || match shell.rest() {
            Some(rest) => shell.model.with(|model| (rest.address)(model, view)),
            None => format!("#{}", view.path()),
        }));
        let current = shell.read(move |model| (if model.view == view { "page" } else { "false" }).to_owned());
        header.attribute(link, "href", address).attribute(link, "aria-current", current);
    }
    header
}
