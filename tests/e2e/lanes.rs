//! Lanes: adding, removing, moving, naming and changing them.

use crate::harness::{Page, Turn, everywhere, in_chromium};
use serde_json::{Value, json};

async fn open_settings(page: &Page, lane: usize) {
    let name = page.lanes().await[lane].clone();
    page.lane_control(lane, "button", &format!("Settings of {name}")).await.click().await;
}

async fn lane(page: &Page, n: usize) -> Value {
    page.report().await["lanes"][n].take()
}

async fn value(page: &Page, lane: usize, field: &str) -> String {
    page.lane_control(lane, "spinbutton", field).await.value().await
}

#[test]
fn lanes_are_added_up_to_eight_and_removed_down_to_one() {
    in_chromium(async |page| {
        page.open("#/race?speed=10").await;
        let add = page.button("Add a lane").await;
        for n in 3..=8 {
            add.click().await;
            page.until("one lane more", async || page.lanes().await.len() == n).await;
        }
        assert!(!add.is_enabled().await, "there is no room for a ninth");
        page.button("To done").await.click().await;
        page.until("all of them are done", async || {
            page.state().await["lanes"].as_array().is_some_and(|lanes| lanes.len() == 8)
        })
        .await;
        let slow = Turn::first("rate-limiter", "slow").text();
        for n in 2..8 {
            assert_eq!(page.output(n).await, slow, "lane {n}, custom, has the slow script");
        }
        for n in (1..8).rev() {
            open_settings(page, 0).await;
            page.lane_control(0, "button", "Remove lane").await.click().await;
            page.until("one lane less", async || page.lanes().await.len() == n).await;
        }
        assert_eq!(page.lanes().await, ["Custom"]);
        open_settings(page, 0).await;
        assert!(!page.lane_control(0, "button", "Remove lane").await.is_enabled().await, "one lane stays");
        assert_eq!(page.output(0).await, slow);
        add.click().await;
        page.until("one lane more", async || page.lanes().await.len() == 2).await;
    });
}

#[test]
fn a_lane_takes_all_that_is_its_own_along_when_it_moves() {
    in_chromium(async |page| {
        page.open("#/race?lanes=gpt-5.3-codex,codex-spark,custom&2.name=Mine&2.rate=222&at=3").await;
        let texts = [page.output(0).await, page.output(1).await, page.output(2).await];
        open_settings(page, 2).await;
        page.lane_control(2, "button", "Move Mine back").await.click().await;
        page.until("it has moved", async || page.lanes().await == ["GPT-5.3-Codex", "Mine", "Codex-Spark"]).await;
        assert_eq!([page.output(0).await, page.output(2).await, page.output(1).await], texts);
        assert_eq!(value(page, 1, "Rate in tokens/s").await, "222", "its settings stay open");
        page.lane_control(1, "button", "Move Mine back").await.click().await;
        page.until("it has moved", async || page.lanes().await == ["Mine", "GPT-5.3-Codex", "Codex-Spark"]).await;
        assert!(!page.lane_control(0, "button", "Move Mine back").await.is_enabled().await);
        page.lane_control(0, "button", "Move Mine forward").await.click().await;
        page.until("it has moved", async || page.lanes().await == ["GPT-5.3-Codex", "Mine", "Codex-Spark"]).await;
        assert_eq!(lane(page, 1).await["profile"]["rate"], 222);
    });
}

#[test]
fn a_lane_bears_the_name_it_is_given_and_its_own_without() {
    in_chromium(async |page| {
        page.open("#/race").await;
        open_settings(page, 1).await;
        let name = page.lane_control(1, "textbox", "Name").await;
        name.fill("<b>R&D</b> \"hare\"").await;
        page.until("the name is there", async || page.lanes().await[1] == "<b>R&D</b> \"hare\"").await;
        assert!(page.text().await.matches("<b>R&D</b> \"hare\"").count() >= 2, "as it was typed, everywhere");
        assert_eq!(page.js::<u64>("return document.querySelectorAll('b').length", json!([])).await, 0);
        name.fill(&"n".repeat(90)).await;
        page.until("it is cut", async || page.lanes().await[1] == "n".repeat(80)).await;
        name.fill("   ").await;
        page.until("its own name is back", async || page.lanes().await[1] == "Codex-Spark").await;
        page.until("the field shows it, too", async || name.value().await == "Codex-Spark").await;
    });
}

