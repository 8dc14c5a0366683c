//! Which keys of the address an embedding page has locked.

use super::{Event, Number, Question};
use crate::app::address::Locked;
use crate::engine::cycle::Parameter;

impl Number {
    fn is_locked(self, locked: &Locked) -> bool {
        match self {
            Self::Own => locked.holds("own"),
            Self::Parameter(parameter) => locked.holds(parameter.spec().key),
            Self::Field(model, field) => locked.holds_field(model.name(), field.key()),
        }
    }
}

impl Event {
    /// Whether it would change a locked key.
    pub(super) fn is_locked(&self, locked: &Locked) -> bool {
        match self {
            Self::NumberChanged(number, _) => number.is_locked(locked),
            Self::Dragged(Question::Pace, _) => Number::Own.is_locked(locked),
            Self::Dragged(Question::Quality, _) => Number::Parameter(Parameter::Defect).is_locked(locked),
            Self::BaseChosen(model, _) => locked.holds(model.name()),
            Self::SeedEntered(_) | Self::NewSeedPressed => locked.holds("seed"),
            Self::SessionsEntered(_) => locked.holds("sessions"),
            Self::TasksEntered(_) => locked.holds("tasks"),
            Self::SpeedChosen(_) => locked.holds("speed"),
            // These set many numbers at once.
            Self::DefaultsPressed | Self::KindChosen(_) => !locked.is_empty(),
            _ => false,
        }
    }
}
