//! The delivery of a turn in a session: requests one after the other, with tools between them.

use crate::any::{custom, plan, profile, seed};
use hare_and_tortoise::engine::{Call, Delivery, Field, Nanos, PhaseKind, Plan, PlanStep, Profile, Seed, Trace};
use proptest::collection::vec;
use proptest::prelude::*;

const MILLIS: u64 = 1_000_000;

fn call(steps: &[PlanStep], tool: Option<(u32, u64)>) -> Call {
    let tool = tool.map(|(tokens, millis)| (tokens, Nanos::new(millis * MILLIS)));
    Call { plan: Plan { context_tokens: 0, steps: steps.to_vec() }, tool }
}

/// A delivery at TTFT 1 s and 100 tokens a second, and its phases in milliseconds.
#[track_caller]
fn check(calls: &[Call], expected: &[(PhaseKind, u64, u64)]) -> Delivery {
    let delivery = Delivery::generate(&custom(&[]).without(Field::Think), calls, Seed::new(1));
    let millis = |time: Nanos| time.get() / MILLIS;
    let phases: Vec<_> = delivery.phases().iter().map(|p| (p.kind, millis(p.start), millis(p.end))).collect();
    assert_eq!(phases, expected);
    delivery
}

use PhaseKind::{Answer, Prefill, Say, Think, Tool};

#[test]
fn each_request_waits_for_its_own_first_token() {
    let delivery = check(
        &[
            call(&[PlanStep::Think(3), PlanStep::Say(2)], Some((2, 500))),
            call(&[], Some((0, 250))),
            call(&[PlanStep::Answer(4)], None),
        ],
        &[
            (Prefill, 0, 1000),
            (Think, 1000, 1030),
            (Say, 1030, 1050),
            // Writing the call belongs to the tool.
            (Tool, 1050, 1560),
            (Prefill, 1560, 2560),
            (Tool, 2560, 2810),
            (Prefill, 2810, 3810),
            (Answer, 3810, 3840),
        ],
    );
    assert_eq!((delivery.tokens(), delivery.n_requests(), delivery.end().get() / MILLIS), (11, 3, 3840));
    for (millis, tokens, text, phase) in [
        (0, 0, 0, Prefill),
        (1000, 1, 0, Think),
        (1030, 4, 1, Say),
        (1060, 7, 4, Tool),
        (3000, 7, 4, Prefill),
        (3810, 8, 5, Answer),
        (3840, 11, 8, PhaseKind::Done),
    ] {
        let at = Nanos::new(millis * MILLIS);
        assert_eq!(
            (delivery.tokens_by(at), delivery.text_tokens_by(at), delivery.phase_at(at).0),
            (tokens, text, phase),
            "at {millis} ms"
        );
    }
}

#[test]
fn a_cut_delivery_keeps_everything_before_the_cut() {
    let calls = [call(&[PlanStep::Say(2)], Some((2, 500))), call(&[PlanStep::Answer(40)], None)];
    let whole = check(
        &calls,
        &[(Prefill, 0, 1000), (Say, 1000, 1020), (Tool, 1020, 1530), (Prefill, 1530, 2530), (Answer, 2530, 2920)],
    );
    for millis in [0, 500, 1000, 1010, 1200, 1530, 2530, 2700, 2920, 9000] {
        let at = Nanos::new(millis * MILLIS);
        let mut cut = whole.clone();
        cut.cut(at);
        assert_eq!((cut.end(), cut.tokens()), (at.min(whole.end()), whole.tokens_by(at)), "at {millis} ms");
        assert_eq!(cut.text_tokens_by(whole.end()), whole.text_tokens_by(at), "at {millis} ms");
    }
}

#[test]
fn a_turn_that_says_nothing_is_a_wait() {
    check(&[call(&[], None)], &[(Prefill, 0, 1000)]);
    check(&[], &[]);
}

#[test]
fn one_request_is_delivered_as_a_race_delivers_it() {
    let (profile, plan) = (Profile::default(), Plan { context_tokens: 0, steps: vec![PlanStep::Answer(50)] });
    let delivery = Delivery::generate(&profile, &[Call { plan: plan.clone(), tool: None }], Seed::new(5));
    let trace = Trace::generate(&profile, &plan, Seed::new(5).child(0));
    assert_eq!(delivery.phases(), trace.phases());
}

#[test]
fn children_of_a_seed_are_unlike_each_other() {
    let mut seeds: Vec<u64> = (0..50).flat_map(|a| (0..50).map(move |b| Seed::new(a).child(b).get())).collect();
    assert!(seeds.iter().all(|seed| *seed <= Seed::MAX));
    seeds.sort_unstable();
    seeds.dedup();
    assert_eq!(seeds.len(), 2_500);
}

proptest! {
    #[test]
    fn any_delivery_has_no_gaps_and_all_its_tokens(
        profile in profile(), seed in seed(), calls in vec((plan(), proptest::option::of((0..50_u32, 0..9_000_u64))), 0..4),
    ) {
        let calls: Vec<Call> = calls.into_iter().map(|(plan, tool)| Call {
            plan, tool: tool.map(|(tokens, millis)| (tokens, Nanos::new(millis * MILLIS))),
        }).collect();
        let delivery = Delivery::generate(&profile, &calls, seed);
        let phases = delivery.phases();
        prop_assert!(phases.windows(2).all(|pair| pair[0].end == pair[1].start));
        prop_assert!(phases.first().is_none_or(|first| first.start == Nanos::ZERO));
        let text = calls.iter().map(|call| {
            let steps = call.plan.steps.iter().map(|step| match step {
                PlanStep::Think(_) => 0,
                PlanStep::Say(tokens) | PlanStep::Answer(tokens) => *tokens,
            });
            steps.sum::<u32>() + call.tool.map_or(0, |(tokens, _)| tokens)
        });
        prop_assert_eq!(delivery.text_tokens_by(delivery.end()), text.sum::<u32>() as usize);
        let again = Delivery::generate(&profile, &calls, seed);
        prop_assert_eq!(again, delivery);
    }
}
