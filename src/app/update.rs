//! The root: composes the screens, and keeps the address up to date.

use super::copying::Copied;
use super::embed::Command;
use super::screen::{self, Screen, ScreenId, race};
use super::screens::asked_for;
use super::{Effect, Event, Model, PageKeys, Wall, address, html};
use crate::scenario::ScenarioId;

/// Applies an event and returns its effects.
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    let mut effects = model.change(event);
    for effect in &effects {
        // The person gets the same message as an embedding page.
        if let Effect::PostError(message) = effect {
            model.notify(message.clone());
        }
    }
    effects.extend(model.tell_ready());
    effects.extend(model.keep_address());
    effects
}

impl Model {
    fn change(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Started => vec![Effect::LoadCatalogue],
            Event::AddressOpened { now, hash } => self.open(now, &hash),
            Event::ScreenLoaded { now, id, start } => {
                self.screen_loaded(id, start);
                self.forget(&|notice| notice == SCREEN_LOST);
                match start {
                    // A person who has opened another screen meanwhile stays there.
                    Some(_) if id == self.screen => {
                        let mut effects = self.leave_others(now);
                        effects.extend(self.open_keys(now));
                        effects
                    }
                    None if id == self.screen && !self.is_here(id) => error(SCREEN_LOST.to_owned()),
                    _ => Vec::new(),
                }
            }
            Event::ScreenRetryPressed => {
                self.forgive_screen(self.screen);
                vec![Effect::LoadScreen(self.screen)]
            }
            Event::CatalogueLoaded(list) => {
                let mut effects = self.tasks.listed(list).err().map(error).unwrap_or_default();
                // Nothing that a list changes depends on the time.
                effects.extend(self.tell_shown(Wall::default(), screen::Event::Listed));
                effects
            }
            Event::ScenarioLoaded { now, id, result } => {
                if self.tasks.loaded(&id, result) {
                    self.tell_shown(now, screen::Event::TaskSettled(id))
                } else {
                    Vec::new()
                }
            }
            // Nothing that content changes depends on the time.
            Event::ContentLoaded { id, path, result } => {
                self.tell(id, Wall::default(), screen::Event::ContentLoaded(path, result))
            }
            Event::KeptRead { id, result } => self.tell(id, Wall::default(), screen::Event::KeptRead(result)),
            Event::Packed { id, result } => self.tell(id, Wall::default(), screen::Event::Packed(result)),
            Event::Unpacked { id, result } => self.tell(id, Wall::default(), screen::Event::Unpacked(result)),
            Event::RetryPressed { now } => self.retry(now),
            Event::ThemeChosen(theme) => {
                self.keys.theme = theme;
                Vec::new()
            }
            Event::PresentToggled => {
                self.keys.present = !self.keys.present;
                Vec::new()
            }
            Event::NoticesDismissed => {
                self.notices.clear();
                self.tasks.forgive_list();
                Vec::new()
            }
            Event::MessageCame { now, command: Ok(command) } => self.obey(now, command),
            Event::MessageCame { command: Err(message), .. } | Event::Failed(message) => error(message),
            Event::Seen { now, seen } => self.see(now, 1, seen),
            Event::CopyLinkPressed => self.address().map(Effect::CopyLink).into_iter().collect(),
            Event::LinkCopied(link) => {
                self.copied = Some(Copied { link, refused: false });
                Vec::new()
            }
            Event::CopyRefused(link) => {
                self.copied = Some(Copied { link, refused: true });
                Vec::new()
            }
            Event::DownloadReportPressed => vec![Effect::DownloadReport],
            Event::DownloadArrivalsPressed => vec![Effect::DownloadArrivals],
            Event::Race { now, event } => self.tell(ScreenId::Race, now, screen::Event::Race(event)),
            Event::Iterate { now, event } => self.tell(ScreenId::Iterate, now, screen::Event::Iterate(event)),
            Event::Simulated { now, event } => self.tell(ScreenId::Simulated, now, screen::Event::Simulated(event)),
            // Nothing there depends on the time.
            Event::Explore(event) => self.tell(ScreenId::Explore, Wall::default(), screen::Event::Explore(event)),
            Event::Claims(event) => self.tell(ScreenId::Claims, Wall::default(), screen::Event::Claims(event)),
            Event::Learn(event) => self.tell(ScreenId::Learn, Wall::default(), screen::Event::Learn(event)),
            Event::Author(event) => self.tell(ScreenId::Author, Wall::default(), screen::Event::Author(event)),
            Event::Class(event) => self.tell(ScreenId::Class, Wall::default(), screen::Event::Class(event)),
        }
    }

    /// Sends a screen an event, if it has loaded.
    fn tell(&mut self, id: ScreenId, now: Wall, event: screen::Event) -> Vec<Effect> {
        // The controls are disabled; a key on the keyboard, or a file, is not.
        if self.locks(&event) {
            return Vec::new();
        }
        self.rules(id).map(|(screen, tasks)| screen.update(tasks, now, event)).unwrap_or_default()
    }

    fn tell_shown(&mut self, now: Wall, event: screen::Event) -> Vec<Effect> {
        self.tell(self.screen, now, event)
    }

    /// Until a screen has loaded, the screen before it stays in use: now nothing goes on there out of sight.
    fn leave_others(&mut self, now: Wall) -> Vec<Effect> {
        let others = ScreenId::ALL.into_iter().filter(|id| *id != self.screen).collect::<Vec<_>>();
        let leave = |id| self.rules(id).map(|(screen, _)| screen.leave(now)).unwrap_or_default();
        others.into_iter().flat_map(leave).collect()
    }

    /// Opens a fragment, at once or when the file of its screen has loaded.
    fn open(&mut self, now: Wall, hash: &str) -> Vec<Effect> {
        let (screen, mut pairs) = asked_for(hash);
        self.notices.clear();
        self.keys = PageKeys::read(&mut pairs);
        let mut effects = Vec::new();
        if screen != self.screen {
            self.keep_keys();
            effects = self.rules(self.screen).map(|(before, _)| before.leave(now)).unwrap_or_default();
            self.screen = screen;
        }
        self.address = None;
        if !self.is_here(screen) {
            self.await_keys(&pairs);
        }
        self.opening = Some(pairs);
        if self.is_here(screen) {
            effects.extend(self.open_keys(now));
        } else {
            self.forgive_screen(screen);
            effects.push(Effect::LoadScreen(screen));
        }
        effects
    }

    /// The screen takes its keys out of the opened fragment.
    fn open_keys(&mut self, now: Wall) -> Vec<Effect> {
        let Some(mut pairs) = self.opening.take() else { return Vec::new() };
        self.forget_keys();
        let Some((screen, tasks)) = self.rules(self.screen) else { return Vec::new() };
        let opened = screen.read(tasks, now, &mut pairs);
        let mut effects: Vec<Effect> = pairs.finish().into_iter().map(Effect::PostError).collect();
        effects.extend(opened);
        // The address keeps the spelling in which it was opened until something changes.
        self.address = self.address();
        effects
    }

    fn obey(&mut self, now: Wall, command: Command) -> Vec<Effect> {
        let event = match command {
            Command::Open { hash, push } => return vec![Effect::OpenAddress { hash, push }],
            Command::Theme(theme) => {
                self.keys.theme = theme;
                return Vec::new();
            }
            Command::Lock(keys) => {
                self.keys.locked = keys;
                return Vec::new();
            }
            Command::Visible(seen) => return self.see(now, 0, seen),
            Command::Resized => return vec![Effect::HideOverflow],
            // A deck sends this to every frame, so another screen gives no error.
            Command::Slide(shown) if self.screen != ScreenId::Race => return self.see(now, 0, shown),
            Command::Slide(shown) => {
                self.unseen = [false; 2];
                race::Event::SlideTurned(shown)
            }
            _ if self.screen != ScreenId::Race => {
                return error("Only the race accepts this command, but another screen is open.".to_owned());
            }
            Command::Play => race::Event::PlayPressed,
            Command::Pause => race::Event::PausePressed,
            Command::Restart => race::Event::RestartPressed,
            Command::Seek(to) => race::Event::Seeked(to),
            Command::Report => return vec![Effect::PostReport],
        };
        let mut effects = self.tell(ScreenId::Race, now, screen::Event::Race(event));
        if self.unseen != [false; 2] {
            // Nobody would see it play: it plays once somebody does.
            effects.extend(self.race.see(now, false));
        }
        effects
    }

    /// Tells the screen whether a person can see the playground. `whose` is who says so: 0 is the embedding page, 1 the
    /// browser. If either says no, nobody can.
    fn see(&mut self, now: Wall, whose: usize, seen: bool) -> Vec<Effect> {
        if let Some(unseen) = self.unseen.get_mut(whose) {
            *unseen = !seen;
        }
        let seen = self.unseen == [false; 2];
        self.rules(self.screen).map(|(screen, _)| screen.see(now, seen)).unwrap_or_default()
    }

    /// Whether an event on the shown screen would change a key of the address that is locked: then nothing happens.
    pub fn locks(&self, event: &screen::Event) -> bool {
        let locked = &self.keys.locked;
        !locked.is_empty() && self.shown().is_some_and(|screen| screen.is_locked(locked, event))
    }

    /// Whether something failed to load and can be asked for again.
    pub fn can_retry(&self) -> bool {
        self.tasks.lack_list() || self.race.loading.failure().is_some()
    }

    /// Loads everything again that failed, and removes the notices about it.
    fn retry(&mut self, now: Wall) -> Vec<Effect> {
        self.forget(&super::Tasks::is_refusal);
        let list = self.tasks.retry();
        let mut effects = self.tell_shown(now, screen::Event::Retried);
        effects.extend(list);
        effects
    }

    /// Tells an embedding page, once, that the screen can be used.
    fn tell_ready(&mut self) -> Option<Effect> {
        if self.told_ready || !self.shown().is_some_and(|screen| screen.is_ready(&self.tasks)) {
            return None;
        }
        self.told_ready = true;
        Some(Effect::PostReady)
    }

    /// The scenarios to choose from in the race, with the one on screen among them, as HTML.
    pub fn scenario_options(&self) -> String {
        let chosen = self.race.chosen_scenario();
        let title =
            |id: &ScenarioId| self.race.scenario.as_ref().filter(|task| task.id == *id).map(|task| &*task.title);
        let mut options: Vec<_> =
            self.tasks.catalogue.iter().map(|entry| (entry.id.as_str(), entry.title.as_str())).collect();
        if !options.iter().any(|(id, _)| *id == chosen.as_str()) {
            options.push((chosen.as_str(), title(chosen).unwrap_or(chosen.as_str())));
        }
        html::options(options, chosen.as_str())
    }

    /// The notices, as HTML.
    pub fn notice_items(&self) -> String {
        html::items(&self.notices)
    }

    /// The themes to choose from, as HTML.
    pub fn theme_options(&self) -> String {
        html::options(address::Theme::ALL.map(|theme| (theme.name(), theme.title())), self.keys.theme.name())
    }

    /// Writes the address whenever its content has changed.
    fn keep_address(&mut self) -> Option<Effect> {
        let address = self.address()?;
        if self.address.as_ref() == Some(&address) {
            return None;
        }
        let opened = self.address.replace(address.clone()).is_some();
        let astray = self.shown().is_some_and(Screen::is_astray);
        (opened && !astray).then_some(Effect::WriteAddress(address))
    }
}

/// What an embedding page is told where the file of a screen does not come. The screen's place says more.
const SCREEN_LOST: &str = "A part of the page could not be loaded.";

/// An error message for the person and an embedding page.
fn error(message: String) -> Vec<Effect> {
    vec![Effect::PostError(message)]
}
