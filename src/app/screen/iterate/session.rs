//! A session: its setup, its log, its clock, and what follows from them.

use super::{Act, Ending, Entry, Link, Mode, Progress, Sent, Setup};
use crate::app::Wall;
use crate::app::playback::{Clock, Speed, Status};
use crate::engine::Nanos;
use crate::scenario::{Scenario, ScriptKind};
use std::sync::Arc;

/// Identifies a session among those that are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(pub(super) u32);

impl SessionId {
    /// Its number in this browser, from 1; 0 for one from a link.
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// A session.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Its name.
    pub id: SessionId,
    /// Its set-up. The mode is this session's own, also in a trial.
    pub setup: Setup,
    /// The first session of the trial, if this is the second.
    pub follows: Option<SessionId>,
    /// Whether names are hidden: in a blind trial that is not over.
    pub hides_names: bool,
    /// When it began, in Unix seconds; unknown for links.
    pub begun: Option<u32>,
    /// What the person did.
    pub log: Vec<Entry>,
    /// Time of the session: runs with wall time, and stops while the page is paused.
    pub clock: Clock,
    /// Its state, once its task has loaded.
    pub state: Option<Progress>,
    /// Whether another tab has it open: then it is read-only here.
    pub elsewhere: bool,
}

impl Session {
    /// The longest session: a day. After that its clock stops.
    pub const LONGEST: Nanos = Nanos::new(86_400_000_000_000);

    /// A session at its start, or as its log has left it at some time. Its clock starts once its task has loaded.
    pub(super) fn new(id: SessionId, setup: Setup, log: Vec<Entry>, at: Nanos) -> Self {
        let mut clock = Clock::idle(Speed::default());
        clock.set(Status::Idle, at, Wall::default());
        Self { id, setup, follows: None, hides_names: false, begun: None, log, clock, state: None, elsewhere: false }
    }

    /// The sessions of a link: the one on screen, and the first of the trial if that is the second.
    pub(super) fn replays(link: &Link) -> (Option<Self>, Self) {
        let first = Self::replay(link.setup.clone(), link.log.clone());
        if link.then.is_empty() {
            return (None, first);
        }
        let second = Self::replay(link.setup.with_other(), link.then.clone());
        let follows = Some(first.id);
        (Some(first), Self { follows, ..second })
    }

    /// A session from a link. It is shown as far as its log goes, and not kept.
    fn replay(setup: Setup, log: Vec<Entry>) -> Self {
        let end = log.iter().map(|entry| entry.at).max().unwrap_or_default();
        Self::new(SessionId::default(), setup, log, end)
    }

    /// Whether it comes from a link.
    pub fn is_replay(&self) -> bool {
        self.id == SessionId::default()
    }

    /// Its set-up for one session, without the trial it is part of.
    pub(super) fn alone(&self) -> Setup {
        Setup { trial: None, ..self.setup.clone() }
    }

    /// How it ended, according to its log.
    pub fn ending(&self) -> Option<Ending> {
        match self.log.last()?.act {
            Act::Accepted => Some(Ending::Accepted),
            Act::GivenUp => Some(Ending::GivenUp),
            _ => None,
        }
    }

    /// The time up to which events have been applied. The state at an earlier time may be wrong.
    pub fn followed(&self) -> Nanos {
        self.state.as_ref().map_or(Nanos::ZERO, |state| state.at)
    }

    /// Time of the session at a moment.
    pub fn time(&self, now: Wall) -> Nanos {
        let at = self.state.as_ref().map_or(Nanos::ZERO, |state| state.at);
        match &self.state {
            Some(state) if self.is_over() => state.at,
            _ => self.clock.playhead(now).min(Self::LONGEST).max(at),
        }
    }

    /// Whether its clock runs: then it needs frames and read-outs.
    pub fn is_running(&self) -> bool {
        !self.is_over() && self.clock.status() == Status::Running
    }

    /// Whether it has ended.
    pub fn is_over(&self) -> bool {
        self.is_replay() || self.ending().is_some()
    }

    /// The current or last stream of the model that the person looks at, to be painted.
    pub fn stream(&self) -> Option<&Sent> {
        self.state.as_ref()?.looked_at()?.sent.last()
    }

    /// A model's name. If names are hidden, `Model A` and `Model B` in order of appearance.
    pub fn name(&self, model: ScriptKind) -> &str {
        let first = match (self.setup.mode, self.follows) {
            (Mode::One(own), None) => own == model,
            (Mode::One(own), Some(_)) => own != model,
            (Mode::Both, _) => model == ScriptKind::Fast,
        };
        match (self.hides_names, first) {
            (true, true) => "Model A",
            (true, false) => "Model B",
            (false, _) => self.setup.model(model).base.name(),
        }
    }

    /// Loads its task and goes through the log. Drops entries that make no sense, and returns their number.
    pub(super) fn follow(&mut self, scenario: &Arc<Scenario>) -> usize {
        let mut state = Progress::new(scenario, &self.setup);
        let before = self.log.len();
        self.log.retain(|entry| state.apply(*entry));
        state.advance(self.clock.anchor().min(Self::LONGEST));
        self.state = Some(state);
        before - self.log.len()
    }

    /// Starts its clock, also after a reload, unless it is over or was paused.
    pub(super) fn take_up(&mut self, now: Wall) {
        if self.state.is_some() && !self.is_over() && self.clock.status() == Status::Idle {
            self.set_running(true, now);
        }
    }

    /// The person did something now. Ignored if it makes no sense, or while the page is paused.
    pub(super) fn act(&mut self, now: Wall, act: Act) -> bool {
        // To the millisecond, so that a log stays readable, and never before the time already accounted for.
        let at = self.time(now).round_up_to(Nanos::new(1_000_000)).min(Self::LONGEST);
        let running = self.is_running();
        let Some(state) = self.state.as_mut().filter(|_| running) else { return false };
        let entry = Entry { at, act };
        let done = state.apply(entry);
        if done {
            self.log.push(entry);
        }
        done
    }

    /// Applies everything that happens by itself up to now.
    pub(super) fn advance(&mut self, now: Wall) {
        let at = self.time(now);
        if let Some(state) = &mut self.state {
            state.advance(at);
        }
    }

    /// Stops or restarts the clock, unless another tab has the session.
    pub(super) fn set_running(&mut self, running: bool, now: Wall) {
        self.advance(now);
        let status = if running && !self.elsewhere { Status::Running } else { Status::Paused };
        self.clock.set(status, self.time(now), now);
    }
}
