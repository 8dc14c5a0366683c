//! The page's clock, put forward: so that nobody has to wait for time to pass.

use super::Page;
use serde_json::{Value, json};

/// Puts the clock forward, by so many seconds.
const FORWARD: &str = "const own = performance.now.bind(performance), ahead = 1e3 * arguments[0]; \
    performance.now = () => own() + ahead";

impl Page {
    /// From now on it is later, by so many seconds.
    pub async fn put_clock_forward(&self, seconds: f64) {
        self.js::<Value>(FORWARD, json!([seconds])).await;
    }

    /// It is later once the tab is in sight again, before the page gets to know that.
    pub async fn put_clock_forward_out_of_sight(&self, seconds: f64) {
        let back = format!(
            "const forward = (...arguments) => {{ {FORWARD} }}; const seconds = arguments[0]; \
             addEventListener('visibilitychange', () => document.hidden || forward(seconds), true)"
        );
        self.js::<Value>(&back, json!([seconds])).await;
    }
}
