use super::control::Control;
use super::kinds::Kinds;
use super::plot::Plot;
use super::read;
use crate::app::delivery::Base;
use crate::app::screen;
use crate::app::screen::simulated::{Event, Model, Number, Question};
use crate::engine::cycle::{ModelKind, Parameter};
use crate::shell::Shell;
use crate::ui::common::Choice;
use crate::ui::frame::Lockable;
use leptos::prelude::*;

/// The answer that the page opens with: which model is done sooner, for a person like this.
#[component]
pub(super) fn Answer(shell: Shell) -> impl IntoView {
    let right = [Parameter::SlowRight, Parameter::FastRight];
    let models = ModelKind::ALL.map(|model| {
        view! { <Rival shell model right=right[model as usize]/> }
    });
    view! {
        <section aria-label="Which one suits you?">
            <div class="simulated-opening">
                <h2 class="simulated-title">"Which one suits you?"</h2>
                <p class="simulated-about">
                    "A simulated person writes, waits, reviews, and asks again until an answer is accepted. Choose a kind of \
                     task, then drag along the curve."
                </p>
            </div>
            <Kinds shell/>
            <Finding shell question=Question::Pace>
                <Control shell number=Number::Own/>
                {models}
                <p class="simulated-note" prop:textContent=read(shell, Model::acceptance_words)></p>
            </Finding>
            <p class="simulated-note">
                <span prop:textContent=read(shell, Model::turn_words)></span>
                " Both: you ask both models at once, review the fast answer first, and the slow one only if you reject it. \
                 Near tie: the times differ by at most 5 %."
            </p>
        </section>
    }
}

/// The answer to a question in a sentence, its chart, and beside it the numbers that decide it.
#[component]
fn Finding(shell: Shell, question: Question, children: Children) -> impl IntoView {
    view! {
        <p
            class="simulated-verdict"
            data-question=question.name()
            aria-live="polite"
            prop:textContent=read(shell, move |model| model.verdict(question))
        ></p>
        <div class="simulated-question">
            <Plot shell question/>
            <div class="simulated-beside">{children()}</div>
        </div>
    }
}

/// One of the two models: which it is, what a task takes with it, and how often it is right.
#[component]
fn Rival(shell: Shell, model: ModelKind, right: Parameter) -> impl IntoView {
    let label = match model {
        ModelKind::Slow => "Slow",
        ModelKind::Fast => "Fast",
    };
    let choose = Callback::new(move |id: String| {
        shell.simulated(Event::BaseChosen(model, Base::by_id(&id).unwrap_or(Base::Custom)));
    });
    view! {
        <div class="rival">
            <div class="rival-head">
                <svg class="rival-line" aria-hidden="true">
                    <line data-line=model.name() y1="50%" x2="100%" y2="50%"></line>
                </svg>
                <Lockable shell event=screen::Event::Simulated(Event::BaseChosen(model, Base::Custom))>
                    <Choice label options=read(shell, move |screen| screen.base_options(model)) choose/>
                </Lockable>
                <strong class="rival-takes" prop:textContent=read(shell, move |screen| screen.takes(Question::Pace, model))></strong>
            </div>
            <Control shell number=Number::Parameter(right)/>
        </div>
    }
}

/// Which model costs less in all, if missed defects have a price.
#[component]
pub(super) fn Quality(shell: Shell) -> impl IntoView {
    view! {
        <section aria-label="Quality">
            <h2>"What a miss costs"</h2>
            <Finding shell question=Question::Quality>
                <Control shell number=Number::Parameter(Parameter::Defect)/>
                <Control shell number=Number::Parameter(Parameter::Notice)/>
                <p class="simulated-note" prop:textContent=read(shell, Model::escape_words)></p>
            </Finding>
        </section>
    }
}
