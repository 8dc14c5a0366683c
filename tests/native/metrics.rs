//! The figures each tool would report, computed by hand from its definition.

use crate::any;
use hare_and_tortoise::engine::{Field, Metrics, Nanos, Plan, PlanStep, Seed, Trace};
use serde_json::{Value, json};

/// Equal but for what floating point loses; `null` only equals `null`.
fn same(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            found.len() == expected.len()
                && expected.iter().all(|(key, value)| found.get(key).is_some_and(|found| same(found, value)))
        }
        (Value::Number(found), Value::Number(expected)) => {
            let (found, expected) = (found.as_f64().unwrap(), expected.as_f64().unwrap());
            (found - expected).abs() <= 1e-12 * expected.abs()
        }
        _ => found == expected,
    }
}

#[track_caller]
fn check_trace(trace: &Trace, expected: &Value) {
    let found = serde_json::to_value(Metrics::of(trace)).unwrap();
    for (tool, expected) in expected.as_object().unwrap() {
        assert!(same(&found[tool], expected), "{tool}\nfound:    {}\nexpected: {expected}", found[tool]);
    }
    assert_eq!(found.as_object().unwrap().len(), 6, "a tool is missing");
}

/// Arrivals in seconds.
#[track_caller]
fn check(arrivals: &[(f64, u32)], thinking: u32, expected: &Value) {
    let arrivals = arrivals.iter().map(|(at, tokens)| (Nanos::from_seconds(*at), *tokens));
    check_trace(&Trace::from_arrivals(arrivals, thinking).unwrap(), expected);
}

/// The example of docs/model.md: N = 20, and 0.6 s for the 19 tokens after the first. One stream, four speeds.
#[test]
fn one_stream_has_four_speeds() {
    let tpot = 0.6 / 19.0;
    check(
        &[(0.4, 5), (0.6, 5), (1.0, 10)],
        0,
        &json!({
            "vllm": {"ttft": 0.4, "tpot": tpot, "e2el": 1.0,
                "itl": {"mean": 0.3, "p50": 0.3, "p90": 0.38, "p99": 0.398}},
            "aiperf": {"ttft": 0.4, "request_latency": 1.0, "itl": tpot, "ttst": 0.2,
                "icl": {"mean": 0.3, "p50": 0.3, "p90": 0.38, "p99": 0.398}, "output_tps_per_user": 19.0 / 0.6},
            "genai_perf": {"ttft": 0.4, "request_latency": 1.0, "itl": 0.031_578_947},
            "guidellm": {"ttft": 0.4, "tpot": 0.05, "itl": tpot, "request_latency": 1.0, "output_tokens_per_second": 20.0},
            "mlperf": {"ttft": 0.4, "tpot": 0.031_578_947, "latency": 1.0},
            "artificial_analysis": {"ttft": 0.4, "output_speed": 25.0, "total_response_time_100": 4.4},
        }),
    );
}

#[test]
fn a_single_token_has_latencies_but_no_rate() {
    let none = json!({"mean": null, "p50": null, "p90": null, "p99": null});
    check(
        &[(0.5, 1)],
        0,
        &json!({
            "vllm": {"ttft": 0.5, "tpot": null, "e2el": 0.5, "itl": none},
            "aiperf": {"ttft": 0.5, "request_latency": 0.5, "itl": null, "ttst": null, "icl": none,
                "output_tps_per_user": null},
            "genai_perf": {"ttft": 0.5, "request_latency": 0.5, "itl": null},
            "guidellm": {"ttft": 0.5, "tpot": 0.5, "itl": null, "request_latency": 0.5, "output_tokens_per_second": 2.0},
            "mlperf": {"ttft": 0.5, "tpot": null, "latency": 0.5},
            "artificial_analysis": {"ttft": 0.5, "output_speed": null, "total_response_time_100": null},
        }),
    );
}

#[test]
fn without_a_token_everything_is_undefined() {
    let none = json!({"mean": null, "p50": null, "p90": null, "p99": null});
    let expected = json!({
        "vllm": {"ttft": null, "tpot": null, "e2el": null, "itl": none},
        "aiperf": {"ttft": null, "request_latency": null, "itl": null, "ttst": null, "icl": none,
            "output_tps_per_user": null},
        "genai_perf": {"ttft": null, "request_latency": null, "itl": null},
        "guidellm": {"ttft": null, "tpot": null, "itl": null, "request_latency": null, "output_tokens_per_second": null},
        "mlperf": {"ttft": null, "tpot": null, "latency": null},
        "artificial_analysis": {"ttft": null, "output_speed": null, "total_response_time_100": null},
    });
    check(&[], 0, &expected);
    // A request that waits a second for nothing has no TTFT and no latency either.
    check_trace(&Trace::generate(&any::custom(&[]), &Plan::default(), Seed::new(1)), &expected);
}

