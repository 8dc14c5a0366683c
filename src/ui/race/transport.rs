use crate::app::playback::Speed;
use crate::app::screen::race::Event;
use crate::engine::Seed;
use crate::shell::Shell;
use crate::ui::common::Glyph;
use crate::ui::drawn::Drawn;
use leptos::prelude::*;

/// A button's name, its glyph unless it shows its name, and its event.
type Move = (&'static str, Option<Glyph>, fn() -> Event);

/// The buttons that move the playhead.
const MOVES: [Move; 5] = [
    ("Restart", Some(Glyph::Restart), || Event::RestartPressed),
    ("Back by a chunk", Some(Glyph::StepBack), || Event::SteppedBack),
    ("Forward by a chunk", Some(Glyph::StepForward), || Event::SteppedForward),
    ("To first token", None, || Event::FirstTokenPressed),
    ("To done", None, || Event::DonePressed),
];

/// Play and pause, steps and jumps, speed and seed.
pub(super) fn transport(shell: Shell) -> Drawn {
    let none = shell.read(|model| model.race.run.is_none());
    let running = shell.read(|model| model.race.is_running());
    let glyph = move || if running.get() { Glyph::Pause } else { Glyph::Play };
    let seed = shell.read(|model| model.race.setup.seed.get().to_string());
    let most = Seed::MAX;
    let transport = Drawn::new(&format!(
        "<div class=\"transport\"><button class=\"run\" type=\"button\" data-bind=\"run\">\
         <svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path data-bind=\"glyph\"/></svg>\
         <span data-bind=\"action\"></span></button>\
         <div class=\"transport-group\" data-bind=\"moves\" role=\"group\" aria-label=\"Playhead\"></div>\
         <p class=\"clock\" data-bind=\"longest\" translate=\"no\"><span data-bind=\"clock\"></span></p>\
         <div class=\"transport-group\">\
         <label class=\"choice\"><span class=\"choice-label\">Speed</span>\
         <select class=\"choice-select\" data-bind=\"speed\"></select></label>\
         <label class=\"choice\"><span class=\"choice-label\">Seed</span><input class=\"number\" data-bind=\"seed\" \
         type=\"number\" step=\"any\" aria-label=\"Seed\" min=\"0\" max=\"{most}\"></label>\
         <button class=\"button\" type=\"button\" data-bind=\"new-seed\">New seed</button></div>\
         <details class=\"keys\"><summary>Keys</summary><dl>\
         <dt><kbd>Space</kbd></dt><dd>Run or pause</dd><dt><kbd>R</kbd></dt><dd>Restart</dd>\
         <dt><kbd>←</kbd> <kbd>→</kbd></dt><dd>Back or forward by a chunk</dd>\
         <dt><kbd>F</kbd></dt><dd>To the first token</dd><dt><kbd>D</kbd></dt><dd>To done</dd>\
         <dt><kbd>N</kbd></dt><dd>New seed</dd><dt><kbd>P</kbd></dt><dd>Projection</dd>\
         <dd class=\"keys-about\">Click in the race first to use these keys.</dd></dl></details></div>"
    ));
    let moves = transport.at("moves");
    for (label, glyph, event) in MOVES {
        let button = match glyph {
            Some(glyph) => format!(
                "<button class=\"icon-button\" type=\"button\" title=\"{label}\" aria-label=\"{label}\">{}</button>",
                glyph.svg()
            ),
            None => format!("<button class=\"button\" type=\"button\">{label}</button>"),
        };
        let button = Drawn::new(&button);
        button.flag("", "disabled", none).on("", "click", move |_| shell.race(event()));
        let _ = moves.append_child(&button.0);
    }
    shell.show_clock(&transport.at("clock"));
    transport
        .flag("run", "disabled", none)
        .attribute("glyph", "d", Signal::derive(move || glyph().path().to_owned()))
        .attribute("glyph", "fill", Signal::derive(move || glyph().fill().to_owned()))
        .text("action", shell.read_at(|model, playhead| model.race.next_action(playhead).to_owned()))
        .attribute("longest", "data-longest", shell.read(|model| model.race.longest_clock_words()))
        .html("speed", shell.read(|model| Speed::options(model.race.setup.speed)))
        // What one types into it takes effect by `complete`.
        .attribute("seed", "value", seed)
        .flag("new-seed", "disabled", none)
        .on("run", "click", move |_| shell.race(Event::PlayToggled))
        .on("speed", "change", move |event| {
            let speed = js_sys::Number::parse_float(&event_target_value(&event));
            shell.race(Event::SpeedChosen(Speed::clamped(speed)));
        })
        .on("new-seed", "click", move |_| shell.race(Event::NewSeedPressed));
    transport
}
