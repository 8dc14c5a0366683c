//! The lessons' part of the address.

use crate::app::address::{Pairs, Written, flag, packed};
use crate::scenario::lesson::LessonId;

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Setup {
    /// The open lesson; `None` for the list.
    pub lesson: Option<LessonId>,
    /// A lesson in the address itself, packed. Its id is made from it.
    pub text: Option<String>,
    /// Whether it shows the notes for teachers, and everything without waiting for predictions.
    pub notes: bool,
}

impl Setup {
    /// Takes the lessons' keys out of a query.
    pub fn read(pairs: &mut Pairs) -> Self {
        let named = pairs.take("lesson", LessonId::new);
        let text = pairs.take("text", packed);
        let lesson = text.as_deref().map(own_id).or(named);
        Self { lesson, text, notes: pairs.take("notes", flag).unwrap_or_default() }
    }

    /// Adds them to a fragment.
    pub fn write(&self, keys: &mut Written) {
        match (&self.text, &self.lesson) {
            (Some(text), _) => keys.add("text", text),
            (None, Some(lesson)) => keys.add("lesson", lesson.as_str()),
            (None, None) => {}
        }
        if self.notes {
            keys.add("notes", "1");
        }
    }
}

/// The id of a lesson in a link: the same for the same text, so that the answers come back.
fn own_id(packed: &str) -> LessonId {
    // FNV-1a: no two lessons that somebody writes are likely to share it.
    let hash = packed.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    LessonId::own(hash)
}
