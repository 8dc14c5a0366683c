use crate::app::address::Theme;
use crate::app::screen::ScreenId;
use crate::app::{Event, Model};
use crate::shell::{Shell, browser};
use crate::ui::drawn::Drawn;
use leptos::prelude::event_target_value;

/// The page's name, the links to the screens, and the theme.
pub(in crate::ui) fn header(shell: Shell) -> Drawn {
    let header = Drawn::new(
        "<header class=\"header\"><h1 class=\"header-name\">Hare &amp; Tortoise</h1>\
         <p class=\"header-claim\">Feel what a coding model’s latency does to the way you work.</p>\
         <nav class=\"screens\" data-bind=\"screens\" aria-label=\"Screens\"></nav>\
         <button class=\"button present-button\" type=\"button\" data-bind=\"present\" title=\"For a projector (P)\">Present</button>\
         <label class=\"choice\"><span class=\"choice-label\">Theme</span><select class=\"choice-select\" data-bind=\"theme\"></select></label>\
         </header>",
    );
    let screens = header.at("screens");
    for id in ScreenId::ALL.into_iter().take(ScreenId::N_IN_HEADER) {
        let link = Drawn::new(&format!("<a>{}</a>", id.title()));
        let current = shell.read(move |model| if model.screen == id { "page" } else { "false" }.to_owned());
        link.attribute("", "href", shell.read(move |model| model.link_to(id)));
        link.attribute("", "aria-current", current);
        let _ = screens.append_child(&link.0);
    }
    header.on("present", "click", move |_| {
        // The button is gone with the header.
        browser::keep_focus();
        shell.send(Event::PresentToggled);
    });
    header.html("theme", shell.read(Model::theme_options)).on("theme", "change", move |event| {
        let name = event_target_value(&event);
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.name() == name) {
            shell.send(Event::ThemeChosen(theme));
        }
    });
    header
}
