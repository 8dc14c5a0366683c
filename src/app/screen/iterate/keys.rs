//! Which keys of the address an embedding page has locked.

use super::Event;
use crate::app::address::Locked;

impl Event {
    /// Whether it would change a locked key.
    pub(super) fn is_locked(&self, locked: &Locked) -> bool {
        let key = match self {
            Self::FileOpened(..) | Self::ScenarioChosen(_) => "scenario",
            Self::ModeChosen(_) => "mode",
            Self::OrderChosen(_) => "order",
            Self::BlindChosen(_) => "blind",
            Self::SeedEntered(_) => "seed",
            Self::BaseChosen(model, _) => model.name(),
            Self::FieldChanged(model, field, _) => return locked.holds_field(model.name(), field.key()),
            _ => return false,
        };
        locked.holds(key)
    }
}
