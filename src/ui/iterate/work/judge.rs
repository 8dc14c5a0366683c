use crate::app::screen::iterate::{Act, Event};
use crate::shell::SessionView;
use leptos::prelude::*;

/// The person's reply to an answer: something is wrong with it, or it is accepted. It stays in sight; on small screens
/// the list of what may be wrong opens on request.
#[component]
pub(super) fn Judge(showing: SessionView) -> impl IntoView {
    let shell = showing.shell;
    let problems = showing.read(|session| session.work().problems);
    let writing = showing.read(|session| session.work().stage == "writing");
    let no_checks = showing.read(|session| session.work().checks.is_empty());
    let (chosen, choose) = signal(None::<usize>);
    let (open, set_open) = signal(false);
    // New problems reset the choice.
    let reset = RenderEffect::new(move |_: Option<()>| {
        let raised = problems.with(|all| all.iter().find(|problem| problem.raised).map(|problem| problem.number));
        choose.set(raised);
        set_open.set(false);
    });
    let owned = StoredValue::new_local(reset);
    on_cleanup(move || owned.dispose());
    let same =
        move || problems.with(|all| all.iter().any(|problem| problem.raised && Some(problem.number) == chosen.get()));
    let cannot_accept = showing.read(|session| !session.work().can_accept);
    let cannot_ask = Signal::derive(move || chosen.get().is_none() || same() || cannot_accept.get());
    let ask = move |_| {
        if let Some(number) = chosen.get_untracked() {
            shell.iterate(Event::Did(Act::Raised(number)));
        }
    };
    let choices = move || {
        problems
            .get()
            .into_iter()
            .map(|problem| {
                let number = problem.number;
                view! {
                    <label class="problem">
                        <input
                            type="radio"
                            name="problem"
                            prop:checked=move || chosen.get() == Some(number)
                            on:change=move |_| choose.set(Some(number))
                        />
                        <span dir="auto" prop:textContent=problem.text></span>
                    </label>
                }
            })
            .collect_view()
    };
    let none = Signal::derive(move || problems.with(Vec::is_empty));
    view! {
        <section
            class="judge"
            aria-label="Judging"
            data-open=move || open.get().to_string()
            inert=showing.read(|session| !session.is_running())
            hidden=showing.read(|session| !session.work().is_judged)
        >
            <div class="judge-head">
                <h3
                    class="judge-title"
                    tabindex="-1"
                    prop:textContent=move || {
                        if writing.get() { "Or say that something else is wrong" } else { "Is something wrong with it?" }
                    }
                ></h3>
                <button
                    class="button judge-open"
                    type="button"
                    aria-expanded=move || open.get().to_string()
                    hidden=none
                    on:click=move |_| set_open.update(|open| *open = !*open)
                    prop:textContent=showing.read(|session| session.work().objections())
                ></button>
            </div>
            <div class="judge-list" hidden=none>
                <p class="iterate-note">"Some of these objections are right, some aren’t. Check before you choose."</p>
                <div class="problems" role="radiogroup" aria-label="What is wrong">{choices}</div>
            </div>
            <div class="judge-acts">
                <p class="judge-checked" role="status" prop:textContent=showing.read(|session| session.work().checked)></p>
                <button class="button judge-ask" type="button" hidden=none disabled=cannot_ask on:click=ask>
                    "Ask for this"
                </button>
                <button
                    class="button"
                    type="button"
                    hidden=no_checks
                    disabled=showing.read(|session| !session.work().can_check)
                    on:click=move |_| shell.iterate(Event::Did(Act::ChecksRun))
                >
                    "Run the checks"
                </button>
                <button
                    class="button primary"
                    type="button"
                    disabled=cannot_accept
                    on:click=move |_| shell.iterate(Event::Did(Act::Accepted))
                >
                    "Accept it as it is"
                </button>
            </div>
        </section>
    }
}
