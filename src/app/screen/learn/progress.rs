//! What a person has predicted, and what came of it. The browser keeps it; nothing else does.

use crate::app::json::to_json;
use crate::app::result::{Given, LessonResult, nickname};
use crate::scenario::lesson::{Lesson, LessonId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a person has done in all lessons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// Version of the format.
    version: u32,
    lessons: BTreeMap<LessonId, Taken>,
}

/// What a person has done in a lesson.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Taken {
    /// By question.
    answers: BTreeMap<usize, Given>,
    /// The steps whose runs have ended.
    ended: Vec<usize>,
    /// The tag of its result: see [`LessonResult::tag`].
    #[serde(default)]
    tag: u32,
}

/// The version that this program writes and reads.
const VERSION: u32 = 1;

impl Default for Progress {
    fn default() -> Self {
        Self { version: VERSION, lessons: BTreeMap::new() }
    }
}

impl Progress {
    /// Reads what the browser has kept.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read(json: &str) -> Result<Self, String> {
        let progress: Self = serde_json::from_str(json).map_err(|error| error.to_string())?;
        if progress.version == VERSION {
            Ok(progress)
        } else {
            Err(format!("it is of version {}, and this page reads version {VERSION}", progress.version))
        }
    }

    /// As the browser keeps it; `None` if there is nothing to keep.
    pub fn json(&self) -> Option<String> {
        (!self.lessons.is_empty()).then(|| to_json(self, 256))
    }

    /// What was done in a lesson.
    pub fn of(&self, lesson: &LessonId) -> Option<&Taken> {
        self.lessons.get(lesson)
    }

    /// The result of each lesson, without a nickname.
    pub fn results(&self) -> impl Iterator<Item = LessonResult> {
        self.lessons.iter().filter(|(_, taken)| taken.n_compared() > 0).map(|(id, taken)| taken.result(id, ""))
    }

    pub(super) fn of_mut(&mut self, lesson: &LessonId) -> &mut Taken {
        self.lessons.entry(lesson.clone()).or_default()
    }

    pub(super) fn forget(&mut self, lesson: &LessonId) {
        self.lessons.remove(lesson);
    }

    /// Every answer with its lesson and the number of its question, counted from 0.
    pub fn answers(&self) -> impl Iterator<Item = (&LessonId, usize, &Given)> {
        self.lessons.iter().flat_map(|(id, taken)| taken.answers.iter().map(move |(n, given)| (id, *n, given)))
    }
}

impl Taken {
    /// What was answered to a question.
    pub fn given(&self, question: usize) -> Option<&Given> {
        self.answers.get(&question)
    }

    pub(super) fn given_mut(&mut self, question: usize) -> Option<&mut Given> {
        self.answers.get_mut(&question)
    }

    /// The first prediction also gives the result its tag.
    pub(super) fn give(&mut self, question: usize, given: Given, tag: u32) {
        if self.answers.is_empty() {
            self.tag = tag % LessonResult::TAGS;
        }
        self.answers.entry(question).or_insert(given);
    }

    /// What the person hands on.
    pub(super) fn result(&self, lesson: &LessonId, name: &str) -> LessonResult {
        let n_questions = self.answers.keys().last().map_or(0, |last| last + 1);
        let given = (0..n_questions).map(|n| self.answers.get(&n).cloned()).collect();
        LessonResult { lesson: lesson.clone(), tag: self.tag, nickname: nickname(name), given }
    }

    /// Whether the run at this step has ended.
    pub fn has_ended(&self, step: usize) -> bool {
        self.ended.contains(&step)
    }

    pub(super) fn end(&mut self, step: usize) {
        if !self.has_ended(step) {
            self.ended.push(step);
        }
    }

    /// How many of its questions have a result.
    pub fn n_compared(&self) -> usize {
        self.answers.values().filter(|given| given.right.is_some()).count()
    }

    /// The points so far.
    pub fn points(&self) -> i32 {
        self.answers.values().filter_map(Given::points).sum()
    }

    /// Without the answers that the lesson's questions do not take any more, because somebody has changed it since.
    pub(super) fn kept_by(mut self, lesson: &Lesson) -> Self {
        let questions: Vec<_> = lesson.questions().collect();
        let n = self.answers.len();
        self.answers.retain(|n, given| questions.get(*n).is_some_and(|question| question.kind.takes(&given.answer)));
        if self.answers.len() != n {
            self.ended.clear();
        }
        self
    }
}
