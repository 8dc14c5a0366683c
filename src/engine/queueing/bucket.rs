//! A rate limit.

use crate::engine::bounds::{above_zero, all};

/// A token bucket: it holds up to `capacity`, refills at `rate`, and a request takes its cost out of it, or waits until
/// that much is there. Requests are let through in their order. Cost, capacity and rate count the same thing: requests,
/// or tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TokenBucket {
    rate: f64,
    capacity: f64,
}

impl TokenBucket {
    /// A limit per second, and how much may come at once. `None` unless both are above 0 and finite.
    pub fn new(rate: f64, capacity: f64) -> Option<Self> {
        all([rate, capacity], above_zero).map(|[rate, capacity]| Self { rate, capacity })
    }

    /// As a service states it: so many per minute, all of which may come at once.
    pub fn per_minute(limit: f64) -> Option<Self> {
        Self::new(limit / 60.0, limit)
    }

    /// How long the last of `n` equal requests waits that come at once to a full bucket, seconds: `(n cost -
    /// capacity)/rate`, from 0. `None` if one of them can never be let through: it costs more than the capacity, or its
    /// cost is no number from 0.
    pub fn burst(self, n: u32, cost: f64) -> Option<f64> {
        let wait = ((f64::from(n) * cost - self.capacity) / self.rate).max(0.0);
        (self.admits(cost) && wait.is_finite()).then_some(wait)
    }

    /// How long each of these requests waits, seconds. Each has the time at which it comes, seconds, and its cost; the
    /// bucket is full at first. A request that can never be let through has `None` and is turned away; so has one whose
    /// time is no number. They are let through in the order given here.
    pub fn waits(self, requests: impl IntoIterator<Item = (f64, f64)>) -> Vec<Option<f64>> {
        let mut state = State { level: self.capacity, now: None };
        requests.into_iter().map(|(at, cost)| self.wait(&mut state, at, cost)).collect()
    }

    fn admits(self, cost: f64) -> bool {
        (0.0..=self.capacity).contains(&cost)
    }

    fn wait(self, state: &mut State, at: f64, cost: f64) -> Option<f64> {
        if !at.is_finite() || !self.admits(cost) {
            return None;
        }
        // In line behind the one before.
        let last = state.now.unwrap_or(at);
        let turn = at.max(last);
        let level = (state.level + (turn - last) * self.rate).min(self.capacity);
        let missing = ((cost - level) / self.rate).max(0.0);
        let through = turn + missing;
        let wait = through - at;
        if !wait.is_finite() {
            return None;
        }
        *state = State { level: (level - cost).max(0.0), now: Some(through) };
        Some(wait)
    }
}

/// The bucket just after it let a request through.
struct State {
    level: f64,
    /// When; `None` before the first request.
    now: Option<f64>,
}
