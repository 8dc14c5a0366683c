//! The artefact: the files as they stand, as they grow, and what a turn has changed in them.

use super::{Lane, Progress, Session, Stage, diff};
use crate::app::html::escape;
use crate::engine::Nanos;
use crate::scenario::{Artifact, Files, Step, Text, Turn, approximate_tokens};
use std::sync::Arc;

impl Session {
    /// The files as they are at a time, with what has arrived of an answer on its way: names and texts.
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

    /// The document to be shown live, where the task makes a page or a drawing and something of it is there: its name
    /// and its text.
    pub fn document(&self, at: Nanos) -> Option<(String, String)> {
        let state = self.state.as_ref()?;
        if !matches!(state.scenario.artifact, Artifact::Svg | Artifact::Html) {
            return None;
        }
        let (_, files) = state.files(at)?;
        let (name, text) = files.shown()?;
        Some((name.to_owned(), text.to_owned()))
    }

    /// What the answer that is on its way, or stands, has changed in the files, as HTML: one block a file, lines marked
    /// with `+` and `-` in `<ins>` and `<del>`, long stretches without a change folded.
    pub fn diff(&self, at: Nanos) -> String {
        let Some((before, after)) = self.state.as_ref().and_then(|state| state.files(at)) else { return String::new() };
        // No turn takes a file away.
        after.iter().map(|(name, text)| diff::html(name, before.get(name).unwrap_or_default(), text)).collect()
    }
}

impl Progress {
    /// The files of the model that is looked at, before its answer and with what has arrived of it.
    fn files(&self, at: Nanos) -> Option<(Files, Files)> {
        let lane = self.looked_at()?;
        let Some(growing) = self.growing(lane, at) else {
            return Some((lane.files_before.clone(), lane.files.clone()));
        };
        let mut files = lane.files.clone();
        // It applies as the whole turn does: an edit takes the same place, however little of it is there.
        let _ = files.apply(&growing);
        Some((lane.files.clone(), files))
    }

    /// What has arrived of the answer that is on its way.
    fn growing(&self, lane: &Lane, at: Nanos) -> Option<Turn> {
        let sent = lane.sent.last().filter(|_| lane.stage == Stage::Streaming)?;
        let turn = self.script(lane.model).turns().get(sent.turn).filter(|_| !sent.is_reply)?;
        let mut tokens = sent.text_tokens_by(at);
        let mut steps = Vec::new();
        for step in &turn.steps {
            let text = match step {
                Step::Say(text) | Step::Answer { text, .. } => text.tokens.len(),
                Step::Tool { input, .. } => approximate_tokens(input).len(),
                Step::Think(_) => 0,
            };
            let arrived = text.min(tokens);
            tokens -= arrived;
            if let (Step::Answer { text, file, replaces }, true) = (step, arrived > 0) {
                let content = text.content.get(..text.delivered(arrived)).unwrap_or_default().to_owned();
                let text = Arc::new(Text { content, tokens: Vec::new(), highlight: Vec::new() });
                steps.push(Step::Answer { text, file: file.clone(), replaces: replaces.clone() });
            }
        }
        Some(Turn { steps, ..turn.clone() })
    }
}
