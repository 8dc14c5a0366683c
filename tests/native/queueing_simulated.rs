//! Waiting in line, request by request: it agrees with the formulas within its own error.

use hare_and_tortoise::engine::Seed;
use hare_and_tortoise::engine::queueing::{
    Line, MOST_REQUESTS, Queue, Served, Story, mm1_response_quantile, mm1_wait_quantile,
};
use proptest::prelude::*;

const REQUESTS: usize = 20_000;

/// Requests of a second's service at this load; the formula is at most four standard errors from the simulation, which
/// with pure chance happens once in 16,000 times.
#[track_caller]
fn check(load: f64, cv: f64) {
    let queue = Queue::new(load, 1.0, cv).unwrap();
    for seed in 0..4 {
        let found = queue.simulate(1.0, REQUESTS, Seed::new(seed)).unwrap();
        for (what, expected, times) in
            [("wait", queue.wait(), found.wait), ("response", queue.response(), found.response)]
        {
            let (expected, error) = (expected.unwrap(), times.error.unwrap());
            let says = format!("{what} at {load}, cv {cv}, seed {seed}: {}±{error}, formula {expected}", times.mean);
            assert!((times.mean - expected).abs() <= 4.0 * error, "{says}");
            assert!(error < 0.25 * expected, "{says}: an error that allows anything");
        }
        // Who comes at any time finds the server busy for its share of the time.
        assert!((found.waited - load).abs() < 0.03, "waited {} at {load}", found.waited);
    }
}

#[test]
fn the_simulation_agrees_with_pollaczek_and_khinchine() {
    for load in [0.2, 0.5, 0.8, 0.9] {
        for cv in [0.0, 0.5, 1.0, 1.5] {
            check(load, cv);
        }
    }
}

/// The standard error is as large as it says: about 95 % of the simulations are within 1.96 of them.
#[test]
fn the_standard_error_is_honest() {
    for (queue, expected) in [(Queue::mm1(0.7, 1.0), 7.0 / 3.0), (Queue::md1(0.7, 1.0), 3.5 / 3.0)] {
        let within = (0..200).filter(|seed| {
            let wait = queue.unwrap().simulate(1.0, 5_000, Seed::new(*seed)).unwrap().wait;
            (wait.mean - expected).abs() <= 1.96 * wait.error.unwrap()
        });
        let within = within.count();
        assert!((178..=199).contains(&within), "{within} of 200");
    }
}

#[test]
fn percentiles_of_mm1_are_those_of_its_closed_form() {
    let found = Queue::mm1(0.6, 1.0).unwrap().simulate(1.0, 200_000, Seed::new(3)).unwrap();
    for (p, wait, response) in [
        (0.5, found.wait.p50, found.response.p50),
        (0.9, found.wait.p90, found.response.p90),
        (0.99, found.wait.p99, found.response.p99),
    ] {
        let near = |found: f64, expected: Option<f64>| (found / expected.unwrap() - 1.0).abs() < 0.05;
        assert!(near(wait, mm1_wait_quantile(0.6, 1.0, p)), "wait, p {p}: {wait}");
        assert!(near(response, mm1_response_quantile(0.6, 1.0, p)), "response, p {p}: {response}");
    }
}

/// An approximation: at 90 % load within a tenth, and more than the error of the simulation allows for.
#[test]
fn bursts_are_near_kingmans_approximation() {
    for burstiness in [0.5, 2.0] {
        let queue = Queue::mm1(0.9, 1.0).unwrap();
        let wait = queue.simulate(burstiness, MOST_REQUESTS, Seed::new(2)).unwrap().wait;
        let near = queue.wait_in_bursts(burstiness).unwrap();
        assert!((wait.mean / near - 1.0).abs() < 0.1, "{burstiness}: {wait:?}, approximation {near}");
    }
}

/// Bursts make the line longer, steadiness shorter; at nearly equal gaps nobody waits for a fixed service.
#[test]
fn the_burstier_the_longer_the_line() {
    let queue = Queue::md1(0.8, 1.0).unwrap();
    let wait = |burstiness| queue.simulate(burstiness, REQUESTS, Seed::new(5)).unwrap().wait.mean;
    let waits = [0.2, 0.5, 1.0, 3.0, 1e4].map(wait);
    assert!(waits.windows(2).all(|pair| pair[0] > pair[1]), "{waits:?}");
    assert_eq!(queue.simulate(f64::INFINITY, REQUESTS, Seed::new(5)).unwrap().waited, 0.0);
}

#[test]
fn gaps_have_the_mean_and_the_variation_of_their_burstiness() {
    for burstiness in [0.25_f64, 1.0, 4.0] {
        let line = Line::new(Queue::mm1(2.0, 0.1).unwrap(), burstiness, Seed::new(8)).unwrap();
        let arrivals: Vec<f64> = line.take(50_000).map(|request| request.arrival).collect();
        let gaps: Vec<f64> = arrivals.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let mean = gaps.iter().sum::<f64>() / gaps.len() as f64;
        let variance = gaps.iter().map(|gap| (gap - mean).powi(2)).sum::<f64>() / gaps.len() as f64;
        let cv = variance.sqrt() / mean;
        assert!((mean / 0.5 - 1.0).abs() < 0.04, "{burstiness}: mean {mean}");
        assert!((cv * burstiness.sqrt() - 1.0).abs() < 0.05, "{burstiness}: CV {cv}");
    }
}

