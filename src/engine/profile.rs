//! Profiles: how a model delivers through a service.

use super::{Connection, Field, Nanos, OutOfRange};
use std::num::NonZeroU32;

/// A rate, greater than zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TokensPerSecond(f64);

impl TokensPerSecond {
    /// Tokens a second.
    pub const fn get(self) -> f64 {
        self.0
    }

    /// The time that this many tokens take; the number need not be whole.
    pub fn time_for(self, tokens: f64) -> Nanos {
        Nanos::from_seconds(tokens / self.0)
    }
}

/// How a model delivers through a service. Always valid: only [`Profile::with`] changes it.
///
/// One value for each field, in the field's unit; `None` if the profile has none. It has either a whole wait or its
/// parts, and either a draft or a block, never both. [`FirstToken`] and [`Writing`] are derived from these values.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile([Option<f64>; Field::ALL.len()]);

/// The wait for the first token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FirstToken {
    /// Given as a whole, like most published figures.
    Given {
        /// The wait, or its median if there is a `p95`.
        ttft: Nanos,
        /// The 95th percentile of a lognormal; at least `ttft`.
        p95: Option<Nanos>,
    },
    /// Given as parts that follow one another.
    Staged {
        /// How the request reaches the service.
        connection: Connection,
        /// One round trip; the connection sets their number.
        rtt: Nanos,
        /// Waiting before the model reads.
        queue: Nanos,
        /// Reading the context.
        prefill: TokensPerSecond,
        /// Tokens of context, instead of the plan's.
        context: Option<u32>,
        /// The share of them that is cached, and the time for a cached token as a share of the time for a new one.
        cached: (f64, f64),
    },
}

/// How many tokens a model writes at a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Writing {
    /// One token after the other.
    Tokens,
    /// Speculative decoding (Leviathan and others 2023): a step writes the accepted ones of `draft` guesses and one
    /// more token. Each guess after an accepted one is accepted with probability `accept`.
    Drafts {
        /// Tokens guessed at a time; γ in the paper.
        draft: NonZeroU32,
        /// α in the paper.
        accept: f64,
    },
    /// Whole blocks, including the first one, as diffusion models do.
    Blocks(NonZeroU32),
}

impl Writing {
    /// Mean tokens of a step; with a draft, (1 - α^(γ + 1)) / (1 - α).
    pub fn mean(self) -> f64 {
        match self {
            Self::Tokens => 1.0,
            // The sum instead of the closed form, because it also holds for α = 1.
            Self::Drafts { draft, accept } => (0..draft.get()).fold(1.0, |sum, _| sum * accept + 1.0),
            Self::Blocks(tokens) => f64::from(tokens.get()),
        }
    }
}

/// Initial values of the parts of a wait. They add up to Codex's TTFT in public traces (TraceLab): 1.40 s, and 8.1 µs
/// for each token of context. Of the 1.40 s, we assume 80 ms to be the round trip. The cost of a cached token follows
/// from OpenAI's cookbook, by which a cache shortens a TTFT by up to 80 %.
const PARTS: [(Field, Option<f64>); 7] = [
    (Field::Connection, Some(0.0)),
    (Field::Rtt, Some(0.08)),
    (Field::Queue, Some(1.32)),
    (Field::Prefill, Some(123_456.79)),
    (Field::Context, None),
    (Field::Cached, Some(0.0)),
    (Field::CachedCost, Some(0.2)),
];

/// The values of `custom` in a link: TTFT 1 s, 100 tokens/s, steady, token by token, without thinking.
const CUSTOM: [(Field, f64); 6] = [
    (Field::Rate, 100.0),
    (Field::Ttft, 1.0),
    (Field::Jitter, 0.0),
    (Field::Chunk, 1.0),
    (Field::Flush, 0.0),
    (Field::Think, 0.0),
];

/// Initial values for fields that others need: an acceptance within the reported range for drafts (0.6 to 0.9), and an
/// assumed time between stalls.
const COMPANIONS: [(Field, Field, f64); 2] =
    [(Field::Draft, Field::Accept, 0.8), (Field::Stall, Field::StallEvery, 5.0)];

impl Default for Profile {
    fn default() -> Self {
        let mut profile = Self([None; Field::ALL.len()]);
        for (field, value) in CUSTOM {
            profile.set(field, Some(value));
        }
        profile
    }
}

impl Profile {
    fn set(&mut self, field: Field, value: Option<f64>) {
        self.0[field as usize] = value;
    }

    /// The value of a field that this profile has. Zero if it has none, which no caller can see.
    fn value(&self, field: Field) -> f64 {
        self.get(field).unwrap_or_default()
    }

    fn span(&self, field: Field) -> Nanos {
        Nanos::from_seconds(self.value(field))
    }

    /// A field's value, in its unit; `None` if the profile has none (the script's thinking, the task's context, the
    /// parts of a TTFT that is given as a whole).
    pub const fn get(&self, field: Field) -> Option<f64> {
        self.0[field as usize]
    }

    /// Whether the wait for the first token is given as a whole.
    pub const fn has_given_wait(&self) -> bool {
        self.get(Field::Ttft).is_some()
    }

