//! The messages between the playground and the page around it, or its own window if nothing embeds it.

use super::Page;
use serde_json::{Value, json};

impl Page {
    /// From now on the window keeps the playground's messages.
    pub(super) async fn collect_messages(&self) {
        let script = "window.told ??= []; window.addEventListener('message', ({ data }) => { \
            if (data?.from === 'hare-and-tortoise') window.told.push({ ...data, wall: performance.now() }) })";
        self.js::<Value>(script, json!([])).await;
    }

    /// The playground's messages so far, each with the wall time of its arrival, in milliseconds.
    pub async fn told(&self) -> Vec<Value> {
        self.js("return window.told", json!([])).await
    }

    /// The messages of one kind.
    pub async fn told_of(&self, kind: &str) -> Vec<Value> {
        self.js("return window.told.filter(({ type }) => type === arguments[0])", json!([kind])).await
    }

    /// The number of messages of one kind.
    async fn n_told_of(&self, kind: &str) -> usize {
        self.js("return window.told.filter(({ type }) => type === arguments[0]).length", json!([kind])).await
    }

    /// Sends a command to the playground in this window.
    pub async fn command(&self, kind: &str, with: Value) {
        let mut message = json!({ "to": "hare-and-tortoise", "type": kind });
        for (key, value) in with.as_object().expect("a command has named fields") {
            message[key] = value.clone();
        }
        self.js::<Value>("window.postMessage(arguments[0], '*')", json!([message])).await;
    }

    /// The state of the run, as the playground told it last.
    pub async fn state(&self) -> Value {
        self.js("return window.told.findLast(({ type }) => type === 'state') ?? null", json!([])).await
    }

    /// Waits until the run has a status.
    pub async fn until_status(&self, status: &str) {
        self.until(status, async || self.state().await["status"] == status).await;
    }

    /// The report on the run, as the playground gives it on request.
    pub async fn report(&self) -> Value {
        let before = self.n_told_of("report").await;
        self.command("report", json!({})).await;
        self.until("a report came", async || self.n_told_of("report").await > before).await;
        let first = "return window.told.filter(({ type }) => type === 'report')[arguments[0]].report";
        self.js(first, json!([before])).await
    }

    /// Moves the playhead, in simulated seconds, and waits until it is there.
    pub async fn seek(&self, seconds: f64) {
        let before = self.n_told_of("state").await;
        self.command("seek", json!({ "seconds": seconds })).await;
        self.until("the playhead was put", async || self.n_told_of("state").await > before).await;
    }
}
