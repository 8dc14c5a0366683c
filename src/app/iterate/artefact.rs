//! The artefact: the files as they stand, as they grow, and what a turn has changed in them.

use super::Session;
use crate::engine::Nanos;

impl Session {
    /// The files as they are at a time, with what has arrived of an answer on its way: names and texts.
    pub fn files(&self, at: Nanos) -> Vec<(String, String)> {
        let _ = at;
        Vec::new()
    }

    /// The document to be shown live, where the task makes a page or a drawing and something of it is there: its name
    /// and its text.
    pub fn document(&self, at: Nanos) -> Option<(String, String)> {
        let _ = at;
        None
    }

    /// What the answer that is on its way, or stands, has changed in the files, as HTML: one block a file, lines marked
    /// with `+` and `-` in `<ins>` and `<del>`, long stretches without a change folded.
    pub fn diff(&self, at: Nanos) -> String {
        let _ = at;
        String::new()
    }
}
