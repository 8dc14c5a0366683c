//! Every built-in task plays, and so does an unlisted one.

use crate::harness::{Turn, in_chromium, site};
use serde_json::{Value, json};

#[test]
fn every_task_plays_to_its_end() {
    let index = std::fs::read_to_string(site().join("scenarios/index.json")).unwrap();
    let tasks: Vec<Value> = serde_json::from_str(&index).unwrap();
    assert!(tasks.len() >= 6, "{index}");
    in_chromium(async |page| {
        for id in tasks.iter().map(|task| task["id"].as_str().unwrap()) {
            page.open(&format!("#/race?scenario={id}&lanes=gpt-5.3-codex,codex-spark&at=80000")).await;
            for (lane, script) in ["slow", "fast"].into_iter().enumerate() {
                let text = Turn::first(id, script).text();
                page.until("all is there", async || page.output(lane).await == text).await;
            }
            assert_eq!(page.notices().await, Vec::<String>::new(), "{id}");
        }
    });
}

#[test]
fn the_next_turn_is_one_click_away_in_all_lanes_at_once() {
    in_chromium(async |page| {
        page.open("#/race?scenario=rate-limiter&lanes=custom,custom&0.rate=3000&1.rate=3000&1.script=fast&0.think=0")
            .await;
        page.button("Run").await.click().await;
        page.until_status("finished").await;
        let first = [page.output(0).await, page.output(1).await];
        page.button("Ask for it").await.click().await;
        page.until("the next turn has come", async || {
            page.output(0).await != first[0] && page.output(1).await != first[1]
        })
        .await;
        page.until_status("finished").await;
        page.until("the address says so", async || page.fragment().await.contains("turn=2")).await;
        assert!(!page.button("Ask for it").await.is_enabled().await, "the slow script has two turns");
        page.button("Back to the first turn").await.click().await;
        page.until("the first turn is there again", async || page.output(0).await == first[0]).await;
        page.control("link", "Now try it yourself").await;
    });
}

#[test]
fn what_a_model_answers_stays_text() {
    in_chromium(async |page| {
        page.open("#/race?scenario=card&lanes=gpt-5.3-codex,codex-spark&at=80000").await;
        let drawn = "return document.querySelectorAll('[data-output] :is(form, input, button:not(.asked-more), h1, style)').length";
        page.until("a page is there", async || page.output(1).await.contains("<form method=\"post\">")).await;
        assert_eq!(page.js::<u32>(drawn, json!([])).await, 0);
        let coloured = "return [...document.querySelectorAll('[data-output] .hl-attribute')].map(e => e.textContent)";
        let coloured: Vec<String> = page.js(coloured, json!([])).await;
        for name in ["placeholder", "border-radius"] {
            assert!(coloured.iter().any(|word| word == name), "{name} is highlighted: {coloured:?}");
        }
    });
}

#[test]
fn the_measuring_one_is_in_no_list_and_says_how_far_it_is() {
    in_chromium(async |page| {
        page.open("").await;
        let offered = "return [...document.querySelectorAll('option')].map(option => option.value)";
        page.until("the list is there", async || {
            page.js::<Vec<String>>(offered, json!([])).await.contains(&"pelican".to_owned())
        })
        .await;
        assert!(!page.js::<Vec<String>>(offered, json!([])).await.contains(&"bench".to_owned()));

        page.open("#/race?scenario=bench&lanes=custom,custom&0.rate=1000&0.ttft=1&1.rate=20000&1.ttft=1&1.chunk=7")
            .await;
        let report = page.report().await;
        for seconds in [1.0, 1.018, 1.019, 1.5, 1.99999, 7.654321, 20.999] {
            page.seek(seconds).await;
            for lane in 0..2 {
                let arrivals = report["lanes"][lane]["arrivals"].as_array().unwrap();
                let due = arrivals.iter().filter(|chunk| chunk[0].as_f64().unwrap() <= seconds);
                let tokens: u64 = due.map(|chunk| chunk[1].as_u64().unwrap()).sum();
                let text = page.output(lane).await;
                let shown = (1..=1_000_u64).take_while(|k| text.contains(&format!("mark{k:04}"))).count() as u64;
                assert_eq!(shown, tokens / 20, "lane {lane} at {seconds} s, {tokens} tokens");
            }
        }
    });
}
