//! The same session with another latency: the same log, with the person's own times.

use crate::session_ledger::log;
use crate::session_page::{Desk, SENT, STEADY};
use hare_and_tortoise::app::screen::iterate::{Act, Changed, Entry, Event};
use hare_and_tortoise::engine::Nanos;
use proptest::prelude::*;

/// A session with the fast script, and what the slow model's profile would have changed in it.
#[track_caller]
fn changed(keys: &str, acts: &[(f64, Act)]) -> (Desk, Changed) {
    let mut desk = Desk::begun(&format!("mode=fast&{keys}"));
    desk.acts(acts);
    let changed = desk.session().changed().expect("it is over");
    (desk, changed)
}

/// The other time to done, and the number of dropped acts.
#[track_caller]
fn check(keys: &str, acts: &[(f64, Act)], time: f64, spared: usize) {
    let (_, changed) = changed(keys, acts);
    let expected = (Nanos::from_seconds(time), spared);
    assert_eq!((changed.figures.time, changed.spared), expected, "{keys} {acts:?}");
}

/// Prompts after a second, judged for two.
const PLAIN: [(f64, Act); 4] = [(1.0, SENT), (3.03, Act::Raised(1)), (1.0, SENT), (3.01, Act::Accepted)];

#[test]
fn the_same_latency_changes_nothing() {
    check("", &PLAIN, 8.04, 0);
    let (desk, changed) = changed("", &PLAIN);
    assert_eq!(changed.figures, desk.figures());
    assert_eq!((changed.speed_up, changed.rate, changed.bound), (1.0, 1.0, 1.0));
}

#[test]
fn waits_change_and_the_persons_times_stay() {
    // 1.03 and 1.01 s of waiting become 5.03 and 5.01 s, or 0.13 and 0.11 s.
    check("slow.ttft=5", &PLAIN, 16.04, 0);
    check("slow.ttft=0.1", &PLAIN, 6.24, 0);
    let (_, changed) = changed("slow.ttft=0.1&slow.rate=1000", &PLAIN);
    assert_eq!(changed.rate, 10.0);
    let waiting = 2.04 / 8.04;
    assert!((changed.bound - 1.0 / (1.0 - waiting + waiting / 10.0)).abs() < 1e-12, "{changed:?}");
    assert!((changed.ceiling.unwrap() - 8.04 / 6.0).abs() < 1e-12);
    assert!(changed.speed_up < changed.bound, "the wait for the first token shrinks as much as it, the rest no more");
}

#[test]
fn the_published_example_of_amdahl_comes_out() {
    // Waiting for 41 % of the time and tokens 15.4 times as fast: 1.62, at most 1.69 (models.md, 3.4).
    let acts = [(0.3, SENT), (0.7, Act::Accepted)];
    let (_, changed) = changed("fast.ttft=0.38&slow.ttft=0&slow.rate=1540", &acts);
    let rounded = |value: f64| (value * 100.0).round() / 100.0;
    assert_eq!((rounded(changed.bound), rounded(changed.ceiling.unwrap())), (1.62, 1.69));
}

#[test]
fn an_absence_is_dropped_if_the_answer_is_complete_before_it() {
    // Left half a second after sending, back after ten, judged for one second.
    let away = [(1.0, SENT), (0.5, Act::Left), (10.0, Act::Returned), (1.0, Act::Accepted)];
    check("slow.ttft=0.1", &away, 1.0 + 0.13 + 1.0, 1);
    // Away for longer than the wait, or for less.
    check("slow.ttft=5", &away, 12.5, 0);
    check("slow.ttft=20", &away, 1.0 + 20.03 + 1.0, 0);
    // Left while judging: that has nothing to do with the model.
    let judging = [(1.0, SENT), (2.03, Act::Left), (10.0, Act::Returned), (1.0, Act::Accepted)];
    check("slow.ttft=0.1", &judging, 13.13, 0);
}

#[test]
fn an_interruption_keeps_its_time_from_sending_or_is_dropped() {
    let again = [(1.0, SENT), (0.5, Act::Interrupted), (1.0, SENT), (2.03, Act::Accepted)];
    check("slow.ttft=3", &again, 1.0 + 0.5 + 1.0 + 3.03 + 1.0, 0);
    // The answer is complete: it is not asked for again, and is judged for the same time.
    check("slow.ttft=0.1", &again, 1.0 + 0.13 + 1.0, 1);
    // The next prompt asks for something else: the answer is complete, and not wanted.
    let otherwise = [
        (1.0, SENT),
        (2.03, Act::Raised(0)),
        (1.0, SENT),
        (0.5, Act::Interrupted),
        (1.0, Act::Raised(1)),
        (0.0, SENT),
        (1.01, Act::Accepted),
    ];
    let (_, changed) = changed("slow.ttft=0.1", &otherwise);
    assert_eq!((changed.spared, changed.figures.interruptions), (0, 1));
    let time = 1.0 + 0.13 + 1.0 + 1.0 + 0.13 + 1.0 + 0.11;
    assert!((changed.figures.time.seconds() - time).abs() < 1e-6, "{:?}", changed.figures.time);
}

#[test]
fn checks_take_as_long_as_they_did() {
    let acts = [(1.0, SENT), (2.03, Act::ChecksRun), (2.5, Act::Accepted)];
    check("slow.ttft=0.1", &acts, 1.0 + 0.13 + 1.0 + 1.5 + 1.0, 0);
}

#[test]
fn giving_up_keeps_its_time_from_sending() {
    check("slow.ttft=0.1", &[(1.0, SENT), (0.5, Act::GivenUp)], 1.5, 0);
}

#[test]
fn a_session_in_progress_is_not_compared() {
    let mut desk = Desk::begun("mode=fast");
    desk.acts(&PLAIN[..3]);
    assert_eq!(desk.session().changed(), None);
}

proptest! {
    #[test]
    fn the_same_latency_changes_no_session(log in log(), script in prop::sample::select(vec!["slow", "fast"])) {
        let mut desk = Desk::opened(&format!("{STEADY}&mode={script}"), None);
        desk.does(Event::StartPressed);
        let mut before = 0.0;
        for Entry { at, act } in log {
            desk.after((at.seconds() - before).max(0.0), act);
            before = before.max(at.seconds());
        }
        if let Some(changed) = desk.session().changed() {
            prop_assert_eq!(changed.figures, desk.figures());
            prop_assert_eq!(changed.spared, 0);
        }
    }
}
