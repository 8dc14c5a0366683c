//! Every state of the page on every screen, light and dark: nothing that axe objects to, nothing that does not fit.

use crate::harness::{Answer, Gate, Page, in_chromium};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const WIDTHS: [u32; 5] = [360, 390, 768, 1440, 2560];

/// Holds the page, as it stands, against every screen.
async fn check(page: &Page) {
    let mut faults: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for scheme in ["light", "dark"] {
        for width in WIDTHS {
            page.show_on(width, scheme).await;
            for fault in page.accessibility_faults().await.into_iter().chain(page.misfits().await) {
                faults.entry(fault).or_default().push(format!("{width} {scheme}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn idle() {
    in_chromium(async |page| {
        page.open("").await;
        check(page).await;
    });
}

#[test]
fn in_mid_run() {
    in_chromium(async |page| {
        // Slow enough that it is still under way when the last screen has been looked at.
        page.open("#/race?speed=0.1&at=9&play=1").await;
        page.until("text comes", async || !page.output(0).await.is_empty()).await;
        check(page).await;
        assert_eq!(page.state().await["status"], "running");
    });
}

#[test]
fn finished() {
    in_chromium(async |page| {
        page.open("#/race?speed=10").await;
        page.button("Run").await.click().await;
        page.until_status("finished").await;
        check(page).await;
    });
}

#[test]
fn with_a_drawing() {
    in_chromium(async |page| {
        page.open("#/race?scenario=pelican&at=80000").await;
        check(page).await;
    });
}

#[test]
fn with_eight_lanes() {
    in_chromium(async |page| {
        let lanes = "gpt-5.3-codex,codex-spark,custom,custom,gpt-5.3-codex,codex-spark,custom,custom";
        page.open(&format!("#/race?lanes={lanes}&0.name={}&2.script=fast&at=6", "W".repeat(80))).await;
        page.lane_control(1, "button", "Settings of Codex-Spark").await.click().await;
        check(page).await;
    });
}

#[test]
fn with_everything_open() {
    in_chromium(async |page| {
        page.open("#/race?at=5").await;
        for name in ["GPT-5.3-Codex", "Codex-Spark"] {
            page.button(&format!("Settings of {name}")).await.click().await;
        }
        // Also what is folded away.
        page.js::<Value>(
            "for (const details of document.querySelectorAll('#app details')) details.open = true",
            json!([]),
        )
        .await;
        page.until_says("output_tps_per_user").await;
        check(page).await;
    });
}

#[test]
fn with_notices() {
    in_chromium(async |page| {
        page.answer("none.json", Answer::Missing);
        page.open(&format!("#/race?scenario=none&seed=-1&{}=1&wings=2", "w".repeat(300))).await;
        page.until("the scenario did not come", async || page.notices().await.len() >= 4).await;
        check(page).await;
    });
}

#[test]
fn without_a_scenario() {
    in_chromium(async |page| {
        page.answer("rate-limiter.json", Answer::Missing);
        page.visit("").await;
        page.until("it can be tried again", async || page.has("button", "Try again").await).await;
        check(page).await;
    });
}

#[test]
fn when_it_has_stopped() {
    in_chromium(async |page| {
        page.open("").await;
        let crash = "dispatchEvent(new CustomEvent('hare-crash', { detail: { message: 'panicked at a file with a long name', report: '{ \"version\": 1 }' } }))";
        page.js::<Value>(crash, json!([])).await;
        page.js::<Value>("document.querySelector('[role=alertdialog] details').open = true", json!([])).await;
        check(page).await;
    });
}

#[test]
fn while_it_loads() {
    in_chromium(async |page| {
        let gate = Gate::shut();
        page.answer(".wasm", Answer::Held(100_000, gate.clone()));
        page.visit("").await;
        page.until("it shows how far it is", async || page.has("progressbar", "Loading").await).await;
        check(page).await;
        gate.open();
    });
}

#[test]
fn when_it_could_not_be_loaded() {
    in_chromium(async |page| {
        page.answer(".wasm", Answer::Missing);
        page.visit("").await;
        page.until("it can be reloaded", async || page.has("button", "Reload").await).await;
        check(page).await;
    });
}

#[test]
fn embedded() {
    in_chromium(async |page| {
        page.open("#/race?embed=1&at=5").await;
        check(page).await;
    });
}
