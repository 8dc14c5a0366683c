//! What the other latency would have changed: the same session, with the person's own times.

use super::{Figures, Session};
use crate::scenario::ScriptKind;

/// A session as it would have been with the other model's latency. Its script, and so its answers, stay the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The model whose latency it is.
    pub latency_of: ScriptKind,
    /// What it would have come to.
    pub figures: Figures,
    /// How many times as fast it would have been done.
    pub speed_up: f64,
    /// How many times as fast its tokens come.
    pub rate: f64,
    /// Amdahl's bound: the speed-up if all of the waiting shrank by that.
    pub bound: f64,
    /// The speed-up if there were no waiting at all.
    pub ceiling: f64,
    /// Interruptions and absences that would not have come about, the answer being there before.
    pub spared: usize,
}

impl Session {
    /// What the other model's latency would have changed; `None` where both took part, or before the end.
    pub fn changed(&self) -> Option<Changed> {
        None
    }
}
