//! One model's side of a session: what was asked of it, what it delivered, and what stands now.

use crate::engine::{Delivery, Nanos};
use crate::scenario::{ScriptKind, Section};
use std::sync::Arc;

/// One model's side of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Which model.
    pub model: ScriptKind,
    /// What is going on.
    pub stage: Stage,
    /// Everything that was sent to it, in order.
    pub sent: Vec<Sent>,
}

/// What is going on between the person and a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The prompt for this is to be written and sent.
    Writing(Ask),
    /// The answer is on its way: that of the last of [`Lane::sent`].
    Streaming,
    /// The checks that the person asked for run until then.
    Checking(Nanos),
    /// What the answer made stands to be judged.
    Judging,
}

/// What is asked of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The task.
    Task,
    /// To put a problem right: the problem of the turn that stands, and the turn that does it.
    Fix {
        /// The problem's number in the turn that stands.
        problem: usize,
        /// The turn's number in the script.
        turn: usize,
    },
    /// To look at a problem, about which the script changes nothing.
    Look {
        /// The problem's number in the turn that stands.
        problem: usize,
    },
}

/// Something sent to a model, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// What was asked.
    pub ask: Ask,
    /// The prompt that was offered.
    pub prompt: String,
    /// Whether the person typed it.
    pub own_words: bool,
    /// When, in time of the session.
    pub at: Nanos,
    /// The turn of the script that stands once the answer is there.
    pub turn: usize,
    /// When everything arrives, since it was sent.
    pub delivery: Arc<Delivery>,
    /// What arrives.
    pub sections: Arc<[Section]>,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of something that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is on its way, or being judged; or the session ended before it was.
    Open,
    /// The person interrupted it, then.
    Interrupted(Nanos),
    /// The person said what is wrong: the problem with this number. It may be real or not.
    Raised(usize),
    /// The person accepted it.
    Accepted,
}

impl Sent {
    /// When its answer is there, in time of the session.
    pub fn due(&self) -> Nanos {
        self.at + self.delivery.end()
    }

    /// How many tokens of text stand on screen at a time of the session.
    pub fn text_tokens_by(&self, at: Nanos) -> usize {
        self.delivery.text_tokens_by(at - self.at)
    }
}
