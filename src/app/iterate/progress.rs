//! Going through a log: from what the person did to the state of the session at a time.

use super::{Category, Ending, Entry, Lane, Ledger, Mode, Segment, Setup};
use crate::engine::Nanos;
use crate::scenario::{Scenario, ScriptKind};
use std::sync::Arc;

/// The state of a session at a time, as it follows from its setup and its log.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// The time of the session up to which it has been followed.
    pub at: Nanos,
    /// The model the person looks at.
    pub front: ScriptKind,
    /// Whether the person is away.
    pub away: bool,
    /// How it ended, once it has.
    pub ending: Option<Ending>,
    /// The models' sides, the one in the foreground first.
    pub lanes: Vec<Lane>,
    /// What the person did, in order and without gaps, from the start to [`Progress::at`].
    pub segments: Vec<Segment>,
}

impl Progress {
    /// The start of a session.
    pub fn new(scenario: &Arc<Scenario>, setup: &Setup, mode: Mode) -> Self {
        let _ = (scenario, setup);
        Self {
            at: Nanos::ZERO,
            front: mode.models()[0],
            away: false,
            ending: None,
            lanes: Vec::new(),
            segments: Vec::new(),
        }
    }

    /// Follows what happens by itself up to a time: streams and checks end, and the time is accounted for.
    pub fn advance(&mut self, to: Nanos) {
        self.at = self.at.max(to);
    }

    /// Does what an entry says, unless it makes no sense: then nothing changes, and the answer is `false`.
    pub fn apply(&mut self, entry: Entry) -> bool {
        self.advance(entry.at);
        false
    }

    /// The side of the model the person looks at.
    pub fn looked_at(&self) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.model == self.front)
    }

    /// What the person is doing; `None` once it is over.
    pub fn category(&self) -> Option<Category> {
        None
    }

    /// When something happens next by itself: a stream ends, or the checks.
    pub fn due(&self) -> Option<Nanos> {
        None
    }

    /// The ledger up to a time of the session, from [`Progress::at`] on.
    pub fn ledger(&self, at: Nanos) -> Ledger {
        let _ = at;
        Ledger::of(&self.segments)
    }
}
