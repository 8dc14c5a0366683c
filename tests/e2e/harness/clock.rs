//! Sets the page's clock forward, so that tests need not wait.

use super::Page;
use serde_json::{Value, json};

/// Sets the clock forward by this many seconds.
const FORWARD: &str = "const own = performance.now.bind(performance), ahead = 1e3 * arguments[0]; \
    performance.now = () => own() + ahead";

impl Page {
    /// From now on the clock is this many seconds later.
    pub async fn put_clock_forward(&self, seconds: f64) {
        self.js::<Value>(FORWARD, json!([seconds])).await;
    }

    /// The clock is later when the tab becomes visible again, before the page is told.
    pub async fn put_clock_forward_out_of_sight(&self, seconds: f64) {
        let back = format!(
            "const forward = (...arguments) => {{ {FORWARD} }}; const seconds = arguments[0]; \
             addEventListener('visibilitychange', () => document.hidden || forward(seconds), true)"
        );
        self.js::<Value>(&back, json!([seconds])).await;
    }
}
