//! What a lane makes, as it stands: the document of a task that makes a page or a drawing.

use super::{LaneId, Model, TextSource};
use crate::app::preview::{Preview, document};
use crate::engine::Nanos;
use crate::scenario::{Files, ScriptKind};

impl Model {
    /// Whether the lanes make something that can be shown live.
    pub fn makes_document(&self) -> bool {
        self.scenario.as_ref().is_some_and(|scenario| scenario.artifact.is_document())
    }

    /// A lane's document at a playhead; `None` while none of it has arrived. With `whole_turns`, without what a turn has
    /// delivered so far: for people who want nothing to move.
    pub fn document(&self, id: LaneId, playhead: Nanos, whole_turns: bool) -> Option<Preview> {
        let scenario = self.scenario.as_ref().filter(|_| self.makes_document())?;
        let lane = self.run.as_ref()?.lanes.iter().find(|lane| lane.id == id)?;
        let script = match self.setup.text {
            TextSource::Own => self.lane(id)?.script,
            TextSource::Same => self.setup.lanes.first().map_or(ScriptKind::Slow, |first| first.script),
        };
        let script = scenario.script(script);
        let mut files = Files::of(scenario);
        for place in 1..*self.setup.places(script.n_races()).start() {
            let _ = files.apply(script.on_path(place)?);
        }
        for (n, place) in self.setup.places(script.n_races()).enumerate().take(lane.course.turn_at(playhead) + 1) {
            let turn = script.on_path(place)?;
            // An answer on a script's path always applies.
            let _ = if n < lane.course.ended_by(playhead) {
                files.apply(turn)
            } else if whole_turns {
                Ok(())
            } else {
                files.apply(&turn.arrived(lane.course.text_tokens_by(n, playhead), false))
            };
        }
        document(&files)
    }
}
