use crate::scenario::lesson::{Answer, Certainty};
use serde::{Deserialize, Serialize};

/// A prediction that a person has committed to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Given {
    /// The prediction.
    pub answer: Answer,
    /// How sure they were.
    pub sure: Certainty,
    /// The result as the run measured it, if the run measures one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured: Option<f64>,
    /// Whether it was right; `None` before the run has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right: Option<bool>,
}

impl Given {
    /// The points; `None` before the run has ended.
    pub fn points(&self) -> Option<i32> {
        self.right.map(|right| self.sure.points(right))
    }
}
