//! Jitter by name, computed by hand from each definition.

use crate::any;
use hare_and_tortoise::engine::metrics::{Jitter, Stalls};
use hare_and_tortoise::engine::{Nanos, Trace};
use proptest::prelude::*;

/// A trace whose first chunk comes after half a second, the others after these gaps in milliseconds.
fn trace(gaps: &[u64]) -> Trace {
    let mut at = 500_000_000;
    let later = gaps.iter().map(|gap| {
        at += gap * 1_000_000;
        (Nanos::new(at), 1)
    });
    let arrivals: Vec<(Nanos, u32)> = std::iter::once((Nanos::new(500_000_000), 1)).chain(later).collect();
    Trace::from_arrivals(arrivals, 0).unwrap()
}

#[track_caller]
fn check(found: Option<f64>, expected: f64) {
    let near = found.is_some_and(|found| (found - expected).abs() <= 1e-12 * expected.abs().max(1.0));
    assert!(near, "found {found:?}, expected {expected}");
}

/// Gaps of 10, 30, 20 and 40 ms: their mean is 25 ms, the mean square of what differs from it 125 ms².
#[test]
fn four_gaps_have_the_jitter_of_each_definition() {
    let jitter = Jitter::of(&trace(&[10, 30, 20, 40]));
    assert_eq!(jitter.gaps, 4);
    check(jitter.mean, 0.025);
    check(jitter.deviation, 125e-6_f64.sqrt());
    check(jitter.cv, 125e-6_f64.sqrt() / 0.025);
    assert_eq!(jitter.longest, Some(Nanos::from_seconds(0.04)));
    // D is 20, 10 and 20 ms: J is 1.25, then 1.25 + 8.75/16 = 1.796875, then 1.796875 + 18.203125/16.
    check(jitter.rfc3550, 0.002_934_570_312_5);
    // Linear: the median is 25 ms, the 99th percentile 30 + 0.97 * 10 ms.
    check(jitter.p99_over_p50, 39.7 / 25.0);
}

#[test]
fn an_even_stream_has_no_jitter() {
    let jitter = Jitter::of(&trace(&[20; 50]));
    assert_eq!((jitter.deviation.unwrap() < 1e-15, jitter.cv.unwrap() < 1e-13), (true, true));
    assert_eq!(jitter.rfc3550, Some(0.0));
    check(jitter.p99_over_p50, 1.0);
}

#[test]
fn without_gaps_nothing_is_defined() {
    for trace in [Trace::from_arrivals([], 0).unwrap(), trace(&[])] {
        assert_eq!(Jitter::of(&trace), Jitter::default());
        assert_eq!(Stalls::over(Nanos::ZERO, &trace), Stalls::default());
    }
}

#[test]
fn one_gap_has_no_difference_and_gaps_of_nothing_no_ratio() {
    let one = Jitter::of(&trace(&[30]));
    assert_eq!((one.rfc3550, one.cv, one.p99_over_p50), (None, Some(0.0), Some(1.0)));
    let nothing = Jitter::of(&trace(&[0, 0, 0]));
    assert_eq!((nothing.cv, nothing.p99_over_p50), (None, None));
    assert_eq!((nothing.mean, nothing.deviation, nothing.rfc3550), (Some(0.0), Some(0.0), Some(0.0)));
}

#[test]
fn a_stall_is_longer_than_its_threshold() {
    let trace = trace(&[10, 500, 499, 2_000]);
    let over = |seconds| Stalls::over(Nanos::from_seconds(seconds), &trace);
    assert_eq!(over(0.5), Stalls { count: 1, total: Nanos::from_seconds(2.0) });
    assert_eq!(over(0.499), Stalls { count: 2, total: Nanos::from_seconds(2.5) });
    assert_eq!(over(0.0), Stalls { count: 4, total: Nanos::from_seconds(3.009) });
    assert_eq!(over(2.0), Stalls::default());
    assert_eq!(Stalls::over(Nanos::new(u64::MAX), &trace), Stalls::default());
}

proptest! {
    #[test]
    fn jitter_is_a_number_and_within_its_bounds(profile in any::profile(), plan in any::plan(), seed in any::seed()) {
        let trace = Trace::generate(&profile, &plan, seed);
        let jitter = Jitter::of(&trace);
        let longest = jitter.longest.map_or(0.0, Nanos::seconds);
        for seconds in [jitter.mean, jitter.deviation, jitter.rfc3550].into_iter().flatten() {
            prop_assert!((0.0..=longest * (1.0 + 1e-12)).contains(&seconds), "{:?}", jitter);
        }
        prop_assert!(jitter.p99_over_p50.is_none_or(|ratio| ratio >= 1.0 && ratio.is_finite()), "{:?}", jitter);
        prop_assert!(jitter.cv.is_none_or(|cv| cv <= (jitter.gaps as f64).sqrt()), "{:?}", jitter);
    }
}
