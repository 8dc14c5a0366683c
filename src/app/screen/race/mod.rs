//! The race: the lanes of one run side by side, on one clock.

mod address;
mod arrivals;
mod artefact;
mod cards;
pub mod fidelity;
mod keys;
mod loading;
mod question;
mod readout;
pub mod report;
mod run;
mod seen;
mod sentence;
mod setup;
mod shortcut;
mod still;
pub mod tables;
mod timeline;
mod turn;
mod update;
mod view;

pub use artefact::{Beside, FileView};
pub use cards::{CARDS, Card};
pub use loading::Loading;
pub use readout::{LaneReadout, LaneView};
pub use run::{Run, RunId, RunLane, Turn};
pub use setup::{LaneId, LaneSetup, Setup, TextSource, Turns};
pub use shortcut::{Focus, shortcut};
pub use timeline::{LIMITS_WORDS, legend, timeline};
pub use turn::NextTurn;
pub use view::SCRUBBER_STEPS;

use crate::app::delivery::Base;
use crate::app::playback::Speed;
use crate::engine::{Field, Nanos};
use crate::scenario::{Scenario, ScenarioId, ScriptKind};
use std::sync::Arc;

/// The race's state.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The set-up of the run.
    pub setup: Setup,
    /// The scenario on screen.
    pub scenario: Option<Arc<Scenario>>,
    /// The run on screen.
    pub run: Option<Run>,
    /// A scenario that is loading or has failed.
    pub loading: Loading,
    /// Whether another scenario is on screen than in the address, because that one failed to load.
    astray: bool,
    /// Whether the run goes on when the person lets go of the playhead.
    held: bool,
    /// Whether somebody is known to see the run.
    seen: bool,
    /// Whether the run plays as soon as somebody sees it.
    waits: bool,
    next_lane: u32,
    next_run: u32,
}

/// What happened in the race.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Play from the playhead, or from the start if the run is over.
    PlayPressed,
    /// Pause.
    PausePressed,
    /// Play if it is paused, pause if it plays.
    PlayToggled,
    /// Back to the start, and play.
    RestartPressed,
    /// The playhead was put somewhere.
    Seeked(Nanos),
    /// To the next moment at which a chunk arrives.
    SteppedForward,
    /// To the previous moment at which a chunk arrived.
    SteppedBack,
    /// To the first token of any lane.
    FirstTokenPressed,
    /// To the end.
    DonePressed,
    /// The playhead has passed the end of this run.
    Ended(RunId),
    /// The page was hidden.
    OutOfSight,
    /// The slide around the race is shown, or was left.
    SlideTurned(bool),
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
    /// So many turns are played.
    TurnsChosen(Turns),
    /// So many seconds between two turns.
    PauseEntered(f64),
    /// The person holds the playhead.
    Held,
    /// The person lets go of the playhead.
    Released,
    /// Another scenario.
    ScenarioChosen(ScenarioId),
    /// Keep the scenario on screen, and stop waiting for another.
    LoadCancelled,
    /// A lane was added.
    LaneAdded,
    /// A lane was removed.
    LaneRemoved(LaneId),
    /// A lane was moved one place towards the start or the end.
    LaneMoved(LaneId, Direction),
    /// Another name for a lane; empty for its base's.
    LaneRenamed(LaneId, String),
    /// A lane starts again from a base.
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
