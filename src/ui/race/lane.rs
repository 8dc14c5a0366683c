use super::pane::pane;
use crate::app::screen::race::{LaneId, LaneReadout, LaneView};
use crate::shell::Shell;
use crate::ui::common::Glyph;
use crate::ui::drawn::{Drawn, Figure, follow};
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;

const fn figure<T>(selector: &'static str, attribute: &'static str, read: fn(&T) -> String) -> Figure<T> {
    Figure { selector, attribute, read }
}

/// Who a lane is, and where it says so.
const WHO: &[Figure<LaneView>] = &[
    figure("", "data-lane", |of| of.index.to_string()),
    figure("", "data-script", |of| of.script.name().to_owned()),
    figure("", "data-accent", |of| of.accent.to_string()),
    figure("", "aria-label", |of| of.name.clone()),
    figure(".lane-name", "", |of| of.name.clone()),
];

/// How far it is.
const FIGURES: &[Figure<LaneReadout>] = &[
    figure("", "data-phase", |of| of.phase.name().to_owned()),
    figure("", "data-verdict", |of| of.rank.to_owned()),
    figure(".lane-phase > :first-child", "", |of| of.phase.name().to_owned()),
    figure(".lane-phase-time", "", |of| of.elapsed.clone()),
    figure(".verdict", "", |of| of.verdict.clone()),
    figure("[data-show=ttft]", "", |of| of.ttft.clone()),
    figure("[data-show=answer]", "", |of| of.ttfat.clone()),
    figure("[data-show=rate]", "", |of| of.rate.clone()),
    figure("[data-show=tokens]", "", |of| of.tokens.clone()),
    figure("[data-show=done]", "", |of| of.done.clone()),
];

/// One lane: who it is, what it is doing, its text and its times.
pub fn lane(shell: Shell, id: LaneId) -> Drawn {
    let readout = shell.read_at(move |model, playhead| LaneReadout::of(&model.race, id, playhead));
    let name = shell.read(move |model| model.race.lane_name(id));
    let (open, set_open) = signal(false);
    let icon = Glyph::Settings.svg();
    let lane = Drawn::new(&format!(
        "<article class=\"lane\"><header class=\"lane-header\"><h2 class=\"lane-name\"></h2>\
         <p class=\"lane-phase\"><span></span> <span class=\"lane-phase-time\"></span></p>\
         <button class=\"icon-button\" type=\"button\" title=\"Settings\">{icon}</button>\
         <p class=\"lane-summary\"></p><p class=\"verdict\"></p></header><div></div><dl class=\"readout\">\
         <div><dt title=\"Time to first token, thinking included\">TTFT</dt><dd data-show=\"ttft\"></dd></div>\
         <div><dt title=\"Time to the first token that is said or answered\">First answer</dt>\
         <dd data-show=\"answer\"></dd></div>\
         <div><dt title=\"Tokens a second since the first, thinking included\">Tokens/s</dt>\
         <dd data-show=\"rate\"></dd></div>\
         <div><dt title=\"Tokens so far, thinking included\">Tokens</dt><dd data-show=\"tokens\"></dd></div>\
         <div><dt title=\"From the request to the last token\">Done</dt><dd data-show=\"done\"></dd></div></dl></article>"
    ));
    lane.put("header + div", &pane(shell, id, name))
        .figures(shell.read(move |model| model.race.lane_view(id)), WHO)
        .figures(readout, FIGURES)
        .text(".lane-summary", shell.read(move |model| model.race.summary(id)))
        .attribute("button", "aria-label", Signal::derive(move || format!("Settings of {}", name.get())))
        .attribute("button", "aria-expanded", Signal::derive(move || open.get().to_string()))
        .on("button", "click", move |_| {
            shell.panels.need();
            set_open.update(|open| *open = !*open);
        });
    // The settings are in a file of their own; they end when what stands for them is dropped.
    let settings = RefCell::new(None::<Box<dyn Any>>);
    let place = lane.0.clone();
    follow(Box::new(move || {
        let panels = shell.panels.get().filter(|_| open.get());
        let shown = panels.map(|panels| untrack(|| (panels.settings)(shell, id, name, place.clone())));
        settings.replace(shown);
    }));
    lane
}
