//! The class's screen: a teacher pastes what a class has handed in, and sees it together; or one result, from its link.
//!
//! What was pasted lives in this page alone. It is kept nowhere, and it ends with the page.

mod address;
mod choice;
mod codap;
mod csv;
mod lessons;
mod one;
mod picture;
mod pool;
mod sessions;
mod update;
mod view;
mod written;

pub use address::Setup;
pub use one::{Line, One};
pub use picture::Drawn;
pub use pool::{Round, Taken};
pub use view::{FEWEST, Group, View};

use crate::app::Effect;
use crate::app::content::Loading;
use crate::app::result::{Broken, LessonResult, Measure, Worked};
use crate::app::screen::Screen;
use crate::scenario::lesson::{Course, Lesson, LessonId};
use pool::Pool;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// The screen's state.
#[derive(Debug)]
pub struct Model {
    /// What the address asks for.
    pub setup: Setup,
    /// The one result that it asks for.
    pub shown: Option<Result<LessonResult, Broken>>,
    /// What the class has handed in.
    pool: Pool,
    /// Whether what is added next belongs to the first or to the second vote.
    pub round: Round,
    /// What came of the last paste or of the last files; `None` before the first.
    pub taken: Option<Taken>,
    /// The list of lessons.
    course: Loading<Arc<Course>>,
    /// The lessons of the results, by id.
    lessons: BTreeMap<LessonId, Loading<Arc<Lesson>>>,
    /// The lessons that wait for the reader, each with the effect that starts its reading. The first one is with the reader
    /// now: its answer does not name the lesson, so there is only one at a time.
    reading: VecDeque<(LessonId, Effect)>,
    /// The sessions that have been gone through, by link.
    worked: BTreeMap<String, Result<Vec<Worked>, String>>,
    /// Which group a projector shows, counted from 0.
    at: usize,
    /// Whether somebody has asked to remove everything, and is asked whether they mean it.
    pub clearing: bool,
    measure: Measure,
}

/// What happened on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A text was pasted or typed, and is to be added.
    Added(String),
    /// Files were chosen or dropped: the name of each, with its text or the reason why it has none. The files of a zip come
    /// one by one.
    FilesRead(Vec<(String, Result<String, String>)>),
    /// What is added from now on belongs to this vote.
    RoundChosen(Round),
    /// On a projector: so many groups on, or back.
    Moved(isize),
    /// Save everything as CSV.
    CsvPressed,
    /// Remove everything: first asks.
    ClearPressed,
    /// Remove it, or not.
    ClearAnswered(bool),
    /// Load again what failed to load.
    RetryPressed,
}

/// The screen in its initial state, with what goes through a session.
pub fn start(measure: Measure) -> Box<dyn Screen> {
    Box::new(Model {
        setup: Setup::default(),
        shown: None,
        pool: Pool::default(),
        round: Round::First,
        taken: None,
        course: Loading::Idle,
        lessons: BTreeMap::new(),
        reading: VecDeque::new(),
        worked: BTreeMap::new(),
        at: 0,
        clearing: false,
        measure,
    })
}
