//! The screens that have their own files: which of these have loaded, and the addresses of those not shown.

use super::address::{Fragment, Pairs, Written};
use super::screen::{Screen, ScreenId};
use super::{Model, Start};
use std::any::Any;

/// The page's state of one of them.
#[derive(Default)]
struct Slot {
    /// Its state and rules, once its file has loaded.
    screen: Option<Box<dyn Screen>>,
    /// Whether its file failed to load.
    lost: bool,
    /// Its address, without the page's keys, while it is not shown.
    address: Option<Written>,
}

/// One slot per screen. The race's slot has only its address.
#[derive(Default)]
pub(super) struct Screens([Slot; ScreenId::ALL.len()]);

/// Whether a screen can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It has loaded.
    Here,
    /// Its file is loading.
    Coming,
    /// Its file failed to load.
    Lost,
}

impl Model {
    /// Whether the screen of the address can be shown.
    pub fn presence(&self) -> Presence {
        let slot = &self.screens.0[self.screen as usize];
        match (self.is_here(self.screen), slot.lost) {
            (true, _) => Presence::Here,
            (false, true) => Presence::Lost,
            (false, false) => Presence::Coming,
        }
    }

    /// The state of a screen of this type, once its file has loaded.
    pub fn state<T: 'static>(&self) -> Option<&T> {
        let screens = self.screens.0.iter().filter_map(|slot| slot.screen.as_deref());
        screens.filter_map(|screen| (screen as &dyn Any).downcast_ref()).next()
    }

    pub(super) fn is_here(&self, id: ScreenId) -> bool {
        id == ScreenId::Race || self.screens.0[id as usize].screen.is_some()
    }

    /// The screen of the address, once it has loaded.
    pub(super) fn shown(&self) -> Option<&dyn Screen> {
        match self.screen {
            ScreenId::Race => Some(&self.race),
            id => self.screens.0[id as usize].screen.as_deref(),
        }
    }

    /// Why a file with this name cannot be dropped on the page now; `None` if it can.
    pub fn refuses_file(&self, name: &str) -> Option<String> {
        self.shown().unwrap_or(&self.race).refuses_file(if name.is_empty() { "file" } else { name })
    }

    /// A screen's rules and the tasks, once the screen has loaded.
    pub(super) fn rules(&mut self, id: ScreenId) -> Option<(&mut dyn Screen, &mut super::Tasks)> {
        let screen: &mut dyn Screen = match id {
            ScreenId::Race => &mut self.race,
            id => self.screens.0[id as usize].screen.as_deref_mut()?,
        };
        Some((screen, &mut self.tasks))
    }

    /// The file of a screen loaded or failed.
    pub(super) fn screen_loaded(&mut self, id: ScreenId, start: Option<Start>) {
        let slot = &mut self.screens.0[id as usize];
        slot.lost = start.is_none();
        if let (None, Some(start)) = (&slot.screen, start) {
            slot.screen = Some(start());
        }
    }

    /// The file of a screen is being loaded again.
    pub(super) fn forgive_screen(&mut self, id: ScreenId) {
        self.screens.0[id as usize].lost = false;
    }

    /// The address of the shown screen, without the page's keys: until it has loaded, as it was opened.
    fn keys_shown(&self) -> Option<Written> {
        let Some(shown) = self.shown() else { return self.screens.0[self.screen as usize].address.clone() };
        let mut keys = Written::at(self.screen.path());
        shown.write(&mut keys);
        Some(keys)
    }

    /// Keeps the keys that were opened, for as long as their screen has not loaded.
    pub(super) fn await_keys(&mut self, pairs: &Pairs) {
        let mut keys = Written::at(self.screen.path());
        pairs.write(&mut keys);
        self.screens.0[self.screen as usize].address = Some(keys);
    }

    /// The screen's own state says from now on what its address is.
    pub(super) fn forget_keys(&mut self) {
        self.screens.0[self.screen as usize].address = None;
    }

    /// Keeps this screen's address as text, before another screen is opened.
    pub(super) fn keep_keys(&mut self) {
        if let Some(keys) = self.keys_shown() {
            self.screens.0[self.screen as usize].address = Some(keys);
        }
    }

    /// The address of the shown screen; `None` before one is opened.
    pub fn address(&self) -> Option<String> {
        Some(self.with_page_keys(self.keys_shown()?))
    }

    fn with_page_keys(&self, mut keys: Written) -> String {
        self.keys.write(&mut keys);
        keys.finish()
    }

    /// The address of a screen, now or when it was left.
    pub fn address_of(&self, id: ScreenId) -> String {
        let keys = if id == self.screen { self.keys_shown() } else { self.screens.0[id as usize].address.clone() };
        self.with_page_keys(keys.unwrap_or_else(|| Written::at(id.path())))
    }

    /// Where a link to a screen leads: from the race to a session about the same task, otherwise to the screen as it was
    /// left.
    pub fn link_to(&self, id: ScreenId) -> String {
        let left = self.address_of(id);
        let task = format!("scenario={}", self.race.chosen_scenario());
        let other_task = !left.split('&').any(|pair| pair == task);
        if self.screen == ScreenId::Race && id == ScreenId::Iterate && other_task {
            self.iterate_address()
        } else {
            left
        }
    }

    /// A link within the page, with the page's own keys: whoever reads in the dark stays in the dark.
    pub fn with_own_keys(&self, link: &str) -> String {
        self.with_page_keys(Written::of(link))
    }

    /// A link for a frame within the page: the instrument with what plays it, in the page's colours.
    pub fn in_frame(&self, link: &str) -> String {
        let mut keys = Written::of(link).without(&["embed", "theme"]);
        if !link.contains("controls=") {
            keys = keys.with("controls", "transport");
        }
        keys.with("embed", "1").with("theme", self.keys.theme.name()).finish()
    }

    /// The iterate screen's address with the race's task, and otherwise as it was left.
    pub fn iterate_address(&self) -> String {
        let left = self.screens.0[ScreenId::Iterate as usize].address.clone();
        let keys = left.unwrap_or_else(|| Written::at(ScreenId::Iterate.path()));
        let keys =
            keys.without(&["scenario", "own", "log", "then"]).with("scenario", self.race.chosen_scenario().as_str());
        self.with_page_keys(keys)
    }
}

/// The screen of a fragment and its keys, with a notice if there is no such screen.
pub fn asked_for(fragment: &str) -> (ScreenId, Pairs) {
    let Fragment { path, query } = Fragment::read(fragment);
    let mut pairs = Pairs::new(&query);
    let screen = ScreenId::at(&path);
    if matches!(&*path, "" | "/") {
        pairs = pairs.nowhere();
    } else if screen.is_none() {
        pairs.notice(format!("There is no screen `{}`; the race is shown instead", super::address::excerpt(&path)));
    }
    let screen = screen.unwrap_or_default();
    // The simulated person was once part of the iterate screen, and old links still ask for it there.
    let person = if screen == ScreenId::Iterate { pairs.take("person", person) } else { None };
    (person.unwrap_or(screen), pairs)
}

fn person(name: &str) -> Option<ScreenId> {
    match name {
        "you" => Some(ScreenId::Iterate),
        "simulated" => Some(ScreenId::Simulated),
        _ => None,
    }
}
