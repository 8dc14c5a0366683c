use crate::app::screen::iterate::{Act, Event};
use crate::shell::SessionView;
use leptos::prelude::*;

/// The person's reply to an answer: something is wrong with it, or it is accepted.
#[component]
pub(super) fn Judge(showing: SessionView) -> impl IntoView {
    let shell = showing.shell;
    let problems = showing.read(|session| session.work().problems);
    let judging = showing.read(|session| session.work().stage == "judging");
    let accept = showing.read(|session| session.work().can_accept);
    let (chosen, choose) = signal(None::<usize>);
    // New problems reset the choice.
    let reset = RenderEffect::new(move |_: Option<()>| {
        let raised = problems.with(|all| all.iter().find(|problem| problem.raised).map(|problem| problem.number));
        choose.set(raised);
    });
    let owned = StoredValue::new_local(reset);
    on_cleanup(move || owned.dispose());
    let same =
        move || problems.with(|all| all.iter().any(|problem| problem.raised && Some(problem.number) == chosen.get()));
    let cannot_ask = Signal::derive(move || chosen.get().is_none() || same());
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
        <section class="judge" aria-label="Judging" hidden=Signal::derive(move || !accept.get())>
            <h3
                class="judge-title"
                tabindex="-1"
                prop:textContent=move || {
                    if judging.get() { "Is something wrong with it?" } else { "Or say that something else is wrong" }
                }
            ></h3>
            <p class="iterate-note" hidden=none>"Some of these objections are right, some aren’t. Check before you choose."</p>
            <div class="problems" role="radiogroup" aria-label="What is wrong" hidden=none>{choices}</div>
            <div class="iterate-choices">
                <button class="button" type="button" hidden=none disabled=cannot_ask on:click=ask>"Ask for this"</button>
                <button class="button primary" type="button" on:click=move |_| shell.iterate(Event::Did(Act::Accepted))>
                    "Accept it as it is"
                </button>
            </div>
        </section>
    }
}
