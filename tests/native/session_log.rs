//! The log of a session as text, in links and in the store.

use crate::address;
use crate::session_ledger::log;
use crate::session_page::{Desk, SENT, STEADY};
use hare_and_tortoise::app::Effect;
use hare_and_tortoise::app::screen::ScreenId;
use hare_and_tortoise::app::screen::iterate::{Act, Entry, Event, Link, Part};
use hare_and_tortoise::engine::Nanos;
use proptest::prelude::*;

pub(crate) fn entry((seconds, act): (f64, Act)) -> Entry {
    Entry { at: Nanos::from_seconds(seconds), act }
}

/// A log in a link, and the notices on it.
#[track_caller]
fn check(log: &str, expected: &[(f64, Act)], notices: &[&str]) {
    let (link, said) = address::read(&format!("#/iterate?log={log}"));
    assert_eq!(
        (link.iterate.log, said),
        (expected.iter().map(|e| entry(*e)).collect(), notices.iter().map(|n| (*n).to_owned()).collect())
    );
}

#[test]
fn a_log_is_seconds_and_letters() {
    check("", &[], &[]);
    check(
        "2.5s,12.4r2,15t,31.062a",
        &[(2.5, SENT), (12.4, Act::Raised(1)), (15.0, Act::Sent { own_words: true }), (31.062, Act::Accepted)],
        &[],
    );
    check(
        "1i,2c,3l,4b,5o,6g",
        &[
            (1.0, Act::Interrupted),
            (2.0, Act::ChecksRun),
            (3.0, Act::Left),
            (4.0, Act::Returned),
            (5.0, Act::Switched),
            (6.0, Act::GivenUp),
        ],
        &[],
    );
    check("1e1s", &[(10.0, SENT)], &[]);
}

#[test]
fn unreadable_entries_are_left_out_with_a_notice() {
    let one = [(1.0, SENT)];
    for bad in ["2", "s", "2x", "2r", "2r0", "2r-1", "2ss", "-1s", "86401s", "1e999s", "2S", "2r99999999999999999999"] {
        let notice = format!("log: `{bad}` cannot be read; 1 of 2 entries are left out");
        check(&format!("1s,{bad}"), &one, &[&notice]);
    }
}

#[test]
fn a_log_that_is_too_long_is_cut() {
    let (link, notices) = address::read(&format!("#/iterate?log={}", "1s,".repeat(1_001)));
    assert_eq!((link.iterate.log.len(), notices.len()), (1_000, 1));
}

proptest! {
    #[test]
    fn any_log_can_be_opened_and_shown(
        log in log(), then in log(), mode in prop::sample::select(vec!["slow", "fast", "both"]),
    ) {
        let iterate = Link { log, then, ..Link::default() };
        let address = address::write(&address::Link { screen: ScreenId::Iterate, iterate, ..address::Link::default() });
        let logs = address.split_once("&seed=7").map_or("", |(_, logs)| logs);
        let desk = Desk::opened(&format!("{STEADY}&mode={mode}{logs}"), None);
        let iterate = desk.iterate();
        let shown = logs.contains("&log=") || (logs.contains("&then=") && mode != "both");
        prop_assert_eq!(iterate.part(), if shown { Part::Results } else { Part::Setup });
        let words = [iterate.verdict(), iterate.changed_words(), iterate.missed()];
        for html in [iterate.axis(), iterate.axis_legend(), iterate.figures_table()].into_iter().chain(words) {
            prop_assert!(!html.contains("NaN") && !html.contains("inf"), "{}", html);
        }
    }
}

/// The effects of one event, except those that are always there.
fn link_of(desk: &mut Desk) -> String {
    desk.effects.clear();
    desk.does(Event::CopyReplayPressed);
    match &desk.effects[..] {
        [Effect::CopyLink(link)] => link.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_link_replays_a_session_as_if_done_here() {
    let mut desk = Desk::begun("mode=fast&fast.rate=50&seed=3");
    desk.acts(&[
        (1.25, SENT),
        (3.0, Act::Raised(1)),
        (2.0, SENT),
        (0.5, Act::Left),
        (5.0, Act::Returned),
        (1.0, Act::Accepted),
    ]);
    let link = link_of(&mut desk);
    assert!(
        link.ends_with(
            "&mode=fast&slow=custom&fast=custom&seed=3&fast.rate=50&log=1.25s,4.25r2,6.25s,6.75l,11.75b,12.75a"
        ),
        "{link}"
    );
    let mut other = Desk::opened(&link, None);
    assert_eq!(other.model.notices, Vec::<String>::new());
    assert_eq!(other.iterate().part(), Part::Results);
    assert_eq!((other.figures(), other.seconds()), (desk.figures(), desk.seconds()));
    assert_eq!(other.store, None, "it is somebody else's, and not kept");
    assert_eq!(link_of(&mut other), link);
}

#[test]
fn entries_that_make_no_sense_are_left_out_with_a_notice() {
    let desk = Desk::opened(&format!("{STEADY}&mode=fast&log=1s,1.5a,1.6r1,4a,5s"), None);
    assert_eq!(desk.session().log, [(1.0, SENT), (4.0, Act::Accepted)].map(entry));
    assert_eq!(desk.model.notices, ["log: 3 entries make no sense at their place and are left out"]);
}

#[test]
fn a_log_without_an_end_is_shown_as_far_as_it_goes() {
    let mut desk = Desk::opened(&format!("{STEADY}&mode=fast&log=1s,4r2"), None);
    desk.wait(10.0);
    assert_eq!((desk.iterate().part(), desk.figures().time.seconds()), (Part::Results, 4.0));
    desk.does(Event::Did(SENT));
    assert_eq!(desk.session().log.len(), 2);
}
