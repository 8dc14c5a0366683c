//! Projection: one sentence, one picture, no controls except play.

use crate::harness::{Page, everywhere, in_chromium};
use serde_json::json;

/// What can be pressed or typed into, and is in sight.
async fn controls(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('button, input:not([type=range]), select, summary, a')] \
        .filter(one => one.checkVisibility({ visibilityProperty: true })).map(one => one.textContent.trim())";
    page.js(script, json!([])).await
}

#[test]
fn a_key_begins_and_ends_it_and_only_play_is_left() {
    everywhere(async |page| {
        page.open("#/race?scenario=card&lanes=gpt-5.3-codex,codex-spark&turns=all&at=17").await;
        page.control("region", "Race").await.focus().await;
        page.press("p").await;
        page.until("the address says so", async || page.fragment().await.contains("present=1")).await;
        page.until("the rest is gone", async || controls(page).await == ["Resume", "Leave projection (Esc)"]).await;
        page.press("Escape").await;
        page.until("it is over", async || !page.fragment().await.contains("present=1")).await;
        assert!(controls(page).await.len() > 10);
        // The button in the header does the same, and the keys go on working.
        page.button("Present").await.click().await;
        page.until("the rest is gone", async || controls(page).await.len() == 2).await;
        page.press(" ").await;
        page.until_status("running").await;
    });
}

#[test]
fn a_race_a_result_and_the_simulated_person_fit_a_projector() {
    in_chromium(async |page| {
        let screen = json!({ "width": 1920, "height": 1080, "deviceScaleFactor": 1, "mobile": false });
        let trial = "#/iterate?scenario=rate-limiter&mode=fast&log=2s,14.2a&then=3s,122a";
        for (fragment, large, picture) in [
            ("#/race?scenario=card&turns=all&at=100", ".sentence-words", ".chart"),
            (trial, ".finding", ".results .chart"),
            ("#/simulated?own=89", ".simulated-verdict", ".plot"),
        ] {
            page.cdp("Emulation.setDeviceMetricsOverride", screen.clone()).await;
            page.open(&format!("{fragment}&present=1")).await;
            let there = "const [large, picture] = [...arguments].map(one => document.querySelector(one)); \
                return !!picture && parseFloat(getComputedStyle(large).fontSize) >= 36";
            page.until("it is large", async || page.js(there, json!([large, picture])).await).await;
            let seen = "const box = document.querySelector(arguments[0]).getBoundingClientRect(); \
                return [box.top >= 0, box.bottom <= innerHeight]";
            assert_eq!(page.js::<[bool; 2]>(seen, json!([picture])).await, [true; 2], "{fragment}");
            assert_eq!(page.accessibility_faults().await, [""; 0], "{fragment}");
            let pressed = controls(page).await;
            assert!(pressed.len() <= 2, "{fragment}: {pressed:?}");
        }
    });
}

#[test]
fn a_frame_is_not_projected_by_a_key() {
    in_chromium(async |page| {
        page.open("#/race?embed=1").await;
        page.control("region", "Race").await.focus().await;
        page.press("p").await;
        page.press("n").await;
        page.until("another key has worked", async || page.fragment().await.contains("seed=")).await;
        assert!(!page.fragment().await.contains("present=1"));
    });
}
