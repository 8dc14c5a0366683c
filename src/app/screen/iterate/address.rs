//! The iterate screen's part of the address: the set-up, and the logs of a session or of a trial's two from a link.

use super::{Entry, Mode, Order, Session, Setup, Trial, log};
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
    /// The log of a second session, with the other model; empty if the link has no trial.
    pub then: Vec<Entry>,
    /// Whether to leave out the models and their order, because a blind trial with them is half done.
    pub sealed: bool,
}

/// The word for a trial among the modes.
pub(super) const TRIAL: &str = "trial";

/// The key of the log of a second session.
pub(super) const THEN: &str = "then";

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
        let [log, then] = ["log", THEN].map(|key| {
            let (log, notice) = log::read(key, &pairs.take(key, |text| Some(text.to_owned())).unwrap_or_default());
            notice.into_iter().for_each(|notice| pairs.notice(notice));
            log
        });
        let mut link = Self { setup, log, then, sealed: false };
        if !link.then.is_empty() {
            link.fit_second(pairs);
        }
        link
    }

    /// Makes the set-up fit a second session: it names the model of the first one. If one of the two is missing, the
    /// other is left.
    fn fit_second(&mut self, pairs: &mut Pairs) {
        if let Some(trial) = self.setup.trial.take() {
            self.setup.mode = Mode::One(trial.order.first(self.setup.seed));
        }
        if self.setup.mode == Mode::Both {
            pairs.notice(format!("{THEN}: belongs to sessions with one model each; it is left out"));
            self.then.clear();
        } else if self.log.is_empty() {
            pairs.notice("log: there is no first session, so only the second one is shown".to_owned());
            self.setup = self.setup.with_other();
            self.log = std::mem::take(&mut self.then);
        }
    }

    /// A link to a session.
    pub(super) fn of(session: &Session) -> Self {
        Self { setup: session.alone(), log: session.log.clone(), ..Self::default() }
    }

    /// A link to both sessions of a trial. A first one without anything in it is left out.
    pub(super) fn of_trial(first: &Session, second: &Session) -> Self {
        if first.log.is_empty() {
            return Self::of(second);
        }
        Self { then: second.log.clone(), ..Self::of(first) }
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
            None if path == ScreenId::Iterate.path() && link.setup.trial.is_none() && link.then.is_empty() => Ok(link),
            None => Err("is no session".to_owned()),
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
        for (key, log) in [("log", &self.log), (THEN, &self.then)] {
            if !log.is_empty() {
                pairs.add(key, &log::write(log));
            }
        }
    }
}
