//! The artefact: the files, their growth during an answer, and a turn's changes.

use super::{Lane, Progress, Session, Stage};
use crate::app::changes;
use crate::app::html::escape;
use crate::app::preview::{Preview, document};
use crate::engine::Nanos;
use crate::scenario::{Files, Turn};

impl Session {
    /// Names and texts of the files at a time, with what has arrived of a streaming answer.
    pub fn files(&self, at: Nanos) -> Vec<(String, String)> {
        let files = self.state.as_ref().and_then(|state| state.files(at)).map(|(_, files)| files);
        let own = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
        files.iter().flat_map(Files::iter).map(own).collect()
    }

    /// The same, as blocks of HTML.
    pub fn file_blocks(&self, at: Nanos) -> String {
        let blocks = self.files(at).into_iter().map(|(name, text)| {
            let (name, text) = (escape(&name), escape(&text));
            format!("<section class=\"diff\" aria-label=\"{name}\"><h4>{name}</h4><pre tabindex=\"0\"><code>{text}</code></pre></section>")
        });
        blocks.collect()
    }

    /// The document to show live, if the task makes a page or a drawing and some of it has arrived.
    pub fn preview(&self, at: Nanos) -> Option<Preview> {
        let state = self.state.as_ref().filter(|state| state.scenario.artifact.is_document())?;
        document(&state.files(at)?.1)
    }

    /// Whether the artefact can be shown live: a page or a drawing.
    pub fn has_preview(&self) -> bool {
        self.state.as_ref().is_some_and(|state| state.scenario.artifact.is_document())
    }

    /// The changes of the current answer to the files, as HTML: one block per file, lines marked with `+` and `-` in
    /// `<ins>` and `<del>`, long unchanged stretches folded.
    pub fn diff(&self, at: Nanos) -> String {
        let Some((before, after)) = self.state.as_ref().and_then(|state| state.files(at)) else { return String::new() };
        // No turn removes a file.
        after.iter().map(|(name, text)| changes::folded(name, before.get(name).unwrap_or_default(), text)).collect()
    }
}

impl Progress {
    /// The files of the model that the person looks at, before its answer and with what has arrived of it.
    fn files(&self, at: Nanos) -> Option<(Files, Files)> {
        let lane = self.looked_at()?;
        let Some(growing) = self.growing(lane, at) else {
            return Some((lane.files_before.clone(), lane.files.clone()));
        };
        let mut files = lane.files.clone();
        // It applies because the whole turn does: an edit has the same place, however little of it has arrived.
        let _ = files.apply(&growing);
        Some((lane.files.clone(), files))
    }

    /// What has arrived of the streaming answer.
    fn growing(&self, lane: &Lane, at: Nanos) -> Option<Turn> {
        let sent = lane.sent.last().filter(|_| lane.stage == Stage::Streaming)?;
        let turn = self.script(lane.model).turns().get(sent.turn).filter(|_| !sent.is_reply)?;
        Some(turn.arrived(sent.text_tokens_by(at), true))
    }
}
