//! The simulated person's part of the address.

use super::Setup;
use crate::app::address::{Pairs, Written};
use crate::app::delivery::ModelSetup;
use crate::engine::cycle::{ModelKind, Parameter};
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
        setup
    }

    /// Adds them to a fragment: what differs from the defaults, and always the models and the seed.
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
        let parameters = Parameter::all()
            .map(|parameter| (parameter.spec().key, self.parameters.get(parameter), default.parameters.get(parameter)));
        for (key, value, usual) in numbers.into_iter().chain(parameters) {
            let value = figures::plain(value);
            if value != figures::plain(usual) {
                pairs.add(key, &value);
            }
        }
        for model in ModelKind::ALL {
            self.model(model).write_differences(pairs, model.name());
        }
    }
}
