//! How a model writes (by drafts, in blocks, with stalls), and how a request reaches it.

use crate::any::{answer, custom};
use hare_and_tortoise::engine::{Connection, Field, Nanos, PhaseKind, Plan, PlanStep, Profile, Seed, Trace};

fn generate(profile: &Profile, tokens: u32) -> Trace {
    Trace::generate(profile, &answer(tokens), Seed::new(7))
}

/// Tokens of each arrival but the first and the last, which the text cuts short.
fn bursts(trace: &Trace) -> Vec<u32> {
    let mut bursts: Vec<u32> = trace.arrivals().skip(1).map(|(_, tokens)| tokens).collect();
    bursts.pop();
    bursts
}

/// The share of bursts of each size up to the draft's length and one, against the paper's
/// P(k) = α^(k - 1) (1 - α), and α^γ for the greatest. Three standard errors of a share are at most 1.5 / sqrt(n).
#[track_caller]
fn check_bursts(accept: f64, draft: u32) {
    let profile = custom(&[(Field::Draft, f64::from(draft)), (Field::Accept, accept), (Field::Rate, 1000.0)]);
    let bursts = bursts(&generate(&profile, 200_000));
    let n = bursts.len() as f64;
    for size in 1..=draft + 1 {
        let tries = accept.powi(size as i32 - 1);
        let expected = if size > draft { tries } else { tries * (1.0 - accept) };
        let found = bursts.iter().filter(|burst| **burst == size).count() as f64 / n;
        assert!((found - expected).abs() <= 1.5 / n.sqrt(), "{size} at once: {found}, not {expected}");
    }
    assert!(bursts.iter().all(|burst| (1..=draft + 1).contains(burst)));
}

#[test]
fn drafts_come_in_the_bursts_that_the_paper_says() {
    check_bursts(0.8, 4);
    check_bursts(0.6, 1);
    check_bursts(0.95, 8);
    check_bursts(1.0, 3);
    check_bursts(0.0, 5);
}

/// How long writing takes in all, as a share of what the rate alone would take.
fn share(fields: &[(Field, f64)]) -> f64 {
    let trace = generate(&custom(fields), 100_001);
    let rate = custom(fields).rate().get();
    (trace.end() - trace.first_token().unwrap()).seconds() / (100_000.0 / rate)
}

#[test]
fn the_rate_is_the_rate_however_it_is_written() {
    // Of 100,000 tokens in steps of 3.36 the standard error is 0.3 %; a block's last may be mostly empty.
    for fields in [
        &[(Field::Draft, 4.0)][..],
        &[(Field::Draft, 4.0), (Field::Jitter, 0.3)],
        &[(Field::Draft, 12.0), (Field::Accept, 0.9), (Field::Rate, 65.0)],
        &[(Field::Block, 64.0), (Field::Jitter, 0.3)],
    ] {
        let share = share(fields);
        assert!((share - 1.0).abs() < 0.015, "{fields:?}: {share}");
    }
}

#[test]
fn blocks_come_whole_from_the_first_on() {
    let trace = generate(&custom(&[(Field::Block, 64.0), (Field::Rate, 1000.0)]), 200);
    let arrivals: Vec<_> = trace.arrivals().map(|(at, tokens)| (at.seconds(), tokens)).collect();
    assert_eq!(arrivals, [(1.0, 64), (1.064, 64), (1.128, 64), (1.192, 8)]);
}

#[test]
fn what_is_written_at_once_is_divided_between_what_is_thought_and_what_is_said() {
    let plan = Plan { context_tokens: 0, steps: vec![PlanStep::Think(100), PlanStep::Answer(40)] };
    let profile = custom(&[(Field::Block, 64.0)]).without(Field::Think);
    let trace = Trace::generate(&profile, &plan, Seed::new(7));
    let arrivals: Vec<_> = trace.arrivals().map(|(at, tokens)| (at.seconds(), tokens)).collect();
    assert_eq!(arrivals, [(1.0, 64), (1.64, 36), (1.64, 28), (2.28, 12)]);
    assert_eq!(trace.first_answer_token(), Some(Nanos::from_seconds(1.64)));
}

#[test]
fn a_chunk_waits_until_it_is_full_and_takes_what_comes_with_the_last() {
    let trace = generate(&custom(&[(Field::Draft, 4.0), (Field::Accept, 1.0), (Field::Chunk, 8.0)]), 21);
    assert_eq!(trace.arrivals().map(|(_, tokens)| tokens).collect::<Vec<_>>(), [1, 10, 10]);
}

