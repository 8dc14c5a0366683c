mod deliver;
mod file;
mod lacking;
mod task;

use crate::app::screen;
use crate::app::screen::iterate::{Event, Mode, Model, Order, mode_chosen};
use crate::engine::Seed;
use crate::scenario::ScriptKind;
use crate::shell::Shell;
use crate::ui::common::{Choice, NumberField};
use crate::ui::frame::locked;
use crate::ui::iterate::{Views, read};
use deliver::Deliver;
use file::OwnFile;
use lacking::Lacking;
use leptos::prelude::*;
use task::Task;

/// The set-up: a task, models, how to work with them; and the kept sessions.
#[component]
pub(super) fn SetUp(shell: Shell, views: Views) -> impl IntoView {
    let single = read(shell, |model| model.setup.trial.is_none());
    // A half-done blind trial shows neither the models nor their order.
    let sealed = read(shell, Model::is_sealed);
    let untried = Signal::derive(move || single.get() || sealed.get());
    let delivers = move || {
        view! {
            <div class="delivers">
                <Deliver shell model=ScriptKind::Slow title="The slow model"/>
                <Deliver shell model=ScriptKind::Fast title="The fast model"/>
            </div>
        }
    };
    let blind = read(shell, |model| model.setup.trial.is_some_and(|trial| trial.blind));
    let seed = read(shell, |model| model.setup.seed.get().to_string());
    let of = move |event| locked(shell, screen::Event::Iterate(event));
    let task_locked = of(Event::FileOpened(String::new(), Err(String::new())));
    let send = move |event: Option<Event>| event.into_iter().for_each(|event| shell.iterate(event));
    let order = move |name: String| {
        let order = Order::ALL.into_iter().find(|order| order.name() == name);
        send(order.map(|order| Event::OrderChosen(Some(order))));
    };
    let seeded = move |seed: Option<f64>| send(seed.map(|seed| Event::SeedEntered(seed.max(0.0) as u64)));
    view! {
        <div class="iterate-setup">
            <h2 class="iterate-title" tabindex="-1">"Do a task in turns, and see where the time goes"</h2>
            <p class="iterate-lead">
                "Prompt, wait, read, decide; repeat until you’re satisfied. Every second is counted. The answers are \
                 prewritten, and some contain mistakes you can find."
            </p>
            {move || views.get().map(|here| (here.resume)(shell, views))}
            <Lacking shell/>
            <div class="iterate-choices">
                <Choice
                    label="Task"
                    disabled=task_locked
                    options=read(shell, Model::task_options)
                    choose=Callback::new(move |id: String| {
                        send(crate::scenario::ScenarioId::new(&id).map(Event::ScenarioChosen));
                    })
                />
                <OwnFile shell disabled=task_locked/>
                <Choice
                    label="With"
                    disabled=of(Event::ModeChosen(Mode::Both))
                    options=read(shell, Model::mode_options)
                    choose=Callback::new(move |name: String| send(mode_chosen(&name)))
                />
                <div class="iterate-choices" hidden=untried>
                    <Choice
                        label="Order"
                        disabled=of(Event::OrderChosen(None))
                        options=read(shell, Model::order_options)
                        choose=Callback::new(order)
                    />
                    <label class="choice tick">
                        <input
                            type="checkbox"
                            disabled=of(Event::BlindChosen(false))
                            prop:checked=blind
                            on:change=move |event| shell.iterate(Event::BlindChosen(event_target_checked(&event)))
                        />
                        <span>"Hide the names until both are done"</span>
                    </label>
                </div>
            </div>
            <Task shell/>
            <p
                class="iterate-note"
                hidden=Signal::derive(move || !sealed.get())
                prop:textContent=read(shell, |model| model.sealed_words().to_owned())
            ></p>
            {move || (!sealed.get()).then(delivers)}
            <div class="iterate-choices">
                <button
                    class="run"
                    type="button"
                    disabled=read(shell, |model| !model.can_start())
                    on:click=move |_| super::begin(shell, views, Event::StartPressed)
                >
                    "Start"
                </button>
                <p
                    class="iterate-note"
                    role="status"
                    prop:textContent=read(shell, |model| model.waiting().to_owned())
                ></p>
                <p class="iterate-note" role="alert" hidden=move || !views.is_missing()>
                    "A part of this page could not be loaded. Press Start to try again, or reload the page."
                </p>
                <label class="choice">
                    <span class="choice-label">"Seed"</span>
                    <NumberField
                        label="Seed"
                        disabled=of(Event::SeedEntered(0))
                        value=seed
                        range=("0".to_owned(), Seed::MAX.to_string())
                        change=Callback::new(seeded)
                    />
                </label>
                <button
                    class="button"
                    type="button"
                    hidden=read(shell, |model| !model.can_retry())
                    on:click=move |_| shell.iterate(Event::RetryPressed)
                >
                    "Load the task again"
                </button>
            </div>
            {move || views.get().map(|here| (here.kept)(shell, views))}
        </div>
    }
}
