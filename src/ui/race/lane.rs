use crate::app::isolated;
use crate::app::screen::race::{Beside, LaneId, LaneReadout, LaneView};
use crate::shell::{LanePlaces, Shell};
use crate::ui::common::Glyph;
use crate::ui::drawn::{Drawn, Figure, follow};
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::Element;

const fn figure<T>(name: &'static str, attribute: &'static str, read: fn(&T) -> String) -> Figure<T> {
    Figure { name, attribute, read }
}

/// The lane's identity, and where to show it.
const WHO: &[Figure<LaneView>] = &[
    figure("", "data-lane", |of| of.index.to_string()),
    figure("", "data-script", |of| of.script.name().to_owned()),
    figure("", "data-accent", |of| of.accent.to_string()),
    figure("", "aria-label", |of| of.name.clone()),
    figure("name", "", |of| of.name.clone()),
];

/// The lane's progress.
const FIGURES: &[Figure<LaneReadout>] = &[
    figure("", "data-phase", |of| of.phase.name().to_owned()),
    figure("", "data-verdict", |of| of.rank.to_owned()),
    figure("", "data-awaited", |of| (!of.awaited.is_empty()).to_string()),
    figure("phase", "", |of| of.doing.clone()),
    figure("awaited", "", |of| of.awaited.clone()),
    figure("ttft", "", |of| of.ttft.clone()),
    figure("answer", "", |of| of.ttfat.clone()),
    figure("rate", "", |of| of.rate.clone()),
    figure("tokens", "", |of| of.tokens.clone()),
    figure("done", "", |of| of.done.clone()),
];

/// One lane: name, phase, text and times. `open` is the lane whose settings are open.
pub fn lane(shell: Shell, id: LaneId, open: RwSignal<Option<LaneId>>) -> Drawn {
    let readout = shell.read_at(move |model, playhead| LaneReadout::of(&model.race, id, playhead));
    let name = shell.read(move |model| model.race.lane_name(id));
    let is_open = Signal::derive(move || open.get() == Some(id) && shell.panels.get().is_some());
    let icon = Glyph::Settings.svg();
    let lane = Drawn::new(&format!(
        "<article class=\"lane\"><header class=\"lane-header\"><h2 class=\"lane-name\" translate=\"no\">\
         <bdi data-bind=\"name\"></bdi></h2>\
         <p class=\"lane-clock\" data-bind=\"clock\" translate=\"no\"></p>\
         <button class=\"icon-button\" type=\"button\" data-bind=\"settings\" title=\"Settings\" aria-controls=\"settings\">{icon}</button>\
         <p class=\"lane-about\"><span class=\"lane-phase\" data-bind=\"phase\"></span> \
         <span class=\"lane-summary\" data-bind=\"summary\"></span></p></header>\
         <div class=\"pane\" data-bind=\"pane\"><div class=\"pane-scroller\" data-bind=\"scroller\" tabindex=\"0\" role=\"group\">\
         <div class=\"output\" data-bind=\"output\" data-output=\"\" translate=\"no\"></div></div>\
         <dl class=\"pane-idle\" aria-hidden=\"true\"><div><dt>tokens a second</dt>\
         <dd data-bind=\"idle-rate\" translate=\"no\"></dd></div>\
         <div><dt>to the first token</dt><dd data-bind=\"idle-wait\" translate=\"no\"></dd></div></dl>\
         <p class=\"pane-wait\" aria-hidden=\"true\"><span class=\"stopwatch\" data-bind=\"stopwatch\" translate=\"no\"></span> \
         <span data-bind=\"awaited\"></span></p></div><dl class=\"readout\">\
         <div><dt title=\"Time to first token of this turn, thinking included\">TTFT</dt><dd data-bind=\"ttft\" translate=\"no\"></dd></div>\
         <div><dt title=\"Time to the first token of this turn that is said or answered\">First answer</dt>\
         <dd data-bind=\"answer\" translate=\"no\"></dd></div>\
         <div><dt title=\"Tokens a second since the first of this turn, thinking included\">Tokens/s</dt>\
         <dd class=\"often\" data-bind=\"rate\" translate=\"no\"></dd></div>\
         <div><dt title=\"Tokens so far in all turns, thinking included\">Tokens</dt><dd class=\"often\" data-bind=\"tokens\" translate=\"no\"></dd></div>\
         <div><dt title=\"From the first request to the last token, pauses included\">Done</dt><dd data-bind=\"done\" translate=\"no\"></dd></div></dl></article>"
    ));
    let settings = lane.at("settings");
    lane.figures(shell.read(move |model| model.race.lane_view(id)), WHO)
        .figures(readout, FIGURES)
        .attribute("scroller", "aria-label", Signal::derive(move || format!("Output of {}", isolated(&name.get()))))
        .text("idle-rate", shell.read(move |model| model.race.lane_rate(id)))
        .text("idle-wait", shell.read(move |model| model.race.lane_wait(id)))
        .text("summary", shell.read(move |model| model.race.summary(id)))
        .attribute("settings", "aria-label", Signal::derive(move || format!("Settings of {}", isolated(&name.get()))))
        .flag("", "data-open", is_open)
        .attribute("settings", "aria-expanded", Signal::derive(move || is_open.get().to_string()))
        .on("settings", "click", move |event| {
            // A click that counts no presses of a pointer comes from a key. Firefox's `:focus-visible` does not tell.
            let by_key = event.dyn_ref::<web_sys::UiEvent>().is_some_and(|event| event.detail() == 0);
            let _ = settings.set_attribute("data-pressed", if by_key { "key" } else { "pointer" });
            shell.panels.need();
            open.update(|open| *open = Some(id).filter(|_| *open != Some(id)));
        });
    let places = LanePlaces { output: lane.at("output"), clock: lane.at("clock"), stopwatch: lane.at("stopwatch") };
    shell.show_lane(id, places);
    let beside = shell.read(|model| Beside::name(model.race.beside()).to_owned());
    lane.attribute("pane", "data-beside", beside);
    show_part(lane.at("pane"), move |place| {
        let panels = shell.panels.get().filter(|_| beside.with(|name| !name.is_empty()))?;
        Some(untrack(|| (panels.artefact)(shell, id, name, place)))
    });
    lane
}

/// Shows a part of a lazy file within an element, for as long as there is one; it ends when its handle is dropped.
fn show_part(place: Element, show: impl Fn(Element) -> Option<Box<dyn Any>> + 'static) {
    let shown = RefCell::new(None::<Box<dyn Any>>);
    follow(Box::new(move || {
        shown.replace(show(place.clone()));
    }));
}
