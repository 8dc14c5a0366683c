use std::time::Duration;

/// How long to wait before an attempt: `base`, doubled each time, at most `max`.
#[must_use]
pub fn backoff(attempt: u32, base: Duration, max: Duration) -> Duration {
    base.saturating_mul(1 << attempt.min(16)).min(max)
}
