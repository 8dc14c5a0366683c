//! Checks that restarting a run leaks no memory.

use crate::harness::{Answer, Page, in_chromium};
use crate::play::metric;
use crate::setting::Setting;
use crate::task::Task;
use serde_json::json;
use std::time::Duration;

const RESTARTS: usize = 20;

/// How long each run lasts before the next one.
const WHILE: Duration = Duration::from_millis(1_500);

/// How many MB JavaScript's heap and the WebAssembly memory grow in twenty restarts.
pub fn growth(task: &Task) -> f64 {
    let setting = Setting { rate: 10_000, lanes: 4, tokens: task.tokens, off: 0.0, whole: false };
    let mut grown = 0.0;
    in_chromium(async |page| {
        let id = task.id(setting.tokens);
        page.answer(&format!("scenarios/{id}.json"), Answer::Text("application/json", task.first(setting.tokens)));
        page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
        page.visit_beside(&setting.fragment(&id)).await;
        page.until_usable().await;
        page.cdp("Performance.enable", json!({})).await;
        // The first runs allocate memory that stays: compiled code, and the memory that a run needs.
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

/// Keeps the memories of all WebAssembly instantiated from now on, so that they can be measured.
const WATCH: &str = "window.memories = new Set(); \
    for (const name of ['instantiate', 'instantiateStreaming']) { \
        const own = WebAssembly[name]; \
        WebAssembly[name] = async (...given) => { \
            const made = await own(...given); \
            for (const kept of Object.values((made.instance ?? made).exports)) \
                if (kept instanceof WebAssembly.Memory) memories.add(kept); \
            return made; \
        }; \
    }";

/// JavaScript's heap after garbage collection, plus all WebAssembly memories, in MB.
async fn held(page: &Page) -> f64 {
    page.cdp("HeapProfiler.collectGarbage", json!({})).await;
    let heap = metric(&page.cdp("Performance.getMetrics", json!({})).await, "JSHeapUsedSize");
    let sum = "return [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0)";
    let memory: f64 = page.js(sum, json!([])).await;
    assert!(memory > 0.0, "the app has a memory");
    (heap + memory) / f64::from(1 << 20)
}
