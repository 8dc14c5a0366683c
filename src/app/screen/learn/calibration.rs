//! How sure a person was, and how often they were right, in words.

use super::Progress;
use crate::app::result::{Calibration, Level};
use crate::engine::figures;
use crate::scenario::lesson::Certainty;

impl Calibration {
    /// Of all answers that have a result.
    pub fn of(progress: &Progress) -> Self {
        let mut calibration = Self::default();
        for (_, _, given) in progress.answers() {
            if let Some(right) = given.right {
                calibration.add(given.sure, right);
            }
        }
        calibration
    }

    /// The points in all.
    pub fn points(&self) -> i32 {
        Certainty::ALL.into_iter().zip(self.levels).fold(0, |points, (sure, level)| {
            let (right, wrong) = (level.right as i32, (level.given - level.right) as i32);
            points + right * sure.points(true) + wrong * sure.points(false)
        })
    }

    /// What the person can learn from it, in words; empty before there is an answer.
    pub fn sentence(&self) -> String {
        let [low, _, high] = self.levels;
        let points = self.points();
        let all = match self.given() {
            0 => return String::new(),
            1 => "one prediction".to_owned(),
            n => format!("{n} predictions"),
        };
        let count = |level: Level| format!("{} of {}", level.right, level.given);
        let share = |level: Level| level.right as f64 / level.given.max(1) as f64;
        let advice = if high.given > 0 && share(high) < Certainty::High.pays_from() {
            format!(
                "When you were sure, {} were right. Saying “sure” pays only if you are right more than 4 times out of 5.",
                count(high)
            )
        } else if low.given > 2 && share(low) > Certainty::Mid.pays_from() {
            format!("When you guessed, {} were right: you know more than you say.", count(low))
        } else if high.given > 0 {
            format!("When you were sure, {} were right: you can trust that feeling here.", count(high))
        } else {
            "Nothing yet that you were sure of.".to_owned()
        };
        format!("{} in {all}. {advice}", counted(points))
    }
}

/// Points in words.
pub(super) fn counted(points: i32) -> String {
    let size = figures::grouped(u64::from(points.unsigned_abs()));
    let sign = if points < 0 { "−" } else { "" };
    if points.abs() == 1 { format!("{sign}{size} point") } else { format!("{sign}{size} points") }
}
