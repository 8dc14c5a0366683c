use super::drawn::{Drawn, follow};
use crate::app::link::{Theme, View};
use crate::app::{Event, Model};
use crate::shell::Shell;
use leptos::prelude::*;
use web_sys::Element;

/// The name of the whole, the screens, and the theme.
pub(super) fn header(shell: Shell) -> Drawn {
    let header = Drawn::new(
        "<header class=\"header\"><h1 class=\"header-name\">Hare &amp; Tortoise</h1>\
         <p class=\"header-claim\">Feel what a coding model’s latency does to the way you work.</p>\
         <nav class=\"views\" aria-label=\"Views\"><a href=\"#/race\">Race</a><a href=\"#/iterate\">Iterate</a></nav>\
         <label class=\"choice\"><span class=\"choice-label\">Theme</span><select class=\"choice-select\"></select></label>\
         </header>",
    );
    header.html("select", shell.read(Model::theme_options)).on("select", "change", move |event| {
        let name = event_target_value(&event);
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.name() == name) {
            shell.send(Event::ThemeChosen(theme));
        }
    });
    let links = View::ALL.into_iter().zip(["a", "a + a"].map(|link| header.at(link)));
    let links: Vec<(View, Element)> = links.collect();
    let current = shell.read(|model| model.view);
    follow(Box::new(move || {
        let rest = shell.rest();
        for (view, link) in &links {
            let is_current = if current.get().path() == view.path() { "page" } else { "false" };
            let _ = link.set_attribute("aria-current", is_current);
            // Until the rest is here an address has nothing to say but which screen it is of.
            if let Some(rest) = rest {
                let _ = link.set_attribute("href", &shell.model.with(|model| (rest.address)(model, *view)));
            }
        }
    }));
    header
}
