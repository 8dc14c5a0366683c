//! The root: composes the rooms, and keeps the address true.

use super::embed::Command;
use super::link::{self, Link, Theme, View};
use super::{Effect, Event, Model, Wall, html, iterate, race};
use crate::scenario::{Scenario, ScenarioId};

/// What an event changes, and what follows outside.
pub fn update(model: &mut Model, event: Event) -> Vec<Effect> {
    let mut effects = match first_update(model, event) {
        Ok(effects) => effects,
        Err(event) => {
            let mut effects = later_update(model, event);
            for notice in model.iterate.take_said() {
                effects.extend(model.report_error(notice));
            }
            effects.extend(model.tell_usable());
            effects
        }
    };
    effects.extend(model.keep_address());
    effects
}

/// What [`update`] does about an event on a page of which nothing was asked but to show itself and to play: no link,
/// no control. Any other event is given back, untouched.
///
/// It is all that the page carries at first, so nothing here may need what reads or writes an address.
///
/// # Errors
/// The event, where it takes the whole of [`update`].
pub fn first_update(model: &mut Model, event: Event) -> Result<Vec<Effect>, Event> {
    let mut effects = match event {
        Event::Started => vec![Effect::LoadCatalogue],
        Event::AddressOpened { now, hash } if hash.is_empty() && model.view == View::Race => model.open_plain(now),
        Event::CatalogueLoaded(Ok(catalogue)) => {
            model.catalogue = catalogue;
            Vec::new()
        }
        Event::CatalogueLoaded(Err(reason)) => {
            model.catalogue_lost = true;
            model.report_error(format!("scenarios/index.json: {reason}"))
        }
        Event::ScenarioLoaded { now, id, result: Err(reason) } => model.loaded(now, &id, Err(reason)),
        Event::ScenarioLoaded { now, id, result: Ok(json) } => match Scenario::from_checked(&json) {
            Some(scenario) => model.loaded(now, &id, Ok(scenario)),
            None => return Err(Event::ScenarioLoaded { now, id, result: Ok(json) }),
        },
        Event::NoticesDismissed => {
            model.notices.clear();
            model.catalogue_lost = false;
            Vec::new()
        }
        Event::Failed(message) => model.report_error(message),
        Event::Race { now, event: race::Event::RetryPressed } => model.retry(now),
        Event::Race { now, event } => {
            race::play(&mut model.race, now, event).map_err(|event| Event::Race { now, event })?
        }
        event => return Err(event),
    };
    effects.extend(model.tell_usable());
    Ok(effects)
}

