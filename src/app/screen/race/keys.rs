//! Which key of the address an event changes.

use super::{Event, LaneId, Model};

impl Model {
    /// The key that an event changes; `None` if it only plays.
    pub(super) fn key_changed(&self, event: &Event) -> Option<String> {
        let of_lane = |id: &LaneId, key| {
            let n = self.setup.lanes.iter().position(|lane| lane.id == *id)?;
            Some(format!("{n}.{key}"))
        };
        let key = match event {
            Event::SpeedChosen(_) => "speed",
            Event::NewSeedPressed | Event::SeedEntered(_) => "seed",
            Event::TextChosen(_) => "text",
            Event::TurnChosen(_) => "turn",
            Event::TurnsChosen(_) => "turns",
            Event::PauseEntered(_) => "pause",
            Event::ScenarioChosen(_) => "scenario",
            Event::LaneAdded | Event::LaneRemoved(_) | Event::LaneMoved(..) | Event::BaseChosen(..) => "lanes",
            Event::LaneRenamed(id, _) => return of_lane(id, "name"),
            Event::ScriptChosen(id, _) => return of_lane(id, "script"),
            Event::FieldChanged(id, field, _) => return of_lane(id, field.key()),
            _ => return None,
        };
        Some(key.to_owned())
    }
}
