use super::pane::pane;
use crate::app::race::{LaneId, LaneReadout};
use crate::shell::{Shell, memo};
use crate::ui::common::Glyph;
use crate::ui::drawn::{Drawn, follow};
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;

/// One lane: who it is, what it is doing, its text and its times.
pub fn lane(shell: Shell, id: LaneId) -> Drawn {
    let readout = shell.read_at(move |model, playhead| LaneReadout::of(&model.race, id, playhead));
    let show = move |read: fn(&LaneReadout) -> String| -> Signal<String> {
        memo(Box::new(move || readout.with(|readout| readout.as_ref().map(read).unwrap_or_default())))
    };
    let name = show(|readout| readout.name.clone());
    let phase = show(|readout| readout.phase.name().to_owned());
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
        .attribute("", "data-lane", show(|readout| readout.index.to_string()))
        .attribute("", "data-script", show(|readout| readout.script.name().to_owned()))
        .attribute("", "data-accent", show(|readout| readout.accent.to_string()))
        .attribute("", "data-phase", phase)
        .attribute("", "data-verdict", show(|readout| readout.rank.to_owned()))
        .attribute("", "aria-label", name)
        .text(".lane-name", name)
        .text(".lane-phase span", phase)
        .text(".lane-phase-time", show(|readout| readout.elapsed.clone()))
        .text(".lane-summary", show(|readout| readout.summary.clone()))
        .text(".verdict", show(|readout| readout.verdict.clone()))
        .text("[data-show=ttft]", show(|readout| readout.ttft.clone()))
        .text("[data-show=answer]", show(|readout| readout.ttfat.clone()))
        .text("[data-show=rate]", show(|readout| readout.rate.clone()))
        .text("[data-show=tokens]", show(|readout| readout.tokens.clone()))
        .text("[data-show=done]", show(|readout| readout.done.clone()))
        .attribute("button", "aria-label", Signal::derive(move || format!("Settings of {}", name.get())))
        .attribute("button", "aria-expanded", Signal::derive(move || open.get().to_string()))
        .on("button", "click", move |_| {
            shell.need_rest();
            set_open.update(|open| *open = !*open);
        });
    // The settings are the rest's; they end when what stands for them is dropped.
    let settings = RefCell::new(None::<Box<dyn Any>>);
    let place = lane.0.clone();
    follow(Box::new(move || {
        let rest = shell.rest().filter(|_| open.get());
        let shown = rest.map(|rest| untrack(|| (rest.settings)(shell, id, name, place.clone())));
        settings.replace(shown);
    }));
    lane
}
