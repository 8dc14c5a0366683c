use crate::app::playback::Speed;
use crate::app::screen;
use crate::app::screen::race::Event;
use crate::engine::Seed;
use crate::shell::Shell;
use crate::ui::common::{Glyph, type_into};
use crate::ui::drawn::Drawn;
use crate::ui::frame::locked;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

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

/// Adds to the transport its steps and jumps, speed, seed and keys.
pub(super) fn controls(shell: Shell, transport: &Element) {
    let none = shell.read(|model| model.race.run.is_none());
    let moves = Drawn::new("<div class=\"transport-group\" role=\"group\" aria-label=\"Playhead\"></div>");
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
        let _ = moves.0.append_child(&button.0);
    }
    let most = Seed::MAX;
    let choices = Drawn::new(&format!(
        "<div class=\"transport-group\">\
         <fieldset class=\"lockable\" role=\"presentation\" data-bind=\"lock-speed\"><label class=\"choice\">\
         <span class=\"choice-label\">Speed</span>\
         <select class=\"choice-select\" data-bind=\"speed\"></select></label></fieldset>\
         <fieldset class=\"lockable\" role=\"presentation\" data-bind=\"lock-seed\"><label class=\"choice\"><span class=\"choice-label\">Seed</span><input class=\"number\" data-bind=\"seed\" \
         type=\"number\" step=\"any\" aria-label=\"Seed\" min=\"0\" max=\"{most}\"></label>\
         <button class=\"button\" type=\"button\" data-bind=\"new-seed\">New seed</button></fieldset></div>"
    ));
    let locked = move |event| locked(shell, screen::Event::Race(event));
    choices
        .flag("lock-speed", "disabled", locked(Event::SpeedChosen(Speed::default())))
        .flag("lock-seed", "disabled", locked(Event::NewSeedPressed))
        .html("speed", shell.read(|model| Speed::options(model.race.setup.speed)))
        .flag("new-seed", "disabled", none)
        .on("speed", "change", move |event| {
            let speed = js_sys::Number::parse_float(&event_target_value(&event));
            shell.race(Event::SpeedChosen(Speed::clamped(speed)));
        })
        .on("new-seed", "click", move |_| shell.race(Event::NewSeedPressed));
    type_into(
        choices.at("seed").unchecked_into(),
        shell.read(|model| model.race.setup.seed.get().to_string()),
        Box::new(move |seed| shell.race(Event::SeedEntered(seed as u64))),
    );
    let keys = Drawn::new(
        "<details class=\"keys\"><summary>Keys</summary><dl>\
         <dt><kbd>Space</kbd></dt><dd>Run or pause</dd><dt><kbd>R</kbd></dt><dd>Restart</dd>\
         <dt><kbd>←</kbd> <kbd>→</kbd></dt><dd>Back or forward by a chunk</dd>\
         <dt><kbd>F</kbd></dt><dd>To the first token</dd><dt><kbd>D</kbd></dt><dd>To done</dd>\
         <dt><kbd>N</kbd></dt><dd>New seed</dd><dt><kbd>P</kbd></dt><dd>Projection</dd>\
         <dd class=\"keys-about\">Click in the race first to use these keys.</dd></dl></details>",
    );
    if let Ok(Some(clock)) = transport.query_selector(".clock") {
        let _ = clock.before_with_node_1(&moves.0);
    }
    let _ = transport.append_with_node_2(&choices.0, &keys.0);
}
