//! Goodput under a service level objective, by the rule of each tool.

use crate::any;
use hare_and_tortoise::engine::metrics::{Goodput, MlperfRun, SLO_PRESETS, Slo, SloRule};
use hare_and_tortoise::engine::{Nanos, Trace};
use proptest::prelude::*;
use std::collections::HashSet;

/// A request whose first token comes after `ttft` milliseconds, and each of the others so many later.
fn request(ttft: u64, tokens: u64, gap: u64) -> Trace {
    let arrivals = (0..tokens).map(|n| (Nanos::new((ttft + n * gap) * 1_000_000), 1));
    Trace::from_arrivals(arrivals, 0).unwrap()
}

fn slo(ttft: Option<f64>, per_token: Option<f64>, e2e: Option<f64>) -> Slo {
    let [ttft, per_token, e2e] = [ttft, per_token, e2e].map(|limit| limit.map(Nanos::from_seconds));
    Slo { ttft, per_token, e2e }
}

/// How many requests are good by each tool: vLLM, AIPerf, GenAI-Perf.
#[track_caller]
fn check(slo: Slo, requests: &[Trace], good: [usize; 3]) {
    let found = SloRule::ALL.map(|rule| slo.goodput(rule, requests).good);
    assert_eq!(found, good, "by {:?}", SloRule::ALL.map(SloRule::name));
    assert_eq!(slo.goodput(SloRule::Vllm, requests).requests, requests.len());
}

#[test]
fn a_value_at_its_limit_is_within_it() {
    // TTFT 450 ms, 40 ms a token, 450 + 10 * 40 ms in all.
    let requests = [request(450, 11, 40)];
    check(slo(Some(0.45), Some(0.04), Some(0.85)), &requests, [1; 3]);
    check(slo(Some(0.449_999_999), None, None), &requests, [0; 3]);
    check(slo(None, Some(0.039_999_999), None), &requests, [0; 3]);
    check(slo(None, None, Some(0.849_999_999)), &requests, [0; 3]);
}

#[test]
fn the_tools_differ_about_a_request_with_one_token() {
    // No time per token: 0 for vLLM, a failure for AIPerf, nobody's for GenAI-Perf.
    check(slo(Some(1.0), Some(0.04), None), &[request(400, 1, 0)], [1, 0, 0]);
    check(slo(Some(1.0), None, None), &[request(400, 1, 0)], [1; 3]);
}

/// A late request with one token, then one that is in time but slow. GenAI-Perf pairs the TTFT of the first with the
/// time per token of the second, and leaves the second's TTFT alone.
#[test]
fn genai_perf_shifts_the_pairs_behind_a_request_with_one_token() {
    let [one, slow, fast] = [request(400, 1, 0), request(2_000, 11, 20), request(400, 11, 80)];
    let limits = slo(Some(0.5), Some(0.04), None);
    // Each for itself, neither is good: `slow` starts late, `fast` starts in time and writes slowly.
    check(limits, &[slow.clone(), fast.clone()], [0, 0, 0]);
    // TTFTs 400, 2000, 400 with times per token 20, 80: the first pair is good, though it is two requests.
    check(limits, &[one, slow, fast], [1, 0, 1]);
}

#[test]
fn a_request_that_delivers_nothing_is_never_good() {
    let nothing = Trace::from_arrivals([], 0).unwrap();
    check(Slo::default(), &[nothing.clone(), request(1, 5, 1)], [1; 3]);
    check(slo(Some(10.0), None, Some(10.0)), &[nothing], [0; 3]);
    check(Slo::default(), &[], [0; 3]);
}

#[test]
fn goodput_is_a_rate_and_a_share_where_these_are_defined() {
    let goodput = Goodput { good: 30, requests: 40 };
    assert_eq!(goodput.per_second(Nanos::from_seconds(12.0)), Some(2.5));
    assert_eq!(goodput.share(), Some(0.75));
    assert_eq!(goodput.per_second(Nanos::ZERO), None);
    assert_eq!(Goodput::default().share(), None);
    assert_eq!(Goodput::default().per_second(Nanos::from_seconds(1.0)), Some(0.0));
}

