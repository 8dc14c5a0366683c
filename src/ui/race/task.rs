use crate::app::Model;
use crate::app::screen::race::{Event, TextSource};
use crate::scenario::ScenarioId;
use crate::shell::{Shell, browser};
use crate::ui::drawn::Drawn;
use leptos::prelude::event_target_value;

/// The task, its text and its prompt.
pub(super) fn task(shell: Shell) -> Drawn {
    let exact = shell.read(|model| model.race.scenario.as_ref().is_none_or(|scenario| !scenario.approximate_tokens));
    let none = shell.read(|model| model.race.prompt().is_none());
    let task = Drawn::new(
        "<div class=\"task\">\
         <label class=\"choice\"><span class=\"choice-label\">Task</span>\
         <select class=\"choice-select\" data-bind=\"task\"></select></label>\
         <label class=\"choice\"><span class=\"choice-label\">Text</span>\
         <select class=\"choice-select\" data-bind=\"text\"></select></label>\
         <span class=\"badge\" data-bind=\"approximate\" title=\"The token boundaries are estimated; they are not a tokenizer’s\">approximate tokens</span>\
         <div class=\"add-lane\"><p class=\"waiting\" data-bind=\"waiting\" role=\"status\"></p>\
         <button class=\"button\" type=\"button\" data-bind=\"cancel\">Cancel</button>\
         <button class=\"button\" type=\"button\" data-bind=\"add\">Add a lane</button></div>\
         <details class=\"prompt\" data-bind=\"prompt\"><summary data-bind=\"first-line\"></summary>\
         <blockquote data-bind=\"whole\"></blockquote></details></div>",
    );
    task.html("task", shell.read(Model::scenario_options))
        .html("text", shell.read(|model| model.race.text_options()))
        .flag("approximate", "hidden", exact)
        .text("waiting", shell.read(|model| model.race.waiting().to_owned()))
        .flag("cancel", "disabled", shell.read(|model| !model.race.can_cancel()))
        .flag("add", "disabled", shell.read(|model| model.race.is_full()))
        .flag("prompt", "hidden", none)
        .text("first-line", shell.read(|model| model.race.prompt().unwrap_or_default().lines().take(1).collect()))
        .text("whole", shell.read(|model| model.race.prompt().unwrap_or_default().to_owned()))
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
    task
}
