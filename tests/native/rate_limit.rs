//! A token bucket: how long requests wait at a limit.

use hare_and_tortoise::engine::queueing::TokenBucket;
use proptest::prelude::*;

fn bucket(rate: f64, capacity: f64) -> TokenBucket {
    TokenBucket::new(rate, capacity).unwrap()
}

#[test]
fn a_full_bucket_lets_a_burst_through_and_then_its_rate() {
    // Two per second, five at once.
    let waits = bucket(2.0, 5.0).waits([(0.0, 1.0); 8]);
    assert_eq!(waits, [0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 1.0, 1.5].map(Some));
    assert_eq!(bucket(2.0, 5.0).burst(5, 1.0), Some(0.0));
    assert_eq!(bucket(2.0, 5.0).burst(8, 1.0), Some(1.5));
    assert_eq!(bucket(2.0, 5.0).burst(0, 1.0), Some(0.0));
}

#[test]
fn a_bucket_fills_up_to_its_capacity_only() {
    // Emptied at 0; at 1 s two are back, at 100 s five.
    let waits = bucket(2.0, 5.0).waits([(0.0, 5.0), (1.0, 2.0), (1.0, 1.0), (100.0, 5.0), (100.0, 1.0)]);
    assert_eq!(waits, [0.0, 0.0, 0.5, 0.0, 0.5].map(Some));
}

#[test]
fn nobody_overtakes() {
    // The second waits 2 s for four; the third, which costs nothing, waits behind it.
    assert_eq!(bucket(2.0, 5.0).waits([(0.0, 5.0), (0.0, 4.0), (1.0, 0.0)]), [0.0, 2.0, 1.0].map(Some));
}

#[test]
fn what_costs_more_than_the_bucket_holds_never_comes_through() {
    let waits = bucket(2.0, 5.0).waits([(0.0, 5.1), (0.0, 5.0), (0.0, -1.0), (f64::NAN, 1.0), (0.0, f64::NAN)]);
    assert_eq!(waits, [None, Some(0.0), None, None, None]);
    assert_eq!(bucket(2.0, 5.0).burst(1, 5.1), None);
    assert_eq!(bucket(2.0, 5.0).burst(1, f64::NAN), None);
}

/// 30,000 tokens a minute, and an agent that asks with 20,000 each time: after the first, each waits.
#[test]
fn a_limit_of_tokens_a_minute_spaces_large_requests() {
    let limit = TokenBucket::per_minute(30_000.0).unwrap();
    assert_eq!(limit.waits([(0.0, 20_000.0), (0.0, 20_000.0), (0.0, 20_000.0)]), [0.0, 20.0, 60.0].map(Some));
    assert_eq!(limit.burst(3, 20_000.0), Some(60.0));
}

#[test]
fn a_limit_that_makes_no_sense_is_refused() {
    for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!((TokenBucket::new(bad, 1.0), TokenBucket::new(1.0, bad)), (None, None), "{bad}");
        assert_eq!(TokenBucket::per_minute(bad), None, "{bad}");
    }
}

proptest! {
    #[test]
    fn no_more_comes_through_than_the_limit_allows(
        rate in 0.1..100.0, capacity in 1.0..50.0,
        requests in proptest::collection::vec((0.0..1.0, 0.0..1.0), 1..60),
    ) {
        let mut at = 0.0;
        let requests: Vec<(f64, f64)> = requests.into_iter().map(|(gap, cost)| { at += gap; (at, cost) }).collect();
        let waits = bucket(rate, capacity).waits(requests.clone());
        let through: Vec<f64> = requests.iter().zip(&waits).map(|((at, _), wait)| at + wait.unwrap()).collect();
        prop_assert!(through.windows(2).all(|pair| pair[0] <= pair[1] + 1e-9));
        for from in 0..through.len() {
            let mut cost = 0.0;
            for to in from..through.len() {
                cost += requests[to].1;
                prop_assert!(cost <= capacity + rate * (through[to] - through[from]) + 1e-6);
            }
        }
    }

    #[test]
    fn a_wait_is_a_number_from_0_or_none(
        rate in any::<f64>(), capacity in any::<f64>(), requests in proptest::collection::vec(any::<(f64, f64)>(), 0..20),
        n in any::<u32>(), cost in any::<f64>(),
    ) {
        if let Some(bucket) = TokenBucket::new(rate.abs(), capacity.abs()) {
            let waits = bucket.waits(requests).into_iter().chain([bucket.burst(n, cost)]);
            prop_assert!(waits.flatten().all(|wait| wait.is_finite() && wait >= 0.0));
        }
    }
}
