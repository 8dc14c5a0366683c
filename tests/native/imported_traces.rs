//! Recorded arrivals become a trace, or are refused.

use crate::any;
use hare_and_tortoise::engine::{BadArrivals, Nanos, PhaseKind, Trace};
use proptest::prelude::*;

#[track_caller]
fn check_phases(arrivals: &[(u64, u32)], thinking: u32, expected: &[(PhaseKind, u64, u64)]) {
    let trace = Trace::from_arrivals(arrivals.iter().map(|(at, n)| (Nanos::new(*at), *n)), thinking).unwrap();
    let phases: Vec<_> = trace.phases().iter().map(|phase| (phase.kind, phase.start.get(), phase.end.get())).collect();
    assert_eq!(phases, expected);
    assert_eq!(trace.arrivals().map(|(at, n)| (at.get(), n)).collect::<Vec<_>>(), arrivals);
}

#[test]
fn the_wait_is_prefill_and_the_rest_an_answer() {
    check_phases(&[(4, 5), (6, 5), (10, 10)], 0, &[(PhaseKind::Prefill, 0, 4), (PhaseKind::Answer, 4, 10)]);
    check_phases(&[(4, 1)], 0, &[(PhaseKind::Prefill, 0, 4), (PhaseKind::Answer, 4, 4)]);
    check_phases(&[(0, 1), (3, 1)], 0, &[(PhaseKind::Answer, 0, 3)]);
    check_phases(&[], 0, &[]);
}

#[test]
fn thinking_ends_with_the_first_chunk_that_holds_text() {
    use PhaseKind::{Answer, Prefill, Think};
    check_phases(&[(4, 5), (6, 5), (10, 1)], 5, &[(Prefill, 0, 4), (Think, 4, 6), (Answer, 6, 10)]);
    check_phases(&[(4, 5), (6, 5), (10, 1)], 7, &[(Prefill, 0, 4), (Think, 4, 6), (Answer, 6, 10)]);
    check_phases(&[(4, 5), (6, 5)], 10, &[(Prefill, 0, 4), (Think, 4, 6)]);
}

#[track_caller]
fn check_refused(arrivals: &[(u64, u32)], thinking: u32, error: BadArrivals, message: &str) {
    let trace = Trace::from_arrivals(arrivals.iter().map(|(at, n)| (Nanos::new(*at), *n)), thinking);
    assert_eq!(trace, Err(error));
    assert_eq!(error.to_string(), message);
}

#[test]
fn recordings_that_are_no_delivery_are_refused() {
    let back = BadArrivals::BackInTime { chunk: 1 };
    check_refused(&[(4, 1), (3, 1)], 0, back, "chunk 1 arrives before the one in front of it");
    check_refused(&[(4, 1), (5, 0)], 0, BadArrivals::NoToken { chunk: 1 }, "chunk 1 carries no token");
    check_refused(&[(4, u32::MAX), (5, 1)], 0, BadArrivals::TooMany, "there are more than 4294967295 tokens");
    check_refused(&[(4, 2)], 3, BadArrivals::MoreThinking { tokens: 2 }, "more than all 2 tokens are thinking");
    check_refused(&[], 1, BadArrivals::MoreThinking { tokens: 0 }, "more than all 0 tokens are thinking");
}

proptest! {
    #[test]
    fn a_generated_delivery_can_be_imported(profile in any::profile(), plan in any::plan(), seed in any::seed()) {
        let trace = Trace::generate(&profile, &plan, seed);
        let imported = Trace::from_arrivals(trace.arrivals(), trace.thinking_tokens())?;
        prop_assert_eq!(imported.chunks(), trace.chunks());
        prop_assert_eq!(imported.first_answer_token(), trace.first_answer_token());
        prop_assert_eq!(imported.end(), trace.chunks().last().map_or(Nanos::ZERO, |chunk| chunk.at));
    }
}
