//! Which key of the address an event changes.

use super::Event;

impl Event {
    /// The key that an event changes; `None` if it changes no set-up.
    pub(super) fn key(&self) -> Option<String> {
        Some(match self {
            Self::FileOpened(..) | Self::ScenarioChosen(_) => "scenario".to_owned(),
            Self::ModeChosen(_) => "mode".to_owned(),
            Self::OrderChosen(_) => "order".to_owned(),
            Self::BlindChosen(_) => "blind".to_owned(),
            Self::SeedEntered(_) => "seed".to_owned(),
            Self::BaseChosen(model, _) => model.name().to_owned(),
            Self::FieldChanged(model, field, _) => format!("{}.{}", model.name(), field.key()),
            _ => return None,
        })
    }
}
