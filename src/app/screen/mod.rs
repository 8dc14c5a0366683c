//! The screens. An address opens one. Each has a folder with its set-up, address, events, rules and view models.
//!
//! **Architecture invariant:** no screen imports another. Code that several need is next to this folder, named by
//! its subject.

pub mod author;
pub mod claims;
pub mod class;
pub mod explore;
pub mod iterate;
pub mod learn;
pub mod race;
pub mod simulated;

use super::address::{Locked, Pairs, Written};
use super::tasks::Tasks;
use super::{Effect, Wall};
use crate::scenario::ScenarioId;
use crate::scenario::lesson::{Lesson, LessonError};
use std::any::Any;
use std::sync::Arc;

/// Identifies a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScreenId {
    /// Lanes side by side on one clock.
    #[default]
    Race,
    /// A task done in turns, with one model and then with the other.
    Iterate,
    /// The same, by a simulated person.
    Simulated,
    /// Questions, each with a figure that answers it.
    Explore,
    /// What is said about fast models, and what holds of it.
    Claims,
    /// Lessons: predict, run, compare.
    Learn,
    /// The workshop: a lesson or a task as text.
    Author,
    /// What a class has handed in, shown together.
    Class,
}

impl ScreenId {
    /// Every screen, in the order of the header.
    pub const ALL: [Self; 8] = [
        Self::Race,
        Self::Iterate,
        Self::Simulated,
        Self::Explore,
        Self::Claims,
        Self::Learn,
        Self::Author,
        Self::Class,
    ];

    /// How many of them the header shows. Those after them are for teachers, and the lessons lead to them.
    pub const N_IN_HEADER: usize = 6;

    /// The beginning of its fragment, without `#`.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Race => "/race",
            Self::Iterate => "/iterate",
            Self::Simulated => "/simulated",
            Self::Explore => "/explore",
            Self::Claims => "/claims",
            Self::Learn => "/learn",
            Self::Author => "/author",
            Self::Class => "/class",
        }
    }

    /// Its name: of its folder, its style sheet and its file of the program.
    pub fn name(self) -> &'static str {
        self.path().trim_start_matches('/')
    }

    /// Its title in the header and the tab.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Race => "Race",
            Self::Iterate => "Iterate",
            Self::Simulated => "Simulated person",
            Self::Explore => "Explore",
            Self::Claims => "Claims",
            Self::Learn => "Learn",
            Self::Author => "Author",
            Self::Class => "Class",
        }
    }

    /// The screen at this path; `None` where there is none.
    pub fn at(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|screen| screen.path() == path)
    }
}

/// Something that happened on a screen, or that concerns it.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// An awaited task loaded or failed.
    TaskSettled(ScenarioId),
    /// Everything that failed is being loaded again.
    Retried,
    /// The list of scenarios came, or did not.
    Listed,
    /// A content file that the screen asked for, by its path, loaded, or failed with a reason.
    ContentLoaded(String, Result<String, String>),
    /// What the browser has kept for the screen; or the reason why it could not be read.
    KeptRead(Result<Option<String>, String>),
    /// The text that the screen has asked for is packed for a link; or the reason why not.
    Packed(Result<String, String>),
    /// The text in the link is unpacked; or the reason why not.
    Unpacked(Result<String, String>),
    /// The lesson that the screen sent to the reader, or the mistake in it.
    LessonRead(Result<Arc<Lesson>, LessonError>),
    /// On the race.
    Race(race::Event),
    /// On the iterate screen.
    Iterate(iterate::Event),
    /// On the simulated person's screen.
    Simulated(simulated::Event),
    /// On the screen that explains.
    Explore(explore::Event),
    /// On the claims' screen.
    Claims(claims::Event),
    /// On the lessons' screen.
    Learn(learn::Event),
    /// In the workshop.
    Author(author::Event),
    /// On the class's screen.
    Class(class::Event),
}

/// A screen's state, and its rules as one table of functions.
///
/// All screens but the race have their own files, which are loaded when their address is opened. The root calls them
/// only through this table, so that none of their code is in the first file. If a screen returns an
/// [`Effect::PostError`], the root also shows the message to the person.
///
/// It does not require `Debug`: the table would then contain those functions, and the first file would carry them.
pub trait Screen: Any + Send + Sync {
    /// Opens an address: takes the screen's keys out of `pairs`.
    fn read(&mut self, tasks: &mut Tasks, now: Wall, pairs: &mut Pairs) -> Vec<Effect>;

    /// Writes the keys of what it shows, or of what it is loading.
    fn write(&self, keys: &mut Written);

    /// Applies an event and returns its effects.
    fn update(&mut self, tasks: &mut Tasks, now: Wall, event: Event) -> Vec<Effect>;

    /// Stops everything that runs, because another screen is about to be shown.
    fn leave(&mut self, now: Wall) -> Vec<Effect>;

    /// A person can see it again, or can no longer see it. What it had to pause, and nothing else, continues.
    fn see(&mut self, _now: Wall, _seen: bool) -> Vec<Effect> {
        Vec::new()
    }

    /// Whether an event would change a key of the address that is locked.
    fn is_locked(&self, _locked: &Locked, _event: &Event) -> bool {
        false
    }

    /// Whether it can be used.
    fn is_ready(&self, tasks: &Tasks) -> bool;

    /// Why a file with this name cannot be dropped on it now; `None` if it can.
    fn refuses_file(&self, name: &str) -> Option<String> {
        Some(format!("“{name}” was not opened. To use it as a task, drop it on the Iterate screen."))
    }

    /// Whether it shows something else than its address asks for. Then the address stays unchanged, so that the person
    /// can try again, until they change something.
    fn is_astray(&self) -> bool {
        false
    }
}
