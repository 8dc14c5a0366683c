//! Sessions in tests: a task of the tests' own, quick models, and the state of the session.

use super::{Answer, Page};
use serde_json::{Value, json};
use std::sync::atomic::Ordering::Relaxed;

/// Models that finish in a moment, and a task with every feature of the format.
pub const QUICK: &str = "#/iterate?scenario=own&slow.rate=4000&slow.ttft=0.05&fast.rate=8000&fast.ttft=0.02&seed=3";

/// A task to write a page in two turns, with either model; the slow one runs the checks itself.
pub fn task(id: &str) -> Value {
    let page = "<!doctype html><html><head><style>p { color: green }</style></head><body><p>Hello</p></body></html>\n";
    let turns = |slow: bool| {
        let mut first = vec![
            json!({ "think": 10 }),
            json!({ "say": "I write it. " }),
            json!({ "answer": page, "file": "page.html" }),
        ];
        if slow {
            first.push(
                json!({ "tool": "check", "input": "page.html", "seconds": 0.05, "output_tokens": 5, "checks": true }),
            );
        }
        json!([
            { "id": "first", "prompt": "Write a page that says hello.", "steps": first,
              "checks": [{ "name": "says_hello", "pass": true, "seconds": 0.05 }, { "name": "has_a_heading", "pass": false, "seconds": 0.05 }],
              "problems": [
                { "text": "It has no heading.", "real": true, "next": "heading" },
                { "text": "It does not say hello.", "real": false, "reply": [{ "say": "It does, in the first line." }] },
              ] },
            { "id": "heading", "prompt": "Add a heading.",
              "steps": [{ "answer": "<body><h1>Hi</h1>", "file": "page.html", "replaces": "<body>" }],
              "checks": [{ "name": "says_hello", "pass": true, "seconds": 0.05 }, { "name": "has_a_heading", "pass": true, "seconds": 0.05 }],
              "problems": [] },
        ])
    };
    json!({ "version": 1, "id": id, "title": "A page that says hello", "artifact": "html", "context_tokens": 100,
        "scripts": { "slow": turns(true), "fast": turns(false) } })
}

impl Page {
    /// In this journey the page may keep sessions, answers and drafts in the browser.
    pub fn may_keep(&self) {
        self.may_keep_sessions.store(true, Relaxed);
    }

    /// Opens the iterate screen with the tests' own task, and waits until a session can begin.
    pub async fn open_iterate(&self, keys: &str) {
        self.answer("own.json", Answer::Text("application/json", task("own").to_string()));
        self.may_keep();
        self.visit(&format!("{QUICK}{keys}")).await;
        self.until_can_start().await;
    }

    /// Chooses a file of the person's own, as the browser's dialog would.
    pub async fn choose_file(&self, name: &str, text: &str) {
        let script = "const [name, text] = arguments, files = new DataTransfer(); \
            files.items.add(new File([text], name)); const input = document.querySelector('.file'); \
            input.files = files.files; input.dispatchEvent(new Event('change', { bubbles: true }))";
        self.js::<Value>(script, json!([name, text])).await;
    }

    pub async fn until_can_start(&self) {
        let can = "const start = [...document.querySelectorAll('.iterate-setup .run')].at(0); \
            return !!start && start.checkVisibility() && !start.disabled";
        self.until("a session can begin", async || self.js(can, json!([])).await).await;
    }

    /// Reloads the page, and waits until a session can begin.
    pub async fn reload_iterate(&self) {
        self.refresh().await;
        self.until_can_start().await;
    }

    /// Reloads the page, without waiting until a session can begin.
    pub async fn refresh(&self) {
        self.client.refresh().await.unwrap();
    }

    /// Waits until the session is at this stage.
    pub async fn until_stage(&self, stage: &str) {
        let is = "return document.querySelector('.work')?.dataset.stage === arguments[0]";
        self.until(&format!("the session is at {stage}"), async || self.js(is, json!([stage])).await).await;
    }

    /// Sends the suggested prompt, and waits for the answer.
    pub async fn send_and_wait(&self) {
        self.until_stage("writing").await;
        self.button("Send").await.click().await;
        self.until_stage("judging").await;
    }

    /// Raises a problem.
    pub async fn ask_for(&self, problem: &str) {
        self.control("radio", problem).await.click().await;
        self.button("Ask for this").await.click().await;
        self.until_stage("writing").await;
    }

    /// Accepts the answer, and waits for the result.
    pub async fn accept(&self) {
        self.button("Accept it as it is").await.click().await;
        self.until_says("All figures").await;
    }

    /// The figures of the result: the cells of the row with this name.
    pub async fn figures(&self, row: &str) -> Vec<String> {
        let cells = "const row = [...document.querySelectorAll('.all-figures tr')] \
            .find(row => row.cells[0].textContent === arguments[0]); \
            return [...row?.cells ?? []].slice(1).map(cell => cell.textContent)";
        self.js(cells, json!([row])).await
    }
}
