//! The screen is a function of the run and the playhead, by whichever route the playhead got there.

use crate::harness::{Page, Turn, everywhere, in_chromium};
use serde_json::{Value, json};

/// The two default lanes, with the text each must show at every time.
struct Expected {
    report: Value,
    turns: [Turn; 2],
}

impl Expected {
    async fn of(page: &Page) -> Self {
        let turns = [Turn::first("rate-limiter", "slow"), Turn::first("rate-limiter", "fast")];
        Self { report: page.report().await, turns }
    }

    /// Every moment at which something arrives, in order.
    fn moments(&self) -> Vec<f64> {
        let lanes = self.report["lanes"].as_array().unwrap().iter();
        let chunks = lanes.flat_map(|lane| lane["arrivals"].as_array().unwrap());
        let mut moments: Vec<f64> = chunks.map(|chunk| chunk[0].as_f64().unwrap()).collect();
        moments.sort_by(f64::total_cmp);
        moments.dedup();
        moments
    }

    fn end(&self) -> f64 {
        *self.moments().last().unwrap()
    }

    /// Checks that both lanes show exactly the text delivered by the playhead's time.
    async fn check(&self, page: &Page) {
        let state = page.state().await;
        let at = state["seconds"].as_f64().unwrap();
        for (n, turn) in self.turns.iter().enumerate() {
            let lane = &self.report["lanes"][n];
            assert_eq!(page.output(n).await, turn.delivered(lane, at), "lane {n} at {at} s");
            let arrived = lane["arrivals"].as_array().unwrap().iter().filter(|chunk| chunk[0].as_f64().unwrap() <= at);
            let tokens: u64 = arrived.map(|chunk| chunk[1].as_u64().unwrap()).sum();
            assert_eq!(state["lanes"][n]["tokens"], tokens, "lane {n} at {at} s");
        }
    }
}

/// The playhead's time; `None` until the playground has told it.
fn seconds(state: &Value) -> f64 {
    state["seconds"].as_f64().unwrap_or(f64::NAN)
}

/// A nanosecond before.
fn just_before(moment: f64) -> f64 {
    ((moment * 1e9).round() - 1.0) / 1e9
}

#[test]
fn seeking_to_and_fro_shows_exactly_the_text_of_that_moment() {
    in_chromium(async |page| {
        page.open("#/race").await;
        let expected = Expected::of(page).await;
        let moments = expected.moments();
        // Long jumps in both directions, onto an arrival and to the nanosecond before one.
        for n in 0..60 {
            let moment = moments[n * 389 % moments.len()];
            page.seek(if n % 2 == 0 { moment } else { just_before(moment) }).await;
            expected.check(page).await;
        }
        page.seek(1e6).await;
        assert_eq!(seconds(&page.state().await), expected.end(), "there is nothing past the end");
        expected.check(page).await;
        page.seek(0.0).await;
        assert_eq!([page.output(0).await, page.output(1).await], ["", ""]);
        assert_eq!(page.state().await["status"], "paused");
    });
}

#[test]
fn thinking_counts_as_arrived_but_shows_nothing() {
    in_chromium(async |page| {
        page.open("#/race").await;
        let expected = Expected::of(page).await;
        let thinks = expected.report["lanes"][0]["phases"]
            .as_array()
            .unwrap()
            .iter()
            .find(|phase| phase["kind"] == "think")
            .unwrap()
            .clone();
        page.seek((thinks["start"].as_f64().unwrap() + thinks["end"].as_f64().unwrap()) / 2.0).await;
        let lane = &page.state().await["lanes"][0];
        assert_eq!(lane["phase"], "think");
        assert!(lane["tokens"].as_u64().unwrap() > 100);
        assert_eq!(page.output(0).await, "");
        expected.check(page).await;
    });
}

#[test]
fn steps_go_from_arrival_to_arrival() {
    in_chromium(async |page| {
        page.open("#/race").await;
        let expected = Expected::of(page).await;
        let moments = expected.moments();
        let forward = page.button("Forward by a chunk").await;
        let back = page.button("Back by a chunk").await;
        for moment in &moments[..12] {
            forward.click().await;
            page.until("a step on", async || seconds(&page.state().await) == *moment).await;
            expected.check(page).await;
        }
        for moment in moments[4..11].iter().rev() {
            back.click().await;
            page.until("a step back", async || seconds(&page.state().await) == *moment).await;
            expected.check(page).await;
        }
        // The same by keys, and past both ends.
        page.control("group", "Output of Codex-Spark").await.focus().await;
        for moment in &moments[5..9] {
            page.press("ArrowRight").await;
            page.until("a step on", async || seconds(&page.state().await) == *moment).await;
            expected.check(page).await;
        }
        for moment in moments[..8].iter().rev() {
            page.press("ArrowLeft").await;
            page.until("a step back", async || seconds(&page.state().await) == *moment).await;
            expected.check(page).await;
        }
        page.press("ArrowLeft").await;
        page.until("the start", async || seconds(&page.state().await) == 0.0).await;
        page.press("d").await;
        page.until("the end", async || seconds(&page.state().await) == expected.end()).await;
        expected.check(page).await;
        page.press("f").await;
        page.until("the first token", async || seconds(&page.state().await) == moments[0]).await;
        page.button("To done").await.click().await;
        page.until("the end", async || seconds(&page.state().await) == expected.end()).await;
        assert_eq!(page.output(0).await, expected.turns[0].text());
        page.button("To first token").await.click().await;
        page.until("the first token", async || seconds(&page.state().await) == moments[0]).await;
        expected.check(page).await;
    });
}

#[test]
fn the_scrubber_puts_the_playhead_where_it_is_put() {
    everywhere(async |page| {
        page.open("#/race").await;
        let expected = Expected::of(page).await;
        let end = expected.end();
        let scrubber = page.control("slider", "Playhead").await;
        for share in [0.5, 0.9, 0.2, 0.7] {
            let before = page.state().await;
            scrubber.click_at(share).await;
            page.until("the playhead was put", async || page.state().await != before).await;
            let at = seconds(&page.state().await);
            assert!((at / end - share).abs() < 0.02, "{share} of {end} s: {at} s");
            expected.check(page).await;
        }
        scrubber.focus().await;
        for (key, at) in [("Home", 0.0), ("ArrowRight", end / 1000.0), ("End", end), ("ArrowLeft", end * 0.999)] {
            page.press(key).await;
            page.until(key, async || (seconds(&page.state().await) - at).abs() < 2e-9).await;
            expected.check(page).await;
        }
        let words = scrubber.attribute("aria-valuetext").await.unwrap();
        assert_eq!(words, format!("{:.3} s of {end:.3} s", end * 0.999));
        let clock: String = page.js("return document.querySelector('.clock span').textContent", json!([])).await;
        assert_eq!(clock, words);
    });
}

#[test]
fn seeking_leaves_a_running_run_running() {
    in_chromium(async |page| {
        page.open("#/race?speed=0.1&play=1").await;
        let expected = Expected::of(page).await;
        page.until_status("running").await;
        for moment in [expected.end() * 0.8, 1.0] {
            page.command("seek", json!({ "seconds": moment })).await;
            page.until("the playhead was put", async || (seconds(&page.state().await) - moment).abs() < 0.5).await;
            let state = page.state().await;
            assert_eq!(state["status"], "running");
            assert!(seconds(&state) >= just_before(moment));
        }
        page.command("pause", json!({})).await;
        page.until_status("paused").await;
        expected.check(page).await;
    });
}
