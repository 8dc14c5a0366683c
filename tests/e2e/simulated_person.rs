//! The simulated person: the answer one drags along, sessions in slices, two rows on one clock, every parameter, on every
//! size of screen.

use crate::harness::{Page, alone_in_chromium, in_chromium};
use serde_json::json;

const SMALL: &str = "#/simulated?sessions=400&seed=4";

impl Page {
    /// Opens the simulated person's screen, and waits for the results.
    async fn open_person(&self, fragment: &str) {
        self.visit(fragment).await;
        self.until_says("sessions of each policy, seed").await;
    }

    /// Emulates a screen of this size.
    async fn show_on_a(&self, width: u32, height: u32) {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", screen).await;
        let there = "return innerWidth === arguments[0] && innerHeight === arguments[1]";
        self.until("the screen is so", async || self.js(there, json!([width, height])).await).await;
        self.two_frames().await;
    }

    async fn table(&self) -> String {
        self.js("return document.querySelector('.simulated table').innerText", json!([])).await
    }
}

#[test]
fn dragging_along_the_curve_by_keyboard_changes_the_sentence_and_the_address() {
    in_chromium(async |page| {
        page.open_person(SMALL).await;
        let verdict = "return document.querySelector('.simulated-verdict').textContent.replaceAll('\u{a0}', ' ')";
        let said = async || page.js::<String>(verdict, json!([])).await;
        assert!(said().await.starts_with("You spend 89 s of your own time per turn: a near tie."), "{}", said().await);
        let slider = page.control("slider", "Your own time per turn").await;
        slider.focus().await;
        page.press("ArrowRight").await;
        page.until("one step more", async || said().await.starts_with("You spend 90 s of your own time")).await;
        page.press("Home").await;
        page.until("the fast model wins", async || said().await.contains(": the fast model wins, done in ")).await;
        assert_eq!(slider.attribute("aria-valuetext").await.as_deref(), Some("0\u{a0}s"));
        page.press("End").await;
        page.until("the slow model wins", async || said().await.contains(": the slow model wins, done in ")).await;
        page.until("the address follows", async || page.fragment().await.contains("&own=180")).await;
        page.until_says("sessions of each policy, seed").await;
        // By pointer: the value is where the pointer is.
        slider.click_at(0.5).await;
        page.until("the middle", async || page.fragment().await.contains("&own=90")).await;
        page.button("Restore defaults").await.click().await;
        page.until("back", async || said().await.starts_with("You spend 89 s of your own time")).await;
    });
}

#[test]
fn a_kind_of_task_is_one_click_with_its_reasons_and_says_when_it_is_changed() {
    in_chromium(async |page| {
        page.open_person(SMALL).await;
        page.button("Small UI tweaks").await.click().await;
        page.until_says(": the fast model wins").await;
        page.until("the address has its numbers", async || {
            let fragment = page.fragment().await;
            fragment.contains("&prompt=10&") && fragment.ends_with("&work=ui-tweaks")
        })
        .await;
        page.unfold("A margin, a colour, a label: you see at a glance whether it is right. Why these numbers?").await;
        page.until_says("Prompt: 10 words instead of 20, assumed. One short sentence.").await;
        page.control("spinbutton", "The fast model: Right in a turn, p").await.fill("0.5").await;
        page.button("Small UI tweaks, changed").await;
    });
}

#[test]
fn the_answer_is_above_the_fold() {
    in_chromium(async |page| {
        page.open_person(SMALL).await;
        for (width, height) in [(1440, 900), (390, 844)] {
            page.show_on_a(width, height).await;
            let ends = "return ['.kinds', '.simulated-verdict', '.plot-area'].map(part => \
                document.querySelector(part).getBoundingClientRect().bottom)";
            let ends: Vec<f64> = page.js(ends, json!([])).await;
            assert!(ends.iter().all(|end| *end <= f64::from(height)), "{width} x {height}: {ends:?}");
        }
    });
}

#[test]
fn a_number_that_is_typed_changes_what_sessions_come_to_and_the_address() {
    in_chromium(async |page| {
        page.open_person(SMALL).await;
        let before = page.table().await;
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
        page.until_says("20\u{202f}000 sessions of each policy").await;
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
