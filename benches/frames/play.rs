//! Plays one run of one setting, on the app or on the floor, in its own browser.

use crate::harness::{Answer, Page, in_chromium};
use crate::memory;
use crate::setting::{Setting, TTFT};
use crate::task::{DIGITS, EVERY, PREFIX, Task};
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;

const OBSERVER: &str = include_str!("observer.js");

const FLOOR: &str = include_str!("floor.html");

/// A pause before and after a run, so that work outside the run does not count.
const PAUSE: Duration = Duration::from_millis(500);

/// The page that shows the text.
pub enum Side {
    App,
    /// The floor, with panes where the app had them.
    Floor {
        panes: Value,
    },
}

/// The result of a run.
pub struct Run {
    pub seen: Seen,
    /// How long the main thread was busy from Play to the end, in milliseconds: wall time and CPU time.
    pub main_ms: f64,
    pub cpu_ms: f64,
    /// The renderer's own memory after the run, if the system tells it.
    pub memory: Option<f64>,
    /// Where the panes are.
    pub panes: Value,
}

/// The observer's records. Times are in the page's milliseconds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    /// The time of the request to play.
    pub origin: f64,
    /// Each frame: its time, the start and end of its work, and the last marker of each lane.
    pub frames: Vec<Vec<f64>>,
    /// Start and length of each task over 50 ms.
    pub long_tasks: Vec<[f64; 2]>,
    /// The app's figures for each lane; `None` for a lane that it did not measure.
    pub rendered: Option<Vec<Option<Rendered>>>,
    /// For each lane, the number of arrivals and the times of the first and the last.
    pub ends: Option<Vec<(usize, f64, f64)>>,
}

/// `rendered` of a lane in the app's report.
#[derive(Deserialize)]
pub struct Rendered {
    pub frames: f64,
    pub dropped: f64,
    pub late_p50: f64,
    pub late_p99: f64,
}

/// Plays a setting on one side, starting this many milliseconds after a frame.
pub fn play(setting: &Setting, task: &Task, side: &Side, after: f64) -> Run {
    let mut run = None;
    in_chromium(async |page| {
        open(page, setting, task, side).await;
        run = Some(watch(page, setting, side, after).await);
    });
    run.unwrap()
}

async fn open(page: &Page, setting: &Setting, task: &Task, side: &Side) {
    let id = task.id(setting.tokens);
    page.answer(&format!("scenarios/{id}.json"), Answer::Text("application/json", task.first(setting.tokens)));
    match side {
        Side::App => {
            page.visit_beside(&setting.fragment(&id)).await;
            page.until_usable().await;
        }
        Side::Floor { panes } => {
            page.answer("floor.html", Answer::Text("text/html; charset=utf-8", FLOOR.to_owned()));
            page.visit_beside("floor.html").await;
            let with = json!([{ "scenario": id, "panes": panes, "rate": setting.rate, "ttft": TTFT }]);
            page.js::<Value>("prepare(arguments[0])", with).await;
            page.until("the floor is ready", async || page.js("return !!window.prepared", json!([])).await).await;
        }
    }
}

async fn watch(page: &Page, setting: &Setting, side: &Side, after: f64) -> Run {
    let what = json!([{ "prefix": PREFIX, "digits": DIGITS, "last": setting.tokens / EVERY }]);
    page.js::<Value>(OBSERVER, what).await;
    page.cdp("Performance.enable", json!({})).await;
    tokio::time::sleep(PAUSE).await;
    let before = page.cdp("Performance.getMetrics", json!({})).await;
    page.js::<Value>("bench.play(arguments[0])", json!([after])).await;
    // Do not ask before the run should be over: each question is work for the page.
    tokio::time::sleep(Duration::from_secs_f64(setting.due(setting.tokens)) + PAUSE).await;
    page.until("the run is over", async || page.js("return bench.seen.done", json!([])).await).await;
    let after = page.cdp("Performance.getMetrics", json!({})).await;
    let spent = |name| 1e3 * (metric(&after, name) - metric(&before, name));
    let (main_ms, cpu_ms) = (spent("TaskDuration"), spent("ThreadTime"));
    page.cdp("HeapProfiler.collectGarbage", json!({})).await;
    let memory = memory::renderer();
    if matches!(side, Side::App) {
        page.js::<Value>("bench.ask()", json!([])).await;
        page.until("the app has reported", async || page.js("return !!bench.seen.rendered", json!([])).await).await;
    }
    let seen = page.js("return bench.seen", json!([])).await;
    let panes = "return [...document.querySelectorAll('[data-output]')].map((output) => { \
        const { x, y, width, height } = output.closest('.pane').getBoundingClientRect(); return { x, y, width, height } })";
    Run { seen, main_ms, cpu_ms, memory, panes: page.js(panes, json!([])).await }
}

/// One of the browser's own counters.
pub fn metric(metrics: &Value, name: &str) -> f64 {
    let all = metrics["metrics"].as_array().expect("metrics are a list");
    let found = all.iter().find(|metric| metric["name"] == name);
    found.and_then(|metric| metric["value"].as_f64()).unwrap_or_else(|| panic!("the browser counts {name}"))
}
