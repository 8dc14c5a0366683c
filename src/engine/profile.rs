//! How a model behind a service delivers.

use super::{Field, Nanos, OutOfRange};
use std::num::NonZeroU32;

/// A rate, greater than zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TokensPerSecond(f64);

impl TokensPerSecond {
    /// Tokens a second.
    pub const fn get(self) -> f64 {
        self.0
    }

    /// The mean time a token takes.
    pub fn gap(self) -> Nanos {
        Nanos::from_seconds(1.0 / self.0)
    }

    /// The time `tokens` take.
    pub fn time_for(self, tokens: u32) -> Nanos {
        Nanos::from_seconds(f64::from(tokens) / self.0)
    }
}

/// How a model behind a service delivers. Valid by construction: it changes through [`Profile::with`] alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    first_token: FirstToken,
    rate: TokensPerSecond,
    jitter: f64,
    chunk: NonZeroU32,
    flush: Nanos,
    think: Option<u32>,
}

/// What the wait for the first token is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FirstToken {
    /// Known as a whole, as most published figures are.
    Given {
        /// The time itself, or its median where there is a `p95`.
        ttft: Nanos,
        /// The 95th percentile of a lognormal; at least `ttft`.
        p95: Option<Nanos>,
    },
    /// Made of its parts, one after the other.
    Staged {
        /// One round trip: what a connection that is open already costs (evidence: RFC 9112, section 9.3).
        rtt: Nanos,
        /// Waiting before the model reads.
        queue: Nanos,
        /// Reading the context.
        prefill: TokensPerSecond,
    },
}

impl FirstToken {
    /// Parts that add up as Codex's TTFT did in public traces (TraceLab): 1.40 s and 8.1 µs a token of context.
    /// Of the 1.40 s, 80 ms are assumed to be the round trip.
    const STAGED: Self = Self::Staged {
        rtt: Nanos::new(80_000_000),
        queue: Nanos::new(1_320_000_000),
        prefill: TokensPerSecond(123_456.79),
    };
}

/// What `custom` starts as in a link: TTFT 1 s, 100 tokens/s, steady, token by token, without thinking.
impl Default for Profile {
    fn default() -> Self {
        Self {
            first_token: FirstToken::Given { ttft: Self::TTFT, p95: None },
            rate: TokensPerSecond(100.0),
            jitter: 0.0,
            chunk: NonZeroU32::MIN,
            flush: Nanos::ZERO,
            think: Some(0),
        }
    }
}

impl Profile {
    /// The TTFT of a profile about which nothing is known: 1 s.
    const TTFT: Nanos = Nanos::new(1_000_000_000);

    /// What the wait for the first token is made of.
    pub const fn first_token(&self) -> FirstToken {
        self.first_token
    }

    /// Tokens a second, once the first has come.
    pub const fn rate(&self) -> TokensPerSecond {
        self.rate
    }

    /// Coefficient of variation of the gaps; 0 is steady.
    pub const fn jitter(&self) -> f64 {
        self.jitter
    }

    /// Tokens a chunk.
    pub const fn chunk(&self) -> NonZeroU32 {
        self.chunk
    }

    /// The flush window; zero for none.
    pub const fn flush(&self) -> Nanos {
        self.flush
    }

    /// Thinking tokens before the text; `None` for the script's.
    pub const fn think(&self) -> Option<u32> {
        self.think
    }

    /// A field's value, in its unit; `None` where the profile has none (the script's thinking, the parts of a TTFT
    /// that is given as a whole).
    pub fn get(&self, field: Field) -> Option<f64> {
        let (given, p95, staged) = match self.first_token {
            FirstToken::Given { ttft, p95 } => (Some(ttft), p95, None),
            FirstToken::Staged { rtt, queue, prefill } => (None, None, Some((rtt, queue, prefill))),
        };
        match field {
            Field::Rate => Some(self.rate.0),
            Field::Ttft => given.map(Nanos::seconds),
            Field::TtftP95 => p95.map(Nanos::seconds),
            Field::Jitter => Some(self.jitter),
            Field::Chunk => Some(f64::from(self.chunk.get())),
            Field::Flush => Some(self.flush.seconds()),
            Field::Think => self.think.map(f64::from),
            Field::Rtt => staged.map(|(rtt, ..)| rtt.seconds()),
            Field::Queue => staged.map(|(_, queue, _)| queue.seconds()),
            Field::Prefill => staged.map(|(.., prefill)| prefill.0),
        }
    }

    /// This profile with another value of a field. A TTFT replaces its parts, a part replaces a TTFT.
    ///
    /// # Errors
    /// Where the field does not allow the value.
    pub fn with(mut self, field: Field, value: f64) -> Result<Self, OutOfRange> {
        let value = field.check(value)?;
        let seconds = Nanos::from_seconds(value);
        match field {
            Field::Rate => self.rate = TokensPerSecond(value),
            Field::Jitter => self.jitter = value,
            Field::Chunk => self.chunk = NonZeroU32::new(value as u32).unwrap_or(NonZeroU32::MIN),
            Field::Flush => self.flush = seconds,
            Field::Think => self.think = Some(value as u32),
            Field::Ttft => {
                let p95 = match self.first_token {
                    FirstToken::Given { p95, .. } => p95.filter(|p95| *p95 >= seconds),
                    FirstToken::Staged { .. } => None,
                };
                self.first_token = FirstToken::Given { ttft: seconds, p95 };
            }
            Field::TtftP95 => {
                let ttft = match self.first_token {
                    FirstToken::Given { ttft, .. } => ttft,
                    // A spread needs a median: the one a custom profile has, as far as there is room for it.
                    FirstToken::Staged { .. } => Self::TTFT.min(seconds),
                };
                if seconds < ttft {
                    let range = ttft.seconds()..=*field.range().end();
                    return Err(OutOfRange { field, value, range });
                }
                self.first_token = FirstToken::Given { ttft, p95: Some(seconds) };
            }
            Field::Rtt | Field::Queue | Field::Prefill => {
                if let FirstToken::Given { .. } = self.first_token {
                    self.first_token = FirstToken::STAGED;
                }
                if let FirstToken::Staged { rtt, queue, prefill } = &mut self.first_token {
                    match field {
                        Field::Rtt => *rtt = seconds,
                        Field::Queue => *queue = seconds,
                        _ => *prefill = TokensPerSecond(value),
                    }
                }
            }
        }
        Ok(self)
    }

    /// As [`Profile::with`], with the nearest value that the field allows, and what was wrong with the one asked for.
    /// What is no number changes nothing.
    pub fn with_nearest(self, field: Field, value: f64) -> (Self, Option<OutOfRange>) {
        match self.clone().with(field, value) {
            Ok(profile) => (profile, None),
            Err(error) => {
                let (least, most) = (*error.range.start(), *error.range.end());
                let nearest = if value.is_nan() { value } else { value.max(least).min(most) };
                (self.clone().with(field, nearest).unwrap_or(self), Some(error))
            }
        }
    }

    /// This profile without what a field adds: the script's own thinking, a TTFT without spread.
    /// Fields that a profile cannot be without stay.
    pub fn without(mut self, field: Field) -> Self {
        match (field, &mut self.first_token) {
            (Field::Think, _) => self.think = None,
            (Field::TtftP95, FirstToken::Given { p95, .. }) => *p95 = None,
            _ => {}
        }
        self
    }

    /// Every field the profile has, with its value, in the order of [`Field::ALL`].
    pub fn fields(&self) -> impl Iterator<Item = (Field, f64)> + '_ {
        Field::ALL.into_iter().filter_map(|field| Some((field, self.get(field)?)))
    }
}
