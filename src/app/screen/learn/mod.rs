//! The lessons: a list of them, and one at a time, in which a person predicts, runs the instrument, and compares.
//!
//! Lessons are content: files of the site. What a person has predicted is kept in the browser and goes nowhere else.

mod address;
mod calibration;
mod comparison;
mod export;
mod progress;
mod update;
mod view;

pub use crate::app::result::{Calibration, Given, Level};
pub use address::Setup;
pub use comparison::{Compared, answer_words, blank, committed, compared, drawn, slider};
pub use progress::{Progress, Taken};
pub use view::{Asked, Place, is_finished_by_itself, own_links, starting};

use crate::app::content::Loading;
use crate::app::few::Few;
use crate::app::screen::Screen;
use crate::scenario::lesson::{Answer, Certainty, Course, Lesson};
use std::sync::Arc;

/// The screen's state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// What the address asks for.
    pub setup: Setup,
    /// The list of lessons.
    pub course: Loading<Arc<Course>>,
    /// The lesson that is open.
    pub lesson: Loading<Arc<Lesson>>,
    /// What the person has done in all lessons.
    pub progress: Progress,
    /// Predictions that are not committed to yet, by question.
    pub drafts: Few<usize, Answer>,
    /// Whether the browser holds answers that this page cannot read, and must not overwrite.
    unreadable: bool,
    /// The nickname that the person has typed for their class; it is kept nowhere.
    pub nickname: String,
    /// The number from which the next taking of a lesson gets its tag.
    chance: u32,
    /// Whether the browser's store has been read.
    kept: bool,
    /// Whether somebody has asked to clear everything, and is asked whether they mean it.
    pub clearing: bool,
}

/// What happened on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A prediction was changed, before anybody commits to it.
    Drafted(usize, Answer),
    /// The person commits to the prediction.
    Committed(usize, Certainty),
    /// The instrument of a run sent the report of a race that has played to its end, or the result of a session.
    Reported(usize, String),
    /// A run has ended: the person has seen it.
    Ended(usize),
    /// Take this lesson again from the start.
    AgainPressed,
    /// Save all answers as JSON.
    JsonPressed,
    /// Save all answers as CSV.
    CsvPressed,
    /// Delete all answers: first asks.
    ClearPressed,
    /// Delete them, or not.
    ClearAnswered(bool),
    /// Load again what failed to load.
    RetryPressed,
    /// A random number, from which the next taking of a lesson gets its tag.
    Drawn(u32),
    /// Another nickname for the class.
    Nicknamed(String),
    /// Put a link to the open lesson's result on the clipboard.
    CopyPressed,
}

/// The screen in its initial state: the entry point of its file.
pub fn start() -> Box<dyn Screen> {
    Box::<Model>::default()
}

impl Model {
    /// The open lesson, once it has loaded.
    pub fn open(&self) -> Option<&Arc<Lesson>> {
        self.lesson.here()
    }

    /// What the person has done in the open lesson.
    pub fn taken(&self) -> Option<&Taken> {
        self.progress.of(self.setup.lesson.as_ref()?)
    }

    /// The open lesson's result as a link for the class; empty before there is one.
    pub fn result_link(&self) -> String {
        let Some((id, taken)) = self.setup.lesson.as_ref().zip(self.taken()) else { return String::new() };
        taken.result(id, &self.nickname).link()
    }

    /// What was answered to a question of the open lesson.
    pub fn given(&self, question: usize) -> Option<&Given> {
        self.taken()?.given(question)
    }
}
