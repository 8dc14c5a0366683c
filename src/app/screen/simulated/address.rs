//! The simulated person's part of the address.

use super::Setup;
use crate::app::address::{Pairs, Written};
use crate::app::delivery::ModelSetup;
use crate::engine::cycle::{ModelKind, Parameter, Parameters, TYPICAL, TaskKind};
use crate::engine::figures;

impl Setup {
    /// Takes the simulated person's keys out of a query.
    pub fn read(pairs: &mut Pairs) -> Self {
        let mut setup = Self::default();
        setup.seed = pairs.seed().unwrap_or(setup.seed);
        setup.sessions = pairs.whole("sessions", Self::SESSIONS).unwrap_or(setup.sessions);
        setup.tasks = pairs.whole("tasks", Self::TASKS).unwrap_or(setup.tasks);
        setup.speed = pairs.number("speed", 1.0, 1_000.0).map_or(setup.speed, Self::speed);
        for model in ModelKind::ALL {
            let place = &mut setup.models[model as usize];
            *place = ModelSetup::read(pairs, model.name(), place.base);
        }
        setup.kind = pairs.take("work", TaskKind::by_id).unwrap_or(setup.kind);
        setup.parameters = setup.kind.parameters();
        for parameter in Parameter::all() {
            let (key, measure) = (parameter.spec().key, parameter.spec().measure);
            let value = if measure.whole {
                pairs.whole(key, (measure.least as u32, measure.most as u32)).map(f64::from)
            } else {
                pairs.number(key, measure.least, measure.most)
            };
            if let Some(value) = value {
                setup.parameters = setup.parameters.with(parameter, value);
            }
        }
        let (least, most) = Parameters::OWN;
        if let Some(own) = pairs.number("own", least, most) {
            setup.parameters = setup.parameters.taking(Some(own));
        }
        setup
    }

    /// Adds them to a fragment: what differs from the defaults, and always the models and the seed. A number that differs
    /// from the default or from its kind of task is written, so that a link has all of them.
    pub fn write(&self, pairs: &mut Written) {
        let default = Self::default();
        for model in ModelKind::ALL {
            pairs.add(model.name(), self.model(model).base.id());
        }
        pairs.add("seed", &self.seed.get().to_string());
        let numbers = [
            ("sessions", f64::from(self.sessions), f64::from(default.sessions)),
            ("tasks", f64::from(self.tasks), f64::from(default.tasks)),
            ("speed", self.speed.get(), default.speed.get()),
        ];
        let mut add = |key: &str, value: f64, usual: &[f64]| {
            let value = figures::plain(value);
            if usual.iter().any(|usual| figures::plain(*usual) != value) {
                pairs.add(key, &value);
            }
        };
        for (key, value, usual) in numbers {
            add(key, value, &[usual]);
        }
        for parameter in Parameter::all() {
            let usual = [parameter.default().value, self.kind.figure(parameter).value];
            add(parameter.spec().key, self.parameters.get(parameter), &usual);
        }
        if let Some(own) = self.parameters.own() {
            pairs.add("own", &figures::plain(own));
        }
        if self.kind != TYPICAL {
            pairs.add("work", self.kind.id);
        }
        for model in ModelKind::ALL {
            self.model(model).write_differences(pairs, model.name());
        }
    }
}