#[test]
fn a_model_brings_its_figures_and_its_script() {
    in_chromium(async |page| {
        page.open("#/race").await;
        open_settings(page, 0).await;
        page.lane_control(0, "combobox", "Model").await.choose("Codex-Spark").await;
        page.until("it is another model", async || page.lanes().await[0] == "Codex-Spark 1").await;
        let [first, second] = [lane(page, 0).await, lane(page, 1).await];
        assert_eq!((&first["profile"], &first["arrivals"]), (&second["profile"], &second["arrivals"]));
        assert_eq!(first["script"], "fast");
        page.lane_control(0, "combobox", "Script").await.choose("slow").await;
        page.until("it is another script", async || lane(page, 0).await["script"] == "slow").await;
        page.button("To done").await.click().await;
        page.until("all is there", async || page.output(0).await == Turn::first("rate-limiter", "slow").text()).await;
        page.lane_control(0, "combobox", "Model").await.choose("Custom").await;
        page.until("it is custom", async || page.lanes().await[0] == "Custom").await;
        let profile = lane(page, 0).await["profile"].take();
        assert_eq!([&profile["rate"], &profile["ttft"], &profile["jitter"], &profile["chunk"]], [100, 1, 0, 1]);
        assert!(!page.has("group", "Where the figures come from").await);
    });
}

#[test]
fn a_slider_and_its_number_say_the_same() {
    everywhere(async |page| {
        page.open("#/race?lanes=custom").await;
        open_settings(page, 0).await;
        let slider = page.lane_control(0, "slider", "Rate").await;
        slider.focus().await;
        page.press("End").await;
        page.until("the fastest", async || value(page, 0, "Rate in tokens/s").await == "100000").await;
        page.press("Home").await;
        page.until("the slowest", async || value(page, 0, "Rate in tokens/s").await == "0.1").await;
        for _ in 0..5 {
            page.press("ArrowRight").await;
        }
        let rate: f64 = value(page, 0, "Rate in tokens/s").await.parse().unwrap();
        assert_eq!(lane(page, 0).await["profile"]["rate"], rate);
        assert!(rate > 0.1 && slider.attribute("aria-valuetext").await.unwrap().contains("tokens/s"));

        page.lane_control(0, "spinbutton", "Rate in tokens/s").await.fill("123.456").await;
        page.until("the run has it", async || lane(page, 0).await["profile"]["rate"] == 123.456).await;
        let position: f64 = slider.value().await.parse().unwrap();
        assert_eq!(position, ((123.456_f64 / 0.1).ln() / (100_000.0_f64 / 0.1).ln() * 1000.0).round());

        // A number out of range becomes the nearest one allowed; other input changes nothing.
        for (typed, taken) in [("1e9", "100000"), ("0", "0.1"), ("-", "0.1"), ("50", "50")] {
            page.lane_control(0, "spinbutton", "Rate in tokens/s").await.fill(typed).await;
            page.until(typed, async || value(page, 0, "Rate in tokens/s").await == taken).await;
        }
        page.lane_control(0, "spinbutton", "TTFT in s").await.fill("0.25").await;
        page.lane_control(0, "spinbutton", "Thinking in tokens").await.fill("12").await;
        page.until("the run has both", async || {
            let lane = lane(page, 0).await;
            lane["metrics"]["vllm"]["ttft"] == 0.25 && lane["thinking_tokens"] == 12
        })
        .await;
    });
}

#[test]
fn what_is_changed_while_it_runs_acts_then_and_there() {
    in_chromium(async |page| {
        page.open("#/race?lanes=custom&0.rate=20&speed=0.5&play=1").await;
        page.until("text comes", async || !page.output(0).await.is_empty()).await;
        open_settings(page, 0).await;
        page.lane_control(0, "spinbutton", "Rate in tokens/s").await.fill("2000").await;
        page.until_status("finished").await;
        assert_eq!(page.output(0).await, Turn::first("rate-limiter", "slow").text());
        assert!(lane(page, 0).await["rendered"].is_null(), "it was not one run that was shown");
    });
}

#[test]
fn every_figure_of_a_model_says_where_it_comes_from() {
    in_chromium(async |page| {
        page.open("#/race").await;
        for lane in [1, 0] {
            open_settings(page, lane).await;
            page.until("the settings are there", async || page.has("group", "Where the figures come from").await).await;
            let script = "return [...document.querySelectorAll(`[data-of='${arguments[0]}'] table`)]\
                .find(table => table.caption?.textContent === 'Where the figures come from' || table.parentElement.ariaLabel === 'Where the figures come from')\
                .innerText.split('\\n')";
            let rows: Vec<String> = page.js(script, json!([lane])).await;
            for field in ["Rate", "TTFT", "Jitter", "Chunk"] {
                let row = rows.iter().find(|row| row.starts_with(field)).unwrap_or_else(|| panic!("{field}: {rows:?}"));
                assert!(
                    ["vendor", "measured", "secondary", "assumed"].iter().any(|status| row.contains(status)),
                    "{row}"
                );
                assert!(row.contains("2026-"), "{row}: has a date");
                assert!(row.len() > 60, "{row}: has a source");
            }
        }
        page.lane_control(0, "spinbutton", "TTFT in s").await.fill("9").await;
        page.until_says("changed here").await;
    });
}
