//! The simulated person's screen: two rows of tasks played on one clock, what thousands of sessions come to, and every number that
//! all of it is made of.

mod control;
mod numbers;
mod outcome;
mod play;

use super::frame::section;
use crate::app::screen::ScreenId;
use crate::app::screen::simulated::{ASSUMPTIONS, Model};
use crate::shell::Shell;
use leptos::prelude::*;
use numbers::Numbers;
use outcome::Outcome;
use play::Playing;
use std::any::Any;
use web_sys::Element;

/// Puts the screen at the end of an element.
pub(super) fn show(shell: Shell, place: &Element) -> Box<dyn Any> {
    section(ScreenId::Simulated, place, move || view! { <Simulated shell/> })
}

/// The screen as a whole.
#[component]
fn Simulated(shell: Shell) -> impl IntoView {
    view! {
        <div class="simulated">
            <p class="simulated-about">
                "A model of a person works through tasks: writes, waits or turns away, reviews, accepts or asks again."
            </p>
            <Playing shell/>
            <Outcome shell/>
            <Numbers shell/>
            <section>
                <h2>"What all of this assumes"</h2>
                <ul class="simulated-assumptions">
                    {ASSUMPTIONS.map(|assumption| view! { <li>{assumption}</li> }).collect_view()}
                </ul>
            </section>
        </div>
    }
}

/// Something read off the screen's state: it changes when what is read does.
fn read<T: Default + PartialEq + Send + Sync + 'static>(
    shell: Shell,
    read: impl Fn(&Model) -> T + Send + Sync + 'static,
) -> Signal<T> {
    shell.read_state(read)
}
