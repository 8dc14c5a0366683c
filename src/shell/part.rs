//! The program's files that come when they are asked for: panels of the race, and the screens.
//!
//! A build without the feature `split` has them all in one file, and they are here at once.

use super::listener::{Listener, on_document};
use crate::app::screen::ScreenId;
use crate::app::screen::race::fidelity::Rendered;
use crate::app::screen::race::{self, LaneId};
use crate::app::{Model, Start};
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
    /// Its state and rules.
    pub start: Start,
    /// Puts it at the end of an element; it is gone when what this gives is dropped.
    pub show: fn(super::Shell, &Element) -> Box<dyn Any>,
}

/// What the race, and the page around every screen, have in a file of their own: heavy, and without rules.
pub struct Panels {
    /// Judges a scenario that is not as this build wrote it.
    pub read_scenario: fn(&str) -> Result<Scenario, String>,
    /// Judges a list of scenarios that is not as this build wrote it.
    pub read_catalogue: fn(&str) -> Result<Catalogue, String>,
    /// The report on the run, as JSON.
    pub report: fn(&race::Model, &[Rendered]) -> Option<String>,
    /// The arrivals of the run, as CSV.
    pub arrivals: fn(&race::Model) -> Option<String>,
    /// Puts a lane's settings at the end of an element; they are gone when what this gives is dropped.
    pub settings: fn(super::Shell, LaneId, Signal<String>, Element) -> Box<dyn Any>,
    /// Offers the race's next turn below its transport.
    pub next_turn: fn(super::Shell, &Element),
    /// What six tools would report, as HTML.
    pub tools: fn(&Model) -> String,
    /// What the figures on the page mean, as HTML.
    pub terms: &'static str,
}

impl fmt::Debug for Panels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Panels")
    }
}

/// Where all of them come from.
#[derive(Clone, Copy, Debug)]
pub struct Sources {
    /// The panels.
    pub panels: Source<Panels>,
    /// Each screen but the race.
    pub screen: fn(ScreenId) -> Option<Source<ScreenPart>>,
}

/// A part could not be fetched.
#[derive(Clone, Copy, Debug)]
pub struct Missing;

/// A part on its way.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<&'static T, Missing>>>>;

/// What a person does first, whatever it is.
const SIGNS_OF_LIFE: [&str; 3] = ["pointerdown", "keydown", "focusin"];

/// Where a part comes from.
#[derive(Debug)]
pub enum Source<T: 'static> {
    /// It is here.
    Here(&'static T),
    /// It has to be fetched.
    Apart(fn() -> Coming<T>),
}

impl<T> Clone for Source<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Source<T> {}

impl<T> Source<T> {
    /// The part, once it is here.
    pub(super) async fn wait(self) -> Result<&'static T, Missing> {
        match self {
            Self::Here(part) => Ok(part),
            Self::Apart(fetch) => fetch().await,
        }
    }
}

/// How far a part is.
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

/// A part that is fetched when somebody needs it.
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

    /// The part, once it is here.
    pub fn get(self) -> Option<&'static T> {
        match self.state.get() {
            State::Here(part) => Some(part),
            _ => None,
        }
    }

    /// As [`Self::get`], at this moment.
    pub(super) fn now(self) -> Option<&'static T> {
        match self.state.try_get_untracked()? {
            State::Here(part) => Some(part),
            _ => None,
        }
    }

    /// Whether it could not be fetched.
    pub fn is_missing(self) -> bool {
        matches!(self.state.get(), State::Missing)
    }

    /// Somebody needs it: fetches it, unless it is here or on its way.
    pub fn need(self) {
        if matches!(self.state.try_get_untracked(), Some(State::Apart | State::Missing)) {
            spawn_local(async move {
                let _ = self.wait().await;
            });
        }
    }

    /// As [`Self::need`], as soon as somebody touches the page, until this is dropped: what is heavy and not wanted at
    /// once comes then.
    pub fn need_when_touched(self) -> [Listener; 3] {
        SIGNS_OF_LIFE.map(|sign| {
            on_document(sign, move |_| {
                if matches!(self.state.try_get_untracked(), Some(State::Apart)) {
                    self.need();
                }
            })
        })
    }

    /// The part, once it is here.
    ///
    /// # Errors
    /// Where it cannot be fetched.
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
