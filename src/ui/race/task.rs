use crate::app::Model;
use crate::app::race::{Event, TextSource};
use crate::scenario::ScenarioId;
use crate::shell::Shell;
use crate::ui::common::Choice;
use leptos::prelude::*;

/// What the models are asked to do.
#[component]
pub(super) fn Task(shell: Shell) -> impl IntoView {
    let options = Memo::new(move |_| shell.model.with(Model::scenario_options));
    let chosen = Memo::new(move |_| shell.model.with(|model| model.race.chosen_scenario().to_string()));
    let prompt = Memo::new(move |_| shell.model.with(|model| model.race.prompt().map(str::to_owned)));
    let approximate = Memo::new(move |_| {
        shell.model.with(|model| model.race.scenario.as_ref().is_some_and(|scenario| scenario.approximate_tokens))
    });
    let text = Memo::new(move |_| shell.model.with(|model| model.race.setup.text.name().to_owned()));
    let texts = [(TextSource::Own, "each model’s own"), (TextSource::Same, "the first lane’s in all")]
        .map(|(source, name)| (source.name().to_owned(), name.to_owned()));
    view! {
        <div class="task">
            <div class="task-choices">
                <Choice
                    label="Task"
                    options
                    value=chosen
                    choose=move |id: String| {
                        if let Some(id) = ScenarioId::new(&id) {
                            shell.race(Event::ScenarioChosen(id));
                        }
                    }
                />
                <Choice
                    label="Text"
                    options=Signal::stored(texts.to_vec())
                    value=text
                    choose=move |name: String| {
                        let same = name == TextSource::Same.name();
                        shell.race(Event::TextChosen(if same { TextSource::Same } else { TextSource::Own }));
                    }
                />
                <Show when=move || approximate.get()>
                    <span class="badge" title="Split by an approximation, not by a tokenizer">
                        "approximate tokens"
                    </span>
                </Show>
            </div>
            <blockquote class="prompt">{move || prompt.get()}</blockquote>
        </div>
    }
}
