//! A session in progress.

mod answer;
mod artefact;
mod background;
mod bar;
mod checks;
mod judge;
mod prompt;
mod task;

use crate::app::screen::iterate::{Act, Event};
use crate::shell::{Listener, SessionView, browser};
use answer::Answer;
use artefact::Artefact;
use background::Background;
use bar::{Account, Bar};
use checks::Checks;
use judge::Judge;
use leptos::prelude::*;
use prompt::Prompt;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// A session in progress: the conversation, and the artefact beside it.
#[component]
pub(super) fn Work(showing: SessionView) -> impl IntoView {
    let shell = showing.shell;
    let stage = showing.read(|session| session.work().stage.to_owned());
    let paused = showing.read(|session| !session.is_running());
    interrupt_by_escape(showing);
    follow_the_stage(stage);
    let switch = move |_| shell.iterate(Event::Did(Act::Switched));
    view! {
        <div class="work" data-stage=stage>
            <Bar showing/>
            <Account showing/>
            <p
                class="paused"
                hidden=Signal::derive(move || !paused.get())
                prop:textContent=showing.read(|session| session.stopped_words().to_owned())
            ></p>
            <Background showing look=Callback::new(switch)/>
            <div class="work-body" inert=paused>
                <div class="conversation">
                    <Prompt showing/>
                    <Answer showing/>
                </div>
                <div class="artefact">
                    <Artefact showing/>
                    <Checks showing/>
                </div>
            </div>
            <Judge showing/>
        </div>
    }
}

/// Esc interrupts, wherever the focus is: it types nothing.
fn interrupt_by_escape(showing: SessionView) {
    let pressed = move |event: web_sys::Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.key() == "Escape" && !event.default_prevented() {
            showing.shell.iterate(Event::Did(Act::Interrupted));
        }
    };
    let owned = StoredValue::new_local(Listener::new(browser::document().into(), "keydown", Box::new(pressed)));
    on_cleanup(move || owned.dispose());
}

/// Moves the focus to the next stage's control, unless the person is reading the artefact or an answer that has just
/// ended.
fn follow_the_stage(stage: Signal<String>) {
    let following = RenderEffect::new(move |before: Option<String>| {
        let now = stage.get();
        if before.as_ref() != Some(&now) {
            let next = match now.as_str() {
                "writing" => ".prompt-text",
                "streaming" => ".interrupt",
                _ => ".judge-title",
            };
            let reading = if now == "judging" { ".artefact, .answer .pane, .tools-run" } else { ".artefact" };
            request_animation_frame(move || {
                let document = browser::document();
                let reads = document.active_element().is_some_and(|at| at.closest(reading).ok().flatten().is_some());
                if let (false, Ok(Some(next))) = (reads, document.query_selector(next)) {
                    prompt::read_from_start(&next);
                    browser::focus(&next);
                }
            });
        }
        now
    });
    let owned = StoredValue::new_local(following);
    on_cleanup(move || owned.dispose());
}
