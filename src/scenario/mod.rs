//! Canned tasks: the format, its validation, the catalogue, and lowering a turn to a plan. Lessons: the format and its
//! reader.
//!
//! Knows nothing of lanes or screens.

mod catalogue;
pub(crate) mod compiled;
mod error;
mod exchange;
mod files;
#[cfg(feature = "schema")]
pub mod format;
mod id;
pub(crate) mod json;
pub mod lesson;
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
pub use ways::{Stop, way_to};

use std::sync::Arc;

/// A task with a script for each kind of model: a scenario file that has been validated.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Its address: `scenarios/ID.json`.
    pub id: ScenarioId,
    /// Its name on screen.
    pub title: String,
    /// The kind of its answers.
    pub artifact: Artifact,
    /// Tokens the model reads before the first prompt.
    pub context_tokens: u32,
    /// Whether any text was split by [`approximate_tokens`] rather than by a tokenizer.
    pub approximate_tokens: bool,
    /// The files that exist before the first turn; each name once.
    pub files: Vec<File>,
    slow: Script,
    fast: Script,
}

/// The kind of a scenario's answers.
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
    /// Prose.
    Prose,
}

impl Artifact {
    /// Whether it can be shown live: a drawing or a page.
    pub const fn is_document(self) -> bool {
        matches!(self, Self::Svg | Self::Html)
    }

    /// The word for each in scenario files.
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

    /// Its word in links, in reports and on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Slow => "slow",
            Self::Fast => "fast",
        }
    }
}

/// A model's turns in a scenario, at least one.
#[derive(Clone, Debug, PartialEq)]
pub struct Script {
    /// Shared, so that a script for both kinds of model exists once.
    turns: Arc<[Turn]>,
    /// The turns of the best path, as the race plays them. They are made once, so that text already painted stays on
    /// screen when a run is made again.
    races: Arc<[Request]>,
}

impl Script {
    /// A script of these turns; `None` if there are none.
    fn new(turns: Vec<Turn>) -> Option<Self> {
        let races: Arc<[Request]> = path(&turns).take(turns.len()).map(Request::of).collect();
        (!races.is_empty()).then(|| Self { turns: turns.into(), races })
    }

    /// All turns, in the order of the file; at least one.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// The turn with this id.
    pub fn turn(&self, id: &str) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.id == id)
    }

    /// The turns of the best path: starting at the first turn, the person always raises the first real problem that
    /// leads to a turn. `None` if the path never ends.
    pub fn best_path(&self) -> Option<Vec<&Turn>> {
        let path: Vec<&Turn> = path(&self.turns).collect();
        (path.len() <= self.turns.len()).then_some(path)
    }

    /// How many turns the race can play, one after the other; at least one.
    pub fn n_races(&self) -> u32 {
        self.races.len() as u32
    }

    /// The turn at this place of the best path, counted from 1; the last turn if the path is shorter.
    pub fn on_path(&self, place: u32) -> Option<&Turn> {
        path(&self.turns).take(self.turns.len().min(place.max(1) as usize)).last()
    }

    /// Every turn that a person can reach by raising problems, starting from these files: once for each state of the
    /// files in which it can begin.
    ///
    /// # Errors
    /// The reason, if an edit does not apply or there are too many ways.
    pub fn stops(&self, start: Files) -> Result<Vec<Stop<'_>>, String> {
        ways::stops(&self.turns, start).map_err(|end| end.reason)
    }

    /// The turn at this place of the best path as one request, for the race; the last turn if the path is shorter.
    pub fn race(&self, place: u32) -> Request {
        let at = (place.max(1) as usize).min(self.races.len());
        self.races[at - 1].clone()
    }
}

/// The best path. If it is longer than the script, it never ends.
fn path(turns: &[Turn]) -> impl Iterator<Item = &Turn> {
    let next = |turn: &&Turn| turn.next().and_then(|id| turns.iter().find(|turn| turn.id == id));
    std::iter::successors(turns.first(), next).take(turns.len() + 1)
}

impl Scenario {
    /// Reads a scenario file that the build has compiled and nobody has changed since; `None` for any other file, which
    /// [`Scenario::from_json`] must validate.
    pub fn from_compiled(json: &str) -> Option<Self> {
        compiled::read(json)
    }

    /// Reads a scenario file.
    ///
    /// # Errors
    /// If the text is not JSON, does not follow the format, or contradicts itself; the error names place and reason.
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
