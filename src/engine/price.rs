//! What a task costs in money: US dollars, from prices per million tokens. A price that is not published stays unknown,
//! and so does every cost that needs it.

use super::bounds::{all, finite, not_negative, share};
use super::cycle::Evidence;

/// Prices in US dollars per million tokens; `None` where there is no public one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Prices {
    /// Of input that is not cached.
    pub input: Option<f64>,
    /// Of input from the cache.
    pub cached: Option<f64>,
    /// Of output, thinking included.
    pub output: Option<f64>,
}

/// Tokens, by what they are billed as.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Usage {
    /// Input that is not cached.
    pub input: f64,
    /// Input from the cache.
    pub cached: f64,
    /// Output, thinking included.
    pub output: f64,
}

impl Usage {
    /// All tokens; `None` if a number is negative or no number.
    pub fn tokens(&self) -> Option<f64> {
        finite(all([self.input, self.cached, self.output], not_negative)?.iter().sum())
    }

    /// So many times as much.
    pub fn times(self, n: f64) -> Self {
        Self { input: n * self.input, cached: n * self.cached, output: n * self.output }
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self { input: self.input + other.input, cached: self.cached + other.cached, output: self.output + other.output }
    }
}

impl Prices {
    /// None of them is public.
    pub const UNKNOWN: Self = Self { input: None, cached: None, output: None };

    /// What these tokens cost, dollars. `None` if the price of tokens that are used is unknown.
    pub fn cost(&self, usage: Usage) -> Option<f64> {
        usage.tokens()?;
        let kinds = [(usage.input, self.input), (usage.cached, self.cached), (usage.output, self.output)];
        let cost = kinds.iter().try_fold(0.0, |sum, (tokens, price)| {
            let price = if *tokens > 0.0 { not_negative((*price)?)? } else { 0.0 };
            Some(sum + tokens * price / 1e6)
        });
        finite(cost?)
    }
}

/// Requests that are cancelled before they are done, as those that lose a race.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cancelled {
    /// The model's prices.
    pub prices: Prices,
    /// The tokens of a whole request.
    pub usage: Usage,
    /// How many are cancelled in a task; a mean need not be whole.
    pub requests: f64,
    /// The share of the output that has been written by then, 0 to 1. All of the input has been read.
    pub written: f64,
}

/// A task of several turns with one model.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The model's prices.
    pub prices: Prices,
    /// The tokens of a turn, all of its calls together.
    pub turn: Usage,
    /// Turns until one is accepted, at least 1; a mean need not be whole.
    pub turns: f64,
    /// What is cancelled besides.
    pub cancelled: Vec<Cancelled>,
}

/// What a task costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bill {
    /// All tokens.
    pub tokens: f64,
    /// Of those: tokens of rejected turns.
    pub rejected: f64,
    /// Of those: tokens of cancelled requests.
    pub cancelled: f64,
    /// The price of all of it, dollars; `None` if a price is unknown.
    pub price: Option<f64>,
    /// Of that: for rejected turns, dollars.
    pub rejected_price: Option<f64>,
    /// Of that: for cancelled requests, dollars.
    pub cancelled_price: Option<f64>,
}

impl Bill {
    /// Tokens that came to nothing.
    pub fn wasted(&self) -> f64 {
        self.rejected + self.cancelled
    }

    /// What they cost, dollars; `None` if a price is unknown.
    pub fn wasted_price(&self) -> Option<f64> {
        Some(self.rejected_price? + self.cancelled_price?)
    }
}

impl Task {
    /// What it costs: tokens always, money where the prices are known. `None` if a number is negative or no number.
    pub fn bill(&self) -> Option<Bill> {
        let rejected = self.turn.times(finite(self.turns).filter(|turns| *turns >= 1.0)? - 1.0);
        let (accepted, rejected_tokens) = (self.turn.tokens()?, rejected.tokens()?);
        let (mut cancelled, mut cancelled_price) = (0.0, Some(0.0));
        for one in &self.cancelled {
            let part = Usage { output: one.usage.output * share(one.written)?, ..one.usage };
            let part = part.times(not_negative(one.requests)?);
            cancelled += part.tokens()?;
            cancelled_price = cancelled_price.zip(one.prices.cost(part)).map(|(sum, price)| sum + price);
        }
        let rejected_price = self.prices.cost(rejected);
        let price = [self.prices.cost(self.turn), rejected_price, cancelled_price];
        let price = price.into_iter().try_fold(0.0, |sum, price| Some(sum + price?));
        let tokens = finite(accepted + rejected_tokens + cancelled)?;
        Some(Bill { tokens, rejected: rejected_tokens, cancelled, price, rejected_price, cancelled_price })
    }
}

/// Published prices of a model.
#[derive(Debug, PartialEq)]
pub struct Published {
    /// The model.
    pub model: &'static str,
    /// Its prices.
    pub prices: Prices,
    /// Where they stand, or that there are none.
    pub source: &'static str,
    /// When they were published, or checked.
    pub date: &'static str,
    /// How far they can be trusted.
    pub evidence: Evidence,
}

/// Published prices; a model whose prices are not public has none.
pub static PUBLISHED: [Published; 4] = [
    Published {
        model: "GPT-5.3-Codex",
        prices: Prices { input: Some(1.75), cached: Some(0.175), output: Some(14.0) },
        source: "GitHub Copilot's table of models and prices",
        date: "checked 2026-11-20",
        evidence: Evidence::Published,
    },
    Published {
        model: "Codex-Spark",
        prices: Prices::UNKNOWN,
        source: "No public price: a research preview for ChatGPT Pro, without an API. Values that others give contradict each other",
        date: "checked 2026-11-20",
        evidence: Evidence::Secondary,
    },
    Published {
        model: "GPT-5.6 Sol",
        prices: Prices { input: Some(5.0), cached: None, output: Some(30.0) },
        source: "OpenAI, as reported by The Decoder and others; the price of cached input was not found",
        date: "2026-06-26",
        evidence: Evidence::Secondary,
    },
    Published {
        model: "GPT-5.6 Sol on Cerebras",
        prices: Prices::UNKNOWN,
        source: "No public price: OpenAI did not state one, as reported by The Decoder and others",
        date: "2026-06-26",
        evidence: Evidence::Secondary,
    },
];

/// A fast mode that is sold at a multiple of a price.
#[derive(Debug, PartialEq)]
pub struct Premium {
    /// The model and its mode.
    pub model: &'static str,
    /// How many times the price.
    pub price: f64,
    /// How many times the tokens per second.
    pub speed: f64,
    /// Where it stands.
    pub source: &'static str,
    /// When it was published.
    pub date: &'static str,
}

/// Fast modes with both numbers published; secondary sources.
pub static PREMIUMS: [Premium; 2] = [
    Premium {
        model: "Claude Opus 4.7, fast mode",
        price: 6.0,
        speed: 2.5,
        source: "treerouter.ai, after Artificial Analysis",
        date: "2026-05",
    },
    Premium {
        model: "Xiaomi MiMo-V2.5-Pro UltraSpeed",
        price: 3.0,
        speed: 10.0,
        source: "thebrief.news, chatforest.com, neuronad.com; the vendor's figures",
        date: "2026-06-08",
    },
];
