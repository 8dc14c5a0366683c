//! Whether starting over leaves something behind.

use crate::harness::{Answer, Page, in_chromium};
use crate::play::metric;
use crate::setting::Setting;
use crate::task::Task;
use serde_json::{Value, json};
use std::time::Duration;

const RESTARTS: usize = 20;

/// How long each of the runs lasts before the next one.
const WHILE: Duration = Duration::from_millis(1_500);

/// By how many MB JavaScript's heap and the WebAssembly memory grow in twenty restarts.
pub fn growth(task: &Task) -> f64 {
    let setting = Setting { rate: 10_000, lanes: 4, tokens: task.tokens, off: 0.0, whole: false };
    let mut grown = 0.0;
    in_chromium(async |page| {
        let id = task.id(setting.tokens);
        page.answer(&format!("scenarios/{id}.json"), Answer::Text("application/json", task.first(setting.tokens)));
        page.visit_beside(&setting.fragment(&id)).await;
        page.until_usable().await;
        page.cdp("Performance.enable", json!({})).await;
        // The first ones bring what stays: compiled code, and memory up to what a run needs.
        restart(page, 2).await;
        let before = held(page).await;
        restart(page, RESTARTS).await;
        grown = held(page).await - before;
    });
    grown
}

async fn restart(page: &Page, times: usize) {
    for _ in 0..times {
        page.command("restart", json!({})).await;
        tokio::time::sleep(WHILE).await;
    }
}

/// JavaScript's heap without its garbage, and all memories of WebAssembly, in MB.
async fn held(page: &Page) -> f64 {
    page.cdp("HeapProfiler.collectGarbage", json!({})).await;
    let heap = metric(&page.cdp("Performance.getMetrics", json!({})).await, "JSHeapUsedSize");
    let kind = page.cdp("Runtime.evaluate", json!({ "expression": "WebAssembly.Memory.prototype" })).await;
    let all = json!({ "prototypeObjectId": kind["result"]["objectId"] });
    let all = page.cdp("Runtime.queryObjects", all).await;
    let sum = "function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) }";
    let of = json!({ "objectId": all["objects"]["objectId"], "functionDeclaration": sum, "returnByValue": true });
    let memory: Value = page.cdp("Runtime.callFunctionOn", of).await;
    let memory = memory["result"]["value"].as_f64().filter(|bytes| *bytes > 0.0).expect("the app has a memory");
    (heap + memory) / f64::from(1 << 20)
}