/// One chunk with all tokens: time per token is 0, so that speeds by its inverse are undefined.
#[test]
fn all_tokens_at_once_have_no_speed_by_gaps() {
    check(
        &[(2.0, 10)],
        0,
        &json!({
            "aiperf": {"ttft": 2.0, "request_latency": 2.0, "itl": 0.0, "ttst": null,
                "icl": {"mean": null, "p50": null, "p90": null, "p99": null}, "output_tps_per_user": null},
            "genai_perf": {"ttft": 2.0, "request_latency": 2.0, "itl": 0.0},
            "guidellm": {"ttft": 2.0, "tpot": 0.2, "itl": 0.0, "request_latency": 2.0, "output_tokens_per_second": 5.0},
            "mlperf": {"ttft": 2.0, "tpot": 0.0, "latency": 2.0},
            "artificial_analysis": {"ttft": 2.0, "output_speed": null, "total_response_time_100": null},
        }),
    );
}

#[test]
fn tokens_that_arrive_with_the_request_have_no_throughput() {
    check(
        &[(0.0, 3)],
        0,
        &json!({"guidellm": {"ttft": 0.0, "tpot": 0.0, "itl": 0.0, "request_latency": 0.0, "output_tokens_per_second": null}}),
    );
}

/// TTFT 1 s, then 100 tokens/s: 50 thinking tokens from 1.00 to 1.49 s, 101 of text from 1.50 to 2.50 s.
#[test]
fn thinking_tokens_are_tokens() {
    let profile = any::custom(&[]).without(Field::Think);
    let plan = Plan { context_tokens: 0, steps: vec![PlanStep::Think(50), PlanStep::Answer(101)] };
    let trace = Trace::generate(&profile, &plan, Seed::new(1));
    let steady = json!({"mean": 0.01, "p50": 0.01, "p90": 0.01, "p99": 0.01});
    check_trace(
        &trace,
        &json!({
            "vllm": {"ttft": 1.0, "tpot": 0.01, "e2el": 2.5, "itl": steady},
            "aiperf": {"ttft": 1.0, "request_latency": 2.5, "itl": 0.01, "ttst": 0.01, "icl": steady,
                "output_tps_per_user": 100.0},
            "genai_perf": {"ttft": 1.0, "request_latency": 2.5, "itl": 0.01},
            "guidellm": {"ttft": 1.0, "tpot": 2.5 / 151.0, "itl": 0.01, "request_latency": 2.5,
                "output_tokens_per_second": 151.0 / 2.5},
            "mlperf": {"ttft": 1.0, "tpot": 0.01, "latency": 2.5},
            // The wait for an answer of 100 tokens holds the thinking: 1 s, 50 tokens, 100 tokens.
            "artificial_analysis": {"ttft": 1.0, "output_speed": 100.0, "total_response_time_100": 2.5},
        }),
    );
    assert_eq!(trace.first_answer_token(), Some(Nanos::from_seconds(1.5)));
}

/// A decode of so many nanoseconds for so many tokens after the first.
#[track_caller]
fn check_rounding(decode: u64, tokens: u32, genai_perf: u64, mlperf: u64) {
    let arrivals = [(Nanos::new(100), 1), (Nanos::new(100 + decode), tokens)];
    let metrics = Metrics::of(&Trace::from_arrivals(arrivals, 0).unwrap());
    assert_eq!(metrics.genai_perf.itl, Some(Nanos::new(genai_perf)), "GenAI-Perf");
    assert_eq!(metrics.mlperf.tpot, Some(Nanos::new(mlperf)), "MLPerf");
    assert_eq!(metrics.vllm.tpot, Some(decode as f64 / f64::from(tokens) / 1e9), "vLLM");
}

#[test]
fn genai_perf_rounds_half_to_even_where_mlperf_cuts() {
    check_rounding(4, 2, 2, 2);
    check_rounding(1, 2, 0, 0); // 0.5
    check_rounding(3, 2, 2, 1); // 1.5
    check_rounding(5, 2, 2, 2); // 2.5
    check_rounding(7, 2, 4, 3); // 3.5
    check_rounding(5, 3, 2, 1); // 1.67
    check_rounding(4, 3, 1, 1); // 1.33
}
