//! What is on screen in a session being worked in.

use super::Session;
use crate::engine::Nanos;

/// A session being worked in, at a time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorkView {
    /// What the model looked at is called.
    pub model: String,
    /// The task's title.
    pub task: String,
    /// Which turn it is, from 1.
    pub turn: usize,
    /// `writing`, `streaming`, `checking` or `judging`.
    pub stage: &'static str,
    /// The prompt that is offered, or was sent.
    pub prompt: String,
    /// While it streams: what the model does.
    pub phase: &'static str,
    /// What can be raised, while judging.
    pub problems: Vec<ProblemView>,
    /// The checks of the turn that stands; empty where it has none.
    pub checks: Vec<CheckView>,
    /// Whether the checks can be asked for.
    pub can_check: bool,
    /// Whether what stands can be accepted.
    pub can_accept: bool,
    /// The model that is not looked at, where there are two and it has begun.
    pub background: Option<BackgroundView>,
}

/// A problem that can be raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemView {
    /// Its number, for [`Act::Raised`](super::Act::Raised).
    pub number: usize,
    /// What is said to be wrong.
    pub text: String,
}

/// A check of the turn that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckView {
    /// Its name.
    pub name: String,
    /// How long it takes.
    pub seconds: String,
    /// Whether it passes, once it has run.
    pub passes: Option<bool>,
}

/// The model that is not looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackgroundView {
    /// What it is called.
    pub model: String,
    /// What it does, in words.
    pub state: String,
    /// Whether its answer is there.
    pub ready: bool,
}

impl Session {
    /// What is on screen at a time of the session.
    pub fn work(&self, at: Nanos) -> WorkView {
        let _ = at;
        WorkView::default()
    }

    /// The phase's word and how long it has lasted: what changes with every read-out while something streams.
    pub fn phase_words(&self, at: Nanos) -> String {
        let _ = at;
        String::new()
    }

    /// The tools that have been called by then, each with its input and its time, as the items of a list in HTML.
    pub fn tool_items(&self, at: Nanos) -> String {
        let _ = at;
        String::new()
    }

    /// The time of the session, as a clock shows it.
    pub fn clock_words(&self, at: Nanos) -> String {
        let _ = at;
        String::new()
    }

    /// The ledger as the rows of a table in HTML: category, time, share.
    pub fn ledger_rows(&self, at: Nanos) -> String {
        let _ = at;
        String::new()
    }

    /// The ledger as shares of a bar, 0 to 1, in the order of the categories.
    pub fn ledger_shares(&self, at: Nanos) -> [f64; 5] {
        let _ = at;
        [0.0; 5]
    }
}
