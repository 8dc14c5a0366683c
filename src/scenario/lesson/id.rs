use crate::scenario::compiled::checksum;
use serde::Serialize;
use std::fmt;

/// A lesson's id: 1 to 64 of `a` to `z`, `0` to `9` and `-`; with `.md` after it, a lesson as somebody has written it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LessonId(String);

/// How the ids of lessons in links begin.
const OWN: &str = "own-";

impl LessonId {
    /// The id; `None` if `text` is none.
    pub fn new(text: &str) -> Option<Self> {
        let name = text.strip_suffix(".md").unwrap_or(text);
        let allowed = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
        ((1..=64).contains(&name.len()) && name.bytes().all(allowed)).then(|| Self(text.to_owned()))
    }

    /// The id of a lesson in a link, from its text as the link has it: the same for the same text, so that answers come
    /// back to it.
    pub fn of_packed(text: &str) -> Self {
        // No two lessons that somebody writes are likely to share it.
        Self(format!("{OWN}{:08x}", checksum(text)))
    }

    /// Whether it is the id of a lesson in a link.
    pub fn is_of_packed(&self) -> bool {
        self.0.strip_prefix(OWN).is_some_and(|hash| hash.len() == 8)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its file, by its path in the site.
    pub fn path(&self) -> String {
        if self.is_written() { format!("lessons/{self}") } else { format!("lessons/{self}.json") }
    }

    /// Whether its file is as somebody has written it, rather than as the build has made it.
    pub fn is_written(&self) -> bool {
        self.0.ends_with(".md")
    }
}

impl fmt::Display for LessonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
