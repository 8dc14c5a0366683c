//! The loop: a person works through a task in turns, with one model, with the other, or with both.
//!
//! A session is data: a setup and a log of what the person did and when. The stage it is in, the turns, the artefact,
//! the ledger and the figures are derived by going through the log ([`Progress`]). So keeping a session, taking it up
//! again, links that replay it and what another latency would have changed all follow from the log, and what makes no
//! sense at its place in a log is passed over.

mod address;
mod artefact;
mod asleep;
mod axis;
mod changed;
mod choices;
mod diff;
mod export;
mod figures;
mod held;
mod kept;
mod lane;
mod ledger;

mod log;
mod preview;
mod progress;
mod results;
mod session;
mod setup;
mod spoilers;
mod store;
mod tasks;
mod update;
mod work;

pub use address::Link;
pub use asleep::Moment;
pub use changed::Changed;
pub use choices::mode_chosen;
pub use figures::{Ending, Escape, Escaped, Figures};
pub use kept::{KeptView, OnAxis};
pub use lane::{Ask, Lane, Outcome, Sent, Stage, Current};
pub use ledger::{Category, Ledger, Segment};

pub use log::{Act, Entry};
pub use preview::{Preview, preview};
pub use progress::Progress;
pub use session::{Session, SessionId};
pub use setup::{Mode, Order, Setup, Trial, other};
pub use work::{BackgroundView, CheckView, ProblemView, WorkView};

use crate::app::Wall;
use crate::app::delivery::Base;
use crate::app::screen::Screen;
use crate::app::tasks::Tasks;
use crate::engine::{Field, Nanos};
use crate::scenario::{Scenario, ScenarioId, ScriptKind};
use std::sync::Arc;

/// The state of the loop.
#[derive(Debug, Default)]
pub struct Model {
    /// What the next session is made of. What is on screen has its own.
    pub setup: Setup,
    /// The session on screen: being worked in, or over.
    pub session: Option<Session>,
    /// The sessions kept in the browser, newest first; the one on screen among them, as it was kept last.
    pub kept: Vec<Session>,
    /// Those that stand on the axis beside the one on screen.
    pub compared: Vec<SessionId>,
    /// What the person is to be told.
    said: Vec<String>,
    /// When the wall clock stood at zero, in Unix milliseconds; `None` until the browser has said so.
    epoch: Option<f64>,
    /// The page's tasks, as they were after the last event here.
    tasks: Tasks,
    store: kept::Store,
    /// The session that this tab has asked to work in alone.
    wanted: Option<SessionId>,
}

/// Which part of the screen is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Choosing a task and models; the sessions that are kept.
    #[default]
    Setup,
    /// A session being worked in.
    Work,
    /// A session that is over.
    Results,
}

/// What happened in the loop.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The browser says when its wall clock stood at zero, in Unix milliseconds; before each session, because that clock
    /// may stand while the machine sleeps.
    EpochRead(f64),
    /// The text of the store in the browser came, `None` where there is none yet, or why it cannot be read; also when
    /// another tab has written it.
    StoreRead(Result<Option<String>, String>),
    /// The store could not be written, and why.
    StoreFailed(String),
    /// The store could be written again.
    StoreWritten,
    /// Whether this tab may work in a session, or another tab does.
    SessionHeld {
        /// Which one.
        id: SessionId,
        /// Whether it is this tab.
        here: bool,
    },
    /// The machine slept: [`Moment::slept_since`].
    Slept {
        /// Since when, on the page's own clock.
        since: Wall,
        /// How much of the time that clock has not counted.
        uncounted: Nanos,
    },
    /// The person chose or dropped a scenario file of their own: its name, and its scenario or why it is none.
    FileOpened(String, Result<Arc<Scenario>, String>),
    /// Another task.
    ScenarioChosen(ScenarioId),
    /// Other models, in one session.
    ModeChosen(Mode),
    /// A trial in this order; `None` for one session.
    OrderChosen(Option<Order>),
    /// Names hidden until both sessions are done, or not.
    BlindChosen(bool),
    /// A model starts anew from a base.
    BaseChosen(ScriptKind, Base),
    /// A field of a model's profile has another value; `None` for what its base has.
    FieldChanged(ScriptKind, Field, Option<f64>),
    /// This seed.
    SeedEntered(u64),
    /// Ask again for what did not come.
    RetryPressed,
    /// Begin.
    StartPressed,
    /// In a session, the person did this. What makes no sense at the stage is passed over.
    Did(Act),
    /// A stream or the checks have come to their end.
    Due,
    /// The page is paused, or goes on.
    PauseToggled,
    /// After the first session of a trial: now with the other model.
    OtherPressed,
    /// Back to the setup. A session in progress stays kept, and can be taken up again.
    SetupPressed,
    /// Take up a kept session in progress, or show one that is over.
    SessionOpened(SessionId),
    /// Whether a kept session stands on the axis beside the one on screen.
    Compared(SessionId, bool),
    /// Delete a kept session.
    SessionDeleted(SessionId),
    /// Delete all of them.
    AllDeleted,
    /// Put a link that replays the session on the clipboard.
    CopyReplayPressed,
    /// The sessions on the axis as JSON.
    ExportJsonPressed,
    /// The sessions on the axis as CSV.
    ExportCsvPressed,
}

impl Model {
    /// Which part of the screen is shown.
    pub fn part(&self) -> Part {
        match &self.session {
            None => Part::Setup,
            // Its task is on its way, or did not come.
            Some(session) if session.state.is_none() => Part::Setup,
            Some(session) if session.is_over() => Part::Results,
            Some(_) => Part::Work,
        }
    }
}

/// The screen as it is at first: the way into its file.
pub fn start() -> Box<dyn Screen> {
    Box::<Model>::default()
}
