//! Invariants of every delivery, whatever the profile, the plan and the seed.

use crate::any;
use hare_and_tortoise::engine::{FirstToken, Nanos, PhaseKind, Plan, PlanStep, Profile, Seed, Trace, Writing};
use proptest::prelude::*;

/// What should be written, in order: thinking, the profile's own or the plan's, then the plan's text.
fn expected_steps(profile: &Profile, plan: &Plan) -> Vec<(PhaseKind, u32)> {
    let mut thinking = 0;
    let mut steps = Vec::new();
    for step in &plan.steps {
        match *step {
            PlanStep::Think(tokens) => thinking += tokens,
            PlanStep::Say(tokens) => steps.push((PhaseKind::Say, tokens)),
            PlanStep::Answer(tokens) => steps.push((PhaseKind::Answer, tokens)),
        }
    }
    steps.insert(0, (PhaseKind::Think, profile.think().unwrap_or(thinking)));
    steps.retain(|(_, tokens)| *tokens > 0);
    steps
}

/// The phases of the wait that take any time; chance, where there is some, is taken as it came.
fn expected_wait(profile: &Profile, plan: &Plan, trace: &Trace) -> Vec<(PhaseKind, Nanos)> {
    let mut wait = match profile.first_token() {
        FirstToken::Given { ttft, p95: None } => vec![(PhaseKind::Prefill, ttft)],
        // Zero has no spread: no other median has a 95th percentile infinitely many times as great.
        FirstToken::Given { ttft: Nanos::ZERO, .. } => Vec::new(),
        FirstToken::Given { p95: Some(_), .. } => vec![(PhaseKind::Prefill, trace.phases()[0].end)],
        FirstToken::Staged { connection, rtt, queue, prefill, context, cached: (share, cost) } => {
            let context = f64::from(context.unwrap_or(plan.context_tokens));
            // New tokens, and cached ones at their price.
            let read = context * (1.0 - share) + context * share * cost;
            let reading = Nanos::from_seconds(read / prefill.get());
            let trips = (0..connection.round_trips()).fold(Nanos::ZERO, |sum, _| sum + rtt);
            vec![(PhaseKind::Connect, trips), (PhaseKind::Queue, queue), (PhaseKind::Prefill, reading)]
        }
    };
    wait.retain(|(_, span)| *span > Nanos::ZERO);
    wait
}

#[track_caller]
pub(crate) fn check(profile: &Profile, plan: &Plan, seed: Seed) -> Trace {
    let trace = Trace::generate(profile, plan, seed);
    let steps = expected_steps(profile, plan);
    let case = || format!("{profile:?}\n{plan:?}\n{seed:?}");

    // Tokens are conserved.
    assert_eq!(trace.tokens(), steps.iter().map(|(_, n)| n).sum::<u32>(), "{}", case());
    assert_eq!(trace.arrivals().map(|(_, n)| n).sum::<u32>(), trace.tokens(), "{}", case());
    let thinking = steps.iter().filter(|(kind, _)| *kind == PhaseKind::Think).map(|(_, n)| *n).sum::<u32>();
    assert_eq!(trace.thinking_tokens(), thinking, "{}", case());

    // Times never go back, and no chunk is empty.
    for pair in trace.chunks().windows(2) {
        assert!(pair[0].at <= pair[1].at && pair[0].total < pair[1].total, "{pair:?}\n{}", case());
    }

    // Phases are the wait and the steps, without gaps from the request to the last token.
    let wait = expected_wait(profile, plan, &trace);
    let kinds: Vec<_> = wait.iter().map(|(kind, _)| *kind).chain(steps.iter().map(|(kind, _)| *kind)).collect();
    assert_eq!(trace.phases().iter().map(|phase| phase.kind).collect::<Vec<_>>(), kinds, "{}", case());
    let mut end = Nanos::ZERO;
    for phase in trace.phases() {
        assert!(phase.start == end && phase.end >= phase.start, "{phase:?}\n{}", case());
        end = phase.end;
    }
    assert_eq!(trace.end(), end, "{}", case());
    assert_eq!(trace.chunks().last().map_or(end, |chunk| chunk.at), end, "{}", case());
    for (phase, (kind, span)) in trace.phases().iter().zip(&wait) {
        assert_eq!(phase.end - phase.start, *span, "{kind:?}\n{}", case());
    }

    // The first token comes at once and alone; a block comes whole, as far as its step goes.
    let waited = wait.iter().fold(Nanos::ZERO, |sum, (_, span)| sum + *span);
    let first = trace.arrivals().next();
    let alone = steps.first().map(|(_, tokens)| match profile.writing() {
        Writing::Blocks(block) => block.get().min(*tokens),
        Writing::Tokens | Writing::Drafts { .. } => 1,
    });
    assert_eq!(first, alone.map(|tokens| (waited, tokens)), "{}", case());

    // Each step begins with a chunk of its own, and its phase with that chunk.
    let mut before = 0;
    for (phase, (_, tokens)) in trace.phases()[wait.len()..].iter().zip(&steps) {
        let chunk = trace.chunks().iter().position(|chunk| chunk.total > before).unwrap();
        let ahead = chunk.checked_sub(1).map_or(0, |ahead| trace.chunks()[ahead].total);
        assert_eq!((ahead, phase.start), (before, trace.chunks()[chunk].at), "{phase:?}\n{}", case());
        before += tokens;
    }
    let text = trace.chunks().iter().find(|chunk| chunk.total > thinking).map(|chunk| chunk.at);
    assert_eq!(trace.first_answer_token(), text, "{}", case());
    trace
}

proptest! {
    #[test]
    fn every_delivery_keeps_the_invariants(profile in any::profile(), plan in any::plan(), seed in any::seed()) {
        check(&profile, &plan, seed);
    }
}

#[test]
fn thinking_comes_first_wherever_the_plan_has_it() {
    let plan = Plan { context_tokens: 0, steps: vec![PlanStep::Say(2), PlanStep::Think(3), PlanStep::Think(4)] };
    let trace = check(&any::custom(&[]).without(hare_and_tortoise::engine::Field::Think), &plan, Seed::new(1));
    assert_eq!(trace.thinking_tokens(), 7);
    assert_eq!(trace.first_answer_token(), Some(Nanos::from_seconds(1.07)));
}

#[test]
fn without_anything_to_write_only_the_wait_is_left() {
    let trace = check(&any::custom(&[]), &Plan::default(), Seed::new(1));
    assert_eq!((trace.tokens(), trace.end(), trace.first_token()), (0, Nanos::from_seconds(1.0), None));
}
