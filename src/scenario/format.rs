//! The scenario format, version 1, as types: serde reads them, and the JSON Schema is generated from them.
//!
//! They describe the shape of a file for people who write one; the page does not contain them.
//! [`super::Scenario::from_json`] decides whether a file is valid.

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
    /// The file's name without `.json`: 1 to 64 of `a` to `z`, `0` to `9` and `-`.
    #[schemars(regex(pattern = r"^[a-z0-9-]{1,64}$"))]
    pub id: String,
    /// Name of the task in the list, at most 80 characters.
    #[schemars(length(min = 1, max = 80))]
    pub title: String,
    /// The kind of the answers. It decides how they are shown.
    pub artifact: Artifact,
    /// Tokens of context the model reads before the first prompt (code, instructions, history), 0 to 10,000,000.
    #[serde(default)]
    #[schemars(range(min = 0, max = 10_000_000))]
    pub context_tokens: u32,
    /// True if `tokens` come from the approximation of docs/scenarios.md, not from a tokenizer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approximate_tokens: bool,
    /// The files that exist before the first turn; each name once.
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

/// A file that exists before the first turn.
#[derive(Clone, Debug, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StartFile {
    /// Its name, including folders, at most 255 characters: `src/lib.rs`.
    #[schemars(length(min = 1, max = 255))]
    pub file: String,
    /// Its text, at most 5 MiB.
    pub text: String,
}

/// The scripts of a slow, capable model and of a fast, less capable one.
#[derive(Clone, Debug, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScriptsFile {
    /// Turns of the slow model; the session begins with the first one.
    #[schemars(length(max = 500))]
    pub slow: Vec<TurnFile>,
    /// Turns of the fast model; the session begins with the first one.
    #[schemars(length(max = 500))]
    pub fast: Vec<TurnFile>,
}

/// A prompt and its answer.
#[derive(Clone, Debug, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TurnFile {
    /// Name of the turn within its script; same characters as the scenario's id.
    #[schemars(regex(pattern = r"^[a-z0-9-]{1,64}$"))]
    pub id: String,
    /// The person's prompt.
    pub prompt: String,
    /// The model's steps, in order. At least one step says or answers something.
    #[schemars(length(max = 500))]
    pub steps: Vec<StepFile>,
    /// The results of running the checks after this turn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 500))]
    pub checks: Vec<CheckFile>,
    /// The objections that a person may raise after this turn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 500))]
    pub problems: Vec<ProblemFile>,
}

/// One step of a turn: exactly one of `think`, `tool`, `say` and `answer` is given.
#[derive(Clone, Debug, Default, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StepFile {
    /// Number of thinking tokens, 0 to 100,000. The thoughts are not shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 100_000))]
    pub think: Option<u32>,
    /// Name of a tool that the model calls. Needs `seconds`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// Input of the tool; only together with `tool`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// How long the tool runs, in seconds, 0 to 86,400; only together with `tool`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    /// Tokens that the tool's output adds to the context; only together with `tool`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_tokens: Option<u32>,
    /// Whether this tool runs the turn's checks: at most one in a turn, after its answers. Only together with `tool`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub checks: bool,
    /// A text for the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub say: Option<String>,
    /// The work itself: the text of a file or, together with `replaces`, the new text of a passage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Name of the answer's file, at most 255 characters; only together with `answer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 255))]
    pub file: Option<String>,
    /// The passage that the answer replaces. It must occur exactly once in `file` as it is at this point, on every way
    /// through the script. Without it the answer is the whole file. Only together with `answer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// Where each token of `say` or `answer` ends, in bytes of UTF-8, never falling; the last is the text's length.
    /// Filled in by the build; without it the token ends are approximated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tokens: Option<Vec<u32>>,
    /// Ranges to highlight in `say` or `answer`: start and end in bytes of UTF-8, and a class; in order, not
    /// overlapping. Filled in by the build.
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
    /// Its class.
    pub Class,
);

/// A check and its result.
#[derive(Clone, Debug, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckFile {
    /// The check's name; for Rust the name of the test.
    pub name: String,
    /// Whether it passes.
    pub pass: bool,
    /// How long it runs, in seconds, 0 to 86,400.
    pub seconds: f64,
}

/// An objection that a person may raise: real, or a decoy that only sounds plausible.
#[derive(Clone, Debug, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProblemFile {
    /// The objection, as a person would put it.
    pub text: String,
    /// Whether the objection is right.
    pub real: bool,
    /// Id of the turn that raising it leads to. Give this, or `reply`, or neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// The model's reaction if nothing changes: think, tool and say steps, with at least one `say`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 500))]
    pub reply: Vec<StepFile>,
}
