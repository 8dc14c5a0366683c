use std::time::Duration;

/// How long to wait between attempts.
pub struct Backoff {
    pub base: Duration,
    pub max: Duration,
}

impl Backoff {
    /// How long to wait before an attempt: doubled each time, at most `max`.
    pub fn delay(&self, attempt: u32) -> Duration {
        self.base.saturating_mul(1 << attempt.min(16)).min(self.max)
    }
}
