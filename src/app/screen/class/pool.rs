//! What a class has handed in, without doubles.

use crate::app::address::Fragment;
use crate::app::result::{Found, Handed, LessonResult, Unread};
use crate::engine::order;
use crate::scenario::lesson::LessonId;
use std::collections::BTreeMap;

/// A vote: before a discussion, or after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Round {
    /// The first, or the only one.
    #[default]
    First,
    /// The second.
    Second,
}

impl Round {
    /// Both, in their order.
    pub const ALL: [Self; 2] = [Self::First, Self::Second];

    /// Its name on screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::First => "First vote",
            Self::Second => "Second vote",
        }
    }
}

/// What came of a paste or of files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Results that are new.
    pub new: usize,
    /// Results that were here already.
    pub doubles: usize,
    /// Links and files that could not be read.
    pub unread: usize,
    /// Lessons in links, which are no results.
    pub lessons: usize,
}

impl Taken {
    /// It in a sentence.
    pub fn words(&self) -> String {
        let count = |n: usize, one: &str, many: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {many}") };
        let mut words = match (self.new, self.doubles + self.unread) {
            (0, 0) if self.lessons > 0 => count(self.lessons, "lesson", "lessons") + " added",
            (0, 0) => {
                return "There is no result in it. A result is a link with “#/class?r=” or “#/iterate?”.".to_owned();
            }
            (new, _) => format!("{} added", count(new, "result", "results")),
        };
        if self.doubles > 0 {
            words += &format!("; {} left out", count(self.doubles, "double", "doubles"));
        }
        if self.unread > 0 {
            words += &format!("; {} could not be read", count(self.unread, "link or file", "links or files"));
        }
        words + "."
    }
}

/// Everything that was handed in.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Pool {
    /// The lessons' results in their order, each with the vote to which it was added.
    pub(super) results: Vec<(LessonResult, Round)>,
    /// The sessions' links in their order.
    pub(super) sessions: Vec<String>,
    /// The lessons in links, as the links have them.
    pub(super) written: BTreeMap<LessonId, String>,
    /// What could not be read.
    pub(super) unread: Vec<Unread>,
}

impl Pool {
    /// Adds what was found.
    pub(super) fn take(&mut self, found: Found, round: Round) -> Taken {
        let mut taken = Taken { unread: found.unread.len(), ..Taken::default() };
        for handed in found.handed {
            let new = match handed {
                Handed::Lesson(result) => self.take_result(result, round),
                Handed::Session(link) => self.take_session(link),
                Handed::PackedLesson(packed) => {
                    taken.lessons += 1;
                    self.written.insert(LessonId::of_packed(&packed), packed);
                    continue;
                }
            };
            taken.new += usize::from(new);
            taken.doubles += usize::from(!new);
        }
        for unread in found.unread {
            if !self.unread.contains(&unread) {
                self.unread.push(unread);
            }
        }
        taken
    }

    fn take_result(&mut self, result: LessonResult, round: Round) -> bool {
        match self.results.iter_mut().find(|(known, _)| known.is_double_of(&result)) {
            None => {
                self.results.push((result, round));
                true
            }
            Some((known, _)) => {
                // Copied once more with a nickname.
                if known.nickname.is_empty() {
                    known.nickname = result.nickname;
                }
                false
            }
        }
    }

    fn take_session(&mut self, link: String) -> bool {
        let new = !self.sessions.iter().any(|known| acts(known) == acts(&link));
        if new {
            self.sessions.push(link);
        }
        new
    }

    /// The lessons, in the order of their first results.
    pub(super) fn lessons(&self) -> Vec<&LessonId> {
        let mut lessons: Vec<&LessonId> = Vec::new();
        for (result, _) in &self.results {
            if !lessons.contains(&&result.lesson) {
                lessons.push(&result.lesson);
            }
        }
        lessons
    }

    /// The results of a lesson. A second one of the same nickname belongs to the second vote, whenever it was added.
    pub(super) fn of_lesson(&self, id: &LessonId) -> Vec<(&LessonResult, Round)> {
        let mut results: Vec<(&LessonResult, Round)> = Vec::new();
        for (result, round) in self.results.iter().filter(|(result, _)| result.lesson == *id) {
            let again = |(before, _): &(&LessonResult, Round)| {
                !result.nickname.is_empty() && before.nickname == result.nickname
            };
            let round = if results.iter().any(again) { Round::Second } else { *round };
            results.push((result, round));
        }
        results
    }
}

/// What was done when: it tells a session from others, whatever other keys its link has.
fn acts(link: &str) -> Vec<String> {
    let query = Fragment::read(link).query;
    let mut pairs: Vec<String> = query
        .split('&')
        .filter(|pair| ["scenario=", "own=", "mode=", "seed=", "log=", "then="].iter().any(|key| pair.starts_with(key)))
        .map(|pair| pair.replace("%2C", ",").replace("%2c", ","))
        .collect();
    order::few(&mut pairs, |one, other| one <= other);
    pairs
}
