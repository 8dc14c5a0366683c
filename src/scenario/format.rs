//! The scenario format, version 1, exactly as it stands in a file: what serde reads and the JSON Schema publishes.
//!
//! These types only say what a file looks like, for whoever writes one; the page does not carry them. Whether a file
//! makes sense is decided by [`super::Scenario::from_json`].

pub use super::{Artifact, Class};
use serde::{Deserialize, Serialize};

/// A scenario file. The app loads `scenarios/ID.json`.
#[derive(Clone, Debug, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScenarioFile {
    /// Where the format is described; ignored.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Version of the format: 1.
    #[schemars(range(min = 1, max = 1))]
    pub version: u32,
    /// Same as the file's name without `.json`: 1 to 64 of `a` to `z`, `0` to `9` and `-`.
    #[schemars(regex(pattern = r"^[a-z0-9-]{1,64}$"))]
    pub id: String,
    /// What the task is called in the list, at most 80 characters.
    #[schemars(length(min = 1, max = 80))]
    pub title: String,
    /// What the answers produce, which decides how they are shown.
    pub artifact: Artifact,
    /// Tokens of context the model reads before the first prompt (code, instructions, history), 0 to 10,000,000.
    #[serde(default)]
    #[schemars(range(min = 0, max = 10_000_000))]
    pub context_tokens: u32,
    /// True when `tokens` were split by the approximation of docs/scenarios.md, not by a tokenizer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approximate_tokens: bool,
    /// What is there before the first turn; each file once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 500))]
    pub files: Vec<StartFile>,
    /// A script for each kind of model. Give either this or `script`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scripts: Option<ScriptsFile>,
    /// One script for both kinds of model. Give either this or `scripts`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(max = 500))]
    pub script: Option<Vec<TurnFile>>,
}

/// A file that is there before the first turn.
#[derive(Clone, Debug, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StartFile {
    /// Its name, at most 255 characters, with folders where it is in one: `src/lib.rs`.
    #[schemars(length(min = 1, max = 255))]
    pub file: String,
    /// What stands in it, at most 5 MiB.
    pub text: String,
}

/// What a slow, capable model does, and what a fast, less capable one does.
#[derive(Clone, Debug, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScriptsFile {
    /// Turns of the slow model, the first one first.
    #[schemars(length(max = 500))]
    pub slow: Vec<TurnFile>,
    /// Turns of the fast model, the first one first.
    #[schemars(length(max = 500))]
    pub fast: Vec<TurnFile>,
}

/// One exchange: a prompt and what the model does about it.
#[derive(Clone, Debug, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TurnFile {
    /// Names the turn within its script; same alphabet as the scenario's id.
    #[schemars(regex(pattern = r"^[a-z0-9-]{1,64}$"))]
    pub id: String,
    /// What the person asks.
    pub prompt: String,
    /// What the model does, in order. At least one step says or answers something.
    #[schemars(length(max = 500))]
    pub steps: Vec<StepFile>,
    /// What running the checks finds after this turn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 500))]
    pub checks: Vec<CheckFile>,
    /// What a person may object to after this turn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 500))]
    pub problems: Vec<ProblemFile>,
}

/// One step of a turn: exactly one of `think`, `tool`, `say` and `answer` is given.
#[derive(Clone, Debug, Default, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StepFile {
    /// Thinking tokens; what they say is not shown. 0 to 100,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 100_000))]
    pub think: Option<u32>,
    /// A tool the model calls, by name. Needs `seconds`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// What the tool is called with; only beside `tool`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// How long the tool runs, in seconds, 0 to 86,400; only beside `tool`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    /// Tokens the tool's output adds to the context; only beside `tool`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_tokens: Option<u32>,
    /// Whether this tool run is the script running the turn's checks by itself: at most one a turn, behind its answers.
    /// Only beside `tool`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub checks: bool,
    /// What the model tells the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub say: Option<String>,
    /// The work itself: the text of a file, or of an edit, with `replaces`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Name of the file the answer is, at most 255 characters; only beside `answer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 255))]
    pub file: Option<String>,
    /// What the answer takes the place of. It has to stand exactly once in `file`, as that is at this point, on every way
    /// through the script. Without it the answer is the whole file. Only beside `answer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// Where each token of `say` or `answer` ends, in bytes of UTF-8, never falling; the last is the text's length.
    /// Filled in by the build; where absent the text is split by approximation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tokens: Option<Vec<u32>>,
    /// Ranges to highlight in `say` or `answer`: start and end in bytes of UTF-8, in order and apart, and a class.
    /// Filled in by the build.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub highlight: Option<Vec<HighlightFile>>,
}

/// `[start, end, class]`.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, schemars::JsonSchema)]
pub struct HighlightFile(
    /// First byte.
    pub u32,
    /// Byte after the last.
    pub u32,
    /// What it is.
    pub Class,
);

/// A check and what it finds.
#[derive(Clone, Debug, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckFile {
    /// What is checked; for Rust the name of the test.
    pub name: String,
    /// Whether it passes.
    pub pass: bool,
    /// How long it runs, in seconds, 0 to 86,400.
    pub seconds: f64,
}

/// Something a person may object to: real, or only plausible.
#[derive(Clone, Debug, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProblemFile {
    /// The objection, as a person would put it.
    pub text: String,
    /// Whether it is so.
    pub real: bool,
    /// Id of the turn it leads to, when it is raised. Give either this or `reply`, or none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// What the model does about it where nothing changes: think, tool and say steps, of which one says something.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 500))]
    pub reply: Vec<StepFile>,
}
