use std::time::Duration;

/// How long to wait before an attempt: doubled each time, at most `max`.
pub fn backoff(attempt: u32, base: Duration, max: Duration) -> Duration {
    base.saturating_mul(1 << attempt.min(16)).min(max)
}
