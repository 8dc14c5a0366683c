use super::play::{Count, counts};
use super::read;
use crate::app::screen::simulated::{Event, Model, Results, Setup};
use crate::engine::figures;
use crate::shell::{Shell, browser, memo};
use crate::ui::common::Button;
use leptos::prelude::*;

/// Something of the results; empty until there are any.
pub(super) fn shown(shell: Shell, show: fn(&Results) -> String) -> Signal<String> {
    // The model changes with each slice, the results do not.
    let results = read(shell, |model| model.results.clone());
    memo(Box::new(move || results.with(|results| results.as_deref().map(show).unwrap_or_default())))
}

/// When thousands of simulated tasks are done, policy by policy.
#[component]
pub(super) fn Outcome(shell: Shell) -> impl IntoView {
    let working = read(shell, Model::is_working);
    let none = read(shell, |model| model.results.is_none());
    let label = Signal::derive(move || if working.get() { "Cancel" } else { "Simulate again" }.to_owned());
    let press = Callback::new(move |()| {
        browser::keep_focus();
        shell.simulated(if working.get_untracked() { Event::CancelPressed } else { Event::SimulatePressed });
    });
    view! {
        <section aria-label="Results" aria-busy=move || working.get().to_string()>
            <div class="simulated-head">
                <h2>"How much it varies"</h2>
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
                <p prop:textContent=shown(shell, Results::spread)></p>
                <div class="timeline simulated-spread" inner_html=shown(shell, Results::distributions)></div>
                <p class="simulated-note" prop:textContent=shown(shell, Results::distribution_words)></p>
            </div>
        </section>
    }
}