#[test]
fn stalls_add_their_time_as_often_as_they_should() {
    // 1,000 s of writing with a stall of 0.5 s each 2 s: 500 of them, give or take three standard errors of 22.
    let fields = [(Field::Rate, 100.0), (Field::Stall, 0.5), (Field::StallEvery, 2.0)];
    let trace = generate(&custom(&fields), 100_001);
    let gap = Nanos::from_seconds(0.01);
    let stalled = trace.gaps().filter(|found| *found == Nanos::from_seconds(0.51)).count();
    assert!((433..=567).contains(&stalled), "{stalled}");
    assert_eq!(trace.gaps().filter(|found| *found == gap).count() + stalled, 100_000);
    let without = generate(&custom(&[(Field::Rate, 100.0)]), 100_001);
    assert_eq!(trace.end() - without.end(), Nanos::from_seconds(0.5 * stalled as f64));
}

#[test]
fn one_kind_of_chance_leaves_the_other_alone() {
    let jitter = [(Field::Jitter, 0.4), (Field::Rate, 200.0)];
    let plain: Vec<_> = generate(&custom(&jitter), 500).gaps().collect();
    // A stall makes a gap longer by itself, and moves no other.
    let stalls = custom(&[&jitter[..], &[(Field::Stall, 60.0), (Field::StallEvery, 0.1)]].concat());
    let minute = Nanos::from_seconds(60.0);
    let stalled: Vec<_> =
        generate(&stalls, 500).gaps().map(|gap| if gap >= minute { gap - minute } else { gap }).collect();
    assert_eq!(stalled, plain);
    // Drafts take as many guesses whatever the gaps are.
    let drafts =
        |fields: &[(Field, f64)]| bursts(&generate(&custom(&[&[(Field::Draft, 4.0)], fields].concat()), 5_000));
    assert_eq!(drafts(&jitter), drafts(&[]));
}

/// How long the phases before the first token take.
fn wait(fields: &[(Field, f64)], context: u32) -> Vec<(PhaseKind, f64)> {
    let plan = Plan { context_tokens: context, steps: vec![PlanStep::Answer(1)] };
    let trace = Trace::generate(&custom(fields), &plan, Seed::new(7));
    let waits = trace.phases().iter().filter(|phase| phase.kind != PhaseKind::Answer);
    waits.map(|phase| (phase.kind, (phase.end - phase.start).seconds())).collect()
}

#[test]
fn a_connection_costs_its_round_trips() {
    let trips = |kind: usize| wait(&[(Field::Rtt, 0.1), (Field::Connection, kind as f64)], 0)[0];
    let found: Vec<_> = (0..Connection::ALL.len()).map(trips).collect();
    let expected = [0.1, 0.3, 0.4, 0.2, 0.1, 0.4].map(|seconds| (PhaseKind::Connect, seconds));
    assert_eq!(found, expected, "{:?}", Connection::NAMES);
}

#[test]
fn a_websocket_saves_no_round_trip_over_a_connection_that_is_kept() {
    assert_eq!(Connection::WebSocket.round_trips(), Connection::KeptAlive.round_trips());
    assert_eq!(Connection::NewWebSocket.round_trips(), Connection::New.round_trips() + 1);
}

#[test]
fn cached_tokens_have_their_own_cost() {
    let none = [(Field::Rtt, 0.0), (Field::Queue, 0.0), (Field::Prefill, 1_000.0)];
    let read = |more: &[(Field, f64)]| wait(&[&none[..], more].concat(), 10_000);
    assert_eq!(read(&[]), [(PhaseKind::Prefill, 10.0)]);
    assert_eq!(read(&[(Field::Cached, 0.9), (Field::CachedCost, 0.1)]), [(PhaseKind::Prefill, 1.9)]);
    // 80 % less, as OpenAI's cookbook says a cache brings at most.
    assert_eq!(read(&[(Field::Cached, 1.0)]), [(PhaseKind::Prefill, 2.0)]);
    assert_eq!(read(&[(Field::Cached, 1.0), (Field::CachedCost, 0.0)]), []);
    assert_eq!(read(&[(Field::Context, 500.0)]), [(PhaseKind::Prefill, 0.5)]);
}
