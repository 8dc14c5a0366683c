//! A token bucket that counts in whole numbers, so that nothing is lost to rounding.

use std::time::Duration;

/// Credit for one token. At one token a second, a nanosecond earns a credit of one.
const TOKEN: u128 = 1_000_000_000;

/// Grants `per_second` tokens a second, and at most `capacity` at once.
#[derive(Clone, Debug)]
pub struct TokenBucket {
    capacity: u128,
    per_second: u128,
    credit: u128,
    latest: Duration,
}

impl TokenBucket {
    /// A full bucket.
    pub fn new(capacity: u32, per_second: u32) -> Self {
        let capacity = u128::from(capacity) * TOKEN;
        Self { capacity, per_second: per_second.into(), credit: capacity, latest: Duration::ZERO }
    }

    /// Takes `n` tokens; takes none and returns false if there are fewer.
    pub fn try_acquire(&mut self, n: u32, now: Duration) -> bool {
        self.refill(now);
        let cost = u128::from(n) * TOKEN;
        let granted = cost <= self.credit;
        if granted {
            self.credit -= cost;
        }
        granted
    }

    fn refill(&mut self, now: Duration) {
        // A clock that steps back earns nothing, and the time it repeats is not paid twice.
        let elapsed = now.saturating_sub(self.latest);
        self.latest = self.latest.max(now);
        // Cannot overflow: fewer than 2^94 nanoseconds, times a rate below 2^32.
        let earned = elapsed.as_nanos() * self.per_second;
        self.credit = self.capacity.min(self.credit + earned);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_every_millisecond_loses_nothing() {
        let mut bucket = TokenBucket::new(2, 3);
        let calls = (0..=1_000).map(Duration::from_millis);
        let granted = calls.filter(|now| bucket.try_acquire(1, *now)).count();
        assert_eq!(granted, 2 + 3);
    }
}
