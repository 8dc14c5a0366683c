//! A whole task in the race: what is seen, from the first ten seconds to the result.

use crate::harness::{Page, Turn, everywhere, in_chromium};
use serde_json::json;

const TASK: &str = "#/race?scenario=card&lanes=gpt-5.3-codex,codex-spark&turns=all";

async fn sentence(page: &Page) -> String {
    page.js("return document.querySelector('.sentence-words').textContent", json!([])).await
}

/// The prompts in a lane, and the tag and text of what it has made.
async fn shown(page: &Page, lane: usize) -> (Vec<String>, String) {
    let script = "const lane = document.querySelector(`[data-lane='${arguments[0]}']`); \
        return [[...lane.querySelectorAll('.asked-words')].map(words => words.shadowRoot.textContent), \
            lane.querySelector('.pane-artefact iframe')?.contentDocument.body?.textContent ?? '']";
    page.js(script, json!([lane])).await
}

#[test]
fn the_front_page_plays_a_whole_task_and_says_what_the_speed_was_worth() {
    everywhere(async |page| {
        if page.is_chromium() {
            // The page believes that its window has the focus, as that of a person who looks at it.
            page.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        }
        page.open("").await;
        assert!(sentence(page).await.starts_with("Codex-Spark writes 15"), "{}", sentence(page).await);
        // A page that was just opened is played by Space.
        page.press(" ").await;
        page.until_status("running").await;
        page.control("combobox", "Speed").await.choose("10x").await;
        page.until("the hare is ahead", async || {
            sentence(page).await == "GPT-5.3-Codex is still on turn\u{a0}1. Codex-Spark has finished\u{a0}4."
        })
        .await;
        page.until_status("finished").await;
        for (lane, script) in ["slow", "fast"].into_iter().enumerate() {
            let whole: String = Turn::best_path("card", script).iter().map(Turn::text).collect();
            assert_eq!(page.output(lane).await, whole, "the text alone, without the prompts");
        }
        let (asked, made) = shown(page, 1).await;
        assert_eq!(asked.len(), 5);
        assert!(asked[0].starts_with("Make repair.html") && asked[4].starts_with("Only if they like"), "{asked:?}");
        page.until("the page is made", async || shown(page, 1).await.1.contains("What is broken? (optional)")).await;
        assert!(shown(page, 0).await.1.contains("Keep a place"), "{made}");
        let result = sentence(page).await;
        assert!(result.starts_with("Codex-Spark finished in 20."), "{result}");
        assert!(result.contains("× sooner, though it writes 15"), "{result}");
        page.until_says("your pauses between 5 turns").await;
    });
}

#[test]
fn the_timeline_is_in_sight_from_the_start_and_nothing_moves_it() {
    in_chromium(async |page| {
        for (width, height) in [(1440, 900), (390, 844)] {
            let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
            page.cdp("Emulation.setDeviceMetricsOverride", screen).await;
            page.open(&format!("{TASK}&speed=10")).await;
            let place = "const box = document.querySelector('.chart').getBoundingClientRect(); \
                return [box.top, box.bottom, innerHeight].map(Math.round)";
            let at_rest: [i64; 3] = page.js(place, json!([])).await;
            assert!(at_rest[1] <= at_rest[2], "{width}: it ends at {} of {}", at_rest[1], at_rest[2]);
            page.button("Run").await.click().await;
            page.until("it goes on", async || sentence(page).await.contains("has finished\u{a0}")).await;
            assert_eq!(page.js::<[i64; 3]>(place, json!([])).await, at_rest, "{width}: in mid-run");
            page.until_status("finished").await;
            assert_eq!(page.js::<[i64; 3]>(place, json!([])).await, at_rest, "{width}: with its result");
        }
    });
}

#[test]
fn bars_grow_with_the_run_and_the_future_is_covered() {
    in_chromium(async |page| {
        page.open(&format!("{TASK}&speed=0.5")).await;
        let covered = "const style = getComputedStyle(document.querySelector('.playhead')); \
            return [document.querySelector('.timeline').dataset.revealed, \
                /rgba?\\([^)]*\\)(?!.*rgb)/.exec(style.backgroundImage)[0], style.backgroundPositionX]";
        let [revealed, colour, from]: [String; 3] = page.js(covered, json!([])).await;
        assert_eq!((&*revealed, &*colour), ("false", "rgb(255, 255, 255)"));
        page.button("Run").await.click().await;
        page.until("the cover has moved", async || page.js::<[String; 3]>(covered, json!([])).await[2] != from).await;
        page.button("To done").await.click().await;
        page.until("all is shown", async || page.js::<[String; 3]>(covered, json!([])).await[0] == "true").await;
        page.open(&format!("{TASK}&reveal=all")).await;
        assert_eq!(page.js::<[String; 3]>(covered, json!([])).await[0], "true");
    });
}

