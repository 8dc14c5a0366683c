use crate::engine::figures;
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

    /// What it is in a table: the prediction, the certainty, the result, whether it was right, and the points; empty where
    /// there is nothing. A prediction is a number, an option's number counted from 1, or numbers with spaces between them.
    pub fn cells(&self) -> [String; 5] {
        let joined = |words: Vec<String>| words.join(" ");
        let prediction = match &self.answer {
            Answer::Number(number) => figures::plain(*number),
            Answer::Choice(option) => (option + 1).to_string(),
            Answer::Order(order) => joined(order.iter().map(|n| (n + 1).to_string()).collect()),
            Answer::Line(heights) => joined(heights.iter().copied().map(figures::plain).collect()),
        };
        [
            prediction,
            self.sure.level().to_string(),
            self.measured.map(figures::plain).unwrap_or_default(),
            self.right.map(|right| right.to_string()).unwrap_or_default(),
            self.points().map(|points| points.to_string()).unwrap_or_default(),
        ]
    }

    /// The points; `None` before the run has ended.
    pub fn points(&self) -> Option<i32> {
        self.right.map(|right| self.sure.points(right))
    }
}
