//! The race: lanes, transport, timeline, and what was measured.

mod announcer;
mod control;
mod fidelity;
mod instrument;
mod lane;
mod pane;
mod settings;
mod share;
mod sources;
mod task;
mod timeline;
mod tools;
mod transport;

pub use lane::Lane;

use crate::app::race::{Event, LaneView, Setup};
use crate::shell::Shell;
use crate::ui::common::{Glyph, Icon};
use announcer::Announcer;
use fidelity::Fidelity;
use instrument::Instrument;
use leptos::prelude::*;
use share::Share;
use task::Task;
use timeline::Timeline;
use tools::Tools;
use transport::Transport;

/// The race.
#[component]
pub fn Race(
    /// The playground.
    shell: Shell,
) -> impl IntoView {
    let lanes = Memo::new(move |_| shell.model.with(|model| LaneView::all(&model.race.setup)));
    let count = move || lanes.with(Vec::len);
    view! {
        <Instrument shell>
            <Task shell/>
            <div class="lanes" data-count=count>
                <For each=move || lanes.get() key=|lane| lane.id let(lane)>
                    <Lane shell id=lane.id lanes/>
                </For>
            </div>
            <Show when=move || count() < Setup::MOST_LANES>
                <button class="add-lane button" type="button" on:click=move |_| shell.race(Event::LaneAdded)>
                    <Icon glyph=Glyph::Plus/>
                    "Add a lane"
                </button>
            </Show>
            <Transport shell/>
            <Timeline shell/>
            <Fidelity shell lanes/>
            <Tools shell lanes/>
            <Share shell/>
            <Announcer shell/>
        </Instrument>
    }
}
