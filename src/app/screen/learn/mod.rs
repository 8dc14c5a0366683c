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

pub use address::Setup;
pub use calibration::{Calibration, Level};
pub use comparison::{Compared, answer_words, blank, committed, compared, drawn, slider};
pub use progress::{Given, Progress, Taken};
pub use view::{Asked, Place, is_finished_by_itself, own_links, starting};

use crate::app::content::Loading;
use crate::app::screen::Screen;
use crate::scenario::lesson::{Answer, Certainty, Course, Lesson};
use std::collections::BTreeMap;
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
    pub drafts: BTreeMap<usize, Answer>,
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
    /// The instrument of a run sent the report of a race that has played to its end.
    Reported(usize, String),
    /// A run has ended: its session was accepted, or the person has seen it.
    Ended(usize),
    /// A lesson as somebody has written it has been read; or what is wrong with it.
    Read(Result<Arc<Lesson>, String>),
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

    /// What was answered to a question of the open lesson.
    pub fn given(&self, question: usize) -> Option<&Given> {
        self.taken()?.given(question)
    }
}
