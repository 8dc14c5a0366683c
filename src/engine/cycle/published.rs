//! The defaults of parameters: known figures and assumptions. Checked 2026-11-20 against archived copies.

use super::Parameter;

/// A parameter's default.
#[derive(Debug)]
pub struct Figure {
    /// The value, in the parameter's unit.
    pub value: f64,
    /// How far it can be trusted.
    pub evidence: Evidence,
    /// Its source, or why it is assumed.
    pub source: &'static str,
}

/// How far a parameter's default can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Its source was read.
    Published,
    /// A source that reports another one was read.
    Secondary,
    /// Known from the literature; its source was not read again.
    Cited,
    /// Computed from published figures.
    Derived,
    /// Not known: our assumption.
    Assumed,
}

impl Evidence {
    /// The word for it on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Secondary => "secondary",
            Self::Cited => "cited",
            Self::Derived => "derived",
            Self::Assumed => "assumed",
        }
    }
}

impl Parameter {
    /// The default of a parameter.
    pub const fn default(self) -> &'static Figure {
        &DEFAULTS[self as usize]
    }
}

pub(in crate::engine) const fn published(value: f64, source: &'static str) -> Figure {
    Figure { value, evidence: Evidence::Published, source }
}

pub(in crate::engine) const fn secondary(value: f64, source: &'static str) -> Figure {
    Figure { value, evidence: Evidence::Secondary, source }
}

pub(in crate::engine) const fn cited(value: f64, source: &'static str) -> Figure {
    Figure { value, evidence: Evidence::Cited, source }
}

pub(in crate::engine) const fn derived(value: f64, source: &'static str) -> Figure {
    Figure { value, evidence: Evidence::Derived, source }
}

pub(in crate::engine) const fn assumed(value: f64, source: &'static str) -> Figure {
    Figure { value, evidence: Evidence::Assumed, source }
}

const OUTPUT: &str = "No published figure. Code and words together: two calls of 214 tokens, TraceLab’s median output";
const RULE: &str = "A rule of thumb; depends on the language and the tokenizer";
const UNSTUDIED: &str = "No published figure for reviews of generated code";
const CALLS: &str = "TraceLab: half of the requests have one tool step or less, so two calls";
const TOOL: &str = "The median of the lognormal that fits TraceLab’s tool calls: sigma 2.98, 99th percentile 305 s";

/// In the order of [`Parameter`].
static DEFAULTS: [Figure; Parameter::COUNT] = [
    assumed(20.0, "No published figure: two short sentences"),
    secondary(51.6, "Dhakal and others 2018: desktop keyboards, 168,000 volunteers"),
    secondary(1.35, "Card, Moran and Newell 1983, keystroke-level model: mental preparation"),
    secondary(0.4, "Card, Moran and Newell 1983, keystroke-level model: homing"),
    assumed(60.0, OUTPUT),
    secondary(238.0, "Brysbaert 2019: non-fiction, silently, 190 studies; all that is told is read"),
    assumed(0.75, RULE),
    assumed(368.0, OUTPUT),
    assumed(10.0, RULE),
    secondary(500.0, "SmartBear at Cisco: still good below 500 lines an hour, best below 300"),
    assumed(
        0.2,
        "Set so that writing and reviewing take about the 86 s (median) from a response to the next prompt in TraceLab",
    ),
    assumed(0.5, "No published figure for a turn. Standard deviation over mean: 0 is always the same, 1 exponential"),
    assumed(
        5.0,
        "No study of developers gives it; Cognition’s SWE-grep post has a window of 5 s, which it calls arbitrary",
    ),
    assumed(
        20.0,
        "No study of developers gives it; Cognition’s “10% every second” would be 9.49 s, a vendor’s estimate",
    ),
    published(15.0, "Altmann and Trafton 2007: about 15 s after a brief interruption; after longer ones more"),
    assumed(0.0, "No published figure for waits; at the office 11 to 16 min (Iqbal and Horvitz 2007)"),
    assumed(0.0, "No published figure: 0 is no use, 1 as good as work on the task"),
    assumed(0.8, UNSTUDIED),
    assumed(0.05, UNSTUDIED),
    assumed(600.0, "No published figure, depends on the task: ten minutes to find and mend it later"),
    assumed(
        0.773,
        "GPT-5.3-Codex’s score in Terminal-Bench 2.0 (OpenAI): of whole tasks, not of turns; an illustration",
    ),
    derived(2.0, CALLS),
    derived(0.3, TOOL),
    assumed(0.584, "Codex-Spark’s score in Terminal-Bench 2.0 (OpenAI): of whole tasks, not of turns; an illustration"),
    derived(2.0, CALLS),
    derived(0.3, TOOL),
    assumed(2.0, "No published figure"),
    assumed(
        0.0,
        "No published figure: 0 is none; near 1 the slow one is hardly ever right where the fast one was rejected",
    ),
    assumed(3.0, "No published figure"),
];
