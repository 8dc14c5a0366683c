//! What a lane makes, as it stands: the document of a task that makes a page or a drawing.

use super::{LaneId, Model};
use crate::app::preview::{Preview, document};
use crate::engine::Nanos;
use crate::scenario::Files;

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
        let script = scenario.script(self.setup.text_of(self.lane(id)?));
        let mut files = Files::of(scenario);
        // Answers along a script's path always apply.
        let ended = lane.ended_by(playhead);
        for place in 1..=ended {
            let _ = files.apply(script.on_path(place as u32)?);
        }
        if !whole_turns && lane.turn_at(playhead) > ended {
            let tokens = lane.course.text_tokens_by(lane.course.turn_at(playhead), playhead);
            let _ = files.apply(&script.on_path(ended as u32 + 1)?.arrived(tokens, false));
        }
        document(&files)
    }
}
