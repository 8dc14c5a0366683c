//! Facts that stay hidden until a trial is done. The person does the same task twice. Told the defects after the first
//! session, they would judge the second one by them. Told the names or the speeds of the models, they would no longer
//! do a blind trial.

use super::{Model, Order, Session, Setup, Trial};
use crate::scenario::ScriptKind;

/// Replaces a figure that would spoil the second session.
pub(super) const LATER: &str = "after both";

impl Model {
    /// Every session of this browser. The one on screen and its kept copy are both included.
    fn all(&self) -> impl Iterator<Item = &Session> {
        self.kept.iter().chain(&self.session).filter(|session| !session.is_replay())
    }

    /// Whether a session is part of a trial whose second session is not finished.
    fn is_half_done(&self, session: &Session) -> bool {
        let done = |session: &Session| session.ending().is_some();
        let second = |other: &Session| other.follows == Some(session.id) && done(other);
        let finished = if session.follows.is_some() { done(session) } else { self.all().any(second) };
        session.setup.trial.is_some() && !finished
    }

    /// Whether the defects of a session's task are withheld: a trial of that task is half done.
    pub fn withholds(&self, session: &Session) -> bool {
        let task = |session: &Session| (session.setup.scenario.clone(), session.setup.own);
        self.all().any(|other| task(other) == task(session) && self.is_half_done(other))
    }

    /// Whether the models of the set-up are not shown: a blind trial with one of them is half done.
    pub fn is_sealed(&self) -> bool {
        let Setup { slow, fast, .. } = &self.setup;
        self.all().any(|session| {
            let blind = session.setup.trial.is_some_and(|trial| trial.blind);
            blind && (session.setup.slow == *slow || session.setup.fast == *fast) && self.is_half_done(session)
        })
    }

    /// Restores the models of a blind trial after the page was opened at an address that does not name them.
    pub(super) fn take_up_sealed(&mut self) {
        let blind = |session: &&Session| session.setup.trial.is_some_and(|trial| trial.blind);
        let same = |session: &&Session| self.setup == session.setup.sealed() && self.is_half_done(session);
        let found = self.all().filter(blind).find(same).map(|session| session.setup.clone());
        if let Some(setup) = found {
            self.setup = Setup { mode: self.setup.mode, ..setup };
        }
    }

    /// Why the models of the set-up are not shown; empty if they are.
    pub fn sealed_words(&self) -> &'static str {
        if self.is_sealed() {
            "The models stay hidden until you have finished the blind trial that you began, or deleted it."
        } else {
            ""
        }
    }

    /// Why the results cannot all be exported; empty if they can.
    pub fn locked_words(&self) -> &'static str {
        if !self.can_take_along() {
            "You can copy and download this once both sessions of the blind trial are done."
        } else if self.replay_link().is_none() {
            "You can copy a link once both sessions of this task’s trial are done: it would show the defects."
        } else {
            ""
        }
    }
}

impl Setup {
    /// This set-up as read from an address that names neither the models nor their order.
    pub(super) fn sealed(&self) -> Self {
        let Self { mode, slow, fast, .. } = Self::default();
        let trial = self.trial.map(|trial| Trial { order: Order::First(ScriptKind::Slow), ..trial });
        Self { mode, slow, fast, trial, ..self.clone() }
    }
}
