//! The log of a session: what the person did, and when. Everything else about a session follows from it.

use crate::engine::Nanos;

/// Something the person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When, in time of the session: from its start, pauses not counted.
    pub at: Nanos,
    /// What.
    pub act: Act,
}

/// What a person does in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Sent the prompt.
    Sent {
        /// Whether they typed it themselves. What they typed is kept nowhere.
        own_words: bool,
    },
    /// Interrupted the stream.
    Interrupted,
    /// Had the checks run.
    ChecksRun,
    /// Said what is wrong: the problem of the turn with this number, from 0.
    Raised(usize),
    /// Accepted what is there.
    Accepted,
    /// Left the page for another tab or window.
    Left,
    /// Came back.
    Returned,
    /// Turned to the other model, where there are two.
    Turned,
    /// Gave the task up.
    GivenUp,
}
