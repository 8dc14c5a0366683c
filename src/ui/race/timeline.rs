use crate::app::screen::race::{self, Event};
use crate::engine::Nanos;
use crate::shell::{Shell, memo};
use crate::ui::drawn::Drawn;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Every lane's phases on one axis, the limits of attention, and the playhead, which can be dragged.
pub(super) fn timeline(shell: Shell) -> Drawn {
    let none = shell.read(|model| model.race.run.is_none());
    // The slider is below the mark and invisible. It follows once a second, with the measurements.
    let seldom = move |read: fn(&race::Model, Nanos) -> String| {
        memo(Box::new(move || {
            shell.rendered.track();
            read(&shell.model.read().race, shell.playhead.get_untracked())
        }))
    };
    let now = |model: &race::Model, playhead| model.scrubber(playhead).to_string();
    let (position, words) = (seldom(now), seldom(race::Model::clock_words));
    let (steps, limits) = (race::SCRUBBER_STEPS, race::LIMITS_WORDS);
    let timeline = Drawn::new(&format!(
        "<div class=\"timeline\" role=\"group\" aria-label=\"Timeline\"><div class=\"chart\">\
         <div data-bind=\"rows\"></div>\
         <div class=\"scrubber\"><div class=\"playhead\" data-bind=\"playhead\"></div>\
         <input class=\"scrubber-input\" data-bind=\"scrubber\" type=\"range\" min=\"0\" max=\"{steps}\" aria-label=\"Playhead\"></div></div><ul class=\"legend\" data-bind=\"legend\"></ul>\
         <p class=\"limits-words\">{limits}</p></div>"
    ));
    timeline
        .flag("", "hidden", none)
        .attribute("", "data-revealed", shell.read(|model| model.race.is_revealed().to_string()))
        .attribute("", "data-turns", shell.read(|model| model.race.rhythm().to_owned()))
        .html("rows", shell.read(|model| race::timeline(&model.race)))
        .html("legend", shell.read(|model| race::legend(&model.race)))
        .attribute("scrubber", "aria-valuetext", words)
        .value("scrubber", position)
        // A key moves it from its own position, so set that to the playhead first.
        .on("scrubber", "keydown", move |event| {
            let position = shell.model.with_untracked(|model| now(&model.race, shell.playhead.get_untracked()));
            event_target::<web_sys::HtmlInputElement>(&event).set_value(&position);
        })
        // While it is held, the run stands still under the hand.
        .on("scrubber", "pointerdown", move |event| {
            if event.dyn_ref::<web_sys::MouseEvent>().is_some_and(|event| event.button() == 0) {
                shell.race(Event::Held);
            }
        })
        .on("scrubber", "pointerup", move |_| shell.race(Event::Released))
        .on("scrubber", "pointercancel", move |_| shell.race(Event::Released))
        .on("scrubber", "input", move |event| {
            let end =
                shell.model.with_untracked(|model| model.race.run.as_ref().map(race::Run::end)).unwrap_or_default();
            if let Ok(position) = event_target_value(&event).parse::<u32>() {
                let share = f64::from(position) / f64::from(race::SCRUBBER_STEPS);
                shell.race(Event::Seeked(Nanos::from_seconds(end.seconds() * share)));
            }
        });
    shell.show_playhead(timeline.at("playhead").unchecked_into());
    timeline
}
