use crate::app::Model;
use crate::app::screen::race::{Event, TextSource};
use crate::scenario::ScenarioId;
use crate::shell::{Shell, browser};
use crate::ui::drawn::Drawn;
use leptos::prelude::event_target_value;

/// What the models are asked to do.
pub(super) fn task(shell: Shell) -> Drawn {
    let exact = shell.read(|model| model.race.scenario.as_ref().is_none_or(|scenario| !scenario.approximate_tokens));
    let none = shell.read(|model| model.race.prompt().is_none());
    let task = Drawn::new(
        "<div class=\"task\">\
         <label class=\"choice\"><span class=\"choice-label\">Task</span>\
         <select class=\"choice-select\" data-choose=\"task\"></select></label>\
         <label class=\"choice\"><span class=\"choice-label\">Text</span>\
         <select class=\"choice-select\" data-choose=\"text\"></select></label>\
         <span class=\"badge\" title=\"Split by an approximation, not by a tokenizer\">approximate tokens</span>\
         <div class=\"add-lane\"><p class=\"waiting\" role=\"status\"></p>\
         <button class=\"button\" type=\"button\">Cancel</button>\
         <button class=\"button\" type=\"button\">Add a lane</button></div>\
         <details class=\"prompt\"><summary></summary><blockquote></blockquote></details></div>",
    );
    task.html("[data-choose=task]", shell.read(Model::scenario_options))
        .html("[data-choose=text]", shell.read(|model| model.race.text_options()))
        .flag(".badge", "hidden", exact)
        .text(".waiting", shell.read(|model| model.race.waiting().to_owned()))
        .flag("button", "disabled", shell.read(|model| !model.race.can_cancel()))
        .flag("button + button", "disabled", shell.read(|model| model.race.is_full()))
        .flag("details", "hidden", none)
        .text("summary", shell.read(|model| model.race.prompt().unwrap_or_default().lines().take(1).collect()))
        .text("blockquote", shell.read(|model| model.race.prompt().unwrap_or_default().to_owned()))
        .on("[data-choose=task]", "change", move |event| {
            if let Some(id) = ScenarioId::new(&event_target_value(&event)) {
                shell.race(Event::ScenarioChosen(id));
            }
        })
        .on("[data-choose=text]", "change", move |event| {
            let name = event_target_value(&event);
            if let Some(source) = TextSource::ALL.into_iter().find(|source| source.name() == name) {
                shell.race(Event::TextChosen(source));
            }
        })
        .on("button", "click", move |_| {
            browser::keep_focus();
            shell.race(Event::LoadCancelled);
        })
        .on("button + button", "click", move |_| {
            browser::keep_focus();
            shell.race(Event::LaneAdded);
        });
    task
}
