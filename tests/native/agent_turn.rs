//! An agent's turn: what its calls take over each kind of connection, and with a growing context.

use hare_and_tortoise::engine::Connection;
use hare_and_tortoise::engine::agent::{Agent, CODEX, Cause, MOST_CALLS, Model, OVERHEAD, OVERHEAD_LEFT, network};
use proptest::prelude::*;

#[track_caller]
fn check(found: Option<f64>, expected: f64, tolerance: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() <= tolerance), "found {found:?}, expected {expected}");
}

/// Twenty calls at a round trip of 80 ms, with nothing to read, to write or to run.
const BARE: Agent = Agent {
    calls: 20,
    connection: Connection::New,
    rtt: 0.08,
    overhead: 0.25,
    overhead_left: 0.2,
    model: Model { ttft: 0.0, read: 0.0, rate: 100.0, short: 0.0, slower: 0.0 },
    context: 0.0,
    output: 0.0,
    result: 0.0,
    tool: 0.0,
    cached: 0.0,
    cached_cost: 0.2,
    limit: None,
};

#[test]
fn a_websocket_gains_by_its_overhead_not_by_its_round_trips() {
    assert_eq!((OVERHEAD.value, OVERHEAD_LEFT.value), (0.25, 0.2));
    let published = [
        (Connection::New, 9.8),
        (Connection::KeptAlive, 6.76),
        (Connection::WebSocket, 2.84),
        (Connection::NewTls12, 20.0 * 0.57),
        (Connection::NewQuic, 20.0 * 0.41),
        (Connection::NewWebSocket, 20.0 * 0.57),
    ];
    for (connection, expected) in published {
        check(network(connection, 20, 0.08, 0.25, 0.2), expected, 1e-9);
        check(Agent { connection, ..BARE }.turn().map(|turn| turn.seconds()), expected, 1e-9);
    }
    // With the whole overhead, one round trip more than a connection that is kept alive: the upgrade.
    check(network(Connection::WebSocket, 20, 0.08, 0.25, 1.0), 6.84, 1e-9);
}

#[test]
fn a_connection_is_opened_once_or_for_each_call() {
    let round_trips = |connection: Connection| {
        let turn = Agent { connection, rtt: 1.0, ..BARE }.turn().unwrap();
        (turn.of(Cause::Connecting).round(), turn.of(Cause::Message).round())
    };
    assert_eq!(round_trips(Connection::KeptAlive), (2.0, 20.0));
    assert_eq!(round_trips(Connection::WebSocket), (3.0, 20.0));
    assert_eq!(round_trips(Connection::New), (40.0, 20.0));
    assert_eq!(round_trips(Connection::NewQuic), (20.0, 20.0));
    assert_eq!(round_trips(Connection::NewTls12), (60.0, 20.0));
    assert_eq!(round_trips(Connection::NewWebSocket), (60.0, 20.0));
}

#[test]
fn codex_becomes_slower_with_its_context() {
    check(CODEX.first_token(12_000.0), 1.5, 0.05);
    check(CODEX.first_token(185_000.0), 2.9, 0.05);
    assert_eq!((CODEX.first_token(0.0), CODEX.rate_at(12_000.0)), (Some(1.4), CODEX.rate_at(0.0)));
    check(CODEX.rate_at(12_000.0), 74.0, 1e-9);
    check(CODEX.rate_at(185_000.0), 55.0, 0.5);
}

const CALLS: Agent = Agent {
    calls: 3,
    connection: Connection::KeptAlive,
    model: Model { ttft: 1.0, read: 1e-3, rate: 50.0, short: 1e6, slower: 0.0 },
    context: 1_000.0,
    output: 100.0,
    result: 400.0,
    tool: 0.5,
    ..BARE
};

#[test]
fn a_call_reads_what_the_calls_before_it_wrote() {
    let turn = CALLS.turn().unwrap();
    assert_eq!(turn.contexts, [1_000.0, 1_500.0, 2_000.0]);
    check(Some(turn.of(Cause::Prefill)), 2.0 + 2.5 + 3.0, 1e-9);
    check(Some(turn.of(Cause::Generating)), 6.0, 1e-9);
    check(Some(turn.of(Cause::Tool)), 1.5, 1e-9);
    check(Some(turn.of(Cause::Overhead)), 0.75, 1e-9);
    // Nine tenths of the context at a fifth of the time: 0.28 ms a token.
    let cached = Agent { cached: 0.9, ..CALLS }.turn().unwrap();
    check(Some(cached.of(Cause::Prefill)), 3.0 + 0.28 * 4.5, 1e-9);
}

