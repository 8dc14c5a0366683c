//! The iterate screen's part of the address: the set-up, and the log of a session from a link.

use super::{Entry, Mode, Order, Setup, Trial, log};
use crate::app::address::{Fragment, PageKeys, Pairs, Written, flag};
use crate::app::delivery::ModelSetup;
use crate::app::screen::ScreenId;
use crate::scenario::{ScenarioId, ScriptKind};

/// The contents of the screen's keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// The set-up of a session.
    pub setup: Setup,
    /// The session's log; empty if the link has no session.
    pub log: Vec<Entry>,
    /// Whether to leave out the models and their order, because a blind trial with them is half done.
    pub sealed: bool,
}

/// The word for a trial among the modes.
pub(super) const TRIAL: &str = "trial";

impl Link {
    /// Takes the screen's keys out of a query.
    pub fn read(pairs: &mut Pairs) -> Self {
        let mut setup = Setup::default();
        setup.scenario = pairs.take("scenario", ScenarioId::new).unwrap_or(setup.scenario);
        setup.own = pairs.take("own", flag).unwrap_or_default();
        setup.seed = pairs.seed().unwrap_or(setup.seed);
        let mode = pairs.take("mode", |text| if text == TRIAL { Some(None) } else { Some(Some(Mode::by_name(text)?)) });
        let (order, blind) = (pairs.take("order", Order::by_name), pairs.take("blind", flag));
        setup.trial =
            setup.trial.map(|trial| Trial { order: order.unwrap_or(trial.order), blind: blind.unwrap_or(trial.blind) });
        if let Some(mode) = mode.flatten() {
            for (key, given) in [("order", order.is_some()), ("blind", blind.is_some())] {
                if given {
                    pairs.notice(format!("{key}: belongs to mode={TRIAL}; it is left out"));
                }
            }
            (setup.mode, setup.trial) = (mode, None);
        }
        for model in ScriptKind::ALL {
            let place = setup.model_mut(model);
            *place = ModelSetup::read(pairs, model.name(), place.base);
        }
        let log = pairs.take("log", |text| Some(text.to_owned())).unwrap_or_default();
        let (log, notice) = log::read(&log);
        if let Some(notice) = notice {
            pairs.notice(notice);
        }
        Self { setup, log, sealed: false }
    }

    /// The whole address, without the page's keys.
    pub(super) fn address(&self) -> String {
        let mut keys = Written::at(ScreenId::Iterate.path());
        self.write(&mut keys);
        keys.finish()
    }

    /// Reads the address of one session.
    ///
    /// # Errors
    /// If something is wrong with it, or it is not a session's.
    pub(super) fn of_session(address: &str) -> Result<Self, String> {
        let Fragment { path, query } = Fragment::read(address);
        let mut pairs = Pairs::new(&query);
        PageKeys::read(&mut pairs);
        let link = Self::read(&mut pairs);
        match pairs.finish().into_iter().next() {
            Some(notice) => Err(notice),
            None if path != ScreenId::Iterate.path() || link.setup.trial.is_some() => Err("is no session".to_owned()),
            None => Ok(link),
        }
    }

    /// Writes what differs from the defaults, always the task and the seed, and the models unless they are sealed.
    pub fn write(&self, pairs: &mut Written) {
        let setup = &self.setup;
        pairs.add("scenario", setup.scenario.as_str());
        if setup.own {
            pairs.add("own", "1");
        }
        match setup.trial {
            None => pairs.add("mode", setup.mode.name()),
            Some(trial) => {
                if !self.sealed && Setup::default().trial.is_none_or(|default| default.order != trial.order) {
                    pairs.add("order", trial.order.name());
                }
                if trial.blind {
                    pairs.add("blind", "1");
                }
            }
        }
        let models = if self.sealed { &[][..] } else { &ScriptKind::ALL[..] };
        for &model in models {
            pairs.add(model.name(), setup.model(model).base.id());
        }
        pairs.add("seed", &setup.seed.get().to_string());
        for &model in models {
            setup.model(model).write_differences(pairs, model.name());
        }
        if !self.log.is_empty() {
            pairs.add("log", &log::write(&self.log));
        }
    }
}
