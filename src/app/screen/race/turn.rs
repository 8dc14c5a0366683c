//! The next turn of all lanes, as far as each script has an answer to its problems.

use super::{Model, Turns};
use crate::app::html;
use crate::app::isolated::isolated_html;
use crate::app::playback::Status;
use crate::scenario::Script;

/// The next prompts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextTurn {
    /// The turn on screen, and the number of turns that all lanes have.
    pub words: String,
    /// The next turn's number; `None` after the last.
    pub turn: Option<u32>,
    /// Each lane's next prompt, as HTML, or one prompt if all lanes have the same.
    pub wishes: String,
}

impl Model {
    /// Whether to show anything about the next turn: once a run is over, and after the first turn.
    pub fn offers_turn(&self) -> bool {
        self.setup.turns == Turns::ONE && (self.setup.turn > 1 || self.status() == Some(Status::Finished))
    }

    /// The next turn of all lanes.
    pub fn next_turn(&self) -> Option<NextTurn> {
        let scenario = self.scenario.as_ref()?;
        let lanes = &self.setup.lanes;
        let script = |lane| scenario.script(self.setup.text_of(lane));
        let most = lanes.iter().map(|lane| script(lane).n_races()).min()?;
        let turn = self.setup.turn.min(most);
        let wish = |script: &Script| Some(script.on_path(turn)?.wish()?.text.clone());
        let named = lanes.iter().zip(self.setup.names());
        let mut wishes: Vec<(String, String)> =
            named.filter_map(|(lane, name)| Some((name, wish(script(lane))?))).collect();
        let next = (turn < most).then_some(turn + 1);
        if wishes.iter().all(|(_, text)| wishes.first().is_some_and(|(_, first)| first == text)) {
            wishes.truncate(1);
            wishes.iter_mut().for_each(|(name, _)| name.clear());
        }
        let wish = |(name, text): &(String, String)| match name.as_str() {
            "" => format!("<li>{}</li>", html::escape(text)),
            name => format!("<li><b>{}</b> {}</li>", isolated_html(name), html::escape(text)),
        };
        Some(NextTurn {
            words: format!("Turn {turn} of {most}"),
            turn: next,
            wishes: if next.is_some() { wishes.iter().map(wish).collect() } else { String::new() },
        })
    }
}
