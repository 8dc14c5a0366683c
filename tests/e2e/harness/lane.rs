//! Reads the contents of a lane.

use super::Page;
use serde_json::json;

impl Page {
    /// Its text so far.
    pub async fn output(&self, lane: usize) -> String {
        let script = "return document.querySelector(`[data-lane='${arguments[0]}'] [data-output]`).textContent";
        self.js(script, json!([lane])).await
    }

    /// How many stacks of lines the browser may skip while they are out of sight, and how many of those are laid out.
    pub async fn settled(&self) -> [usize; 2] {
        let script = "const settled = [...document.querySelectorAll('.settled')]; \
            return [settled.length, settled.filter((stack) => \
                stack.firstElementChild.checkVisibility({ contentVisibilityAuto: true })).length]";
        self.js(script, json!([])).await
    }

    /// A figure of its read-out, by title.
    pub async fn figure(&self, lane: usize, title: &str) -> String {
        let script = "return [...document.querySelectorAll(`[data-lane='${arguments[0]}'] dt`)]\
            .find(dt => dt.textContent === arguments[1]).nextElementSibling.textContent";
        self.js(script, json!([lane, title])).await
    }

    /// The lanes' names, in order.
    pub async fn lanes(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('[data-lane]')]\
            .sort((a, b) => a.dataset.lane - b.dataset.lane).map(lane => lane.getAttribute('aria-label'))";
        self.js(script, json!([])).await
    }
}
