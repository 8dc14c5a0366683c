//! Many requests together, by each tool's aggregate, computed by hand.

use crate::any;
use hare_and_tortoise::engine::metrics::{Metrics, Pooled, Sample, throughput};
use hare_and_tortoise::engine::percentile::{Rule, weighted_inverted_cdf};
use hare_and_tortoise::engine::{Nanos, Trace};
use proptest::prelude::*;

/// Arrivals in seconds.
fn trace(arrivals: &[(f64, u32)]) -> Trace {
    Trace::from_arrivals(arrivals.iter().map(|(at, tokens)| (Nanos::from_seconds(*at), *tokens)), 0).unwrap()
}

#[track_caller]
fn check(what: &str, sample: &Sample, expected: &[f64], mean: f64) {
    let values: Vec<f64> = sample.values().collect();
    let near = |a: f64, b: f64| (a - b).abs() < 1e-12;
    assert_eq!(values.len(), expected.len(), "{what}: {values:?}");
    assert!(values.iter().zip(expected).all(|(a, b)| near(*a, *b)), "{what}: {values:?}, expected {expected:?}");
    assert!(sample.mean().is_some_and(|found| near(found, mean)), "{what}: mean {:?}", sample.mean());
}

/// Two requests of which one has ten times the tokens, one of a single token, and one that fails.
fn four() -> [Trace; 4] {
    [trace(&[(1.0, 1), (1.5, 1), (2.0, 1)]), trace(&[(0.5, 10), (0.75, 10), (1.0, 10)]), trace(&[(2.0, 1)]), trace(&[])]
}

#[test]
fn vllm_pools_gaps_but_averages_requests() {
    let Pooled { vllm, .. } = Pooled::of(&four());
    check("TTFT", &vllm.ttft, &[0.5, 1.0, 2.0], 3.5 / 3.0);
    check("E2EL", &vllm.e2el, &[1.0, 2.0, 2.0], 5.0 / 3.0);
    // The single token is dropped; both others count once.
    check("TPOT", &vllm.tpot, &[0.5 / 29.0, 0.5], (0.5 / 29.0 + 0.5) / 2.0);
    // Gaps of chunks, not divided by their tokens.
    check("ITL", &vllm.itl, &[0.25, 0.25, 0.5, 0.5], 0.375);
    assert_eq!(vllm.itl.deviation(), Some(0.125));
    assert_eq!(vllm.itl.percentile(0.5), Some(0.375));
}

#[test]
fn guidellm_weighs_requests_by_their_tokens() {
    let Pooled { guidellm, .. } = Pooled::of(&four());
    // 2 s for 3 tokens, 1 s for 30, 2 s for one: 5 s for 34.
    check("TPOT", &guidellm.tpot, &[1.0 / 30.0, 2.0 / 3.0, 2.0], 5.0 / 34.0);
    check("ITL", &guidellm.itl, &[0.5 / 29.0, 0.5], 1.5 / 31.0);
    // 29 of 31 weights are the lower value's: a share of 0.935.
    assert_eq!(guidellm.itl.percentile(0.9), Some(0.5 / 29.0));
    assert_eq!(guidellm.itl.percentile(0.95), Some(0.5));
}

#[test]
fn the_others_have_one_number_a_request() {
    let pooled = Pooled::of(&four());
    check("AIPerf ITL", &pooled.aiperf.itl, &[0.5 / 29.0, 0.5], (0.5 / 29.0 + 0.5) / 2.0);
    check("AIPerf ICL", &pooled.aiperf.icl, &[0.25, 0.25, 0.5, 0.5], 0.375);
    check("GenAI-Perf ITL", &pooled.genai_perf.itl, &[0.017_241_379, 0.5], 0.258_620_689_5);
    check("MLPerf TPOT", &pooled.mlperf.tpot, &[0.017_241_379, 0.5], 0.258_620_689_5);
    check("MLPerf latency", &pooled.mlperf.latency, &[1.0, 2.0, 2.0], 5.0 / 3.0);
    check("request latency", &pooled.aiperf.request_latency, &[1.0, 2.0, 2.0], 5.0 / 3.0);
}

