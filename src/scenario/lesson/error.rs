use std::fmt;

/// A mistake in a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonError {
    /// The line of the file, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
    /// How to mend it, as a command.
    pub fix: String,
}

impl LessonError {
    pub(super) fn new(line: usize, reason: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { line, reason: reason.into(), fix: fix.into() }
    }
}

impl fmt::Display for LessonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}. To mend it, {}.", self.line, self.reason, self.fix)
    }
}

impl std::error::Error for LessonError {}
