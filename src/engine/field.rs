//! The fields of a profile as one table, each with its key, name, unit and range. Links, controls, reports and messages
//! are loops over this table.

use super::Connection;
use std::fmt;
use std::ops::RangeInclusive;

/// A field of a [`super::Profile`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Tokens per second after the first token.
    Rate,
    /// Seconds from the request to the first token of any kind.
    Ttft,
    /// The 95th percentile of a lognormal TTFT whose median is [`Field::Ttft`].
    TtftP95,
    /// Coefficient of variation of the gaps between tokens.
    Jitter,
    /// Tokens in a chunk.
    Chunk,
    /// Length of a flush window in seconds: tokens written in a window arrive at its end; 0 means at once.
    Flush,
    /// Thinking tokens before the text, instead of the script's.
    Think,
    /// The kind of [`Connection`], by its place in [`Connection::ALL`].
    Connection,
    /// Round-trip time in seconds.
    Rtt,
    /// Seconds a request waits before the model starts reading.
    Queue,
    /// Tokens of context the model reads per second.
    Prefill,
    /// Tokens of context, instead of the scenario's.
    Context,
    /// Share of the context that the service has cached.
    Cached,
    /// Time to read a cached token, as a share of the time for a new one.
    CachedCost,
    /// Tokens that a draft model guesses at a time; 0 means no speculative decoding.
    Draft,
    /// Probability that a guessed token is accepted.
    Accept,
    /// Tokens that are written as one block; 0 means token by token.
    Block,
    /// Length of a stall in seconds; 0 means no stalls.
    Stall,
    /// Mean seconds of writing between stalls.
    StallEvery,
}

/// The unit of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Tokens per second.
    TokensPerSecond,
    /// Whole tokens.
    Tokens,
    /// A ratio.
    Ratio,
    /// One of several words, by its index; links and reports contain the word.
    Choice(&'static [&'static str]),
}

impl Unit {
    /// The unit as written after a number; empty for a ratio.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Seconds => "s",
            Self::TokensPerSecond => "tokens/s",
            Self::Tokens => "tokens",
            Self::Ratio | Self::Choice(_) => "",
        }
    }

    /// Whether values are whole numbers.
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::Tokens | Self::Choice(_))
    }
}

/// Unit and range of a field.
struct Spec {
    unit: Unit,
    least: f64,
    most: f64,
}

const fn spec(unit: Unit, least: f64, most: f64) -> Spec {
    Spec { unit, least, most }
}

const SPECS: [Spec; 19] = {
    use Unit::{Choice, Ratio, Seconds, Tokens, TokensPerSecond};
    [
        spec(TokensPerSecond, 0.1, 100_000.0),
        spec(Seconds, 0.0, 600.0),
        spec(Seconds, 0.0, 600.0),
        spec(Ratio, 0.0, 3.0),
        spec(Tokens, 1.0, 1_000.0),
        spec(Seconds, 0.0, 10.0),
        spec(Tokens, 0.0, 100_000.0),
        spec(Choice(&Connection::NAMES), 0.0, (Connection::NAMES.len() - 1) as f64),
        spec(Seconds, 0.0, 10.0),
        spec(Seconds, 0.0, 600.0),
        spec(TokensPerSecond, 1.0, 10_000_000.0),
        spec(Tokens, 0.0, 10_000_000.0),
        spec(Ratio, 0.0, 1.0),
        spec(Ratio, 0.0, 1.0),
        spec(Tokens, 0.0, 100.0),
        spec(Ratio, 0.0, 1.0),
        spec(Tokens, 0.0, 1_000.0),
        spec(Seconds, 0.0, 60.0),
        spec(Seconds, 0.01, 3_600.0),
    ]
};