#[test]
fn percentiles_are_by_each_tools_rule() {
    let hundred: Vec<Trace> = (1..=100).map(|n| trace(&[(f64::from(n), 1)])).collect();
    let pooled = Pooled::of(&hundred);
    let p99 = |sample: &Sample| sample.percentile(0.99).unwrap();
    assert!((p99(&pooled.vllm.ttft) - 99.01).abs() < 1e-9);
    assert!((p99(&pooled.aiperf.ttft) - 99.01).abs() < 1e-9);
    assert!((p99(&pooled.genai_perf.ttft) - 99.01).abs() < 1e-9);
    assert_eq!((p99(&pooled.guidellm.ttft), p99(&pooled.mlperf.ttft)), (99.0, 100.0));
    // Shares that make no sense are the nearest ones that do.
    assert_eq!(pooled.vllm.ttft.percentile(f64::NAN), Some(1.0));
    assert_eq!(pooled.guidellm.ttft.percentile(f64::INFINITY), Some(100.0));
    assert_eq!(pooled.guidellm.ttft.percentile(-1.0), Some(1.0));
}

#[test]
fn of_no_request_nothing_is_defined() {
    for traces in [vec![], vec![trace(&[]); 3]] {
        let pooled = Pooled::of(&traces);
        for sample in [&pooled.vllm.itl, &pooled.vllm.ttft, &pooled.guidellm.tpot, &pooled.mlperf.tpot] {
            assert!(sample.is_empty());
            assert_eq!((sample.mean(), sample.deviation(), sample.percentile(0.5)), (None, None, None));
        }
    }
}

#[test]
fn throughput_is_all_tokens_over_the_time_of_the_benchmark() {
    assert_eq!(throughput(&four(), Nanos::from_seconds(4.0)), Some(8.5));
    assert_eq!(throughput(&[], Nanos::from_seconds(4.0)), Some(0.0));
    assert_eq!(throughput(&four(), Nanos::ZERO), None);
}

#[test]
fn a_weight_of_nothing_is_no_value() {
    assert_eq!(weighted_inverted_cdf(&[], 0.5), None);
    assert_eq!(weighted_inverted_cdf(&[(1.0, 0)], 0.5), None);
    assert_eq!(weighted_inverted_cdf(&[(1.0, 0), (2.0, 1), (3.0, 0)], 0.0), Some(2.0));
    assert_eq!(weighted_inverted_cdf(&[(1.0, 0), (2.0, 1), (3.0, 0)], 1.0), Some(2.0));
}

proptest! {
    #[test]
    fn with_equal_weights_the_weighted_percentile_is_the_plain_one(
        mut values in proptest::collection::vec(-1e6..1e6, 1..200), p in 0.0..=1.0, weight in 1..1000_u32,
    ) {
        values.sort_by(f64::total_cmp);
        let weighted: Vec<(f64, u32)> = values.iter().map(|value| (*value, weight)).collect();
        prop_assert_eq!(weighted_inverted_cdf(&weighted, p), Rule::InvertedCdf.of(&values, p));
    }

    /// One request pooled is the request itself.
    #[test]
    fn one_request_alone_is_as_its_own_metrics(profile in any::profile(), plan in any::plan(), seed in any::seed()) {
        let trace = Trace::generate(&profile, &plan, seed);
        let (metrics, pooled) = (Metrics::of(&trace), Pooled::of(std::slice::from_ref(&trace)));
        let same = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs(),
            (a, b) => a == b,
        };
        prop_assert!(same(pooled.vllm.tpot.mean(), metrics.vllm.tpot));
        prop_assert!(same(pooled.vllm.itl.mean(), metrics.vllm.itl.mean));
        prop_assert_eq!(pooled.vllm.itl.percentile(0.99), metrics.vllm.itl.p99);
        prop_assert!(same(pooled.aiperf.itl.mean(), metrics.aiperf.itl));
        prop_assert!(same(pooled.guidellm.tpot.mean(), metrics.guidellm.tpot));
        prop_assert!(same(pooled.guidellm.itl.mean(), metrics.guidellm.itl));
        prop_assert!(same(pooled.genai_perf.itl.mean(), metrics.genai_perf.itl.map(Nanos::seconds)));
        prop_assert!(same(pooled.mlperf.tpot.percentile(0.99), metrics.mlperf.tpot.map(Nanos::seconds)));
    }
}
