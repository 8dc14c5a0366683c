use super::play::{Count, counts};
use super::read;
use crate::app::screen::simulated::{Event, Model, Results, Setup};
use crate::engine::figures;
use crate::shell::{Shell, browser, memo};
use crate::ui::common::{Button, Table};
use leptos::prelude::*;

/// The results of thousands of sessions, policy by policy.
#[component]
pub(super) fn Outcome(shell: Shell) -> impl IntoView {
    let working = read(shell, Model::is_working);
    // The model changes with each slice, the results do not.
    let results = read(shell, |model| model.results.clone());
    let none = Signal::derive(move || results.with(Option::is_none));
    let shown = move |show: fn(&Results) -> String| -> Signal<String> {
        memo(Box::new(move || results.with(|results| results.as_deref().map(show).unwrap_or_default())))
    };
    let unfinished = shown(Results::unfinished);
    let label = Signal::derive(move || if working.get() { "Cancel" } else { "Simulate again" }.to_owned());
    let press = Callback::new(move |()| {
        browser::keep_focus();
        shell.simulated(if working.get_untracked() { Event::CancelPressed } else { Event::SimulatePressed });
    });
    view! {
        <section aria-label="Results" aria-busy=move || working.get().to_string()>
            <div class="simulated-head">
                <h2>"Results"</h2>
                <p class="simulated-work" role="status" prop:textContent=read(shell, Model::work_words)></p>
                <progress
                    aria-label="Simulated"
                    value=read(shell, |model| figures::fixed(model.progress(), 3))
                    data-working=move || working.get().to_string()
                ></progress>
                <Count
                    shell
                    label="Sessions"
                    of=|setup| setup.sessions.into()
                    range=counts(Setup::SESSIONS)
                    event=Event::SessionsEntered
                />
                <Button label press/>
            </div>
            <div hidden=none>
                <ul class="simulated-sentences" inner_html=shown(Results::sentences)></ul>
                <div class="timeline simulated-spread" inner_html=shown(Results::distributions)></div>
                <p class="limits-words" prop:textContent=shown(Results::distribution_words)></p>
                <Table title="Every policy’s figures" html=shown(Results::table)/>
                <p hidden=move || unfinished.with(String::is_empty) prop:textContent=unfinished></p>
            </div>
        </section>
    }
}
