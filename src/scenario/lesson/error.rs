use std::fmt;

/// A mistake in a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonError {
    /// The line of the file, counted from 1; `None` if the lesson is not at fault.
    pub line: Option<usize>,
    /// What is wrong.
    pub reason: String,
    /// How to mend it, as a command.
    pub fix: String,
}

impl LessonError {
    pub(super) fn new(line: usize, reason: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { line: Some(line), reason: reason.into(), fix: fix.into() }
    }

    /// The lesson could not be read, and that is no fault of its text.
    pub fn elsewhere(reason: &str, fix: &str) -> Self {
        Self { line: None, reason: reason.to_owned(), fix: fix.to_owned() }
    }
}

impl fmt::Display for LessonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        write!(f, "{}. To fix this, {}.", self.reason, self.fix)
    }
}

impl std::error::Error for LessonError {}
