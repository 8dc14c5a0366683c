//! The screens: what an address opens. One folder each, with its set-up, address, events, rules and view models.
//!
//! **Architecture invariant:** no screen imports another. What several need lies beside this folder, named by its subject.

pub mod iterate;
pub mod race;
pub mod simulated;

use super::address::{Pairs, Written};
use super::tasks::Tasks;
use super::{Effect, Wall};
use crate::scenario::ScenarioId;
use std::any::Any;

/// Names a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScreenId {
    /// Lanes side by side on one clock.
    #[default]
    Race,
    /// A task done in turns, with one model and then with the other.
    Iterate,
    /// The same, by a simulated person.
    Simulated,
}

impl ScreenId {
    /// Every screen, in the order in which the header offers them.
    pub const ALL: [Self; 3] = [Self::Race, Self::Iterate, Self::Simulated];

    /// What its fragment begins with, without `#`.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Race => "/race",
            Self::Iterate => "/iterate",
            Self::Simulated => "/simulated",
        }
    }

    /// Its name: of its folder, its style sheet and its file of the program.
    pub fn name(self) -> &'static str {
        self.path().trim_start_matches('/')
    }

    /// What it is called in the header and the tab.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Race => "Race",
            Self::Iterate => "Iterate",
            Self::Simulated => "Simulated person",
        }
    }

    /// The screen at this path; `None` where there is none.
    pub fn at(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|screen| screen.path() == path)
    }
}

/// Something that happened on a screen, or that it has to know.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A task that somebody had asked for came, or did not.
    TaskSettled(ScenarioId),
    /// All that did not come is asked for again.
    Retried,
    /// On the race.
    Race(race::Event),
    /// On the iterate screen.
    Iterate(iterate::Event),
    /// On the simulated person's screen.
    Simulated(simulated::Event),
}

/// A screen's state, and its rules as one table of functions.
///
/// All screens but the race lie in files of their own, which come when their address is opened: the root calls them
/// through this table alone, so that nothing of theirs is in the first file. An [`Effect::PostError`] that a screen
/// answers with is shown to the person, too.
///
/// It asks for no `Debug`: a table of functions holds all that its traits ask for, and the first file would carry it.
pub trait Screen: Any + Send + Sync {
    /// Opens an address: takes the screen's keys out of `pairs`.
    fn read(&mut self, tasks: &mut Tasks, now: Wall, pairs: &mut Pairs) -> Vec<Effect>;

    /// Writes the keys of what it shows, or of what it has been asked for and waits for.
    fn write(&self, keys: &mut Written);

    /// Changes what an event changes, and says what follows outside.
    fn update(&mut self, tasks: &mut Tasks, now: Wall, event: Event) -> Vec<Effect>;

    /// Another screen is going to be shown: nothing goes on out of sight.
    fn leave(&mut self, now: Wall) -> Vec<Effect>;

    /// Whether it can be used.
    fn is_ready(&self, tasks: &Tasks) -> bool;

    /// What to say of a file with this name that is dropped on it; `None` where the file is to be opened.
    fn refuses_file(&self, name: &str) -> Option<String> {
        Some(format!("“{name}” was not opened. To use it as a task, drop it on the Iterate screen."))
    }

    /// Whether it shows something else than its address asks for. The address stays as it is then, so that it can be
    /// asked for again, until the person changes something.
    fn is_astray(&self) -> bool {
        false
    }
}
