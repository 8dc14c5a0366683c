//! How a model behind a service delivers.

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

    /// The time that so many tokens take, which may be no whole number of them.
    pub fn time_for(self, tokens: f64) -> Nanos {
        Nanos::from_seconds(tokens / self.0)
    }
}

/// How a model behind a service delivers. Valid by construction: it changes through [`Profile::with`] alone.
///
/// Values by field; `None` where the profile has none. A wait is given as a whole or in parts, never both, and there is
/// a draft or a block, never both: what a [`FirstToken`] and a [`Writing`] say is read off here.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile([Option<f64>; Field::ALL.len()]);

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
        /// How the request reaches the service.
        connection: Connection,
        /// One round trip; the connection says how many there are.
        rtt: Nanos,
        /// Waiting before the model reads.
        queue: Nanos,
        /// Reading the context.
        prefill: TokensPerSecond,
        /// Tokens of it, instead of the plan's.
        context: Option<u32>,
        /// The share of them that costs less than new ones, and how much of a new one each of those costs.
        cached: (f64, f64),
    },
}

/// In what portions a model writes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Writing {
    /// One token after the other.
    Tokens,
    /// Speculative decoding (Leviathan and others 2023): a step writes what is accepted of `draft` guesses, and one
    /// token more. Each guess after an accepted one is accepted with probability `accept`.
    Drafts {
        /// Tokens guessed at a time; γ in the paper.
        draft: NonZeroU32,
        /// α in the paper.
        accept: f64,
    },
    /// Whole blocks, the first one too, as diffusion models do.
    Blocks(NonZeroU32),
}

impl Writing {
    /// Tokens a step writes in the mean; of a draft (1 - α^(γ + 1)) / (1 - α).
    pub fn mean(self) -> f64 {
        match self {
            Self::Tokens => 1.0,
            // As the sum that the closed form stands for: it holds for α = 1 too.
            Self::Drafts { draft, accept } => (0..draft.get()).fold(1.0, |sum, _| sum * accept + 1.0),
            Self::Blocks(tokens) => f64::from(tokens.get()),
        }
    }
}

/// What a profile has of the parts of a wait until they are set: they add up as Codex's TTFT did in public traces
/// (TraceLab): 1.40 s and 8.1 µs a token of context. Of the 1.40 s, 80 ms are assumed to be the round trip. What a
/// cached token costs is the least by which OpenAI's cookbook says that a cache can shorten a TTFT, 80 %.
const PARTS: [(Field, Option<f64>); 7] = [
    (Field::Connection, Some(0.0)),
    (Field::Rtt, Some(0.08)),
    (Field::Queue, Some(1.32)),
    (Field::Prefill, Some(123_456.79)),
    (Field::Context, None),
    (Field::Cached, Some(0.0)),
    (Field::CachedCost, Some(0.2)),
];

/// What `custom` starts as in a link: TTFT 1 s, 100 tokens/s, steady, token by token, without thinking.
const CUSTOM: [(Field, f64); 6] = [
    (Field::Rate, 100.0),
    (Field::Ttft, 1.0),
    (Field::Jitter, 0.0),
    (Field::Chunk, 1.0),
    (Field::Flush, 0.0),
    (Field::Think, 0.0),
];

/// What comes with a field that means nothing alone, until it is set: an acceptance in the middle of what is reported
/// of drafts (0.6 to 0.9), and an assumed time between stalls.
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

    /// A value that every profile has, or none: then zero, which no caller can see.
    fn value(&self, field: Field) -> f64 {
        self.get(field).unwrap_or_default()
    }

    fn span(&self, field: Field) -> Nanos {
        Nanos::from_seconds(self.value(field))
    }

    /// A field's value, in its unit; `None` where the profile has none (the script's thinking, the task's context, the
    /// parts of a TTFT that is given as a whole).
    pub const fn get(&self, field: Field) -> Option<f64> {
        self.0[field as usize]
    }

    /// Whether the wait for the first token is given as a whole.
    pub const fn has_given_wait(&self) -> bool {
        self.get(Field::Ttft).is_some()
    }

    /// What the wait for the first token is made of.
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

    /// In what portions the model writes.
    pub fn writing(&self) -> Writing {
        let tokens = |field| NonZeroU32::new(self.value(field) as u32);
        match (tokens(Field::Draft), tokens(Field::Block)) {
            (Some(draft), _) => Writing::Drafts { draft, accept: self.value(Field::Accept) },
            (None, Some(block)) => Writing::Blocks(block),
            (None, None) => Writing::Tokens,
        }
    }

    /// Tokens a second, once the first has come, without stalls.
    pub fn rate(&self) -> TokensPerSecond {
        TokensPerSecond(self.value(Field::Rate))
    }

    /// Coefficient of variation of the gaps; 0 is steady.
    pub fn jitter(&self) -> f64 {
        self.value(Field::Jitter)
    }

    /// Tokens a chunk, at least.
    pub fn chunk(&self) -> NonZeroU32 {
        NonZeroU32::new(self.value(Field::Chunk) as u32).unwrap_or(NonZeroU32::MIN)
    }

    /// The flush window; zero for none.
    pub fn flush(&self) -> Nanos {
        self.span(Field::Flush)
    }

    /// Thinking tokens before the text; `None` for the script's.
    pub fn think(&self) -> Option<u32> {
        self.get(Field::Think).map(|tokens| tokens as u32)
    }

    /// How long a stall lasts, and the mean time of writing between stalls; `None` without stalls.
    pub fn stalls(&self) -> Option<(Nanos, Nanos)> {
        let stall = self.span(Field::Stall);
        (stall > Nanos::ZERO).then(|| (stall, self.span(Field::StallEvery)))
    }

    /// This profile with another value of a field. A TTFT replaces its parts, a part replaces a TTFT; a draft replaces
    /// a block, and a block a draft.
    ///
    /// # Errors
    /// Where the field does not allow the value.
    pub fn with(mut self, field: Field, value: f64) -> Result<Self, OutOfRange> {
        let value = field.check(value)?;
        if field == Field::TtftP95 {
            // A spread needs a median: the one a custom profile has, as far as there is room for it.
            let median = self.get(Field::Ttft).unwrap_or(value.min(1.0));
            if value < median {
                return Err(OutOfRange { field, value, range: median..=*field.range().end() });
            }
            self.give_wait(median);
        }
        match field {
            Field::Ttft => self.give_wait(value),
            // None of the other, said as such where it was there: a link must be able to say so of a preset with blocks.
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

    /// Gives the wait as a whole, with its spread as far as that still holds.
    fn give_wait(&mut self, ttft: f64) {
        self.set(Field::Ttft, Some(ttft));
        self.set(Field::TtftP95, self.get(Field::TtftP95).filter(|p95| *p95 >= ttft));
        for (part, _) in PARTS {
            self.set(part, None);
        }
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

    /// This profile without what a field adds: the script's own thinking, the task's own context, a TTFT without spread,
    /// writing without drafts, blocks or stalls. Fields that a profile cannot be without stay.
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
