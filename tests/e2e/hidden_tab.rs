//! A hidden tab: its time goes on, and frames that were not shown do not count as measured.

use crate::harness::{Page, Turn, alone_everywhere, alone_in_chromium};
use serde_json::json;

/// Opens another tab, waits there for this long, and comes back.
async fn look_elsewhere(page: &Page, seconds: f64) {
    let own = page.new_tab().await;
    let since: f64 = page.js("return performance.timeOrigin + performance.now()", json!([])).await;
    page.until("time has passed", async || {
        let now: f64 = page.js("return performance.timeOrigin + performance.now()", json!([])).await;
        now - since > seconds * 1e3
    })
    .await;
    page.close_tab_and_return_to(own).await;
}

#[test]
fn a_run_goes_on_out_of_sight_and_is_where_it_would_have_been() {
    alone_everywhere(async |page| {
        page.open("#/race").await;
        page.button("Run").await.click().await;
        page.until_status("running").await;
        let before = page.state().await;
        look_elsewhere(page, 4.0).await;
        page.until("the page has caught up", async || {
            page.state().await["wall"].as_f64() > before["wall"].as_f64().map(|wall| wall + 4e3)
        })
        .await;
        let state = page.state().await;
        let wall = state["wall"].as_f64().unwrap() - before["wall"].as_f64().unwrap();
        let simulated = state["seconds"].as_f64().unwrap() - before["seconds"].as_f64().unwrap();
        assert!((simulated - wall / 1e3).abs() < 0.3, "{simulated} s in {wall} ms");
        assert_eq!(state["lanes"][1]["phase"], "done");
        assert_eq!(page.output(1).await, Turn::first("rate-limiter", "fast").text());
        page.control("combobox", "Speed").await.choose("10x").await;
        page.until_status("finished").await;
        for lane in page.report().await["lanes"].as_array().unwrap() {
            assert!(lane["rendered"].is_null(), "nobody saw all of it");
        }
    });
}

#[test]
fn a_run_that_ends_out_of_sight_is_over_when_the_person_comes_back() {
    alone_in_chromium(async |page| {
        page.open("#/race?lanes=codex-spark").await;
        page.button("Run").await.click().await;
        look_elsewhere(page, 3.0).await;
        page.until_status("finished").await;
        assert_eq!(page.output(0).await, Turn::first("rate-limiter", "fast").text());
        let report = page.report().await;
        assert!(report["lanes"][0]["rendered"].is_null());
        // From the start again, in sight: now it is measured.
        page.button("Run again").await.click().await;
        page.until_status("running").await;
        page.until_status("finished").await;
        assert!(page.report().await["lanes"][0]["rendered"].is_object());
    });
}

#[test]
fn what_was_played_through_in_sight_is_measured() {
    alone_everywhere(async |page| {
        page.open("#/race?speed=5").await;
        page.button("Run").await.click().await;
        page.until_status("finished").await;
        let report = page.report().await;
        for lane in report["lanes"].as_array().unwrap() {
            let rendered = &lane["rendered"];
            let end = lane["metrics"]["vllm"]["e2el"].as_f64().unwrap() / 5.0;
            let (frames, dropped) = (rendered["frames"].as_f64().unwrap(), rendered["dropped"].as_f64().unwrap());
            // About 60 frames a second, shown or missed; fewer on a busy machine.
            assert!((end * 50.0 - 5.0..end * 70.0 + 5.0).contains(&(frames + dropped)), "{rendered} in {end} s");
            let (p50, p99) = (rendered["late_p50"].as_f64().unwrap(), rendered["late_p99"].as_f64().unwrap());
            assert!(0.0 < p50 && p50 <= p99 && p50 < 0.05 && p99 < 1.0, "{rendered}");
        }
        // A jump makes the measurement void.
        page.button("Run again").await.click().await;
        page.until_status("running").await;
        page.seek(10.0).await;
        page.until_status("finished").await;
        assert!(page.report().await["lanes"][0]["rendered"].is_null());
    });
}
