//! The ledger: every nanosecond of a session belongs to exactly one of five categories.
//!
//! Away overrides the others without exception: a person who has left neither waits nor reads.
//! [`Figures`](super::Figures) says for how much of that time the model was working.

use crate::engine::{Nanos, figures};
use crate::scenario::ScriptKind;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// How the person spends a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// Writing a prompt, or deciding to send it.
    Writing,
    /// From sending to the end of the answer, or to its interruption; the tools that the script runs are part of it.
    Waiting,
    /// Running the checks that the person asked for.
    Checks,
    /// Reading and judging.
    Judging,
    /// The tab was left, or the machine slept.
    Away,
}

impl Category {
    /// Every category, in the order on screen.
    pub const ALL: [Self; 5] = [Self::Writing, Self::Waiting, Self::Checks, Self::Judging, Self::Away];

    /// The word for it in exports, and in the names of styles.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Writing => "writing",
            Self::Waiting => "waiting",
            Self::Checks => "checks",
            Self::Judging => "judging",
            Self::Away => "away",
        }
    }

    /// Its name on screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Writing => "writing",
            Self::Waiting => "waiting",
            Self::Checks => "checks",
            Self::Judging => "reading and judging",
            Self::Away => "away",
        }
    }
}

/// A stretch of a session in one category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The category.
    pub category: Category,
    /// Its start, in time of the session.
    pub start: Nanos,
    /// Its end.
    pub end: Nanos,
    /// Which model it was about.
    pub model: ScriptKind,
    /// The turn it belongs to, from 1. Time spent writing a prompt belongs to the turn in which it is sent.
    pub turn: usize,
}

/// Sums by category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ledger([Nanos; 5]);

impl Ledger {
    /// The sums over some segments.
    pub fn of<'a>(segments: impl IntoIterator<Item = &'a Segment>) -> Self {
        segments.into_iter().fold(Self::default(), |mut ledger, segment| {
            ledger.0[segment.category as usize] += segment.end - segment.start;
            ledger
        })
    }

    /// The time of a category.
    pub const fn get(&self, category: Category) -> Nanos {
        self.0[category as usize]
    }

    /// The time of all categories, which is exactly the session's.
    pub fn total(&self) -> Nanos {
        self.0.into_iter().fold(Nanos::ZERO, |sum, time| sum + time)
    }

    /// A category's share of the session, in words.
    pub fn share_words(&self, category: Category) -> String {
        figures::fixed(self.share(category) * 100.0, 0) + " %"
    }

    /// A category's share of the session, 0 to 1; 0 if no time has passed.
    pub fn share(&self, category: Category) -> f64 {
        let total = self.total();
        if total == Nanos::ZERO { 0.0 } else { self.get(category).seconds() / total.seconds() }
    }
}

/// Seconds by category.
impl Serialize for Ledger {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for category in Category::ALL {
            map.serialize_entry(category.name(), &self.get(category))?;
        }
        map.end()
    }
}
