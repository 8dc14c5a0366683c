//! A session: its setup, its log, its clock, and what follows from them.

use super::{Entry, Mode, Progress, Sent, Setup};
use crate::app::Wall;
use crate::app::race::Clock;
use crate::engine::Nanos;
use crate::scenario::{Scenario, ScriptKind};
use std::sync::Arc;

/// Names a session among those that are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(pub(super) u32);

/// A session.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Its name.
    pub id: SessionId,
    /// What it is made of.
    pub setup: Setup,
    /// The models in it.
    pub mode: Mode,
    /// The first session of the trial of which this one is the second.
    pub follows: Option<SessionId>,
    /// What the person did.
    pub log: Vec<Entry>,
    /// Time of the session: runs from wall time, and stands while the page is paused.
    pub clock: Clock,
    /// Its task and its state, once the task is there.
    pub state: Option<(Arc<Scenario>, Progress)>,
}

impl Session {
    /// Time of the session at a moment.
    pub fn time(&self, now: Wall) -> Nanos {
        self.clock.playhead(now)
    }

    /// Whether its clock stands because the page was paused.
    pub fn is_paused(&self) -> bool {
        false
    }

    /// Whether its task was accepted or given up.
    pub fn is_over(&self) -> bool {
        self.state.as_ref().is_some_and(|(_, progress)| progress.ending.is_some())
    }

    /// What streams, or has streamed last, from the model the person looks at: what is to be painted.
    pub fn stream(&self) -> Option<&Sent> {
        self.state.as_ref()?.1.looked_at()?.sent.last()
    }

    /// What a model is called: its name, or `Model A` and `Model B` where names are hidden.
    pub fn name(&self, model: ScriptKind) -> &str {
        self.setup.delivers(model).base.name()
    }
}
