//! The simulated person: two rows of tasks played on one clock, what thousands of sessions come to, and every number that
//! all of it is made of.

mod control;
mod numbers;
mod outcome;
mod play;

use crate::app::iterate::simulated::{ASSUMPTIONS, Model};
use crate::shell::Shell;
use leptos::prelude::*;
use numbers::Numbers;
use outcome::Outcome;
use play::Playing;

/// The screen as a whole.
#[component]
pub(super) fn Simulated(shell: Shell) -> impl IntoView {
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
    shell.read(move |model| model.simulated.as_deref().map(&read).unwrap_or_default())
}
