//! What an embedding page is told when a session ends.

use super::{Category, Ledger, Model};
use crate::app::json::to_json;
use crate::app::screen::ScreenId;
use crate::engine::Nanos;
use serde::Serialize;

/// The result of a session, in a sentence and its main figures. Times are seconds of the session.
#[derive(Serialize)]
struct Summary<'a> {
    /// The sentence that the results begin with.
    sentence: String,
    /// The task.
    scenario: &'a str,
    /// As in the address.
    mode: &'static str,
    /// The models' names; in a blind trial that is not over, `Model A` and `Model B`.
    models: Vec<&'a str>,
    /// `accepted` or `given up`.
    ending: Option<&'static str>,
    /// From the start to the end.
    time: Nanos,
    /// How much of it the person waited.
    waiting: Nanos,
    /// Prompts that the person sent.
    turns: usize,
    /// Tokens generated, thinking included.
    tokens: u32,
    /// Defects in what was accepted; none while they would reveal those of a trial that is half done.
    defects: Option<usize>,
}

impl Model {
    /// The result of the session on screen, as the fields of a message.
    pub(super) fn result(&self) -> Option<String> {
        let session = self.session.as_ref()?;
        let told = self.told().into_iter().find(|told| told.session.id == session.id)?;
        let figures = &told.figures;
        let waiting = |ledger: &Ledger| ledger.get(Category::Waiting);
        let summary = Summary {
            sentence: self.verdict(),
            scenario: session.setup.scenario.as_str(),
            mode: session.setup.mode.name(),
            models: session.setup.mode.models().iter().map(|model| session.name(*model)).collect(),
            ending: session.ending().map(super::Ending::name),
            time: figures.time,
            waiting: waiting(&figures.ledger),
            turns: figures.turns,
            tokens: figures.tokens,
            defects: told.defects(),
        };
        let screen = ScreenId::Iterate.name();
        Some(format!("\"screen\":\"{screen}\",\"summary\":{}", to_json(&summary, 0)))
    }
}