#[test]
fn the_first_finds_nobody_and_each_waits_for_the_one_before() {
    let served: Vec<Served> =
        Line::new(Queue::mm1(0.9, 1.0).unwrap(), 1.0, Seed::new(1)).unwrap().take(2_000).collect();
    assert_eq!(served[0].wait, 0.0);
    for pair in served.windows(2) {
        let expected = (pair[0].end() - pair[1].arrival).max(0.0);
        assert!((pair[1].wait - expected).abs() < 1e-9, "{pair:?}");
        assert!(pair[1].arrival >= pair[0].arrival && pair[1].start() >= pair[0].end() - 1e-9, "{pair:?}");
    }
}

#[test]
fn an_unstable_line_grows_and_has_no_mean() {
    let queue = Queue::md1(1.5, 1.0).unwrap();
    assert_eq!(queue.simulate(1.0, REQUESTS, Seed::new(1)), None);
    assert_eq!(Queue::md1(1.0, 1.0).unwrap().simulate(1.0, REQUESTS, Seed::new(1)), None);
    // Of 1.5 requests a second, each second leaves half of one behind: the 3,000th waits about 1,000 s.
    let last = Line::new(queue, 1.0, Seed::new(1)).unwrap().nth(2_999).unwrap();
    assert!((900.0..1_100.0).contains(&last.wait), "{last:?}");
}

#[test]
fn a_seed_gives_one_story_and_a_rate_stretches_it() {
    let mean = |rate, service, seed| {
        Queue::mm1(rate, service).unwrap().simulate(1.0, REQUESTS, Seed::new(seed)).unwrap().wait.mean
    };
    assert_eq!(mean(0.8, 1.0, 7), mean(0.8, 1.0, 7));
    assert_ne!(mean(0.8, 1.0, 7), mean(0.8, 1.0, 8));
    // The same load in another unit of time.
    assert!((mean(8.0, 0.1, 7) * 10.0 / mean(0.8, 1.0, 7) - 1.0).abs() < 1e-9);
    let rising = [0.1, 0.3, 0.5, 0.7, 0.71, 0.9, 0.99].map(|rate| mean(rate, 1.0, 7));
    assert!(rising.windows(2).all(|pair| pair[0] < pair[1]), "{rising:?}");
}

#[test]
fn too_few_busy_periods_have_no_error() {
    let queue = Queue::mm1(0.5, 1.0).unwrap();
    let one = queue.simulate(1.0, 1, Seed::new(1)).unwrap();
    assert_eq!((one.requests, one.wait.mean, one.wait.error, one.waited), (1, 0.0, None, 0.0));
    assert!(queue.simulate(1.0, 1_000, Seed::new(1)).unwrap().wait.error.is_some());
}

#[test]
fn what_makes_no_sense_is_refused_and_too_much_is_cut() {
    let queue = Queue::mm1(0.5, 1.0).unwrap();
    for burstiness in [0.0, -1.0, f64::NAN, f64::NEG_INFINITY] {
        assert_eq!(queue.simulate(burstiness, 10, Seed::new(1)), None, "{burstiness}");
    }
    assert_eq!(queue.simulate(1.0, 0, Seed::new(1)), None);
    assert_eq!(Queue::mm1(0.0, 1.0).unwrap().simulate(1.0, 10, Seed::new(1)), None);
    // Less than a hundredth counts as a hundredth.
    let hundredth = queue.simulate(0.01, 100, Seed::new(1));
    assert_eq!(queue.simulate(f64::MIN_POSITIVE, 100, Seed::new(1)), hundredth);
    assert_eq!(queue.simulate(1.0, usize::MAX, Seed::new(1)).unwrap().requests, MOST_REQUESTS);
}

proptest! {
    #[test]
    fn no_time_is_ever_no_number(
        arrivals in prop_oneof![0.0..1e9, Just(1e-300), Just(f64::MIN_POSITIVE)],
        service in prop_oneof![0.0..1e9, 0.0..1e-9], cv in 0.0..=10.0, burstiness in any::<f64>(), seed in 0..1_000_u64,
    ) {
        if let Some(line) = Line::new(Queue::new(arrivals, service, cv).unwrap(), burstiness, Seed::new(seed)) {
            for request in line.take(100) {
                let times = [request.arrival, request.wait, request.service, request.start(), request.end()];
                prop_assert!(times.iter().all(|time| time.is_finite() && *time >= 0.0), "{:?}", request);
            }
        }
    }
}

#[test]
fn a_story_is_the_simulation_at_every_load() {
    let story = Story::new(1.3, 0.8, 2_000, Seed::new(5)).unwrap();
    for load in [0.1, 0.5, 0.9] {
        let at = story.response(load, 2.0).unwrap();
        let simulated = Queue::new(load / 2.0, 2.0, 1.3).unwrap().simulate(0.8, 2_000, Seed::new(5)).unwrap().response;
        for (one, other) in [(at.mean, simulated.mean), (at.p50, simulated.p50), (at.p99, simulated.p99)] {
            assert!((one / other - 1.0).abs() < 1e-6, "{load}: {at:?} {simulated:?}");
        }
    }
    assert_eq!(story.response(0.5, 2.0), story.response(0.5, 2.0));
    for unstable in [0.0, 1.0, 1.2, f64::NAN] {
        assert_eq!(story.response(unstable, 2.0), None, "{unstable}");
    }
    assert!(Story::new(1.0, 1.0, 0, Seed::new(5)).is_none() && Story::new(-1.0, 1.0, 9, Seed::new(5)).is_none());
}
