use crate::scenario::{Scenario, ScriptKind};
use std::sync::Arc;

/// A session as a class sees it: how the person spent a turn, and how long each model would have kept them waiting.
#[derive(Clone, Debug, PartialEq)]
pub struct Worked {
    /// The model that the person worked with.
    pub model: ScriptKind,
    /// Its name.
    pub name: String,
    /// How many turns it took.
    pub turns: usize,
    /// From start to end, seconds.
    pub time: f64,
    /// The person's own time per turn, seconds: writing, reading, judging and running checks.
    pub own: f64,
    /// The wait per turn with the slow and the fast model, seconds. The person's own model is as it was; the other one
    /// has the same session with its latency.
    pub waits: [f64; 2],
    /// Whether the answer was accepted in the end.
    pub accepted: bool,
}

impl Worked {
    /// How many times shorter the fast model's wait is.
    pub fn faster(&self) -> f64 {
        self.waits[0] / self.waits[1].max(1e-9)
    }
}

/// Goes through the session, or the two of a trial, of a link to the iterate screen; or says why that cannot be done.
/// The iterate screen knows how; whoever puts the program together gives it to the screen that needs it.
pub type Measure = fn(&str, &Arc<Scenario>) -> Result<Vec<Worked>, String>;
