//! The race: the lanes of one run side by side, on one clock.

mod address;
mod arrivals;
pub mod fidelity;
mod loading;
mod readout;
pub mod report;
mod run;
mod setup;
mod shortcut;
pub mod tables;
mod timeline;
mod turn;
mod update;
mod verdict;
mod view;

pub use loading::Loading;
pub use readout::{LaneReadout, LaneView};
pub use run::{Run, RunId, RunLane};
pub use setup::{LaneId, LaneSetup, Setup, TextSource};
pub use shortcut::{Focus, shortcut};
pub use timeline::{LIMITS_WORDS, legend, timeline};
pub use turn::NextTurn;
pub use verdict::Verdict;
pub use view::SCRUBBER_STEPS;

use crate::app::delivery::Base;
use crate::app::playback::Speed;
use crate::engine::{Field, Nanos};
use crate::scenario::{Scenario, ScenarioId, ScriptKind};
use std::sync::Arc;

/// The race's state.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// What makes the run.
    pub setup: Setup,
    /// The scenario on screen.
    pub scenario: Option<Arc<Scenario>>,
    /// The run on screen.
    pub run: Option<Run>,
    /// A scenario that is on its way, or did not come.
    pub loading: Loading,
    /// Whether another scenario is on screen than the address asks for, because that one did not come.
    astray: bool,
    next_lane: u32,
    next_run: u32,
}

/// What happened in the race.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Play, from where the playhead is; from the start when the run is over.
    PlayPressed,
    /// Pause.
    PausePressed,
    /// Play when it stands, pause when it moves.
    PlayToggled,
    /// Back to the start, and play.
    RestartPressed,
    /// The playhead was put somewhere.
    Seeked(Nanos),
    /// To the next moment at which a chunk arrives.
    SteppedForward,
    /// To the last moment before at which a chunk arrived.
    SteppedBack,
    /// To the first token of any lane.
    FirstTokenPressed,
    /// To the end.
    DonePressed,
    /// The playhead has passed the end of this run.
    Ended(RunId),
    /// The page went out of sight.
    OutOfSight,
    /// Another speed.
    SpeedChosen(Speed),
    /// Another seed, the next one.
    NewSeedPressed,
    /// This seed.
    SeedEntered(u64),
    /// Whose text each lane streams.
    TextChosen(TextSource),
    /// Another turn, to be played at once.
    TurnChosen(u32),
    /// Another scenario.
    ScenarioChosen(ScenarioId),
    /// Stay with the scenario on screen, whatever is on its way.
    LoadCancelled,
    /// One lane more.
    LaneAdded,
    /// A lane less.
    LaneRemoved(LaneId),
    /// A lane one place towards the start, or the end.
    LaneMoved(LaneId, Direction),
    /// Another name for a lane; empty for its base's.
    LaneRenamed(LaneId, String),
    /// A lane starts anew from a base.
    BaseChosen(LaneId, Base),
    /// A lane follows another script.
    ScriptChosen(LaneId, ScriptKind),
    /// A field of a lane's profile has another value; `None` for what the lane's base has.
    FieldChanged(LaneId, Field, Option<f64>),
}

/// Which way a lane moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the first lane.
    Back,
    /// Towards the last lane.
    Forward,
}
