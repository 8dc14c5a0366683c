//! The agent's turn: the WebSocket gains by the service's overhead, never by its round trips.

use crate::explore_panels::{Asked, check_says};
use hare_and_tortoise::app::plot::Figure;
use hare_and_tortoise::app::screen::explore::Shown;

const AGENT: Asked = Asked("agent");

fn lengths(shown: &Shown) -> Vec<f64> {
    let Figure::Bars(bars) = &shown.figure else { panic!("{:?}", shown.figure) };
    bars.rows.iter().map(|row| (row.length() * 1e6).round() / 1e6).collect()
}

#[test]
fn at_the_start_the_published_times_stand_side_by_side() {
    let start = AGENT.shown(&[]);
    assert_eq!(lengths(&start), [9.8, 6.76, 6.84, 2.84]);
    check_says(
        &start,
        &["In 20 calls", "9.8 s", "6.76 s", "2.84 s", "gains 3.92 s, but no round trip", "4 s less on overhead"],
    );
}

#[test]
fn without_state_a_websocket_gains_nothing() {
    for changes in [("left", 1.0), ("overhead", 0.0)] {
        check_says(
            &AGENT.shown(&[changes]),
            &["The WebSocket gains nothing: it needs the same round trips, and one more to open."],
        );
    }
    // 16 ms of overhead less for one round trip of 80 ms more.
    check_says(&AGENT.shown(&[("overhead", 0.001)]), &["the service saves 0.016 s, no more than", "it gains nothing"]);
    // However long a round trip is, the two differ by one of them.
    let far = lengths(&AGENT.shown(&[("rtt", 1.0), ("left", 1.0)]));
    assert_eq!(far[2] - far[1], 1.0);
}

#[test]
fn the_whole_turn_is_hardly_shorter_and_says_what_it_would_need() {
    let whole = AGENT.shown(&[("view", 1.0)]);
    let seconds = lengths(&whole);
    assert!(((seconds[1] - seconds[3]) - 3.92).abs() < 1e-5, "{seconds:?}");
    check_says(&whole, &["of the second, so the WebSocket makes the turn 3.67 % shorter", "would have to be"]);
    check_says(
        &AGENT.shown(&[("view", 1.0), ("left", 1.0)]),
        &["makes the turn no shorter", "no turn could become 40 % shorter"],
    );
    // With the overhead that it asks for, the turn is 40 % shorter.
    let needed = 0.4 * (seconds[1] - 5.0) + 0.08;
    let overhead = needed / (20.0 * 0.4);
    let asked = lengths(&AGENT.shown(&[("view", 1.0), ("overhead", overhead)]));
    assert!((1.0 - asked[3] / asked[1] - 0.4).abs() < 1e-6, "{asked:?}");
}

#[test]
fn a_call_becomes_longer_with_its_context_as_measured() {
    let rows = AGENT.shown(&[("view", 2.0)]).table.unwrap().rows;
    let row = |n: usize| rows[n].join("; ").replace(['\u{a0}', '\u{202f}'], " ");
    assert!(row(1).starts_with("12 000 tokens; 1.5 s; 74 tokens/s"), "{}", row(1));
    assert!(row(4).starts_with("185 000 tokens; 2.9 s; 55 tokens/s"), "{}", row(4));
}

#[test]
fn a_full_context_is_compacted_and_the_sentence_counts_it() {
    check_says(&AGENT.shown(&[("view", 2.0)]), &["In a turn of 20 calls it grows to 66 625 tokens."]);
    check_says(
        &AGENT.shown(&[("view", 2.0), ("context", 120_000.0)]),
        &["passes 128 000 tokens and is compacted once, which takes"],
    );
    check_says(
        &AGENT.shown(&[("view", 2.0), ("limit", 4_000.0)]),
        &["compacted 20 times", "Compacting 4 000 tokens to 4 000 tokens"],
    );
    check_says(&AGENT.shown(&[("view", 2.0), ("limit", 4_000.0)]), &["The calls after it are no shorter."]);
    check_says(&AGENT.shown(&[("view", 2.0), ("calls", 1.0)]), &["In a turn of 1 call it"]);
}
