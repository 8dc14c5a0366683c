//! What a text is, and what is wrong with it.

use crate::scenario::Scenario;
use crate::scenario::lesson::{Lesson, LessonError};
use std::sync::Arc;

/// What a text is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Checked {
    /// Nothing yet.
    #[default]
    Empty,
    /// A lesson.
    Lesson(Arc<Lesson>),
    /// A task.
    Task(Arc<Scenario>),
    /// Something with a flaw.
    Flawed(Flaw),
}

/// What is wrong with a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flaw {
    /// The line, counted from 1, if it is known.
    pub line: Option<usize>,
    /// The place within a task, such as `scripts.slow[0].prompt`; empty where the line says it.
    pub place: String,
    /// What is wrong.
    pub reason: String,
    /// How to mend it; empty where the reason says it.
    pub fix: String,
}

/// Whether a text is meant to be a task.
pub(super) fn is_task(text: &str) -> bool {
    text.trim_start().starts_with('{')
}

impl Checked {
    /// Checks a task.
    pub(super) fn task(text: &str) -> Self {
        match Scenario::from_json(text) {
            Ok(task) => Self::Task(Arc::new(task)),
            Err(error) => Self::Flawed(Flaw {
                line: line(&error.reason),
                place: error.path,
                reason: error.reason,
                fix: String::new(),
            }),
        }
    }

    /// What the reader of lessons says of a text.
    pub(super) fn lesson(read: Result<Arc<Lesson>, LessonError>) -> Self {
        match read {
            Ok(lesson) => Self::Lesson(lesson),
            Err(LessonError { line, reason, fix }) => Self::Flawed(Flaw { line, place: String::new(), reason, fix }),
        }
    }

    /// What is wrong, if something is.
    pub const fn flaw(&self) -> Option<&Flaw> {
        match self {
            Self::Flawed(flaw) => Some(flaw),
            Self::Empty | Self::Lesson(_) | Self::Task(_) => None,
        }
    }
}

/// The line that the reader of JSON names: "… at line 3 column 7".
fn line(reason: &str) -> Option<usize> {
    reason.rsplit_once("line ")?.1.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}
