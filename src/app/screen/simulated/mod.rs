//! The simulated person: the loop by chance and by closed forms, for those who want to see an afternoon in a minute.
//!
//! Sessions are simulated in slices, one an event, so that the page answers meanwhile. The numbers are the engine's; what
//! is here says which ones, when, and in which words.

mod address;
mod axis;
mod choices;
mod distribution;
mod play;
mod results;
mod setup;
mod update;
mod words;

pub use axis::legend;
pub use choices::{ControlView, Number};
pub use play::{Lane, Play, SPEEDS};
pub use results::Results;
pub use setup::Setup;
pub use words::ASSUMPTIONS;

use crate::app::delivery::Base;
use crate::app::screen::Screen;
use crate::engine::cycle::{ModelKind, Setting, Tally, Waits};
use std::sync::Arc;

/// The simulated person's state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// What makes the sessions.
    pub setup: Setup,
    /// What the last sessions came to, once they are there.
    pub results: Option<Arc<Results>>,
    /// Two rows of tasks, played on one clock.
    pub play: Option<Play>,
    job: JobId,
    work: Work,
}

/// Names what is being simulated: another setup, another id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JobId(u32);

/// How far a job is.
#[derive(Clone, Debug, Default, PartialEq)]
enum Work {
    /// The models' deliveries are being made.
    Waits(Box<Waits>),
    /// Sessions are being simulated, those of each policy in turn.
    Sessions(Arc<Setting>, Box<[Tally; 5]>),
    /// Nothing is left to do, or it was cancelled.
    #[default]
    Over,
}

/// What happened on the simulated person's screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// Time for the next slice of this job.
    Slice(JobId),
    /// Stop simulating; what there is by now is shown.
    CancelPressed,
    /// Simulate anew.
    SimulatePressed,
    /// A number is another one; `None` for its default.
    NumberChanged(Number, Option<f64>),
    /// A model starts anew from a base.
    BaseChosen(ModelKind, Base),
    /// Everything as it was at first, but for the seed.
    DefaultsPressed,
    /// This seed.
    SeedEntered(u64),
    /// The next seed.
    NewSeedPressed,
    /// So many sessions of each policy.
    SessionsEntered(f64),
    /// So many tasks are played.
    TasksEntered(f64),
    /// Simulated seconds a wall second.
    SpeedChosen(f64),
    /// Play when it stands, pause when it moves.
    PlayToggled,
    /// Back to the start, and play.
    RestartPressed,
    /// The playhead has passed the end of what this job plays.
    Ended(JobId),
}

/// The screen as it is at first: the way into its file.
pub fn start() -> Box<dyn Screen> {
    Box::<Model>::default()
}
