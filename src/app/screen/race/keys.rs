//! Which keys of the address an embedding page has locked.

use super::{Event, Model};
use crate::app::address::Locked;

impl Model {
    /// Whether an event would change a locked key. One that only plays changes none.
    pub(super) fn is_locked(&self, locked: &Locked, event: &Event) -> bool {
        let (lane, key) = match event {
            Event::SpeedChosen(_) => (None, "speed"),
            Event::NewSeedPressed | Event::SeedEntered(_) => (None, "seed"),
            Event::TextChosen(_) => (None, "text"),
            Event::TurnChosen(_) => (None, "turn"),
            Event::TurnsChosen(_) => (None, "turns"),
            Event::PauseEntered(_) => (None, "pause"),
            Event::ScenarioChosen(_) => (None, "scenario"),
            Event::LaneAdded | Event::LaneRemoved(_) | Event::LaneMoved(..) | Event::BaseChosen(..) => (None, "lanes"),
            Event::LaneRenamed(id, _) => (Some(id), "name"),
            Event::ScriptChosen(id, _) => (Some(id), "script"),
            Event::FieldChanged(id, field, _) => (Some(id), field.key()),
            _ => return false,
        };
        match self.setup.lanes.iter().position(|other| lane == Some(&other.id)) {
            Some(n) => locked.holds_field(&n.to_string(), key),
            None => locked.holds(key),
        }
    }
}
