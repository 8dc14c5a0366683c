//! The program's lazy files: the race's panels, and the other screens.
//!
//! A build without the feature `split` is one file, and contains all of them.

use super::listener::{Listener, on_document};
use crate::app::screen::ScreenId;
use crate::app::screen::race::fidelity::Rendered;
use crate::app::screen::race::{self, LaneId};
use crate::app::{Model, Start};
use crate::engine::Nanos;
use crate::scenario::lesson::{Lesson, LessonError};
use crate::scenario::{Catalogue, Scenario};
use leptos::prelude::*;
use std::any::Any;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// A screen in a file of its own.
#[derive(Debug)]
pub struct ScreenPart {
    /// Its state and its rules.
    pub start: Start,
    /// Shows it at the end of an element, until the returned value is dropped.
    pub show: fn(super::Shell, &Element) -> Box<dyn Any>,
}

/// The lazy file of the race and of the page around every screen: panels that are large and have no rules.
pub struct Panels {
    /// Validates a scenario that this build has not written.
    pub read_scenario: fn(&str) -> Result<Scenario, String>,
    /// Validates a list of scenarios that this build has not written.
    pub read_catalogue: fn(&str) -> Result<Catalogue, String>,
    /// The report on the run, as JSON.
    pub report: fn(&race::Model, &[Rendered]) -> Option<String>,
    /// The arrivals of the run, as CSV.
    pub arrivals: fn(&race::Model) -> Option<String>,
    /// The race in a sentence.
    pub sentence: fn(&Model, Nanos) -> String,
    /// The reason for its result.
    pub reason: fn(&Model, Nanos) -> String,
    /// Shows what a lane makes at the end of an element, until the returned value is dropped.
    pub artefact: fn(super::Shell, LaneId, Signal<String>, Element) -> Box<dyn Any>,
    /// Adds to the race what opens beside its lanes or lies below them. The signal is the lane whose settings are open.
    pub complete_race: fn(super::Shell, &Element, RwSignal<Option<LaneId>>),
}

impl fmt::Debug for Panels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Panels")
    }
}

/// The sources of all lazy files.
#[derive(Clone, Copy, Debug)]
pub struct Sources {
    /// The panels.
    pub panels: Source<Panels>,
    /// Every screen except the race.
    pub screen: fn(ScreenId) -> Option<Source<ScreenPart>>,
    /// The reader of lessons as people write them.
    pub reader: fn() -> Source<LessonReader>,
}

/// Reads lessons as people write them. The built-in ones do not need it.
#[derive(Debug)]
pub struct LessonReader {
    /// Reads a lesson; or says what is wrong with it.
    pub read: fn(&str) -> Result<Lesson, LessonError>,
}

/// A part could not be fetched.
#[derive(Clone, Copy, Debug)]
pub struct Missing;

/// A part that is being fetched.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<&'static T, Missing>>>>;

/// The first events of a person who uses the page.
const SIGNS_OF_LIFE: [&str; 2] = ["pointerdown", "keydown"];

/// The source of a part.
#[derive(Debug)]
pub enum Source<T: 'static> {
    /// It is part of this file.
    Here(&'static T),
    /// It must be fetched.
    Apart(fn() -> Coming<T>),
}

impl<T> Clone for Source<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Source<T> {}

impl<T> Source<T> {
    /// The part, when it has arrived.
    pub(super) async fn wait(self) -> Result<&'static T, Missing> {
        match self {
            Self::Here(part) => Ok(part),
            Self::Apart(fetch) => fetch().await,
        }
    }
}

/// How far a part has come.
#[derive(Debug)]
enum State<T: 'static> {
    Apart,
    Coming,
    Missing,
    Here(&'static T),
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<T> {}

/// A part that is fetched when it is needed.
#[derive(Debug)]
pub struct Lazy<T: Sync + 'static> {
    source: Source<T>,
    state: RwSignal<State<T>>,
}

impl<T: Sync> Clone for Lazy<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Sync> Copy for Lazy<T> {}

impl<T: Sync> Lazy<T> {
    /// A part from this source.
    pub fn new(source: Source<T>) -> Self {
        let state = match source {
            Source::Here(part) => State::Here(part),
            Source::Apart(_) => State::Apart,
        };
        Self { source, state: RwSignal::new(state) }
    }

    /// The part, if it has arrived.
    pub fn get(self) -> Option<&'static T> {
        match self.state.get() {
            State::Here(part) => Some(part),
            _ => None,
        }
    }

    /// The same as [`Self::get`], without tracking.
    pub fn now(self) -> Option<&'static T> {
        match self.state.try_get_untracked()? {
            State::Here(part) => Some(part),
            _ => None,
        }
    }

    /// Whether it could not be fetched.
    pub fn is_missing(self) -> bool {
        matches!(self.state.get(), State::Missing)
    }

    /// Fetches the part, unless it has arrived or is on its way.
    pub fn need(self) {
        if matches!(self.state.try_get_untracked(), Some(State::Apart | State::Missing)) {
            spawn_local(async move {
                let _ = self.wait().await;
            });
        }
    }

    /// As [`Self::need`], but not again if it could not be fetched: that is the person's to ask for.
    pub fn need_once(self) {
        if matches!(self.state.try_get_untracked(), Some(State::Apart)) {
            self.need();
        }
    }

    /// Calls [`Self::need`] as soon as the person touches the page, until this is dropped: for large parts that are not
    /// needed at once.
    pub fn need_when_touched(self) -> [Listener; 2] {
        SIGNS_OF_LIFE.map(|sign| on_document(sign, move |_| self.need_once()))
    }

    /// The part, when it has arrived.
    ///
    /// # Errors
    /// If it cannot be fetched.
    pub async fn wait(self) -> Result<&'static T, Missing> {
        if let Some(part) = self.now() {
            return Ok(part);
        }
        self.state.try_set(State::Coming);
        let part = self.source.wait().await;
        self.state.try_set(part.map_or(State::Missing, State::Here));
        part
    }
}
