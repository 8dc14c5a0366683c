//! The lessons of results that are not among the built-in ones: files beside the site's own, and lessons in links.

use super::Model;
use crate::app::Effect;
use crate::app::screen::ScreenId;
use crate::scenario::lesson::{Lesson, LessonId};
use std::sync::Arc;

/// The most files of a person's own that are asked for: a pasted text can name any number.
const MOST_FILES: usize = 16;

impl Model {
    /// How to get the lesson of a result; `None` if this page cannot. A pasted text can name anything: of the site's own
    /// lessons, only those that it lists are asked for.
    pub(super) fn asks_for(&self, id: &LessonId) -> Option<Effect> {
        if let Some(packed) = self.pool.written.get(id) {
            return Some(Effect::Unpack(ScreenId::Class, packed.clone()));
        }
        let listed = || self.course.here().is_some_and(|course| course.lessons.iter().any(|listed| listed.id == *id));
        let n_files = || self.lessons.keys().filter(|id| id.is_written()).count();
        let can_be_had =
            if id.is_written() { n_files() < MOST_FILES || self.lessons.contains_key(id) } else { listed() };
        can_be_had.then(|| Effect::LoadContent(ScreenId::Class, id.path()))
    }

    /// Reads a lesson as soon as those before it have been read.
    pub(super) fn queue(&mut self, id: LessonId, first: Effect) -> Vec<Effect> {
        self.reading.push_back((id, first.clone()));
        if self.reading.len() == 1 { vec![first] } else { Vec::new() }
    }

    /// The next thing to do for the lesson that is being read.
    pub(super) fn read_next(&mut self, next: Effect) -> Vec<Effect> {
        if self.reading.is_empty() { Vec::new() } else { vec![next] }
    }

    /// The lesson that was being read is here, or has a flaw. The next one follows.
    pub(super) fn lesson_read(&mut self, lesson: Result<Arc<Lesson>, String>) -> Vec<Effect> {
        if let Some((id, _)) = self.reading.pop_front() {
            self.lessons.insert(id, lesson.into());
        }
        self.reading.front().map(|(_, first)| first.clone()).into_iter().collect()
    }
}
