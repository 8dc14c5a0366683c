//! The simulated person's screen: first which model suits, as a curve with a sentence, then what quality changes, how
//! much tasks vary, tasks played on one clock, and every number.

mod answer;
mod control;
mod kinds;
mod numbers;
mod outcome;
mod play;
mod plot;

use super::frame::section;
use crate::app::screen::ScreenId;
use crate::app::screen::simulated::{ASSUMPTIONS, Model};
use crate::shell::Shell;
use answer::{Answer, Quality};
use leptos::prelude::*;
use numbers::Numbers;
use outcome::Outcome;
use play::Playing;
use std::any::Any;
use web_sys::Element;

/// Puts the screen at the end of an element.
pub(super) fn show(shell: Shell, place: &Element) -> Box<dyn Any> {
    section(shell, ScreenId::Simulated, place, move || view! { <Simulated shell/> })
}

/// The whole screen.
#[component]
fn Simulated(shell: Shell) -> impl IntoView {
    view! {
        <div class="simulated">
            <Answer shell/>
            <Quality shell/>
            <Outcome shell/>
            <Playing shell/>
            <Numbers shell/>
            <section>
                <h2>"Assumptions"</h2>
                <ul class="simulated-assumptions">
                    {ASSUMPTIONS.map(|assumption| view! { <li>{assumption}</li> }).collect_view()}
                </ul>
            </section>
        </div>
    }
}

/// Reads a value from the screen's state. The signal changes when the value does.
fn read<T: Default + PartialEq + Send + Sync + 'static>(
    shell: Shell,
    read: impl Fn(&Model) -> T + Send + Sync + 'static,
) -> Signal<T> {
    shell.read_state(read)
}
