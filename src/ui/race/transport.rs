use crate::app::screen::race::Event;
use crate::shell::Shell;
use crate::ui::common::Glyph;
use crate::ui::drawn::Drawn;
use leptos::prelude::*;

/// Play and pause, and the clock. [`controls`](super::controls) adds the other controls.
pub(super) fn transport(shell: Shell) -> Drawn {
    let running = shell.read(|model| model.race.is_running());
    let glyph = move || if running.get() { Glyph::Pause } else { Glyph::Play };
    let transport = Drawn::new(
        "<div class=\"transport\"><button class=\"run\" type=\"button\" data-bind=\"run\">\
         <svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path data-bind=\"glyph\"/></svg>\
         <span data-bind=\"action\"></span></button>\
         <p class=\"clock\" data-bind=\"longest\" translate=\"no\"><span data-bind=\"clock\"></span></p></div>",
    );
    shell.show_clock(&transport.at("clock"));
    transport
        .flag("run", "disabled", shell.read(|model| model.race.run.is_none()))
        .attribute("glyph", "d", Signal::derive(move || glyph().path().to_owned()))
        .attribute("glyph", "fill", Signal::derive(move || glyph().fill().to_owned()))
        .text("action", shell.read_at(|model, playhead| model.race.next_action(playhead).to_owned()))
        .attribute("longest", "data-longest", shell.read(|model| model.race.longest_clock_words()))
        .on("run", "click", move |_| shell.race(Event::PlayToggled));
    transport
}
