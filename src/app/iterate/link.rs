//! The loop's part of the address: what makes a session, and the log of one that is shown.

use super::{Delivers, Entry, Mode, Order, Setup, Trial, log};
use crate::app::link::Written;
use crate::app::link::pairs::{Pairs, excerpt, flag};
use crate::app::link::profile;
use crate::app::race::Base;
use crate::scenario::{ScenarioId, ScriptKind};

/// What a fragment says of the loop.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// What makes a session.
    pub setup: Setup,
    /// What was done in it; empty where none is shown.
    pub log: Vec<Entry>,
    /// Whether the models, and which of them comes first, are not written: a blind trial with them is half done.
    pub sealed: bool,
}

/// The word for a trial among the modes.
pub(super) const TRIAL: &str = "trial";

impl Link {
    /// Takes the loop's keys out of a query.
    pub(in crate::app) fn read(pairs: &mut Pairs) -> Self {
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
                    pairs.notices.push(format!("{key}: belongs to mode={TRIAL}; it is left out"));
                }
            }
            (setup.mode, setup.trial) = (mode, None);
        }
        for model in ScriptKind::ALL {
            let place = setup.delivers_mut(model);
            *place = read_model(pairs, model.name(), place.base);
        }
        let log = pairs.take("log", |text| Some(text.to_owned())).unwrap_or_default();
        let (log, notice) = log::read(&log);
        pairs.notices.extend(notice);
        Self { setup, log, sealed: false }
    }

    /// Adds the loop's keys to a fragment: what differs from the defaults, and always the task and the seed, and the
    /// models unless they are sealed.
    pub(in crate::app) fn write(&self, pairs: &mut Written) {
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
        for model in models {
            pairs.add(model.name(), setup.delivers(*model).base.id());
        }
        pairs.add("seed", &setup.seed.get().to_string());
        for &model in models {
            write_model_differences(pairs, model.name(), setup.delivers(model));
        }
        if !self.log.is_empty() {
            pairs.add("log", &log::write(&self.log));
        }
    }
}

/// What a model starts from, by its own key, and the fields that are given for it.
pub(super) fn read_model(pairs: &mut Pairs, key: &str, default: Base) -> Delivers {
    let base = pairs.take(key, |text| Some(text.to_owned()));
    let known = base.as_deref().map(|id| Base::by_id(id).ok_or(id));
    if let Some(Err(id)) = known {
        pairs.notices.push(format!("{key}: there is no preset `{}`; it is left out", excerpt(id)));
    }
    let base = known.and_then(Result::ok).unwrap_or(default);
    Delivers { base, profile: profile::read(pairs, key, base) }
}

/// What sets a model apart from what it starts from.
pub(super) fn write_model_differences(pairs: &mut Written, key: &str, model: &Delivers) {
    for (field, value) in profile::differences(model.base, &model.profile) {
        pairs.add(&format!("{key}.{field}"), &value);
    }
}
