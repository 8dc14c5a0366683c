use crate::scenario::json::{Place, Result};
use crate::scenario::lesson::{Answer, Certainty};
use serde::Serialize;

/// A prediction that a person has committed to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Given {
    /// The prediction.
    pub answer: Answer,
    /// How sure they were.
    pub sure: Certainty,
    /// The result as the run measured it, if the run measures one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<f64>,
    /// Whether it was right; `None` before the run has ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right: Option<bool>,
}

impl Given {
    /// Reads a prediction as the browser keeps it.
    ///
    /// # Errors
    /// Why it is none, with the place.
    pub(crate) fn from_json(place: Place<'_>) -> Result<Self> {
        Ok(Self {
            answer: Answer::from_json(place.required("answer")?)?,
            sure: Certainty::from_json(place.required("sure")?)?,
            measured: place.field("measured")?.map(|place| place.number(&(f64::MIN..=f64::MAX))).transpose()?,
            right: place.field("right")?.map(|place| place.flag()).transpose()?,
        })
    }

    /// The points; `None` before the run has ended.
    pub fn points(&self) -> Option<i32> {
        self.right.map(|right| self.sure.points(right))
    }
}
