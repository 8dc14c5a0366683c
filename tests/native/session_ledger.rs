//! The ledger: every nanosecond of a session belongs to exactly one category.

use crate::session_page::{Desk, SENT, STEADY, task};
use hare_and_tortoise::app::screen::iterate::{Act, Category, Entry, Event, Figures, Ledger, Mode, Progress, Setup};
use hare_and_tortoise::engine::Nanos;
use hare_and_tortoise::scenario::Scenario;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::Arc;

/// A session of these acts, and its seconds of writing, waiting, checks, judging, away, and all of them.
#[track_caller]
fn check(mode: &str, acts: &[(f64, Act)], expected: [f64; 6]) {
    let mut desk = Desk::begun(&format!("mode={mode}"));
    desk.acts(acts);
    assert_eq!(desk.seconds(), expected, "{mode} {acts:?}");
}

#[test]
fn every_second_is_accounted_for() {
    check("fast", &[(2.0, SENT)], [2.0, 0.0, 0.0, 0.0, 0.0, 2.0]);
    check("fast", &[(2.0, SENT), (5.0, Act::Accepted)], [2.0, 1.03, 0.0, 3.97, 0.0, 7.0]);
    check("slow", &[(2.0, SENT), (5.0, Act::Accepted)], [2.0, 4.56, 0.0, 0.44, 0.0, 7.0]);
    let turns = [(1.0, SENT), (2.03, Act::ChecksRun), (3.5, Act::Raised(1)), (4.0, SENT), (2.01, Act::Accepted)];
    check("fast", &turns, [5.0, 2.04, 1.5, 4.0, 0.0, 12.54]);
    let interrupted = [(1.0, SENT), (0.5, Act::Interrupted), (2.0, SENT), (1.53, Act::GivenUp)];
    check("fast", &interrupted, [3.0, 1.53, 0.0, 0.5, 0.0, 5.03]);
}

#[test]
fn away_overrides_everything_and_says_how_long_the_model_was_working() {
    let acts = [(1.0, SENT), (0.5, Act::Left), (10.0, Act::Returned), (1.0, Act::Accepted)];
    check("fast", &acts, [1.0, 0.5, 0.0, 1.0, 10.0, 12.5]);
    let mut desk = Desk::begun("mode=fast");
    desk.acts(&acts);
    assert_eq!(desk.figures().away_at_work.seconds(), 0.53);
    check("fast", &[(1.0, Act::Left), (3.0, Act::Returned), (1.0, SENT)], [2.0, 0.0, 0.0, 0.0, 3.0, 5.0]);
    let checks = [(1.0, SENT), (1.03, Act::ChecksRun), (0.5, Act::Left), (5.0, Act::Returned)];
    check("fast", &checks, [1.0, 1.03, 0.5, 0.0, 5.0, 7.53]);
}

#[test]
fn the_ledger_runs_on_between_events() {
    let mut desk = Desk::begun("mode=fast");
    desk.after(1.0, SENT);
    let at = Nanos::from_seconds(9.0);
    let ledger = desk.progress().ledger(at);
    let seconds = Category::ALL.map(|category| ledger.get(category).seconds());
    assert_eq!((seconds, ledger.total()), ([1.0, 1.03, 0.0, 6.97, 0.0], at));
    assert_eq!(desk.session().ledger_shares(at).iter().sum::<f64>(), 1.0);
    assert!(desk.session().ledger_items(at).contains("<dt>waiting</dt><dd>1.0 s</dd><dd>11 %</dd>"));
}

#[test]
fn with_two_models_waiting_counts_for_the_one_on_screen() {
    // The fast one is done at 2.03, the slow one at 5.56.
    check(
        "both",
        &[(1.0, SENT), (2.0, Act::Switched), (4.0, Act::Accepted)],
        [1.0, 1.03 + 2.56, 0.0, 0.97 + 1.44, 0.0, 7.0],
    );
    check("both", &[(1.0, SENT), (6.0, Act::Switched), (1.0, Act::Accepted)], [1.0, 1.03, 0.0, 5.97, 0.0, 8.0]);
}

#[test]
fn a_pause_is_nowhere() {
    let mut desk = Desk::opened(&format!("{STEADY}&mode=fast"), None);
    desk.does(Event::StartPressed);
    desk.wait(1.0);
    desk.does(Event::PauseToggled);
    desk.wait(100.0);
    desk.does(Event::PauseToggled);
    desk.after(1.0, SENT);
    assert_eq!(desk.seconds(), [2.0, 0.0, 0.0, 0.0, 0.0, 2.0]);
}

/// Any act.
pub(crate) fn act() -> impl Strategy<Value = Act> {
    let plain = [SENT, Act::Sent { own_words: true }, Act::Interrupted, Act::ChecksRun, Act::Accepted, Act::Left];
    let others = [Act::Returned, Act::Switched, Act::GivenUp];
    prop_oneof![
        3 => select([SENT, Act::Returned, Act::Switched].to_vec()),
        3 => select([&plain[..], &others[..]].concat()),
        2 => prop_oneof![0..4_usize, Just(60_000)].prop_map(Act::Raised),
    ]
}

/// Any log: mostly in order, with plausible seconds, and everything that a link may contain.
pub(crate) fn log() -> impl Strategy<Value = Vec<Entry>> {
    let gap = prop_oneof![0..3_000_u64, Just(0), Just(86_400_000)];
    vec((gap, act(), prop::bool::weighted(0.05)), 0..40).prop_map(|entries| {
        let mut at = 0_u64;
        let entry = |(gap, act, back): (u64, Act, bool)| {
            at = if back { at / 2 } else { (at + gap).min(86_400_000) };
            Entry { at: Nanos::new(at * 1_000_000), act }
        };
        entries.into_iter().map(entry).collect()
    })
}

proptest! {
    #[test]
    fn any_log_is_followed_and_its_times_add_up(log in log(), mode in select(Mode::ALL.to_vec())) {
        let scenario = Arc::new(Scenario::from_json(&task("task").to_string()).unwrap());
        let setup = Setup { mode, ..Setup::default() };
        let mut progress = Progress::new(&scenario, &setup);
        for entry in log {
            progress.apply(entry);
            let ledger = Ledger::of(&progress.segments);
            prop_assert_eq!(ledger.total(), progress.at);
            let gapless = progress.segments.windows(2).all(|pair| pair[0].end == pair[1].start);
            prop_assert!(gapless && progress.segments.first().is_none_or(|first| first.start == Nanos::ZERO));
            let figures = Figures::of(&progress);
            prop_assert!(figures.tokens_wasted <= figures.tokens && figures.away_at_work <= ledger.get(Category::Away));
        }
        let later = progress.at + Nanos::from_seconds(100.0);
        let total = progress.ledger(later).total();
        prop_assert_eq!(total, if progress.ending.is_some() { progress.at } else { later });
    }
}
