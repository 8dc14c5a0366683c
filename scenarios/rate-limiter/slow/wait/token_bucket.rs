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

    /// How long to wait from `now` until `n` tokens are there; `None` if they never will be.
    pub fn wait_for(&mut self, n: u32, now: Duration) -> Option<Duration> {
        self.refill(now);
        let missing = (u128::from(n) * TOKEN).saturating_sub(self.credit);
        if missing == 0 {
            return Some(Duration::ZERO);
        }
        if missing + self.credit > self.capacity || self.per_second == 0 {
            return None;
        }
        // Rounded up: a nanosecond earlier the last credit would be missing.
        let earning = u64::try_from(missing.div_ceil(self.per_second)).ok()?;
        // Where the clock has stepped back, nothing is earned until it has caught up.
        Some(self.latest.saturating_sub(now) + Duration::from_nanos(earning))
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

    #[test]
    fn waiting_is_enough_and_no_longer_than_needed() {
        let mut bucket = TokenBucket::new(1, 3);
        assert!(bucket.try_acquire(1, Duration::ZERO));
        let wait = bucket.wait_for(1, Duration::ZERO).unwrap();
        assert!(!bucket.try_acquire(1, wait - Duration::from_nanos(1)));
        assert!(bucket.try_acquire(1, wait));
    }
}
