//! How a stream feels to somebody who reads along, computed by hand and token by token.

use crate::any;
use hare_and_tortoise::engine::metrics::Reader;
use hare_and_tortoise::engine::{Nanos, Trace};
use proptest::prelude::*;

/// Arrivals in seconds.
fn trace(arrivals: &[(f64, u32)]) -> Trace {
    Trace::from_arrivals(arrivals.iter().map(|(at, tokens)| (Nanos::from_seconds(*at), *tokens)), 0).unwrap()
}

fn reader(ttft: f64, rate: f64) -> Reader {
    Reader::new(Nanos::from_seconds(ttft), rate).unwrap()
}

#[track_caller]
fn check(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() < 1e-12), "found {found:?}, expected {expected}");
}

#[test]
fn a_stream_as_expected_is_perfect() {
    let stream = trace(&[(1.0, 1), (1.25, 1), (1.5, 1), (1.75, 1)]);
    let reader = reader(1.0, 4.0);
    check(reader.quality(&stream), 1.0);
    check(reader.idle(&stream), 1.0);
    check(reader.fluidity(&stream), 1.0);
    // Faster than one reads is as good.
    check(reader.quality(&trace(&[(1.0, 1), (1.01, 3)])), 1.0);
    check(reader.quality(&trace(&[(0.1, 1), (0.11, 3)])), 1.0);
}

/// One token late: expected at 1, 1.25, 1.5, 1.75; taken in at 1, 2, 2.25, 2.5. The delays are 0 and three times 0.75,
/// the whole is 7.75.
#[test]
fn a_stall_delays_every_token_behind_it() {
    let stream = trace(&[(1.0, 1), (2.0, 3)]);
    let reader = reader(1.0, 4.0);
    check(reader.quality(&stream), 1.0 - 2.25 / 7.75);
    // Starting at 1.75 s, the second token is due when it comes.
    check(reader.idle(&stream), 1.75);
    // The gap of 1 s misses four deadlines; the first token and two with the late one are in time.
    check(reader.fluidity(&stream), 3.0 / 7.0);
}

/// Expected at 0.5 and 1 s; taken in at 2 and 2.5 s.
#[test]
fn a_late_start_delays_everything() {
    let stream = trace(&[(2.0, 2)]);
    let reader = reader(0.5, 2.0);
    check(reader.quality(&stream), 1.0 - 3.0 / 4.5);
    check(reader.idle(&stream), 2.0);
    // The first token's deadline, and three reading times of half a second.
    check(reader.fluidity(&stream), 1.0 / 5.0);
}

#[test]
fn time_that_is_left_over_covers_a_later_gap() {
    // Three tokens at once save two reading times of 0.25 s, so a gap of 0.75 s is in time and one of 0.8 s is not.
    let reader = reader(1.0, 4.0);
    check(reader.fluidity(&trace(&[(1.0, 3), (1.75, 1)])), 1.0);
    check(reader.fluidity(&trace(&[(1.0, 3), (1.8, 1)])), 3.0 / 4.0);
    check(reader.idle(&trace(&[(1.0, 3), (1.75, 1)])), 1.0);
    check(reader.quality(&trace(&[(1.0, 3), (1.75, 1)])), 1.0);
}

#[test]
fn of_nothing_there_is_no_experience() {
    let (nothing, reader) = (trace(&[]), reader(1.0, 4.0));
    assert_eq!((reader.quality(&nothing), reader.idle(&nothing), reader.fluidity(&nothing)), (None, None, None));
}

#[test]
fn what_comes_with_the_request_is_perfect() {
    let at_once = trace(&[(0.0, 1)]);
    check(reader(0.0, 4.0).quality(&at_once), 1.0);
    check(reader(0.0, 4.0).fluidity(&at_once), 1.0);
    check(reader(0.0, 4.0).idle(&at_once), 0.0);
}

#[test]
fn a_reader_who_takes_no_time_waits_for_each_token() {
    let (stream, reader) = (trace(&[(1.0, 1), (3.0, 1)]), reader(1.0, f64::INFINITY));
    check(reader.idle(&stream), 3.0);
    check(reader.quality(&stream), 0.5);
    assert_eq!(reader.fluidity(&stream), None);
}

#[test]
fn a_rate_that_makes_no_sense_is_refused() {
    for rate in [0.0, -0.0, -5.0, f64::NAN, f64::NEG_INFINITY, 1e-300, f64::MIN_POSITIVE / 4.0] {
        assert_eq!(Reader::new(Nanos::ZERO, rate), None, "{rate}");
    }
}

/// By the definitions, token by token.
fn by_token(trace: &Trace, ttft: f64, rate: f64) -> (f64, f64) {
    let (mut delay, mut whole, mut taken, mut idle) = (0.0, 0.0, f64::NEG_INFINITY, f64::NEG_INFINITY);
    for (i, at) in any::token_times(trace).into_iter().enumerate() {
        let i = i as f64;
        taken = at.seconds().max(taken + 1.0 / rate);
        delay += (taken - (ttft + i / rate)).max(0.0);
        whole += taken;
        idle = at.seconds().max(idle + i / rate) - i / rate;
    }
    (1.0 - delay / whole, idle)
}

proptest! {
    #[test]
    fn by_chunk_is_as_by_token(
        profile in any::profile(), plan in any::plan(), seed in any::seed(), ttft in 0.0..10.0, rate in 0.1..2_000.0,
    ) {
        let trace = Trace::generate(&profile, &plan, seed);
        let reader = reader(ttft, rate);
        let found = (reader.quality(&trace), reader.idle(&trace));
        prop_assert_eq!(found.0.is_some(), trace.tokens() > 0);
        if let ((Some(quality), Some(idle)), true) = (found, trace.end() > Nanos::ZERO) {
            let expected = by_token(&trace, Nanos::from_seconds(ttft).seconds(), rate);
            prop_assert!((quality - expected.0).abs() < 1e-6, "{} {}", quality, expected.0);
            prop_assert!((idle - expected.1).abs() <= 1e-6 * expected.1.max(1.0), "{} {}", idle, expected.1);
        }
    }

    #[test]
    fn shares_are_shares_and_reading_after_the_idle_latency_never_waits(
        profile in any::profile(), plan in any::plan(), seed in any::seed(), ttft in 0.0..10.0, rate in 1e-6..1e9,
    ) {
        let trace = Trace::generate(&profile, &plan, seed);
        let reader = reader(ttft, rate);
        for share in [reader.quality(&trace), reader.fluidity(&trace)].into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&share), "{}", share);
        }
        if let (Some(idle), Some(first)) = (reader.idle(&trace), trace.first_token()) {
            prop_assert!(idle >= first.seconds());
            for (i, at) in any::token_times(&trace).into_iter().enumerate() {
                prop_assert!(at.seconds() <= (idle + i as f64 / rate) * (1.0 + 1e-9));
            }
        }
    }
}
