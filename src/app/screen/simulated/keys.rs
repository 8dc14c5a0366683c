//! Which key of the address an event changes.

use super::{Event, Number, Question};
use crate::engine::cycle::Parameter;

impl Number {
    /// Its key.
    pub fn key(self) -> String {
        match self {
            Self::Own => "own".to_owned(),
            Self::Parameter(parameter) => parameter.spec().key.to_owned(),
            Self::Field(model, field) => format!("{}.{}", model.name(), field.key()),
        }
    }
}

impl Question {
    /// The number that a person drags.
    const fn number(self) -> Number {
        match self {
            Self::Pace => Number::Own,
            Self::Quality => Number::Parameter(Parameter::Defect),
        }
    }
}

impl Event {
    /// The key that an event changes; `None` if it changes no number, or many.
    pub(super) fn key(&self) -> Option<String> {
        Some(match self {
            Self::NumberChanged(number, _) => number.key(),
            Self::Dragged(question, _) => question.number().key(),
            Self::BaseChosen(model, _) => model.name().to_owned(),
            Self::SeedEntered(_) | Self::NewSeedPressed => "seed".to_owned(),
            Self::SessionsEntered(_) => "sessions".to_owned(),
            Self::TasksEntered(_) => "tasks".to_owned(),
            Self::SpeedChosen(_) => "speed".to_owned(),
            _ => return None,
        })
    }
}
