//! What was published of a service on two days, at four providers, and for three prices.

use crate::engine::Lognormal;

/// What is known of one series.
pub(super) struct Series {
    /// Its name at its line, a few letters.
    pub short: &'static str,
    /// Its name in the table.
    pub name: &'static str,
    /// Where it is measured, in a sentence.
    pub at: &'static str,
    /// One of its requests, in a sentence.
    pub one: &'static str,
    pub known: Known,
}

/// Published figures.
pub(super) enum Known {
    /// Median and 90th percentile of a time, seconds.
    Times(f64, f64),
    /// A single rate, tokens/s; how it varies is not published.
    Rate(f64),
}

/// Series side by side, the fastest one first.
pub(super) struct Comparison {
    /// What is measured: the vertical axis.
    pub what: &'static str,
    /// Its values and what they do, in a sentence: "half of the … within 2.7 s".
    pub many: &'static str,
    pub series: &'static [Series],
    /// Which one the sentence compares with the first.
    pub against: usize,
    pub source: &'static str,
}

const DAYS: &str = "openai/codex#34064, 2026-07-18: one user’s proxy log of gpt-5.6-sol, read";

pub(super) static COMPARISONS: [Comparison; 4] = [
    Comparison {
        what: "First response",
        many: "first responses come",
        series: &[
            Series {
                short: "Good",
                name: "13 July 2026",
                at: "on the good day",
                one: "the good day’s",
                known: Known::Times(2.7, 19.0),
            },
            Series {
                short: "Bad",
                name: "18 July 2026",
                at: "on the bad one",
                one: "the bad day’s",
                known: Known::Times(11.1, 40.3),
            },
        ],
        against: 1,
        source: DAYS,
    },
    Comparison {
        what: "Whole request",
        many: "requests are done",
        series: &[
            Series {
                short: "Good",
                name: "13 July 2026",
                at: "on the good day",
                one: "the good day’s",
                known: Known::Times(11.4, 38.0),
            },
            Series {
                short: "Bad",
                name: "18 July 2026",
                at: "on the bad one",
                one: "the bad day’s",
                known: Known::Times(20.1, 98.8),
            },
        ],
        against: 1,
        source: DAYS,
    },
    Comparison {
        what: "Writing the answer",
        many: "answers are written",
        series: &[
            Series { short: "AWS", name: "AWS", at: "from AWS", one: "AWS’s", known: Known::Rate(77.8) },
            Series { short: "Google", name: "Google", at: "from Google", one: "Google’s", known: Known::Rate(52.9) },
            Series { short: "Azure", name: "Azure", at: "from Azure", one: "Azure’s", known: Known::Rate(43.4) },
            Series {
                short: "Own",
                name: "Anthropic itself",
                at: "from Anthropic itself",
                one: "Anthropic’s",
                known: Known::Rate(42.7),
            },
        ],
        against: 3,
        source: "treerouter.ai, May 2026, quoting Artificial Analysis: Claude Opus 4.7; secondary",
    },
    Comparison {
        what: "Writing the answer",
        many: "answers are written",
        series: &[
            Series {
                short: "Fast",
                name: "Priority",
                at: "with priority",
                one: "the one with priority",
                known: Known::Rate(38.0),
            },
            Series {
                short: "API",
                name: "Standard",
                at: "with the standard tier",
                one: "the standard one",
                known: Known::Rate(33.4),
            },
            Series {
                short: "Plan",
                name: "Subscription",
                at: "by subscription",
                one: "the subscription’s",
                known: Known::Rate(16.4),
            },
        ],
        against: 1,
        source: "openai/codex#30539, 2026-06-29: GPT-5.5, one user, with the measuring script",
    },
];

impl Known {
    /// The distribution of a time; the time of so many tokens for a rate, which varies by so much.
    pub fn times(&self, tokens: f64, cv: f64) -> Option<Lognormal> {
        match self {
            Self::Times(p50, p90) => Lognormal::from_p50_p90(*p50, *p90),
            Self::Rate(rate) => Lognormal::from_mean_cv(1.0, cv)
                .and_then(|spread| Lognormal::new(libm::log(tokens / rate), spread.sigma())),
        }
    }
}
