//! The shape of the report, on which programs rely: these keys and no others.

use serde_json::Value;

const REPORT: &[&str] = &["version", "app", "scenario", "turn", "seed", "speed", "text", "lanes"];
const LANE: &[&str] =
    &["name", "profile", "script", "tokens", "thinking_tokens", "phases", "arrivals", "metrics", "rendered"];
const SPREAD: &[&str] = &["mean", "p50", "p90", "p99"];
const METRICS: &[(&str, &[&str])] = &[
    ("vllm", &["ttft", "tpot", "e2el", "itl"]),
    ("aiperf", &["ttft", "request_latency", "itl", "ttst", "icl", "output_tps_per_user"]),
    ("genai_perf", &["ttft", "request_latency", "itl"]),
    ("guidellm", &["ttft", "tpot", "itl", "request_latency", "output_tokens_per_second"]),
    ("mlperf", &["ttft", "tpot", "latency"]),
    ("artificial_analysis", &["ttft", "output_speed", "total_response_time_100"]),
];
const PHASE: &[&str] = &["kind", "start", "end"];
const RENDERED: &[&str] = &["frames", "dropped", "late_p50", "late_p99"];

pub fn assert_shape(report: &Value) {
    assert_keys("report", report, REPORT);
    assert_eq!(report["version"], 1);
    for lane in report["lanes"].as_array().unwrap() {
        assert_keys("lane", lane, LANE);
        let tools: Vec<&str> = METRICS.iter().map(|(tool, _)| *tool).collect();
        assert_keys("metrics", &lane["metrics"], &tools);
        for (tool, metrics) in METRICS {
            assert_keys(tool, &lane["metrics"][tool], metrics);
        }
        assert_keys("vllm.itl", &lane["metrics"]["vllm"]["itl"], SPREAD);
        assert_keys("aiperf.icl", &lane["metrics"]["aiperf"]["icl"], SPREAD);
        if !lane["rendered"].is_null() {
            assert_keys("rendered", &lane["rendered"], RENDERED);
        }
        let mut until = 0.0;
        for phase in lane["phases"].as_array().unwrap() {
            assert_keys("phase", phase, PHASE);
            assert_eq!(phase["start"].as_f64(), Some(until), "phases leave no gap");
            until = phase["end"].as_f64().unwrap();
        }
        let arrivals = lane["arrivals"].as_array().unwrap();
        assert!(arrivals.is_sorted_by_key(|chunk| chunk[0].as_f64().unwrap()));
    }
}

#[track_caller]
fn assert_keys(what: &str, value: &Value, expected: &[&str]) {
    let mut keys: Vec<&str> =
        value.as_object().unwrap_or_else(|| panic!("{what}: {value}")).keys().map(|key| &**key).collect();
    let mut expected = expected.to_vec();
    keys.sort_unstable();
    expected.sort_unstable();
    assert_eq!(keys, expected, "{what}");
}
