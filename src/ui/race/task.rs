use crate::app::Model;
use crate::app::screen;
use crate::app::screen::race::{Event, Setup, TextSource, Turns};
use crate::engine::figures;
use crate::scenario::ScenarioId;
use crate::shell::{Shell, browser};
use crate::ui::common::type_into;
use crate::ui::drawn::Drawn;
use crate::ui::frame::locked;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// How long people take, beside the field, and the source. The 3 s at the start are an assumption: a glance.
const PAUSES: &str = "assumed; developers: 86 s";
const SOURCE: &str = "From an answer to the next prompt, developers take 86 s at the median and 20.6 min at the 90th \
    percentile (TraceLab). 3 s are an assumption: time for a glance.";

/// The task, how many turns of it, and whose text.
pub(super) fn task(shell: Shell) -> Drawn {
    let exact = shell.read(|model| model.race.scenario.as_ref().is_none_or(|scenario| !scenario.approximate_tokens));
    let pause = shell.read(|model| figures::plain(model.race.setup.pause.seconds()));
    let most = Setup::MOST_PAUSE;
    let task = Drawn::new(&format!(
        "<div class=\"task\">\
         <fieldset class=\"lockable\" role=\"presentation\" data-bind=\"lock-task\"><label class=\"choice\">\
         <span class=\"choice-label\">Task</span>\
         <select class=\"choice-select\" data-bind=\"task\"></select></label></fieldset>\
         <fieldset class=\"lockable\" role=\"presentation\" data-bind=\"lock-turns\"><label class=\"choice\">\
         <span class=\"choice-label\">Play</span>\
         <select class=\"choice-select\" data-bind=\"turns\"></select></label></fieldset>\
         <fieldset class=\"lockable\" role=\"presentation\" data-bind=\"lock-pause\">\
         <label class=\"choice\" data-bind=\"pausing\"><span class=\"choice-label\">Pause</span>\
         <input class=\"number\" data-bind=\"pause\" type=\"number\" step=\"any\" min=\"0\" max=\"{most}\" \
         aria-label=\"Pause between turns, seconds\"> s <small title=\"{SOURCE}\">{PAUSES}</small></label></fieldset>\
         <fieldset class=\"lockable\" role=\"presentation\" data-bind=\"lock-text\"><label class=\"choice\">\
         <span class=\"choice-label\">Text</span>\
         <select class=\"choice-select\" data-bind=\"text\"></select></label></fieldset>\
         <span class=\"badge\" data-bind=\"approximate\" title=\"The token boundaries are estimated; they are not a tokenizer’s\">approximate tokens</span>\
         <div class=\"add-lane\"><p class=\"waiting\" data-bind=\"waiting\" role=\"status\"></p>\
         <button class=\"button\" type=\"button\" data-bind=\"cancel\">Cancel</button>\
         <fieldset class=\"lockable\" role=\"presentation\" data-bind=\"lock-add\">\
         <button class=\"button\" type=\"button\" data-bind=\"add\">Add a lane</button></fieldset></div>\
         </div>",
    ));
    let locked = move |event| locked(shell, screen::Event::Race(event));
    let scenario = shell.model.with_untracked(|model| model.race.chosen_scenario().clone());
    task.flag("lock-task", "disabled", locked(Event::ScenarioChosen(scenario)))
        .flag("lock-turns", "disabled", locked(Event::TurnsChosen(Turns::ALL)))
        .flag("lock-pause", "disabled", locked(Event::PauseEntered(0.0)))
        .flag("lock-text", "disabled", locked(Event::TextChosen(TextSource::Own)))
        .flag("lock-add", "disabled", locked(Event::LaneAdded));
    task.html("task", shell.read(Model::scenario_options))
        .html("text", shell.read(|model| model.race.text_options()))
        .flag("approximate", "hidden", exact)
        .text("waiting", shell.read(|model| model.race.waiting().to_owned()))
        .flag("cancel", "disabled", shell.read(|model| !model.race.can_cancel()))
        .flag("add", "disabled", shell.read(|model| model.race.is_full()))
        .html("turns", shell.read(|model| model.race.turns_options()))
        .flag("pausing", "hidden", shell.read(|model| model.race.setup.turns == Turns::ONE))
        .on("turns", "change", move |event| {
            if let Some(turns) = Turns::read(&event_target_value(&event)) {
                shell.race(Event::TurnsChosen(turns));
            }
        })
        .on("task", "change", move |event| {
            if let Some(id) = ScenarioId::new(&event_target_value(&event)) {
                shell.race(Event::ScenarioChosen(id));
            }
        })
        .on("text", "change", move |event| {
            let name = event_target_value(&event);
            if let Some(source) = TextSource::ALL.into_iter().find(|source| source.name() == name) {
                shell.race(Event::TextChosen(source));
            }
        })
        .on("cancel", "click", move |_| {
            browser::keep_focus();
            shell.race(Event::LoadCancelled);
        })
        .on("add", "click", move |_| {
            browser::keep_focus();
            shell.race(Event::LaneAdded);
        });
    let entered = Box::new(move |seconds| shell.race(Event::PauseEntered(seconds)));
    type_into(task.at("pause").unchecked_into(), pause, entered);
    task
}
