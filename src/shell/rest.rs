//! The rest of the program: what neither the first view nor a run's playing needs.
//!
//! It may lie in a file of its own, so that the first load is small. It is fetched at the person's first sign of life,
//! or when something needs it. What needs it waits, and what happens after that waits behind it: nothing is lost, and
//! nothing overtakes.

use super::listener::{Listener, on_document};
use super::{Shell, address, browser, messages};
use crate::app::embed::{Command, Message};
use crate::app::fidelity::Rendered;
use crate::app::race::{self, LaneId};
use crate::app::{Effect, Event, Model, Wall, first_update};
use crate::scenario::{Catalogue, ScenarioError};
use leptos::prelude::*;
use std::any::Any;
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// The rest, as functions.
pub struct Rest {
    /// [`crate::app::update()`].
    pub update: fn(&mut Model, Event) -> Vec<Effect>,
    /// Does what only the rest asks for.
    pub perform: fn(Shell, Effect),
    /// [`Command::read`].
    pub read_command: fn(&str) -> Option<Result<Command, String>>,
    /// [`crate::scenario::read_catalogue`].
    pub read_catalogue: fn(&str) -> Result<Catalogue, ScenarioError>,
    /// The report on the run, as JSON.
    pub report: fn(&race::Model, &[Rendered]) -> Option<String>,
    /// Posts the report to the embedding page.
    pub post_report: fn(race::Model, Vec<Rendered>),
    /// Puts a lane's settings at the end of an element; they are gone when what this gives is dropped.
    pub settings: fn(Shell, LaneId, Signal<String>, Element) -> Box<dyn Any>,
    /// What six tools would report.
    pub tools: fn(&race::Model) -> String,
    /// From now on the screen that is to be shown is, and the header, given first, leads to each.
    pub views: fn(Shell, &Element, &Element),
    /// What the figures on the page mean.
    pub terms: &'static str,
}

impl fmt::Debug for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rest")
    }
}

/// A part of the program could not be fetched.
#[derive(Debug)]
pub struct Missing;

/// A part of the program, the rest unless said otherwise, on its way.
pub type Coming<Part = &'static Rest> = Pin<Box<dyn Future<Output = Result<Part, Missing>>>>;

/// Where a part of the program, the rest unless said otherwise, comes from.
#[derive(Clone, Copy, Debug)]
pub enum Source<Part = &'static Rest> {
    /// It is here.
    Here(Part),
    /// It has to be fetched.
    Apart(fn() -> Coming<Part>),
}

/// How far the rest is.
#[derive(Clone, Copy, Debug)]
pub enum Presence {
    /// Nobody has asked for it.
    Apart(fn() -> Coming),
    /// It is on its way.
    Coming(fn() -> Coming),
    /// It did not come.
    Missing(fn() -> Coming),
    /// It is here.
    Here(&'static Rest),
}

impl From<Source> for Presence {
    fn from(source: Source) -> Self {
        match source {
            Source::Here(rest) => Self::Here(rest),
            Source::Apart(fetch) => Self::Apart(fetch),
        }
    }
}

/// What waits for the rest, or behind what does.
pub(super) enum Waiting {
    Event(Event),
    /// A message, as JSON, that may be a command.
    Message(Wall, String),
    /// A list of scenarios that is not as the build writes it.
    Catalogue(String),
}

/// All that waits.
#[derive(Default)]
pub(super) struct Queue {
    /// In the order in which it happened.
    waiting: VecDeque<Waiting>,
    /// Reports to be posted, each on the run as it was when it ended.
    reports: Vec<(race::Model, Vec<Rendered>)>,
}

/// What the person does first, whatever it is.
const SIGNS_OF_LIFE: [&str; 3] = ["pointerdown", "keydown", "focusin"];

impl Shell {
    /// The rest, once it is here.
    pub fn rest(self) -> Option<&'static Rest> {
        match self.presence.get() {
            Presence::Here(rest) => Some(rest),
            _ => None,
        }
    }

    /// Whether the rest could not be fetched.
    pub fn lacks_rest(self) -> bool {
        matches!(self.presence.get(), Presence::Missing(_))
    }

