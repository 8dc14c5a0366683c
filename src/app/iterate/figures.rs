//! What a session comes to.

use super::Ledger;
use crate::engine::Nanos;

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person accepted what was there.
    Accepted,
    /// The person gave up.
    GivenUp,
}

/// A defect in what was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Escaped {
    /// A real problem, and whether the person had raised it and was told that it is none.
    Problem(String, bool),
    /// A check that fails.
    Check(String),
}

/// What a session comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// How it ended; `None` while it goes on.
    pub ending: Option<Ending>,
    /// Prompts sent.
    pub turns: usize,
    /// Time of the session: from its start to its end.
    pub time: Nanos,
    /// The same, by category.
    pub ledger: Ledger,
    /// How much of the time away the model looked at was at work.
    pub away_at_work: Nanos,
    /// Defects in what was accepted.
    pub escaped: Vec<Escaped>,
    /// Tokens generated, thinking included.
    pub tokens: u32,
    /// Of these, tokens of answers that were interrupted, and of a model whose work was not taken in the end.
    pub tokens_wasted: u32,
    /// Time from sending to interrupting, where that happened.
    pub wasted: Nanos,
    /// Streams interrupted.
    pub interruptions: usize,
    /// Times the tab was left.
    pub switches: usize,
    /// Times something right was said to be wrong.
    pub rejected_right: usize,
}