#[test]
fn the_clocks_of_lanes_and_transport_are_read_at_one_moment() {
    in_chromium(async |page| {
        page.open(TASK).await;
        page.button("Run").await.click().await;
        page.until_status("running").await;
        let apart = "const seconds = (selector) => parseFloat(document.querySelector(selector).textContent); \
            return [seconds('.clock span'), seconds('[data-lane=\"0\"] .lane-clock')]";
        for _ in 0..20 {
            let [transport, lane]: [f64; 2] = page.js(apart, json!([])).await;
            assert!((transport - lane).abs() < 0.051, "{transport} and {lane}");
        }
    });
}

#[test]
fn a_scrubber_that_is_held_in_mid_run_stays_where_it_is_held() {
    in_chromium(async |page| {
        page.open(TASK).await;
        page.button("Run").await.click().await;
        page.until_status("running").await;
        let place = "const box = document.querySelector('.scrubber-input').getBoundingClientRect(); \
            return [box.left + box.width / 2, box.top + box.height / 2].map(Math.round)";
        let [x, y]: [i64; 2] = page.js(place, json!([])).await;
        page.drag(&[[x, y], [x + 20, y]]).await;
        let held = page.state().await;
        page.two_frames().await;
        page.until("a second has passed", async || {
            page.js("return performance.now() > (window.later ??= performance.now() + 1000)", json!([])).await
        })
        .await;
        assert_eq!(page.state().await["seconds"], held["seconds"]);
        page.let_go().await;
        page.until_status("running").await;
        assert!(page.state().await["seconds"].as_f64() >= held["seconds"].as_f64(), "{held}");
    });
}

#[test]
fn with_reduced_motion_what_is_made_changes_when_an_answer_is_complete() {
    in_chromium(async |page| {
        let likes = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        page.cdp("Emulation.setEmulatedMedia", likes).await;
        page.open("#/race?scenario=card&lanes=gpt-5.3-codex,codex-spark&turns=all").await;
        page.command("seek", json!({ "seconds": 15 })).await;
        page.until("the fast one's page is there", async || shown(page, 1).await.1.contains("Fix your")).await;
        assert!(!page.output(0).await.is_empty());
        assert_eq!(shown(page, 0).await.1, "", "half an answer is not drawn");
    });
}

#[test]
fn beside_code_stands_the_file_with_the_latest_change_in_sight() {
    everywhere(async |page| {
        page.open("#/race?scenario=vitals&lanes=gpt-5.3-codex,codex-spark&turns=all").await;
        page.button("To done").await.click().await;
        let seen = "const file = document.querySelector(\"[data-lane='1'] .file-scroller\"); \
            const changed = [...file?.querySelectorAll('ins') ?? []].pop(); \
            if (!changed) return ['', '', false]; \
            const [box, pane] = [changed, file].map(element => element.getBoundingClientRect()); \
            return [file.querySelector('.file-name').textContent, changed.textContent, \
                box.bottom > pane.top && box.bottom <= pane.bottom]";
        page.until("the file is there", async || page.js::<(String, String, bool)>(seen, json!([])).await.2).await;
        let (name, changed, _) = page.js::<(String, String, bool)>(seen, json!([])).await;
        assert_eq!(name, "vitals.rs");
        assert!(changed.contains("220 a minute"), "the last turn's edit: {changed}");
    });
}

#[test]
fn the_front_page_asks_for_its_task_with_the_program_whatever_the_page_keys() {
    in_chromium(async |page| {
        for fragment in ["", "#/?theme=dark&embed=1"] {
            page.open(fragment).await;
            let asked = page.asked();
            assert!(asked.iter().any(|path| path == "scenarios/card.json"), "{fragment}: {asked:?}");
            assert!(!asked.iter().any(|path| path == "scenarios/rate-limiter.json"), "{fragment}: {asked:?}");
        }
    });
}
