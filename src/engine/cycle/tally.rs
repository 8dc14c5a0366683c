//! Statistics of many sessions.

use super::{Outcome, Setting};
use crate::engine::order;
use crate::engine::percentile::Rule;

/// Sessions of one policy, counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Seconds to done, in the order of counting.
    times: Vec<f64>,
    /// The sum of the squares of them.
    squares: f64,
    attention: f64,
    cost: f64,
    turns: u64,
    escaped: u32,
    unfinished: u32,
}

impl Tally {
    /// Counts a session.
    pub fn count(&mut self, outcome: &Outcome, setting: &Setting) {
        let time = outcome.wall.seconds();
        self.times.push(time);
        self.squares += time * time;
        self.attention += outcome.attention().seconds();
        self.cost += outcome.cost(setting);
        self.turns += u64::from(outcome.turns);
        self.escaped += u32::from(outcome.escaped);
        self.unfinished += u32::from(!outcome.done);
    }

    /// How many were counted.
    pub fn sessions(&self) -> usize {
        self.times.len()
    }

    fn mean_of(&self, sum: f64) -> f64 {
        sum / self.times.len().max(1) as f64
    }

    /// Mean seconds to done.
    pub fn mean(&self) -> f64 {
        self.mean_of(self.times.iter().sum())
    }

    /// The standard deviation of the seconds to done.
    pub fn deviation(&self) -> f64 {
        let mean = self.mean();
        libm::sqrt((self.mean_of(self.squares) - mean * mean).max(0.0))
    }

    /// The standard error of the mean, seconds.
    pub fn error(&self) -> f64 {
        self.deviation() / libm::sqrt(self.times.len().max(1) as f64)
    }

    /// Mean seconds of attention.
    pub fn attention(&self) -> f64 {
        self.mean_of(self.attention)
    }

    /// Mean cost in seconds, escaped defects and useful time away included.
    pub fn cost(&self) -> f64 {
        self.mean_of(self.cost)
    }

    /// Mean turns.
    pub fn turns(&self) -> f64 {
        self.mean_of(self.turns as f64)
    }

    /// The share of sessions that accepted something wrong.
    pub fn escape(&self) -> f64 {
        self.mean_of(f64::from(self.escaped))
    }

    /// Sessions that did not end.
    pub fn unfinished(&self) -> u32 {
        self.unfinished
    }

    /// Seconds to done, in the order of counting.
    pub fn times(&self) -> &[f64] {
        &self.times
    }

    /// Quantiles of the seconds to done, for these shares of the sessions.
    pub fn quantiles<const N: usize>(&self, shares: [f64; N]) -> [f64; N] {
        let mut sorted = self.times.clone();
        order::rising(&mut sorted);
        shares.map(|share| Rule::Linear.of(&sorted, share).unwrap_or_default())
    }
}
