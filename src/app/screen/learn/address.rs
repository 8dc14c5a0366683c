//! The lessons' part of the address.

use crate::app::address::{Pairs, Written, flag};
use crate::scenario::lesson::LessonId;

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Setup {
    /// The open lesson; `None` for the list.
    pub lesson: Option<LessonId>,
    /// Whether it shows the notes for teachers, and everything without waiting for predictions.
    pub notes: bool,
}

impl Setup {
    /// Takes the lessons' keys out of a query.
    pub fn read(pairs: &mut Pairs) -> Self {
        Self { lesson: pairs.take("lesson", LessonId::new), notes: pairs.take("notes", flag).unwrap_or_default() }
    }

    /// Adds them to a fragment.
    pub fn write(&self, keys: &mut Written) {
        if let Some(lesson) = &self.lesson {
            keys.add("lesson", lesson.as_str());
        }
        if self.notes {
            keys.add("notes", "1");
        }
    }
}
