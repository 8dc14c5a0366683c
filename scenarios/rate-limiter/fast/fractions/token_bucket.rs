use std::time::Duration;

/// Parts of a token: a nanosecond earns `per_second` of them.
const PARTS: u128 = 1_000_000_000;

/// A token bucket rate limiter.
///
/// The bucket starts full and is refilled at a steady rate, up to its
/// capacity. The current time is passed in by the caller, so the limiter
/// can be tested without sleeping.
#[derive(Debug)]
pub struct TokenBucket {
    /// The most tokens the bucket can hold.
    capacity: u64,
    /// Tokens added per second.
    per_second: u64,
    /// Tokens in the bucket right now.
    tokens: u64,
    /// Parts of the next token, earned but not yet whole.
    parts: u128,
    /// When the bucket was last refilled.
    last_refill: Duration,
}

impl TokenBucket {
    /// Creates a bucket that starts full.
    pub fn new(capacity: u32, per_second: u32) -> Self {
        Self {
            capacity: u64::from(capacity),
            per_second: u64::from(per_second),
            tokens: u64::from(capacity),
            parts: 0,
            last_refill: Duration::ZERO,
        }
    }

    /// Tries to take `n` tokens.
    ///
    /// Returns `true` if they were taken, or `false` if there are not
    /// enough, in which case nothing is taken.
    pub fn try_acquire(&mut self, n: u32, now: Duration) -> bool {
        self.refill(now);
        let n = u64::from(n);
        if self.tokens < n {
            return false;
        }
        self.tokens -= n;
        true
    }

    /// Adds the tokens earned since the last refill.
    fn refill(&mut self, now: Duration) {
        // The clock may go backwards: ignore it until it has caught up.
        if now <= self.last_refill {
            return;
        }
        let elapsed = now - self.last_refill;

        // Count in parts, and keep those that do not make a whole token.
        let parts = self.parts + elapsed.as_nanos() * u128::from(self.per_second);
        let tokens = u128::from(self.tokens) + parts / PARTS;

        if tokens < u128::from(self.capacity) {
            self.tokens = tokens as u64;
            self.parts = parts % PARTS;
        } else {
            // A full bucket earns nothing more, not even parts.
            self.tokens = self.capacity;
            self.parts = 0;
        }
        self.last_refill = now;
    }
}