#[test]
fn a_full_context_is_compacted_and_read_anew() {
    let agent = Agent { cached: 0.9, limit: Some((1_600.0, 800.0)), ..CALLS };
    let turn = agent.turn().unwrap();
    assert_eq!((&turn.contexts[..], turn.compactions), (&[1_000.0, 1_500.0, 800.0][..], 1));
    // Message and overhead, reading 1,600 tokens of which nine tenths are cached, writing 800.
    check(Some(turn.of(Cause::Compacting)), 0.33 + 1.0 + 0.28 * 1.6 + 16.0, 1e-9);
    // What is left of it has not been read before.
    check(Some(turn.of(Cause::Prefill)), 2.0 + 0.28 * 2.5 + 1.8, 1e-9);
    // A compaction that leaves too much is done before every call; that ends too.
    let full = Agent { limit: Some((600.0, 900.0)), ..CALLS }.turn().unwrap();
    assert_eq!((full.compactions, &full.contexts[..]), (3, &[600.0; 3][..]));
}

#[test]
fn stretches_follow_one_another_and_make_the_whole() {
    let turn = Agent { limit: Some((1_600.0, 800.0)), connection: Connection::NewWebSocket, ..CALLS }.turn().unwrap();
    assert!(turn.stretches[0].start == 0.0 && turn.stretches.windows(2).all(|pair| pair[0].end == pair[1].start));
    assert!(turn.stretches.windows(2).all(|pair| pair[0].call <= pair[1].call));
    assert!(turn.stretches.iter().all(|stretch| stretch.end > stretch.start));
    check(Some(Cause::ALL.into_iter().map(|cause| turn.of(cause)).sum()), turn.seconds(), 1e-9);
    assert!(Cause::ALL.into_iter().all(|cause| turn.of(cause) > 0.0));
}

#[test]
fn nonsense_is_refused() {
    assert_eq!(Agent { calls: 0, ..CALLS }.turn(), None);
    assert_eq!(Agent { calls: MOST_CALLS + 1, ..CALLS }.turn(), None);
    assert!(Agent { calls: MOST_CALLS, ..CALLS }.turn().is_some());
    for bad in [f64::NAN, f64::INFINITY, -1.0] {
        let model = CALLS.model;
        let agents = [
            Agent { rtt: bad, ..CALLS },
            Agent { overhead: bad, ..CALLS },
            Agent { overhead_left: bad, ..CALLS },
            Agent { context: bad, ..CALLS },
            Agent { output: bad, ..CALLS },
            Agent { result: bad, ..CALLS },
            Agent { tool: bad, ..CALLS },
            Agent { cached: bad, ..CALLS },
            Agent { cached_cost: bad, ..CALLS },
            Agent { limit: Some((bad, 100.0)), ..CALLS },
            Agent { limit: Some((100.0, bad)), ..CALLS },
            Agent { model: Model { ttft: bad, ..model }, ..CALLS },
            Agent { model: Model { read: bad, ..model }, ..CALLS },
            Agent { model: Model { rate: bad, ..model }, ..CALLS },
            Agent { model: Model { short: bad, ..model }, ..CALLS },
            Agent { model: Model { slower: bad, ..model }, ..CALLS },
        ];
        assert!(agents.iter().all(|agent| agent.turn().is_none()));
        assert_eq!(
            (network(Connection::New, 3, bad, 0.1, 1.0), network(Connection::New, 3, 0.1, 0.1, bad)),
            (None, None)
        );
    }
    assert_eq!(Agent { model: Model { rate: 0.0, ..CALLS.model }, ..CALLS }.turn(), None);
    assert_eq!(Agent { tool: f64::MAX, ..CALLS }.turn(), None);
}

proptest! {
    #[test]
    fn a_kept_connection_is_never_later_than_a_new_one_for_each_call(calls in 1..50_u32, rtt in 0.0..1.0_f64, overhead in 0.0..2.0_f64) {
        let of = |connection| network(connection, calls, rtt, overhead, 1.0).unwrap();
        prop_assert!(of(Connection::KeptAlive) <= of(Connection::New) + 1e-9);
        prop_assert!((of(Connection::WebSocket) - of(Connection::KeptAlive) - rtt).abs() < 1e-9);
    }
}