/// Everything else.
fn later_update(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::AddressOpened { now, hash } => model.open(now, &hash),
        Event::ScenarioLoaded { now, id, result } => {
            let read = |json: String| Scenario::from_json(&json).map_err(|error| error.to_string());
            model.loaded(now, &id, result.and_then(read))
        }
        Event::ThemeChosen(theme) => {
            model.theme = theme;
            Vec::new()
        }
        Event::MessageCame { now, command: Ok(command) } => model.obey(now, command),
        Event::MessageCame { command: Err(message), .. } => model.report_error(message),
        Event::CopyLinkPressed => vec![Effect::CopyLink(link::write(&model.link()))],
        Event::LinkCopied(link) => {
            (model.copied, model.refused) = (Some(link), false);
            Vec::new()
        }
        Event::CopyRefused(link) => {
            (model.copied, model.refused) = (Some(link), true);
            Vec::new()
        }
        Event::DownloadReportPressed => vec![Effect::DownloadReport],
        Event::DownloadArrivalsPressed => vec![Effect::DownloadArrivals],
        Event::Race { now, event } => race::update(&mut model.race, now, event),
        Event::Iterate { now, event } => iterate::update(&mut model.iterate, now, event),
        Event::Simulated { now, event } => {
            model.simulated.as_mut().map(|simulated| simulated.update(now, event)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

impl Model {
    /// Opens the page as it is without a fragment.
    fn open_plain(&mut self, now: Wall) -> Vec<Effect> {
        self.address = Some(link::PLAIN.to_owned());
        self.notices.clear();
        (self.view, self.embed, self.theme) = (View::default(), false, Theme::default());
        self.race.open(now, race::Setup::default())
    }

    fn loaded(&mut self, now: Wall, id: &ScenarioId, file: Result<Scenario, String>) -> Vec<Effect> {
        match self.race.loaded(now, id, file) {
            Ok(effects) => effects,
            Err((message, mut effects)) => {
                if !effects.is_empty() {
                    // The page starts with another scenario; the address still says which one to ask for again.
                    self.address = None;
                }
                effects.extend(self.report_error(message));
                effects
            }
        }
    }

    /// Once, as soon as what is shown can be used.
    fn tell_usable(&mut self) -> Option<Effect> {
        let usable = self.view != View::Race || self.race.run.is_some();
        (usable && !std::mem::replace(&mut self.told_usable, usable)).then_some(Effect::PostReady)
    }

    fn open(&mut self, now: Wall, hash: &str) -> Vec<Effect> {
        let (link, notices) = link::read(hash);
        // The address is what was opened, however it is spelled: it is written anew when something changes.
        self.address = Some(link::write(&link));
        self.notices.clear();
        let mut effects: Vec<Effect> = notices.into_iter().flat_map(|notice| self.report_error(notice)).collect();
        (self.view, self.embed, self.theme) = (link.view, link.embed, link.theme);
        // What is left stands still.
        if link.view != View::Race {
            effects.extend(self.race.leave(now));
        }
        if link.view != View::Iterate {
            effects.extend(self.iterate.leave(now));
        }
        if let Some(simulated) = self.simulated.as_mut().filter(|_| link.view != View::Simulated) {
            simulated.leave(now);
        }
        effects.extend(match link.view {
            View::Race => self.race.open(now, link.setup),
            View::Iterate => self.iterate.open(now, link.iterate),
            View::Simulated => self.simulated.get_or_insert_default().open(link.simulated),
        });
        effects
    }

    fn obey(&mut self, now: Wall, command: Command) -> Vec<Effect> {
        let race = |model: &mut Self, event| race::update(&mut model.race, now, event);
        if self.view != View::Race && !matches!(command, Command::Open(_)) {
            return self.report_error("Only the race obeys commands; this is another view.".to_owned());
        }
        match command {
            Command::Play => race(self, race::Event::PlayPressed),
            Command::Pause => race(self, race::Event::PausePressed),
            Command::Restart => race(self, race::Event::RestartPressed),
            Command::Seek(to) => race(self, race::Event::Seeked(to)),
            Command::Report => vec![Effect::PostReport],
            Command::Open(hash) => vec![Effect::OpenAddress(hash)],
        }
    }

    /// Whether something did not come that can be asked for again.
    pub fn can_retry(&self) -> bool {
        self.catalogue_lost || self.race.loading.failure().is_some()
    }

    /// Asks again for all that did not come, and no longer says that it did not.
    fn retry(&mut self, now: Wall) -> Vec<Effect> {
        self.forget(&|notice| notice.starts_with("scenarios/"));
        let mut effects = race::play(&mut self.race, now, race::Event::RetryPressed).unwrap_or_default();
        if std::mem::take(&mut self.catalogue_lost) {
            effects.push(Effect::LoadCatalogue);
        }
        effects
    }

    fn report_error(&mut self, message: String) -> Vec<Effect> {
        self.notify(message.clone());
        vec![Effect::PostError(message)]
    }

    /// What the address says of the model as it stands.
    pub fn link(&self) -> Link {
        Link {
            view: self.view,
            setup: self.race.setup.clone(),
            iterate: self.iterate.link(),
            simulated: self.simulated.as_ref().map(|simulated| simulated.setup.clone()).unwrap_or_default(),
            embed: self.embed,
            theme: self.theme,
        }
    }

    /// The address of a screen, as it is or as it was left.
    pub fn address_of(&self, view: View) -> String {
        link::write(&Link { view, ..self.link() })
    }

    /// The address at which a person goes through the race's task, with the loop otherwise as it was left.
    pub fn iterate_address(&self) -> String {
        let mut link = Link { view: View::Iterate, ..self.link() };
        (link.iterate.setup.scenario, link.iterate.setup.own) = (self.race.chosen_scenario().clone(), false);
        link.iterate.log = Vec::new();
        link::write(&link)
    }

    /// The scenarios to choose from, with the one on screen among them, as HTML.
    pub fn scenario_options(&self) -> String {
        let chosen = self.race.chosen_scenario().as_str();
        let mut options: Vec<_> =
            self.catalogue.iter().map(|entry| (entry.id.as_str(), entry.title.as_str())).collect();
        if !options.iter().any(|(id, _)| *id == chosen) {
            let own = self.race.scenario.as_ref().filter(|scenario| scenario.id.as_str() == chosen);
            options.push((chosen, own.map_or(chosen, |scenario| &scenario.title)));
        }
        html::options(options, chosen)
    }

    /// What the person should know, as HTML.
    pub fn notice_items(&self) -> String {
        html::items(&self.notices)
    }

    /// The themes to choose from, as HTML.
    pub fn theme_options(&self) -> String {
        html::options(Theme::ALL.map(|theme| (theme.name(), theme.title())), self.theme.name())
    }

    /// Whether the clipboard got a link to just this, the last time it got one.
    pub fn is_copied(&self) -> bool {
        self.copied_this && !self.refused
    }

    /// Whether the clipboard got the link that replays the session on screen, in words.
    pub fn replay_copied(&self) -> &'static str {
        let copied = !self.refused && self.copied.is_some() && self.copied == self.iterate.replay_link();
        if copied { "Link copied." } else { "" }
    }

    /// The address is derived: whenever what it says has changed, it is written.
    fn keep_address(&mut self) -> Option<Effect> {
        let address = link::write(&self.link());
        self.copied_this = self.copied.as_ref() == Some(&address);
        if self.view == View::Race && self.race.awaits_link() || self.address.as_ref() == Some(&address) {
            return None;
        }
        let first = self.address.replace(address.clone()).is_none();
        (!first).then_some(Effect::WriteAddress(address))
    }
}
