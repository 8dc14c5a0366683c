//! How sure people were, and how often they were right.

use crate::app::plot::{Axis, Bars, Figure, Part, Quantity, Row};
use crate::engine::figures;
use crate::scenario::lesson::Certainty;

/// How sure people were, and how often they were right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calibration {
    /// By certainty, from unsure to sure.
    pub levels: [Level; 3],
}

/// The answers with one certainty.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Level {
    /// How many.
    pub given: usize,
    /// How many of them were right.
    pub right: usize,
}

impl Calibration {
    /// Adds an answer.
    pub fn add(&mut self, sure: Certainty, right: bool) {
        let level = &mut self.levels[sure as usize];
        level.given += 1;
        level.right += usize::from(right);
    }

    /// Answers in all.
    pub fn given(&self) -> usize {
        self.levels.iter().map(|level| level.given).sum()
    }

    /// Bars: how often an answer was right with each certainty.
    pub fn figure(&self) -> Figure {
        let row = |(sure, level): (Certainty, Level)| {
            let share = level.right as f64 / level.given.max(1) as f64;
            let words = if level.given == 0 {
                "never said".to_owned()
            } else if sure == Certainty::Low {
                format!("{} of {} right", level.right, level.given)
            } else {
                format!("{} of {} right; it pays from {}", level.right, level.given, percent(sure.pays_from()))
            };
            let part = Part { kind: "right", name: "right", length: share };
            Row { name: format!("{}: {}", sure.level(), sure.words()), parts: vec![part], words }
        };
        let rows = Certainty::ALL.into_iter().zip(self.levels).map(row).collect();
        Figure::Bars(Bars { across: Axis::even("Right", Quantity::Share, 0.0, 1.0), rows })
    }
}

fn percent(share: f64) -> String {
    Quantity::Share.words(figures::significant(share, 2))
}
