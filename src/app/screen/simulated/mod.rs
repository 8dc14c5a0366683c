//! The simulated person's screen: sessions simulated at random and by closed forms, to see an afternoon in a minute.
//!
//! Each event simulates one slice of the sessions, so that the page stays responsive. The engine computes the numbers;
//! this module chooses which ones and when, and puts them into words.

mod address;
mod axis;
mod choices;
mod curve;
mod distribution;
mod keys;
mod play;
mod results;
mod setup;
mod update;
mod verdict;
mod words;

pub use axis::legend;
pub use choices::{ControlView, Number, kind_label};
pub use curve::Question;
pub use play::{Lane, Play, SPEEDS};
pub use results::Results;
pub use setup::Setup;
pub use words::ASSUMPTIONS;

use crate::app::delivery::Base;
use crate::app::screen::Screen;
use crate::engine::cycle::{ModelKind, Setting, Tally, TaskKind, Waits};
use curve::Curve;
use std::sync::Arc;

/// The simulated person's state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The set-up of the sessions.
    pub setup: Setup,
    /// The results of the last sessions.
    pub results: Option<Arc<Results>>,
    /// Two rows of tasks, played on one clock.
    pub play: Option<Play>,
    /// What the closed forms are computed from; of the numbers before a change until the new deliveries are made.
    setting: Option<Arc<Setting>>,
    curves: Option<[Arc<Curve>; 2]>,
    job: JobId,
    work: Work,
    /// Whether the tasks were paused because nobody could see them.
    unseen: bool,
}

/// Identifies a simulation. Another set-up gets another id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JobId(u32);

/// The progress of a job.
#[derive(Clone, Debug, Default, PartialEq)]
enum Work {
    /// Generating the models' deliveries.
    Waits(Box<Waits>),
    /// Simulating sessions, alternating between the policies.
    Sessions(Arc<Setting>, Box<[Tally; 5]>),
    /// Done or cancelled.
    #[default]
    Over,
}

/// What happened on the simulated person's screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// Time for the next slice of this job.
    Slice(JobId),
    /// Stop simulating, and show the sessions so far.
    CancelPressed,
    /// Simulate again.
    SimulatePressed,
    /// A number has changed; `None` for its default.
    NumberChanged(Number, Option<f64>),
    /// Somebody drags along a curve, and is at this value.
    Dragged(Question, f64),
    /// The numbers of this kind of task.
    KindChosen(&'static TaskKind),
    /// A model starts again from a base.
    BaseChosen(ModelKind, Base),
    /// Everything back to its default, except the seed.
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
    /// Play if it is paused, pause if it plays.
    PlayToggled,
    /// Back to the start, and play.
    RestartPressed,
    /// The playhead has passed the end of what this job plays.
    Ended(JobId),
}

/// The screen in its initial state: the entry point of its file.
pub fn start() -> Box<dyn Screen> {
    Box::<Model>::default()
}