#[test]
fn mlperf_judges_the_run_by_its_99th_percentiles() {
    let limits = slo(Some(0.45), Some(0.04), None);
    let fine = || vec![request(400, 11, 30); 101];
    let late = |n: usize| [fine(), vec![request(900, 11, 50); n]].concat();
    let milliseconds = |n: u64| Some(Nanos::new(n * 1_000_000));
    // One of 102: sorted[floor(100.98)] is the last fine one. Two of 103: sorted[101] is a late one.
    assert_eq!(
        limits.mlperf(&late(1)),
        MlperfRun { ttft: milliseconds(400), tpot: milliseconds(30), pass: Some(true) }
    );
    assert_eq!(
        limits.mlperf(&late(2)),
        MlperfRun { ttft: milliseconds(900), tpot: milliseconds(50), pass: Some(false) }
    );
    assert_eq!(slo(Some(1.0), None, None).mlperf(&late(50)).pass, Some(true));
    assert_eq!(slo(Some(0.4), Some(0.03), None).mlperf(&fine()).pass, Some(true), "inclusive");
    assert_eq!(slo(None, None, Some(0.001)).mlperf(&fine()).pass, Some(true), "it has no limit of the whole");
}

#[test]
fn mlperf_judges_nothing_by_what_nobody_has() {
    let one = [request(400, 1, 0)];
    assert_eq!(slo(Some(0.45), Some(0.04), None).mlperf(&one).pass, None);
    assert_eq!(slo(Some(0.3), Some(0.04), None).mlperf(&one).pass, Some(false), "the TTFT alone fails it");
    assert_eq!(slo(Some(0.45), None, None).mlperf(&one).pass, Some(true));
    assert_eq!(Slo::default().mlperf(&[]), MlperfRun { ttft: None, tpot: None, pass: None });
}

#[test]
fn each_preset_has_its_own_id_and_a_limit() {
    let ids: HashSet<&str> = SLO_PRESETS.iter().map(|preset| preset.id).collect();
    assert_eq!(ids.len(), SLO_PRESETS.len());
    for preset in SLO_PRESETS {
        assert_ne!(preset.slo, Slo::default(), "{}", preset.id);
        assert!(!preset.source.is_empty() && preset.share.is_none_or(|share| share == 0.99), "{}", preset.id);
    }
    let interactive = SLO_PRESETS.iter().find(|preset| preset.id == "mlperf-llama-2-70b-interactive").unwrap();
    assert_eq!(interactive.slo, slo(Some(0.45), Some(0.04), None));
    let completion = SLO_PRESETS.iter().find(|preset| preset.id == "distserve-code-completion-66b").unwrap();
    assert_eq!(completion.slo, slo(Some(0.125), Some(0.2), None));
}

proptest! {
    /// And what AIPerf calls good, vLLM does too; where every request has two tokens or more, GenAI-Perf's pairs are the
    /// requests.
    #[test]
    fn looser_limits_never_lose_a_request(
        profile in any::profile(), plan in any::plan(), seed in any::seed(),
        ttft in 0.0..5.0, per_token in 0.0..0.1, e2e in 0.0..60.0,
    ) {
        let traces: Vec<Trace> = (0..3).map(|n| Trace::generate(&profile, &plan, seed.child(n))).collect();
        let tight = slo(Some(ttft), Some(per_token), Some(e2e));
        let good = |slo: Slo, rule| slo.goodput(rule, &traces).good;
        for rule in SloRule::ALL {
            let fewer = Slo { per_token: None, ..tight };
            prop_assert!(good(tight, rule) <= good(fewer, rule));
            prop_assert!(good(tight, rule) <= good(slo(Some(ttft * 2.0), Some(per_token * 2.0), Some(e2e * 2.0)), rule));
            prop_assert!(good(Slo::default(), rule) <= traces.len());
        }
        prop_assert!(good(tight, SloRule::Aiperf) <= good(tight, SloRule::Vllm));
        let alone = traces.iter().filter(|trace| tight.meets(SloRule::GenaiPerf, trace)).count();
        if traces.iter().all(|trace| trace.tokens() > 1) {
            prop_assert_eq!(alone, good(tight, SloRule::GenaiPerf));
        }
    }
}
