use super::read;
use crate::app::screen::learn::{Calibration, Event};
use crate::scenario::lesson::Course;
use crate::shell::{Shell, browser};
use crate::ui::common::Button;
use leptos::prelude::*;
use std::sync::Arc;

/// The lessons in their order, and how sure the person was so far.
#[component]
pub(super) fn List(shell: Shell, course: Arc<Course>) -> impl IntoView {
    let lessons = Arc::unwrap_or_clone(course).lessons.into_iter().enumerate().map(|(n, listed)| {
        let href = format!("#/learn?lesson={}", listed.id);
        let done = read(shell, move |model| model.progress_words(n));
        let aims = format!("You learn to {}.", listed.head.aims.join("; "));
        view! {
            <li data-begun=Signal::derive(move || (!done.with(String::is_empty)).to_string())>
                <a class="learn-lesson" href=shell.read(move |page| page.with_own_keys(&href))>
                    <span class="learn-title">{listed.head.title}</span>
                    <span class="learn-aims">{aims}</span>
                    <span class="learn-facts">
                        {format!("{} min. {}.", listed.head.minutes, listed.head.shows.words())}
                        " "
                        <b prop:textContent=done></b>
                    </span>
                </a>
            </li>
        }
    });
    view! {
        <header class="learn-opening">
            <h2 class="learn-heading">"Learn by predicting"</h2>
            <p class="learn-point">
                "Ten short lessons. In each you commit to a prediction, run the real instrument, and see how far off you were. \
                 Take them in order, or pick one."
            </p>
        </header>
        <ol class="learn-list">{lessons.collect_view()}</ol>
        <Calibrated shell/>
        <Files shell/>
        <Teachers shell/>
    }
}

/// How sure the person was, and how often they were right.
#[component]
fn Calibrated(shell: Shell) -> impl IntoView {
    let calibration = read(shell, |model| Calibration::of(&model.progress));
    let sentence = Signal::derive(move || calibration.with(Calibration::sentence));
    let none = Signal::derive(move || sentence.with(String::is_empty));
    view! {
        <section class="learn-calibration" aria-label="How well you know what you know" hidden=none>
            <h2 class="learn-heading">"How well do you know what you know?"</h2>
            <p class="learn-sentence" prop:textContent=sentence></p>
            <figure
                class="plot lesson-plot"
                data-bars="true"
                inner_html=Signal::derive(move || calibration.with(|calibration| calibration.figure().html()))
            ></figure>
            <p class="learn-point">
                "A right answer counts 1, 2 or 3 points, depending on how sure you said you were; a wrong one 0, −2 or −6. \
                 Honest answers score best (certainty-based marking, Gardner-Medwin)."
            </p>
        </section>
    }
}

/// The answers as files, the questions as a file, and deleting everything.
#[component]
fn Files(shell: Shell) -> impl IntoView {
    let none = read(shell, |model| model.progress.json().is_none());
    let asks = read(shell, |model| model.clearing);
    let press = move |event: Event| {
        Callback::new(move |()| {
            browser::keep_focus();
            shell.learn(event.clone());
        })
    };
    view! {
        <section class="learn-files" aria-label="Your answers, and the questions">
            <p class="learn-point learn-stay">"Your answers stay in this browser."</p>
            <div class="learn-buttons">
                <Button label="Download answers (JSON)" disabled=none press=press(Event::JsonPressed)/>
                <Button label="Download answers (CSV)" disabled=none press=press(Event::CsvPressed)/>
                <Button label="Delete my answers" disabled=none press=press(Event::ClearPressed)/>
            </div>
            <div class="learn-buttons" role="alert" hidden=Signal::derive(move || !asks.get())>
                <span>"Delete all answers of all lessons? This cannot be undone."</span>
                <Button label="Delete" press=press(Event::ClearAnswered(true))/>
                <Button label="Keep" press=press(Event::ClearAnswered(false))/>
            </div>
        </section>
    }
}

/// What teachers may want.
#[component]
fn Teachers(shell: Shell) -> impl IntoView {
    let own = move |link: &'static str| shell.read(move |page| page.with_own_keys(link));
    view! {
        <section class="learn-files" aria-label="For teachers">
            <h2 class="learn-heading">"For teachers"</h2>
            <ul class="learn-teachers">
                <li><a href=own("#/author")>"Write a lesson or a task"</a>", and see it beside the text."</li>
                <li><a href=own("#/class")>"Collect a class"</a>": paste everybody’s result links, and see them together."</li>
                <li>
                    <a href="lessons/questions.gift.txt" download="hare-and-tortoise-questions.gift.txt">"Download all questions"</a>
                    " for your learning management system (GIFT)."
                </li>
                <li class="learn-along">
                    <a href="hare-and-tortoise.html" download="">"Download the whole playground as one file"</a>
                    " for a class without a network, or "
                    <a href="hare-and-tortoise-scorm12.zip" download="">"as a SCORM 1.2 package"</a>
                    " for a course."
                </li>
                <li>"Add "<code>"&notes=1"</code>" to a lesson’s address to see its notes, and everything at once."</li>
            </ul>
        </section>
    }
}
