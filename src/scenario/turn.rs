//! What a script is made of: turns, their steps, what checks find and what a person may object to.

use super::Text;
use crate::engine::Nanos;
use std::sync::Arc;

/// One exchange: a prompt and what the model does about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// Its name within the script.
    pub id: String,
    /// What the person asks.
    pub prompt: String,
    /// What the model does, in order.
    pub steps: Vec<Step>,
    /// What running the checks finds after this turn.
    pub checks: Vec<Check>,
    /// What a person may object to after this turn.
    pub problems: Vec<Problem>,
}

impl Turn {
    /// The first real problem that leads to a turn: what a person would ask for next.
    pub fn wish(&self) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.real && problem.next.is_some())
    }

    /// Id of the turn that it leads to.
    pub fn next(&self) -> Option<&str> {
        self.wish()?.next.as_deref()
    }
}

/// One step of a turn or of a reply.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// So many tokens of thinking, which are not shown.
    Think(u32),
    /// A tool runs.
    Tool {
        /// The tool's name.
        name: String,
        /// What it is called with; may be empty.
        input: String,
        /// How long it runs.
        duration: Nanos,
        /// Tokens its output adds to the context.
        output_tokens: u32,
        /// Whether this is the script running the turn's checks by itself.
        checks: bool,
    },
    /// The model tells the person something.
    Say(Arc<Text>),
    /// The work itself: a file, or an edit of one.
    Answer {
        /// The text of the file, or what stands in it instead of `replaces`.
        text: Arc<Text>,
        /// The file's name. Always there where the answer is an edit.
        file: Option<String>,
        /// The one place in the file, as it is by then, that `text` takes; without it `text` is the whole file.
        replaces: Option<String>,
    },
}

/// A check and what it finds.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What is checked.
    pub name: String,
    /// Whether it passes.
    pub pass: bool,
    /// How long it runs.
    pub duration: Nanos,
}

/// Something a person may object to.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The objection, as a person would put it.
    pub text: String,
    /// Whether it is so; the others only sound plausible.
    pub real: bool,
    /// Id of the turn of the same script that it leads to.
    pub next: Option<String>,
    /// What the model does about it where nothing changes; empty where there is a `next`, or where it does nothing.
    pub reply: Vec<Step>,
}
