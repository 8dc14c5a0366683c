use std::fmt;

/// An error in a scenario file: the place and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioError {
    /// The place, such as `scripts.slow[0].steps[2].answer`; empty for the whole file.
    pub path: String,
    /// The reason, as the end of a sentence that begins with the path.
    pub reason: String,
}

impl ScenarioError {
    pub(super) fn new(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { path: path.into(), reason: reason.into() }
    }
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.reason) } else { write!(f, "{}: {}", self.path, self.reason) }
    }
}

impl std::error::Error for ScenarioError {}
