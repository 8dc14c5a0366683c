//! One stream by the definitions of six tools.

use crate::explore_panels::Asked;
use hare_and_tortoise::app::plot::Figure;
use hare_and_tortoise::app::screen::explore::Shown;

const SIX_SPEEDS: Asked = Asked("six-speeds");

/// The row of a tool, by the head of its table.
fn row(shown: &Shown, tool: &str) -> Vec<String> {
    let rows = &shown.table.as_ref().unwrap().rows;
    let row = rows.iter().find(|row| row[0] == tool).unwrap();
    row.iter().map(|cell| cell.replace('\u{a0}', " ")).collect()
}

/// The example of docs/model.md.
#[test]
fn three_chunks_have_four_speeds() {
    let example = [("stream", 1.0)];
    SIX_SPEEDS.check(
        &example,
        "The same stream is 25, 31.7, 20 or 3.33 tokens a second, depending on whose definition you use. vLLM’s “ITL” is \
         0.3 s; if each token came alone it would be 0.0316 s, and the answer would begin and end as now.",
    );
    let shown = SIX_SPEEDS.shown(&example);
    assert_eq!(row(&shown, "vLLM")[1..6], ["0.4 s", "0.0316 s", "0.3 s", "1 s", "–"]);
    assert_eq!(row(&shown, "AIPerf")[1..6], ["0.4 s", "–", "0.0316 s", "1 s", "31.7 tokens/s"]);
    assert_eq!(row(&shown, "GuideLLM")[1..6], ["0.4 s", "0.05 s", "0.0316 s", "1 s", "20 tokens/s"]);
    assert_eq!(row(&shown, "Artificial Analysis")[1..6], ["0.4 s", "–", "–", "–", "25 tokens/s"]);
    assert_eq!(shown.table.unwrap().rows.len(), 6);
}

#[test]
fn larger_chunks_change_only_what_vllm_calls_itl() {
    let [small, large] = [1.0, 40.0].map(|chunk| SIX_SPEEDS.shown(&[("chunk", chunk)]));
    for tool in ["AIPerf", "GenAI-Perf", "GuideLLM", "MLPerf", "Artificial Analysis"] {
        assert_eq!(row(&small, tool), row(&large, tool));
    }
    let [small, large] = [small, large].map(|shown| row(&shown, "vLLM"));
    assert_eq!((&small[..3], &small[4..]), (&large[..3], &large[4..]));
    assert_eq!((small[3].as_str(), large[3].as_str()), ("0.015 s", "0.533 s"));
}

#[test]
fn speeds_that_agree_are_said_once() {
    SIX_SPEEDS.check(
        &[],
        "The same stream is 66.7, 34 or 6.88 tokens a second, depending on whose definition you use. vLLM’s “ITL” is \
         0.145 s; if each token came alone it would be 0.015 s, and the answer would begin and end as now.",
    );
    SIX_SPEEDS.check(
        &[("chunk", 1.0)],
        "The same stream is 66.7 or 34 tokens a second, depending on whose definition you use. Each token comes alone, so \
         vLLM’s “ITL” is the time per token, 0.015 s.",
    );
}

#[test]
fn a_single_token_has_hardly_a_speed() {
    SIX_SPEEDS.check(
        &[("tokens", 1.0)],
        "One chunk alone has no gap and no speed, except for GuideLLM, which counts the wait: 0.323 tokens/s.",
    );
    // No time per token: the tools disagree whether that keeps the limit.
    let goodput = SIX_SPEEDS.shown(&[("tokens", 1.0), ("ttft", 1.0)]).notes.last().unwrap().replace('\u{a0}', " ");
    assert!(
        goodput.contains("vLLM counts it as goodput") && goodput.contains("AIPerf and GenAI-Perf do not"),
        "{goodput}"
    );
}

#[test]
fn limits_that_are_kept_and_broken_are_named() {
    let last = |changes: &[(&str, f64)]| SIX_SPEEDS.shown(changes).notes.last().unwrap().replace('\u{a0}', " ");
    assert_eq!(
        last(&[("slo", 3.0)]),
        "The limits of “Llama 2 70B, interactive” (MLPerf Inference): this request breaks one (a first token within 0.45 s), \
         so it is no goodput."
    );
    assert_eq!(
        last(&[("slo", 3.0), ("stream", 1.0)]),
        "The limits of “Llama 2 70B, interactive” (MLPerf Inference): this request keeps them (a first token within 0.45 s, \
         0.04 s a token after it), so it counts as goodput."
    );
}

#[test]
fn each_bar_is_the_time_that_a_definition_counts() {
    let Figure::Bars(bars) = SIX_SPEEDS.shown(&[("stream", 1.0)]).figure else { panic!() };
    let rows: Vec<_> = bars.rows.iter().map(|row| (row.parts[1].length, row.words.replace('\u{a0}', " "))).collect();
    let expected = [
        (1.0, "20 tokens in 1 s: 20 a second"),
        (0.6, "19 tokens in 0.6 s: 31.7 a second"),
        (0.6, "15 tokens in 0.6 s: 25 a second"),
        (0.6, "2 gaps in 0.6 s: 3.33 a second"),
    ];
    for ((length, words), (expected, says)) in rows.iter().zip(expected) {
        assert!((length - expected).abs() < 1e-9 && words == says, "{length} {words}");
    }
    assert_eq!(rows.len(), 4);
}
