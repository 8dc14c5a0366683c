//! Canned tasks: the format, its validation, the catalogue, and what the engine needs to know of a turn.
//!
//! Knows nothing of lanes or screens.

mod catalogue;
mod compiled;
mod error;
mod exchange;
mod files;
#[cfg(feature = "schema")]
pub mod format;
mod id;
pub(crate) mod json;
mod request;
mod text;
mod turn;
mod validate;
mod ways;

pub use catalogue::{Catalogue, CatalogueEntry, read_catalogue};
pub use compiled::{read_built_catalogue, stamp};
pub use error::ScenarioError;
pub use exchange::Exchange;
pub use files::{EditError, File, Files};
pub use id::ScenarioId;
pub use request::{Request, Section, SectionKind};
pub use text::{Class, Highlight, Text, approximate_tokens};
pub use turn::{Check, Problem, Step, Turn};
pub use ways::{Stop, behind};

use std::sync::Arc;

/// A task with a script for each kind of model: what a scenario file is once it makes sense.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Its address: `scenarios/ID.json`.
    pub id: ScenarioId,
    /// What it is called on screen.
    pub title: String,
    /// What its answers produce.
    pub artifact: Artifact,
    /// Tokens the model reads before the first prompt.
    pub context_tokens: u32,
    /// Whether any text was split by [`approximate_tokens`] rather than by a tokenizer.
    pub approximate_tokens: bool,
    /// What is there before the first turn; each name once.
    pub files: Vec<File>,
    slow: Script,
    fast: Script,
}

/// What the answers of a scenario produce.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(serde::Deserialize, serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "schema", serde(rename_all = "lowercase"))]
pub enum Artifact {
    /// Source code.
    Code,
    /// A drawing.
    Svg,
    /// A page or a part of one.
    Html,
    /// Prose to be read.
    Prose,
}

impl Artifact {
    /// The words for them in files.
    pub(super) const WORDS: [(&'static str, Self); 4] =
        [("code", Self::Code), ("svg", Self::Svg), ("html", Self::Html), ("prose", Self::Prose)];
}

/// Which kind of model a script is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ScriptKind {
    /// Slow and capable.
    Slow,
    /// Fast and less capable.
    Fast,
}

impl ScriptKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Slow, Self::Fast];

    /// The word for it in links, reports and on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Slow => "slow",
            Self::Fast => "fast",
        }
    }
}

/// What a model does in a scenario: one turn or more.
#[derive(Clone, Debug, PartialEq)]
pub struct Script {
    /// Shared, so that a script for both kinds of model is there once.
    turns: Arc<[Turn]>,
    /// The first turn, as the race plays it.
    race: Request,
}

impl Script {
    /// A script of these turns; `None` without one.
    fn new(turns: Vec<Turn>) -> Option<Self> {
        let race = Request::of(turns.first()?);
        Some(Self { turns: turns.into(), race })
    }

    /// Every turn, the first one first; at least one.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// The turn of this id.
    pub fn turn(&self, id: &str) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.id == id)
    }

    /// The turns of the best path: from the first one on, the first real problem that leads to a turn is raised, again
    /// and again. `None` where that never ends.
    pub fn best_path(&self) -> Option<Vec<&Turn>> {
        let path: Vec<&Turn> = path(&self.turns).collect();
        (path.len() <= self.turns.len()).then_some(path)
    }

    /// How many turns the race can play.
    pub fn n_races(&self) -> u32 {
        path(&self.turns).take(self.turns.len()).count() as u32
    }

    /// The turn that comes at this place of the best path, counted from 1; the last one where there are fewer.
    pub fn on_path(&self, place: u32) -> Option<&Turn> {
        path(&self.turns).take(self.turns.len().min(place.max(1) as usize)).last()
    }

    /// Every turn that raising problems leads to from these files on, once for each state of them that it begins with.
    ///
    /// # Errors
    /// Where an edit does not apply, or the ways are too many: the reason.
    pub fn stops(&self, start: Files) -> Result<Vec<Stop<'_>>, String> {
        ways::stops(&self.turns, start).map_err(|end| end.reason)
    }

    /// The turn at this place of the best path as one request: what the race plays. The first one is the same each time,
    /// so that what is painted of it stays.
    pub fn race(&self, place: u32) -> Request {
        let later = if place > 1 { self.on_path(place).map(Request::of) } else { None };
        later.unwrap_or_else(|| self.race.clone())
    }
}

/// From the first turn on, each time the one to which the first real problem leads. One turn more than there are means
/// that it never ends.
fn path(turns: &[Turn]) -> impl Iterator<Item = &Turn> {
    let next = |turn: &&Turn| turn.next().and_then(|id| turns.iter().find(|turn| turn.id == id));
    std::iter::successors(turns.first(), next).take(turns.len() + 1)
}

impl Scenario {
    /// Reads a scenario file that the build has compiled and that is as the build left it; `None` for any other, which
    /// [`Scenario::from_json`] has to judge.
    pub fn from_compiled(json: &str) -> Option<Self> {
        compiled::read(json)
    }

    /// Reads a scenario file.
    ///
    /// # Errors
    /// Where the text is no JSON, or not of the format, or makes no sense; the error says where and why.
    pub fn from_json(json: &str) -> Result<Self, ScenarioError> {
        validate::read(json)
    }

    /// The script for a kind of model.
    pub fn script(&self, kind: ScriptKind) -> &Script {
        match kind {
            ScriptKind::Slow => &self.slow,
            ScriptKind::Fast => &self.fast,
        }
    }
}
