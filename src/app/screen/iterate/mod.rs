//! The iterate screen: a person works through a task in turns, with one model, with the other, or with both.
//!
//! A session is data: a setup and a log of what the person did and when. The stage it is in, the turns, the artefact,
//! the ledger and the figures are derived by going through the log ([`Progress`]). So
//! kept sessions, resumed sessions, links that replay one and the comparison with another latency all follow from the
//! log. An entry that makes no sense at its place in a log is ignored.

mod address;
mod artefact;
mod asleep;
mod axis;
mod background;
mod changed;
mod choices;
mod draft;
mod explained;
mod export;
mod figures;
mod held;
mod kept;
mod keys;
mod lane;
mod ledger;

mod log;
mod measured;
mod progress;
mod results;
mod rules;
mod session;
mod setup;
mod spoilers;
mod store;
mod summary;
mod tasks;
mod update;
mod verdict;
mod work;

pub use address::Link;
pub use asleep::Moment;
pub use background::Background;
pub use changed::Changed;
pub use choices::mode_chosen;
pub use draft::Draft;
pub use figures::{Ending, Escape, Escaped, Figures};
pub use kept::{KeptView, OnAxis};
pub use lane::{Ask, Current, Lane, Outcome, Sent, Stage};
pub use ledger::{Category, Ledger, Segment};

pub use log::{Act, Entry};
pub use measured::measured;
pub use progress::Progress;
pub use rules::{RULES, Rules};
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

/// The state of the iterate screen.
#[derive(Debug, Default)]
pub struct Model {
    /// The set-up of the next session. The session on screen has its own.
    pub setup: Setup,
    /// The session on screen, in progress or over.
    pub session: Option<Session>,
    /// The first session of a trial from a link, while the second is on screen.
    pub before: Option<Session>,
    /// The sessions kept in the browser, newest first. They include the one on screen, as it was last saved.
    pub kept: Vec<Session>,
    /// The sessions in the chart besides the one on screen.
    pub compared: Vec<SessionId>,
    /// Messages to the person that are not sent yet.
    said: Vec<String>,
    /// Unix time at zero of the wall clock, in milliseconds; `None` until the browser has reported it.
    epoch: Option<f64>,
    /// The page's tasks, as they were after the last event here.
    tasks: Tasks,
    store: kept::Store,
    /// The rules of sessions, once they have loaded. Until then there is no session, neither on screen nor kept.
    rules: Option<&'static Rules>,
    /// The session of a link that waits for the rules.
    asked: Option<Link>,
    /// Whether the browser keeps sessions that wait for the rules.
    unread: bool,
    /// Whether the views of a session have loaded.
    views_loaded: bool,
    /// The session that this tab has asked to work in alone.
    wanted: Option<SessionId>,
    /// Whether the session was paused because nobody could see it.
    unseen: bool,
}

/// Which part of the screen is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Choosing a task and models; the sessions that are kept.
    #[default]
    Setup,
    /// A session, or the kept ones, while the rules of sessions are still loading.
    Awaited,
    /// A session being worked in.
    Work,
    /// A session that is over.
    Results,
}

/// What happened on the iterate screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Unix time at zero of the wall clock, in milliseconds. The shell reports it before each session, because the wall
    /// clock may stop while the machine sleeps.
    EpochRead(f64),
    /// The text of the browser's store (`None` if it is empty), or why it cannot be read. Also sent when another tab
    /// has written it.
    StoreRead(Result<Option<String>, String>),
    /// The rules and the views of a session have loaded: until then one can only choose a task.
    ViewsLoaded(&'static Rules),
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
        /// How much of that time the page's clock has not counted.
        uncounted: Nanos,
    },
    /// The person chose or dropped a scenario file of their own: its name, and its scenario or the error.
    FileOpened(String, Result<Arc<Scenario>, String>),
    /// Another task.
    ScenarioChosen(ScenarioId),
    /// Other models, in one session.
    ModeChosen(Mode),
    /// A trial in this order; `None` for one session.
    OrderChosen(Option<Order>),
    /// Names hidden until both sessions are done, or not.
    BlindChosen(bool),
    /// A model starts again from a base.
    BaseChosen(ScriptKind, Base),
    /// A field of a model's profile has another value; `None` for what its base has.
    FieldChanged(ScriptKind, Field, Option<f64>),
    /// This seed.
    SeedEntered(u64),
    /// Ask again for what failed to load.
    RetryPressed,
    /// Begin.
    StartPressed,
    /// In a session, the person did this. What makes no sense at the stage is ignored.
    Did(Act),
    /// A stream or the checks have ended.
    Due,
    /// The person paused or resumed.
    PauseToggled,
    /// After the first session of a trial: now with the other model.
    OtherPressed,
    /// Back to the setup. A session in progress is kept and can be resumed.
    SetupPressed,
    /// Resume a kept session in progress, or show one that is over.
    SessionOpened(SessionId),
    /// Whether the chart shows a kept session too.
    Compared(SessionId, bool),
    /// Delete a kept session.
    SessionDeleted(SessionId),
    /// Delete all of them.
    AllDeleted,
    /// Put a link that replays the session on the clipboard.
    CopyReplayPressed,
    /// The sessions in the chart as JSON.
    ExportJsonPressed,
    /// The sessions in the chart as CSV.
    ExportCsvPressed,
    /// The chart as a picture.
    ExportSvgPressed,
}

impl Model {
    /// Which part of the screen is shown.
    pub fn part(&self) -> Part {
        match &self.session {
            None if self.asked.is_some() || self.unread => Part::Awaited,
            None => Part::Setup,
            // Its task is still loading, or failed to load.
            Some(session) if session.state.is_none() => Part::Setup,
            Some(session) if session.is_over() => Part::Results,
            Some(_) => Part::Work,
        }
    }
}

/// The screen in its initial state: the entry point of its file. The rules of sessions come with their views.
pub fn start() -> Box<dyn Screen> {
    Box::<Model>::default()
}

/// The same with the rules of sessions.
pub fn start_whole() -> Box<dyn Screen> {
    Box::new(Model { rules: Some(&RULES), ..Model::default() })
}
