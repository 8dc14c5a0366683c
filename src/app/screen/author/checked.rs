//! What a text is, and what is wrong with it.

use crate::scenario::Scenario;
use crate::scenario::lesson::Lesson;
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
    /// Checks a text.
    pub fn of(text: &str) -> Self {
        if text.trim().is_empty() {
            return Self::Empty;
        }
        if is_task(text) {
            return match Scenario::from_json(text) {
                Ok(task) => Self::Task(Arc::new(task)),
                Err(error) => Self::Flawed(Flaw {
                    line: line(&error.reason),
                    place: error.path,
                    reason: error.reason,
                    fix: String::new(),
                }),
            };
        }
        match Lesson::read(text) {
            Ok(lesson) => Self::Lesson(Arc::new(lesson)),
            Err(error) => {
                let place = String::new();
                Self::Flawed(Flaw { line: Some(error.line), place, reason: error.reason, fix: error.fix })
            }
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