/// A field's key, its name and its meaning. Separate from units and ranges, because every run needs those, but only
/// settings and links need these.
const WORDS: [(&str, &str, &str); SPECS.len()] = [
    ("rate", "Rate", "Tokens per second after the first token."),
    ("ttft", "TTFT", "Time to first token: from the request to the first token of any kind."),
    (
        "ttft_p95",
        "TTFT, 95th percentile",
        "One request in twenty waits longer than this; TTFT is then the median, by seed.",
    ),
    (
        "jitter",
        "Jitter",
        "How unevenly tokens arrive: standard deviation of the gaps divided by their mean. 0 is steady.",
    ),
    ("chunk", "Chunk", "Tokens that arrive together. The first always comes at once and alone."),
    (
        "flush",
        "Flush window",
        "Like a buffer on the way: everything that is ready is delivered at the end of each window. 0 means none.",
    ),
    ("think", "Thinking", "Thinking tokens before the text, instead of the script’s."),
    ("connection", "Connection", "How the request reaches the service. This sets the number of round trips."),
    ("rtt", "Round trip", "Time for a message to the service and back."),
    ("queue", "Queue", "Time the request waits before the model reads it."),
    ("prefill", "Prefill", "Tokens of context the model reads per second before it writes."),
    ("context", "Context", "Tokens the model reads before it writes, instead of the task’s."),
    ("cached", "Cached context", "The share of the context that the service has read before and cached."),
    ("cached_cost", "Cost of cached context", "The time to read a cached token, as a share of the time for a new one."),
    (
        "draft",
        "Draft length",
        "Speculative decoding: tokens a small model guesses at a time. The large model accepts some, which arrive at once. 0 means none.",
    ),
    ("accept", "Acceptance", "Speculative decoding: how likely each guessed token is to be right."),
    ("block", "Block", "Tokens that are written together, also the first ones, as diffusion models do. 0 means none."),
    (
        "stall",
        "Stall",
        "How long writing stops now and then, for example while the service reads another request. 0 means never.",
    ),
    ("stall_every", "Between stalls", "Mean time of writing between two stalls."),
];

impl Field {
    /// All fields, in the order of links and reports.
    pub const ALL: [Self; SPECS.len()] = [
        Self::Rate,
        Self::Ttft,
        Self::TtftP95,
        Self::Jitter,
        Self::Chunk,
        Self::Flush,
        Self::Think,
        Self::Connection,
        Self::Rtt,
        Self::Queue,
        Self::Prefill,
        Self::Context,
        Self::Cached,
        Self::CachedCost,
        Self::Draft,
        Self::Accept,
        Self::Block,
        Self::Stall,
        Self::StallEvery,
    ];

    const fn spec(self) -> &'static Spec {
        &SPECS[self as usize]
    }

    /// The field's key in links and reports.
    pub const fn key(self) -> &'static str {
        WORDS[self as usize].0
    }

    /// The field's name on screen.
    pub const fn name(self) -> &'static str {
        WORDS[self as usize].1
    }

    /// One sentence that explains the field.
    pub const fn meaning(self) -> &'static str {
        WORDS[self as usize].2
    }

    /// The field's unit.
    pub const fn unit(self) -> Unit {
        self.spec().unit
    }

    /// The range of values that the field allows, in its unit.
    pub const fn range(self) -> RangeInclusive<f64> {
        self.spec().least..=self.spec().most
    }

    /// The word for a value, if the field is a choice.
    pub fn word(self, value: f64) -> Option<&'static str> {
        let Unit::Choice(words) = self.unit() else { return None };
        words.get(value as usize).copied()
    }

    /// Whether it is a part of the wait for the first token.
    pub const fn is_part_of_wait(self) -> bool {
        matches!(
            self,
            Self::Connection
                | Self::Rtt
                | Self::Queue
                | Self::Prefill
                | Self::Context
                | Self::Cached
                | Self::CachedCost
        )
    }

    /// Whether it gives the wait for the first token as a whole.
    pub const fn is_whole_wait(self) -> bool {
        matches!(self, Self::Ttft | Self::TtftP95)
    }

    /// Checks a value against the field's range, and rounds tokens to whole numbers and seconds to nanoseconds.
    pub(super) fn check(self, value: f64) -> Result<f64, OutOfRange> {
        if !self.range().contains(&value) {
            return Err(OutOfRange { field: self, value, range: self.range() });
        }
        Ok(match self.unit() {
            Unit::Seconds => super::Nanos::from_seconds(value).seconds(),
            unit if unit.is_whole() => libm::round(value),
            _ => value,
        })
    }
}

/// A value was given that its field does not allow.
#[derive(Clone, Debug, PartialEq)]
pub struct OutOfRange {
    /// The field.
    pub field: Field,
    /// The value.
    pub value: f64,
    /// The values that the field allows.
    pub range: RangeInclusive<f64>,
}

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (key, value, start, end) = (self.field.key(), self.value, self.range.start(), self.range.end());
        write!(f, "{key} is {value}; {start} to {end} is allowed")
    }
}

impl std::error::Error for OutOfRange {}
