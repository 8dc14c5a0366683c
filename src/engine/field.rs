//! The fields of a profile as data: each with its key, name, unit and range, so that links, controls, reports and
//! messages are loops over one table.

use std::fmt;
use std::ops::RangeInclusive;

/// A field of a [`super::Profile`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Tokens a second, once the first has come.
    Rate,
    /// Seconds from the request to the first token, whatever its kind.
    Ttft,
    /// The 95th percentile of a lognormal TTFT whose median is [`Field::Ttft`].
    TtftP95,
    /// Coefficient of variation of the gaps between tokens.
    Jitter,
    /// Tokens a chunk.
    Chunk,
    /// Seconds between the moments at which whatever is ready is delivered together; 0 for at once.
    Flush,
    /// Thinking tokens before the text, instead of the script's.
    Think,
    /// Round-trip time in seconds.
    Rtt,
    /// Seconds a request waits before the model reads it.
    Queue,
    /// Tokens of context the model reads a second.
    Prefill,
}

/// What a field counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Tokens a second.
    TokensPerSecond,
    /// Whole tokens.
    Tokens,
    /// A ratio.
    Ratio,
}

impl Unit {
    /// The unit as it stands behind a number; empty for a ratio.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Seconds => "s",
            Self::TokensPerSecond => "tokens/s",
            Self::Tokens => "tokens",
            Self::Ratio => "",
        }
    }
}

impl Field {
    /// Every field, in the order in which links and reports give them.
    pub const ALL: [Self; 10] = [
        Self::Rate,
        Self::Ttft,
        Self::TtftP95,
        Self::Jitter,
        Self::Chunk,
        Self::Flush,
        Self::Think,
        Self::Rtt,
        Self::Queue,
        Self::Prefill,
    ];

    /// The field's key in links and reports.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Rate => "rate",
            Self::Ttft => "ttft",
            Self::TtftP95 => "ttft_p95",
            Self::Jitter => "jitter",
            Self::Chunk => "chunk",
            Self::Flush => "flush",
            Self::Think => "think",
            Self::Rtt => "rtt",
            Self::Queue => "queue",
            Self::Prefill => "prefill",
        }
    }

    /// The field's name on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rate => "Rate",
            Self::Ttft => "TTFT",
            Self::TtftP95 => "TTFT, 95th percentile",
            Self::Jitter => "Jitter",
            Self::Chunk => "Chunk",
            Self::Flush => "Flush window",
            Self::Think => "Thinking",
            Self::Rtt => "Round trip",
            Self::Queue => "Queue",
            Self::Prefill => "Prefill",
        }
    }

    /// One sentence on what the field means.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Rate => "Tokens a second, once the first has come.",
            Self::Ttft => "Time to first token: from the request to the first token of any kind.",
            Self::TtftP95 => "One request in twenty waits longer than this; TTFT is then the median, by seed.",
            Self::Jitter => "How unevenly tokens come: standard deviation of the gaps over their mean. 0 is steady.",
            Self::Chunk => "Tokens that arrive together. The first always comes at once and alone.",
            Self::Flush => {
                "Whatever is ready is delivered at the end of each window, as buffers on the way do. 0 is none."
            }
            Self::Think => "Thinking tokens before the text, instead of the script's.",
            Self::Rtt => "Time for a message there and back, on a connection that is open already.",
            Self::Queue => "Time the request waits before the model reads it.",
            Self::Prefill => "Tokens of context the model reads a second before it writes.",
        }
    }

    /// What the field counts in.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Rate | Self::Prefill => Unit::TokensPerSecond,
            Self::Ttft | Self::TtftP95 | Self::Flush | Self::Rtt | Self::Queue => Unit::Seconds,
            Self::Chunk | Self::Think => Unit::Tokens,
            Self::Jitter => Unit::Ratio,
        }
    }

    /// The values the field may have.
    pub const fn range(self) -> RangeInclusive<f64> {
        match self {
            Self::Rate => 0.1..=100_000.0,
            Self::Ttft | Self::TtftP95 | Self::Queue => 0.0..=600.0,
            Self::Jitter => 0.0..=3.0,
            Self::Chunk => 1.0..=1_000.0,
            Self::Flush | Self::Rtt => 0.0..=10.0,
            Self::Think => 0.0..=100_000.0,
            Self::Prefill => 1.0..=10_000_000.0,
        }
    }

    /// Checks a value against the field's range, and rounds what counts whole tokens.
    pub(super) fn check(self, value: f64) -> Result<f64, OutOfRange> {
        if !self.range().contains(&value) {
            return Err(OutOfRange { field: self, value, range: self.range() });
        }
        Ok(if self.unit() == Unit::Tokens { libm::round(value) } else { value })
    }
}

/// A value that its field does not allow.
#[derive(Clone, Debug, PartialEq)]
pub struct OutOfRange {
    /// The field.
    pub field: Field,
    /// The value it was given.
    pub value: f64,
    /// The values it may have.
    pub range: RangeInclusive<f64>,
}

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (key, value, start, end) = (self.field.key(), self.value, self.range.start(), self.range.end());
        write!(f, "{key} is {value}; {start} to {end} is allowed")
    }
}

impl std::error::Error for OutOfRange {}