    pub(super) fn rest_now(self) -> Option<&'static Rest> {
        match self.presence.try_get_untracked()? {
            Presence::Here(rest) => Some(rest),
            _ => None,
        }
    }

    /// The rest is needed: fetches it, unless it is here or on its way.
    pub fn need_rest(self) {
        let (Some(Presence::Apart(fetch)) | Some(Presence::Missing(fetch))) = self.presence.try_get_untracked() else {
            return;
        };
        self.presence.set(Presence::Coming(fetch));
        spawn_local(async move {
            match fetch().await {
                Ok(rest) => {
                    self.presence.try_set(Presence::Here(rest));
                    self.catch_up(rest);
                }
                Err(Missing) => {
                    self.presence.try_set(Presence::Missing(fetch));
                    messages::post(Message::Error("A part of the page could not be loaded."));
                }
            }
        });
    }

    /// Fetches the rest once more, where it did not come.
    pub fn retry_rest(self) {
        if self.lacks_rest() {
            self.need_rest();
        }
    }

    pub(super) fn fetch_rest_at_sign_of_life(self) -> [Listener; 3] {
        SIGNS_OF_LIFE.map(|sign| {
            on_document(sign, move |_| {
                if matches!(self.presence.try_get_untracked(), Some(Presence::Apart(_))) {
                    self.need_rest();
                }
            })
        })
    }

    pub(super) fn take(self, waiting: Waiting) {
        let next = self.queue.try_update_value(|queue| {
            if queue.waiting.is_empty() {
                return Some(waiting);
            }
            queue.waiting.push_back(waiting);
            None
        });
        // What waits behind another does not ask for the rest: the other has.
        if let Some(next) = next.flatten() {
            self.handle(next);
        }
    }

    fn catch_up(self, rest: &'static Rest) {
        let reports = self.queue.try_update_value(|queue| std::mem::take(&mut queue.reports));
        for (model, rendered) in reports.unwrap_or_default() {
            (rest.post_report)(model, rendered);
        }
        // What happens while one is handled goes behind those that wait: the next one leaves when its turn has come.
        while let Some(next) = self.queue.try_update_value(|queue| queue.waiting.pop_front()).flatten() {
            self.handle(next);
        }
    }

    fn handle(self, waiting: Waiting) {
        let rest = self.rest_now();
        let event = match (waiting, rest) {
            (Waiting::Event(event), _) => event,
            (Waiting::Message(now, json), Some(rest)) => match (rest.read_command)(&json) {
                Some(command) => Event::MessageCame { now, command },
                None => return,
            },
            (Waiting::Catalogue(json), Some(rest)) => {
                Event::CatalogueLoaded((rest.read_catalogue)(&json).map_err(|error| error.to_string()))
            }
            (waiting, None) => return self.hold(waiting),
        };
        if matches!(event, Event::AddressOpened { .. }) {
            // Now, not when the browser said so: what has waited before this may just have asked for a write.
            let _ = self.address.try_update_value(address::Writer::forget);
        }
        let effects = match rest {
            Some(rest) => self.model.try_update(|model| (rest.update)(model, event)),
            None => match self.model.try_update(|model| first_update(model, event)) {
                Some(Err(event)) => return self.hold(Waiting::Event(event)),
                other => other.and_then(Result::ok),
            },
        };
        for effect in effects.unwrap_or_default() {
            self.perform(effect);
        }
    }

    fn hold(self, waiting: Waiting) {
        let _ = self.queue.try_update_value(|queue| queue.waiting.push_back(waiting));
        self.need_rest();
    }

    /// Does what the rest knows how to do.
    pub(super) fn perform_by_rest(self, effect: Effect) {
        if let Some(rest) = self.rest_now() {
            (rest.perform)(self, effect);
            return;
        }
        // A run may end without the rest; nothing else that comes here may happen without it.
        if effect == Effect::PostReport {
            let rendered = self.stage.with_value(super::stage::Stage::rendered);
            let model = self.model.with_untracked(|model| model.race.clone());
            self.queue.update_value(|queue| queue.reports.push((model, rendered)));
            self.need_rest();
        }
    }

    /// A message came, as JSON. While all stands it counts from when it was posted, however busy the page has been: two
    /// playgrounds that are told at once run level. While frames come it counts from now: what they have shown stays.
    pub(super) fn hear(self, posted: Wall, json: String) {
        let stands = self.frames.try_with_value(|frames| !frames.are_coming()).unwrap_or_default();
        self.take(Waiting::Message(if stands { posted } else { browser::now() }, json));
    }
}
