use super::read;
use crate::app::screen;
use crate::app::screen::simulated::{Event, Model, kind_label};
use crate::engine::cycle::{TASK_KINDS, TYPICAL, TaskKind};
use crate::shell::Shell;
use crate::ui::frame::Lockable;
use leptos::prelude::*;

/// The kinds of task to choose from, and the reasons for the numbers of the chosen one.
#[component]
pub(super) fn Kinds(shell: Shell) -> impl IntoView {
    let button = move |kind: &'static TaskKind| {
        let pressed = read(shell, move |model| (model.setup.kind == kind).to_string());
        view! {
            <button
                class="button"
                type="button"
                aria-pressed=pressed
                on:click=move |_| shell.simulated(Event::KindChosen(kind))
                prop:textContent=read(shell, move |model| kind_label(&model.setup, kind))
            ></button>
        }
    };
    view! {
        <div class="kinds">
            <div class="kinds-buttons" role="group" aria-label="Kind of task">
                <Lockable shell event=screen::Event::Simulated(Event::KindChosen(TYPICAL))>
                    {TASK_KINDS.iter().map(button).collect_view()}
                </Lockable>
            </div>
            <details class="more kinds-reasons">
                <summary>
                    <span prop:textContent=read(shell, Model::kind_words)></span>
                    " Why these numbers?"
                </summary>
                <ul inner_html=read(shell, Model::kind_reasons)></ul>
            </details>
        </div>
    }
}
