//! Waiting in line, by formula: hand-computed values, limits, and what is refused.

use hare_and_tortoise::engine::queueing::{Queue, distserve_ttft, mm1_response_quantile, mm1_wait_quantile};
use proptest::prelude::*;

#[track_caller]
fn check(found: Option<f64>, expected: f64) {
    let near = found.is_some_and(|found| (found - expected).abs() <= 1e-12 * expected.abs().max(1.0));
    assert!(near, "found {found:?}, expected {expected}");
}

/// Four requests/s of 0.2 s each: the server is busy for 80 % of the time.
#[test]
fn the_more_service_varies_the_longer_the_line() {
    let queue = |cv| Queue::new(4.0, 0.2, cv).unwrap();
    check(Some(queue(1.0).utilisation()), 0.8);
    // ρ/(1 - ρ) is 4: all of it for M/M/1, half for M/D/1, 2.5 times for a CV of 2.
    check(queue(1.0).wait(), 0.8);
    check(queue(0.0).wait(), 0.4);
    check(queue(2.0).wait(), 2.0);
    check(queue(1.0).response(), 1.0);
    check(queue(1.0).waiting(), 3.2);
    assert_eq!(Queue::mm1(4.0, 0.2), Queue::new(4.0, 0.2, 1.0));
    assert_eq!(Queue::md1(4.0, 0.2), Queue::new(4.0, 0.2, 0.0));
}

/// The same load in bursts of burstiness a quarter: `c_a²` is 4 instead of 1.
#[test]
fn bursts_make_the_line_longer() {
    let queue = Queue::mm1(4.0, 0.2).unwrap();
    check(queue.wait_in_bursts(0.25), 0.8 * 2.5);
    assert_eq!(queue.wait_in_bursts(1.0), queue.wait());
    check(queue.wait_in_bursts(f64::INFINITY), 0.4);
    check(queue.wait_in_bursts(f64::MIN_POSITIVE), 0.4 * 101.0);
    for bad in [0.0, -1.0, f64::NAN, f64::NEG_INFINITY] {
        assert_eq!(queue.wait_in_bursts(bad), None, "{bad}");
    }
    assert_eq!(Queue::mm1(5.0, 0.2).unwrap().wait_in_bursts(0.25), None);
}

#[test]
fn without_requests_nobody_waits() {
    for queue in [Queue::mm1(0.0, 0.2), Queue::mm1(4.0, 0.0)].map(Option::unwrap) {
        assert_eq!((queue.utilisation(), queue.wait(), queue.waiting()), (0.0, Some(0.0), Some(0.0)));
        assert_eq!(queue.response(), Some(queue.service()));
    }
}

#[test]
fn a_line_at_its_limit_is_unstable_and_has_no_wait() {
    for arrivals in [5.0, 5.1, 1e9] {
        let queue = Queue::mm1(arrivals, 0.2).unwrap();
        assert!(!queue.is_stable());
        assert_eq!((queue.wait(), queue.response(), queue.waiting()), (None, None, None), "{arrivals}");
    }
    let nearly = Queue::mm1(1.0 - f64::EPSILON / 2.0, 1.0).unwrap();
    assert!(nearly.wait().is_some_and(|wait| wait.is_finite() && wait > 1e15));
}

/// Prompts of 0.1 s. At 5 requests/s half of the time is used: 0.1 + 5 * 0.01/(2 * 0.5).
#[test]
fn distserve_has_the_ttft_of_its_formula() {
    check(distserve_ttft(5.0, 0.1), 0.15);
    check(distserve_ttft(9.0, 0.1), 0.55);
    check(distserve_ttft(0.0, 0.1), 0.1);
    assert_eq!((distserve_ttft(10.0, 0.1), distserve_ttft(11.0, 0.1), distserve_ttft(-1.0, 0.1)), (None, None, None));
}

/// At 80 %, a mean of 1 s in the system: exponential, so a median of ln 2 s, and one in ten takes ln 10 s or more.
#[test]
fn mm1_has_its_percentiles_in_closed_form() {
    check(mm1_response_quantile(4.0, 0.2, 0.5), f64::ln(2.0));
    check(mm1_response_quantile(4.0, 0.2, 0.9), f64::ln(10.0));
    check(mm1_wait_quantile(4.0, 0.2, 0.9), f64::ln(8.0));
    // A fifth of the requests does not wait.
    check(mm1_wait_quantile(4.0, 0.2, 0.2), 0.0);
    assert!(mm1_wait_quantile(4.0, 0.2, 0.21).is_some_and(|wait| wait > 0.0));
    assert_eq!(mm1_wait_quantile(4.0, 0.2, 0.0), Some(0.0));
    assert_eq!(mm1_wait_quantile(0.0, 0.2, 0.99), Some(0.0));
    for p in [1.0, -0.1, f64::NAN] {
        assert_eq!((mm1_wait_quantile(4.0, 0.2, p), mm1_response_quantile(4.0, 0.2, p)), (None, None), "{p}");
    }
    assert_eq!((mm1_wait_quantile(5.0, 0.2, 0.5), mm1_response_quantile(5.0, 0.2, 0.5)), (None, None));
}

#[test]
fn what_makes_no_sense_is_refused() {
    for bad in [-1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e10] {
        assert_eq!(Queue::new(bad, 1.0, 1.0), None, "{bad}");
        assert_eq!(Queue::new(1.0, bad, 1.0), None, "{bad}");
        assert_eq!(Queue::new(1.0, 1.0, bad), None, "{bad}");
    }
    assert!(Queue::new(Queue::MOST, Queue::MOST, Queue::MOST_CV).is_some());
}

proptest! {
    #[test]
    fn distserve_is_as_written(rate in 0.0..100.0, prefill in 0.0..1.0) {
        let (r, d) = (rate, prefill);
        match distserve_ttft(r, d) {
            Some(ttft) => {
                let written = d + r * d * d / (2.0 * (1.0 - r * d));
                prop_assert!((ttft - written).abs() <= 1e-9 * written);
            }
            None => prop_assert!(r * d >= 1.0),
        }
    }

    #[test]
    fn more_requests_wait_longer_and_no_wait_is_no_number(
        arrivals in prop_oneof![0.0..2.0, any::<f64>()], service in prop_oneof![0.0..1.0, any::<f64>()],
        cv in prop_oneof![0.0..10.0, any::<f64>()], more in 1.0..2.0_f64,
    ) {
        if let Some(queue) = Queue::new(arrivals, service, cv) {
            prop_assert!(queue.wait().is_none_or(|wait| wait.is_finite() && wait >= 0.0));
            prop_assert!(queue.waiting().is_none_or(f64::is_finite));
            let fuller = Queue::new((arrivals * more).min(Queue::MOST), service, cv).unwrap();
            match (queue.wait(), fuller.wait()) {
                (Some(wait), Some(longer)) => prop_assert!(wait <= longer),
                (None, fuller) => prop_assert_eq!(fuller, None),
                (Some(_), None) => {}
            }
        }
    }
}