    /// The wait for the first token, as a whole or in parts.
    pub fn first_token(&self) -> FirstToken {
        if self.has_given_wait() {
            let p95 = self.get(Field::TtftP95).map(Nanos::from_seconds);
            return FirstToken::Given { ttft: self.span(Field::Ttft), p95 };
        }
        FirstToken::Staged {
            connection: Connection::ALL[self.value(Field::Connection) as usize % Connection::ALL.len()],
            rtt: self.span(Field::Rtt),
            queue: self.span(Field::Queue),
            prefill: TokensPerSecond(self.value(Field::Prefill)),
            context: self.get(Field::Context).map(|tokens| tokens as u32),
            cached: (self.value(Field::Cached), self.value(Field::CachedCost)),
        }
    }

    /// How many tokens the model writes at a time.
    pub fn writing(&self) -> Writing {
        let tokens = |field| NonZeroU32::new(self.value(field) as u32);
        match (tokens(Field::Draft), tokens(Field::Block)) {
            (Some(draft), _) => Writing::Drafts { draft, accept: self.value(Field::Accept) },
            (None, Some(block)) => Writing::Blocks(block),
            (None, None) => Writing::Tokens,
        }
    }

    /// Tokens per second after the first token, without stalls.
    pub fn rate(&self) -> TokensPerSecond {
        TokensPerSecond(self.value(Field::Rate))
    }

    /// Coefficient of variation of the gaps; 0 means steady.
    pub fn jitter(&self) -> f64 {
        self.value(Field::Jitter)
    }

    /// Fewest tokens in a chunk.
    pub fn chunk(&self) -> NonZeroU32 {
        NonZeroU32::new(self.value(Field::Chunk) as u32).unwrap_or(NonZeroU32::MIN)
    }

    /// The flush window; zero if there is none.
    pub fn flush(&self) -> Nanos {
        self.span(Field::Flush)
    }

    /// Thinking tokens before the text; `None` if the script decides.
    pub fn think(&self) -> Option<u32> {
        self.get(Field::Think).map(|tokens| tokens as u32)
    }

    /// Length of a stall, and mean time of writing between stalls; `None` without stalls.
    pub fn stalls(&self) -> Option<(Nanos, Nanos)> {
        let stall = self.span(Field::Stall);
        (stall > Nanos::ZERO).then(|| (stall, self.span(Field::StallEvery)))
    }

    /// This profile with another value for a field. A TTFT replaces its parts, and a part replaces a TTFT; a draft
    /// replaces a block, and a block a draft.
    ///
    /// # Errors
    /// If the field does not allow the value.
    pub fn with(mut self, field: Field, value: f64) -> Result<Self, OutOfRange> {
        let value = field.check(value)?;
        if field == Field::TtftP95 {
            // A spread needs a median. Without one, take that of a custom profile, or the value itself if it is
            // smaller.
            let median = self.get(Field::Ttft).unwrap_or(value.min(1.0));
            if value < median {
                return Err(OutOfRange { field, value, range: median..=*field.range().end() });
            }
            self.give_wait(median);
        }
        match field {
            Field::Ttft => self.give_wait(value),
            // Set the other to an explicit 0 if the profile had it: a link must be able to remove a preset's blocks.
            Field::Draft if value > 0.0 => self.set(Field::Block, self.get(Field::Block).map(|_| 0.0)),
            Field::Block if value > 0.0 => self.set(Field::Draft, self.get(Field::Draft).map(|_| 0.0)),
            _ if field.is_part_of_wait() && self.has_given_wait() => {
                self.set(Field::Ttft, None);
                self.set(Field::TtftP95, None);
                for (part, value) in PARTS {
                    self.set(part, value);
                }
            }
            _ => {}
        }
        self.set(field, Some(value));
        for (of, companion, value) in COMPANIONS {
            if field == of {
                self.set(companion, self.get(companion).or(Some(value)));
            }
        }
        Ok(self)
    }

    /// Sets the wait as a whole. Keeps its spread if that is still above the median.
    fn give_wait(&mut self, ttft: f64) {
        self.set(Field::Ttft, Some(ttft));
        self.set(Field::TtftP95, self.get(Field::TtftP95).filter(|p95| *p95 >= ttft));
        for (part, _) in PARTS {
            self.set(part, None);
        }
    }

    /// As [`Profile::with`], but with the nearest value that the field allows. Also gives the error, if the value was
    /// not allowed. NaN changes nothing.
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

    /// This profile without an optional field: with the script's thinking, the task's context, a TTFT without spread,
    /// or without drafts, blocks or stalls. Required fields stay.
    pub fn without(mut self, field: Field) -> Self {
        let optional = [Field::Think, Field::TtftP95, Field::Context, Field::Draft, Field::Block, Field::Stall];
        if optional.contains(&field) {
            self.set(field, None);
        }
        for (of, companion, _) in COMPANIONS {
            if field == of {
                self.set(companion, None);
            }
        }
        self
    }

    /// Every field the profile has, with its value, in the order of [`Field::ALL`].
    pub fn fields(&self) -> impl Iterator<Item = (Field, f64)> + '_ {
        Field::ALL.into_iter().filter_map(|field| Some((field, self.get(field)?)))
    }
}
