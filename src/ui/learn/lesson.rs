use super::compare::Comparisons;
use super::hand_in::HandIn;
use super::instrument::Instrument;
use super::question::QuestionView;
use super::read;
use crate::app::screen::learn::{Event, Model, Place, own_links};
use crate::scenario::lesson::{Claimed, Lesson, Prose, Step};
use crate::shell::{Shell, browser, memo};
use crate::ui::common::Button;
use leptos::prelude::*;
use std::sync::Arc;

/// A lesson, as far as the person has come.
#[component]
pub(super) fn LessonView(shell: Shell, lesson: Arc<Lesson>) -> impl IntoView {
    let lesson = Arc::unwrap_or_clone(lesson);
    let mut n_questions = 0;
    let steps = lesson.steps.iter().enumerate().map(|(step, content)| {
        let hidden = read(shell, move |model| model.place(step) == Place::Hidden);
        let inner = match content {
            Step::Prose(prose) => words(shell, "lesson-prose", None, prose),
            Step::Explain(prose) => words(shell, "lesson-explain", None, prose),
            Step::Try(prose) => words(shell, "lesson-try", Some("Try it"), prose),
            Step::Note(prose) => words(shell, "lesson-note", Some("For teachers"), prose),
            Step::Predict(question) => {
                n_questions += 1;
                view! { <QuestionView shell number={n_questions - 1} question=question.clone()/> }.into_any()
            }
            Step::Run(run) => view! { <Instrument shell step run=run.clone()/> }.into_any(),
            Step::Compare => {
                let asked = lesson.asked_before(step).collect::<Vec<_>>();
                let questions = lesson.questions().cloned().enumerate();
                let questions = questions.filter(|(n, _)| asked.contains(n)).collect();
                view! { <Comparisons shell questions/> }.into_any()
            }
            Step::Claim(claim) => claimed(shell, claim),
        };
        view! { <div class="lesson-step" hidden=hidden>{inner}</div> }
    });
    let steps = steps.collect_view();
    let head = lesson.head;
    let notes = read(shell, |model| model.setup.notes);
    let facts = format!("{} min. {}.", head.minutes, head.shows.words());
    let licence = if head.licence.is_empty() { String::new() } else { format!("Licence: {}.", head.licence) };
    view! {
        <article class="lesson" lang=head.language>
            <header class="lesson-head">
                <p class="lesson-way"><a href=shell.read(|page| page.with_own_keys("#/learn"))>"All lessons"</a></p>
                <h2 class="lesson-title">{head.title}</h2>
                <p class="learn-facts">{facts}</p>
                <p class="lesson-teacher" hidden=Signal::derive(move || !notes.get())>
                    "Teacher’s view: notes are shown, and nothing waits for a prediction."
                </p>
            </header>
            {steps}
            <End shell licence/>
        </article>
    }
}

fn words(shell: Shell, class: &'static str, title: Option<&'static str>, prose: &Prose) -> AnyView {
    let prose = prose.clone();
    let html = memo(Box::new(move || {
        let page = shell.model.read();
        own_links(&prose, &|link| page.with_own_keys(link))
    }));
    view! {
        <section class=class>
            {title.map(|title| view! { <h3>{title}</h3> })}
            <div class="lesson-words" inner_html=html></div>
        </section>
    }
    .into_any()
}

fn claimed(shell: Shell, claim: &Claimed) -> AnyView {
    let link = format!("#/claims?claim={}", claim.id);
    let (said, verdict) = (claim.said.clone(), claim.verdict.clone());
    view! {
        <section class="lesson-claim">
            <blockquote hidden=said.is_empty()>{said.clone()}</blockquote>
            <p>
                <b>{verdict}</b>
                " "
                <a href=shell.read(move |page| page.with_own_keys(&link))>{format!("Claim {}, with its sources", claim.id)}</a>
            </p>
        </section>
    }
    .into_any()
}

/// What follows when all is done: the points, the next lesson, and taking it again.
#[component]
fn End(shell: Shell, licence: String) -> impl IntoView {
    let undone = read(shell, |model| !model.is_done());
    let points = read(shell, Model::points_words);
    let next = shell.read(|page| {
        let next = page.state::<Model>().and_then(Model::next);
        next.map(|(title, link)| (title, page.with_own_keys(&link)))
    });
    let none = Signal::derive(move || next.with(Option::is_none));
    let again = Callback::new(move |()| {
        browser::keep_focus();
        shell.learn(Event::AgainPressed);
        browser::to_top();
    });
    view! {
        <footer class="lesson-end" hidden=undone>
            <p class="learn-sentence" prop:textContent=points></p>
            <p class="learn-buttons">
                <a
                    class="button lesson-next"
                    hidden=none
                    href=Signal::derive(move || next.with(|next| next.as_ref().map(|next| next.1.clone()).unwrap_or_default()))
                    on:click=|_| browser::to_top()
                    prop:textContent=Signal::derive(move || {
                        next.with(|next| next.as_ref().map(|next| format!("Next: {}", next.0)).unwrap_or_default())
                    })
                ></a>
                <Button label="Take it again" press=again/>
            </p>
            <HandIn shell/>
            <p class="learn-point">{licence}</p>
        </footer>
    }
}
