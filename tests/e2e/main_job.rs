//! The main job: open the page, press the one big button, and see by how much the fast lane wins.

use crate::harness::{Turn, alone_everywhere, everywhere};
use crate::report_shape::assert_shape;
use serde_json::Value;

#[test]
fn the_fast_lane_is_done_while_the_slow_one_is_not() {
    everywhere(async |page| {
        page.open("#/race").await;
        assert!(page.has("article", "GPT-5.3-Codex").await && page.has("article", "Codex-Spark").await);
        page.button("Run").await.click().await;
        page.until("the fast lane is done", async || page.state().await["lanes"][1]["phase"] == "done").await;
        let state = page.state().await;
        assert_eq!(state["status"], "running");
        assert_ne!(state["lanes"][0]["phase"], "done");
        assert_eq!(page.output(1).await, Turn::first("rate-limiter", "fast").text());
    });
}

#[test]
fn everything_arrives_exactly_and_the_report_agrees_with_the_lanes() {
    alone_everywhere(async |page| {
        page.open("#/race?speed=10").await;
        page.button("Run").await.click().await;
        page.until_status("finished").await;

        let turns = [Turn::first("rate-limiter", "slow"), Turn::first("rate-limiter", "fast")];
        let report =
            page.told_of("report").await.pop().expect("it comes by itself when a run finishes")["report"].take();
        assert_shape(&report);
        assert_eq!((&report["scenario"], &report["speed"]), (&Value::from("rate-limiter"), &Value::from(10)));
        for (n, turn) in turns.iter().enumerate() {
            assert_eq!(page.output(n).await, turn.text());
            let lane = &report["lanes"][n];
            assert_eq!(lane["tokens"], turn.tokens());
            assert_eq!(lane["thinking_tokens"], turn.thinking_tokens);
            let arrived: u64 =
                lane["arrivals"].as_array().unwrap().iter().map(|chunk| chunk[1].as_u64().unwrap()).sum();
            assert_eq!(arrived, turn.tokens());
            assert_eq!(page.figure(n, "Tokens").await, turn.tokens().to_string());
            assert_eq!(page.figure(n, "TTFT").await, seconds(&lane["metrics"]["vllm"]["ttft"]));
            assert_eq!(page.figure(n, "Done").await, seconds(&lane["metrics"]["vllm"]["e2el"]));
            assert!(!lane["rendered"].is_null(), "it was played through, visibly");
        }
        let [slow, fast] = [0, 1].map(|n| report["lanes"][n]["metrics"]["vllm"]["e2el"].as_f64().unwrap());
        let result = format!(
            "Codex-Spark finished in {fast:.1} s, GPT-5.3-Codex in {slow:.1} s: {:.1}× sooner, though it writes",
            slow / fast
        );
        let text = page.text().await.replace('\u{a0}', " ");
        assert!(text.contains(&result), "{result}: {text}");
        assert!(page.text().await.contains("Simulated: no model is called."));
        assert!(page.has("button", "Run again").await);
    });
}

/// As in the lanes: rounded to hundredths.
fn seconds(time: &Value) -> String {
    format!("{:.2} s", time.as_f64().unwrap())
}
