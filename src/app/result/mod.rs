//! Results to hand on: what a person has predicted in a lesson, as a short link, and the links in whatever a class writes.
//!
//! A lesson's result is its predictions, how sure the person was, what came of them, and a nickname if they chose one.
//! A session's result is the link that replays it. Nothing here sends anything: people copy links and paste them.

mod calibration;
mod code;
mod find;
mod given;
mod nickname;
mod session;
mod zip;

pub use calibration::{Calibration, Level};
pub use code::Broken;
pub use find::{Found, Handed, Unread, find};
pub use given::Given;
pub use nickname::{NICKNAME, nickname};
pub use session::{Measure, Worked};
pub use zip::{MOST_BYTES, Method, Packed, is_zip, packed, text_of};

use crate::scenario::lesson::LessonId;

/// What a person has done in a lesson, as they hand it on.
#[derive(Clone, Debug, PartialEq)]
pub struct LessonResult {
    /// The lesson.
    pub lesson: LessonId,
    /// A random number that tells two people with the same answers from one person whose link came twice. Each taking
    /// of a lesson has another one, so it identifies nobody. Below [`Self::TAGS`].
    pub tag: u32,
    /// The name that the person chose for this; empty if none.
    pub nickname: String,
    /// What was answered, by question; `None` for a question that was not answered.
    pub given: Vec<Option<Given>>,
}

impl LessonResult {
    /// How many tags there are.
    pub const TAGS: u32 = 36_u32.pow(5);

    /// The most questions of a lesson whose result fits into a link.
    pub const MOST: usize = 16;

    /// The fragment that shows it.
    pub fn link(&self) -> String {
        format!("#/class?r={}", self.code())
    }

    /// Whether the other one is the same result, whatever nickname it was copied with.
    pub fn is_double_of(&self, other: &Self) -> bool {
        self.lesson == other.lesson && self.tag == other.tag && self.given == other.given
    }
}
