//! The simulated person: sessions in slices, two rows on one clock, every parameter, on every size of screen.

use crate::harness::{Page, alone_in_chromium, in_chromium};
use serde_json::json;

const SMALL: &str = "#/simulated?sessions=400&seed=4";

impl Page {
    /// Opens the simulated person's screen, and waits for the results.
    async fn open_person(&self, fragment: &str) {
        self.visit(fragment).await;
        self.until_says("sessions of each policy, seed").await;
    }

    async fn table(&self) -> String {
        self.js("return document.querySelector('.simulated table').innerText", json!([])).await
    }
}

#[test]
fn a_number_that_is_typed_changes_what_sessions_come_to_and_the_address() {
    in_chromium(async |page| {
        page.open_person(SMALL).await;
        let before = page.table().await;
        page.unfold("Judgement").await;
        page.control("spinbutton", "Judgement: Rejects what is wrong, d").await.fill("0.1").await;
        page.until("other results", async || page.table().await != before).await;
        page.until("another address", async || page.fragment().await.contains("&d=0.1")).await;
        page.until_says("changed").await;
        page.button("Restore defaults").await.click().await;
        page.until("the address of the defaults", async || {
            page.fragment().await == "#/simulated?v=1&slow=gpt-5.3-codex&fast=codex-spark&seed=4"
        })
        .await;
    });
}

#[test]
fn both_rows_play_to_their_end_by_keyboard() {
    in_chromium(async |page| {
        page.open_person(&format!("{SMALL}&speed=1000")).await;
        page.button("Play").await.focus().await;
        page.press("Enter").await;
        let drawn = "return document.querySelectorAll('.simulated .row-bars .end').length";
        assert_eq!(page.js::<u32>(drawn, json!([])).await, 6, "two rows of three tasks are drawn");
        let doing = "return [...document.querySelectorAll('.simulated-doing dd')].map(line => line.textContent)";
        page.until("both are done", async || {
            let doing: Vec<String> = page.js(doing, json!([])).await;
            doing.len() == 2 && doing.iter().all(|line| line.starts_with("all done. 3 of 3 tasks done"))
        })
        .await;
        page.button("Play").await.click().await;
        page.button("Pause").await.click().await;
        page.until_says("task ").await;
    });
}

#[test]
fn no_slice_keeps_the_page_from_answering_and_it_can_be_cancelled() {
    alone_in_chromium(async |page| {
        let watch = "window.long = []; new PerformanceObserver(list => \
            long.push(...list.getEntries().map(entry => entry.duration))).observe({ type: 'longtask' })";
        page.open_person(SMALL).await;
        page.js::<serde_json::Value>(watch, json!([])).await;
        page.control("spinbutton", "Sessions").await.fill("20000").await;
        page.until_says("20\u{2009}000 sessions of each policy").await;
        let long: Vec<f64> = page.js("return long", json!([])).await;
        assert!(long.iter().all(|millis| *millis < 100.0), "{long:?}");
        page.button("New seed").await.click().await;
        page.button("Cancel").await.click().await;
        page.until("it has stopped", async || page.has("button", "Simulate again").await).await;
    });
}

#[test]
fn links_lead_to_the_simulated_person_and_back() {
    in_chromium(async |page| {
        page.visit("#/iterate").await;
        page.control("link", "Simulated person").await.click().await;
        page.until_says("Assumptions").await;
        page.control("link", "Iterate").await.click().await;
        page.until("the set-up is back", async || page.has("button", "Start").await).await;
        assert_eq!(page.notices().await, Vec::<String>::new());
    });
}

#[test]
fn it_fits_every_screen_and_axe_has_nothing_against_it() {
    in_chromium(async |page| {
        page.open_person(SMALL).await;
        page.js::<serde_json::Value>(
            "document.querySelectorAll('.simulated details').forEach(one => one.open = true)",
            json!([]),
        )
        .await;
        page.suits(&[360, 1440, 2560], "all unfolded").await;
    });
}
