use crate::app::Model;
use crate::app::race::{Event, TextSource};
use crate::scenario::ScenarioId;
use crate::shell::{Shell, browser};
use crate::ui::common::{Button, Choice};
use leptos::prelude::*;

/// What the models are asked to do.
#[component]
pub(super) fn Task(shell: Shell) -> impl IntoView {
    let choose = Callback::new(move |id: String| {
        if let Some(id) = ScenarioId::new(&id) {
            shell.race(Event::ScenarioChosen(id));
        }
    });
    let choose_text = Callback::new(move |name: String| {
        if let Some(source) = TextSource::ALL.into_iter().find(|source| source.name() == name) {
            shell.race(Event::TextChosen(source));
        }
    });
    let exact = shell.read(|model| model.race.scenario.as_ref().is_none_or(|scenario| !scenario.approximate_tokens));
    let prompt = shell.read(|model| model.race.prompt().unwrap_or_default().to_owned());
    let none = shell.read(|model| model.race.prompt().is_none());
    let first_line: Signal<String> =
        shell.read(|model| model.race.prompt().unwrap_or_default().lines().take(1).collect());
    let waiting = shell.read(|model| model.race.waiting().to_owned());
    let settled = shell.read(|model| !model.race.can_cancel());
    let press = move |event: fn() -> Event| {
        Callback::new(move |()| {
            browser::keep_focus();
            shell.race(event());
        })
    };
    let full = shell.read(|model| model.race.is_full());
    view! {
        <div class="task">
            <Choice label="Task" options=shell.read(Model::scenario_options) choose/>
            <Choice label="Text" options=shell.read(|model| model.race.text_options()) choose=choose_text/>
            <span class="badge" title="Split by an approximation, not by a tokenizer" hidden=exact>
                "approximate tokens"
            </span>
            <div class="add-lane">
                <p class="waiting" role="status">{waiting}</p>
                <Button label="Cancel" disabled=settled press=press(|| Event::LoadCancelled)/>
                <Button label="Add a lane" disabled=full press=press(|| Event::LaneAdded)/>
            </div>
            <details class="prompt" hidden=none>
                <summary>{first_line}</summary>
                <blockquote>{prompt}</blockquote>
            </details>
        </div>
    }
}
