//! The race: lanes, transport, timeline, and what was measured.

mod announcer;
mod control;
mod instrument;
mod lane;
mod measured;
mod pane;
mod settings;
mod share;
mod task;
mod timeline;
mod transport;

pub use lane::Lane;
pub(super) use settings::Settings;

use crate::app::race::LaneView;
use crate::shell::Shell;
use announcer::Announcer;
use instrument::Instrument;
use leptos::prelude::*;
use measured::{Fidelity, Terms, Tools};
use share::Share;
use task::Task;
use timeline::Timeline;
use transport::Transport;

/// The race.
#[component]
pub fn Race(
    /// The playground.
    shell: Shell,
) -> impl IntoView {
    let lanes = shell.read(|model| LaneView::all(&model.race.setup));
    view! {
        <Instrument shell>
            <Task shell/>
            <div class="lanes">
                <For each=move || lanes.get() key=|lane| lane.id let(lane)>
                    <Lane shell id=lane.id/>
                </For>
            </div>
            <Transport shell/>
            <Timeline shell/>
            <Fidelity shell/>
            <Tools shell/>
            <Terms/>
            <Share shell/>
            <Announcer shell/>
        </Instrument>
    }
}
