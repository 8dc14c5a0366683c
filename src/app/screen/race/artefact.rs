//! What a lane makes, as it stands, beside its text.

use super::{LaneId, Model, Turns};
use crate::app::changes;
use crate::app::preview::{Preview, document};
use crate::engine::Nanos;
use crate::scenario::Files;

/// Bytes of the longest file that is shown beside the text: it is drawn anew several times a second.
const MOST_BYTES: usize = 200_000;

/// How a race shows what its lanes make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Live, as a page or a drawing.
    Document,
    /// As the text of a file.
    File,
}

impl Beside {
    /// Its name in the page; empty if nothing is shown.
    pub const fn name(of: Option<Self>) -> &'static str {
        match of {
            Some(Self::Document) => "document",
            Some(Self::File) => "file",
            None => "",
        }
    }
}

/// A file as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileView {
    /// Its name.
    pub name: String,
    /// Its text as HTML, with what the latest turn changed in it in `<ins>`.
    pub html: String,
}

impl Model {
    /// What is shown beside the lanes' text. One answer that is a file stands there already, as text.
    pub fn beside(&self) -> Option<Beside> {
        match self.scenario.as_ref()?.artifact {
            artifact if artifact.is_document() => Some(Beside::Document),
            _ => (self.setup.turns != Turns::ONE).then_some(Beside::File),
        }
    }

    /// A lane's document at a playhead; `None` while none of it has arrived. With `whole_turns`, without what a turn has
    /// delivered so far: for people who want nothing to move.
    pub fn document(&self, id: LaneId, playhead: Nanos, whole_turns: bool) -> Option<Preview> {
        let [_, files] = self.files(id, playhead, whole_turns)?;
        document(&files)
    }

    /// The same for the file that the lane wrote last.
    pub fn file(&self, id: LaneId, playhead: Nanos, whole_turns: bool) -> Option<FileView> {
        let [before, files] = self.files(id, playhead, whole_turns)?;
        let (name, text) = files.shown()?;
        let html = if text.len() > MOST_BYTES {
            "This file is too long to show beside the answer.".to_owned()
        } else {
            changes::whole(before.get(name).unwrap_or_default(), text)
        };
        Some(FileView { name: name.to_owned(), html })
    }

    /// A lane's files before the latest turn, and with what has arrived of it.
    fn files(&self, id: LaneId, playhead: Nanos, whole_turns: bool) -> Option<[Files; 2]> {
        let scenario = self.scenario.as_ref()?;
        let lane = self.run.as_ref()?.lanes.iter().find(|lane| lane.id == id)?;
        let script = scenario.script(self.setup.text_of(self.lane(id)?));
        let ended = lane.ended_by(playhead);
        let latest = if whole_turns { ended } else { lane.turn_at(playhead) };
        let mut files = Files::of(scenario);
        let mut before = files.clone();
        for place in 1..=latest {
            if place == latest {
                before = files.clone();
            }
            let turn = script.on_path(place as u32)?;
            // Answers along a script's path always apply.
            let _ = if place > ended {
                let tokens = lane.course.text_tokens_by(lane.course.turn_at(playhead), playhead);
                files.apply(&turn.arrived(tokens, false))
            } else {
                files.apply(turn)
            };
        }
        Some([before, files])
    }
}
