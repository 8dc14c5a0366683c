//! The result in words: the sentence on the sessions in the chart, and what the other latency would have changed.

use crate::session_page::{Desk, SENT, STEADY};
use hare_and_tortoise::app::screen::iterate::{Act, Event, Mode};
use hare_and_tortoise::scenario::ScriptKind::{Fast, Slow};

/// The models by their names, both as quick as the tests' own.
const NAMED: &str = "#/iterate?scenario=task&slow.ttft=1&slow.rate=100&slow.think=0&slow.jitter=0&fast.ttft=1&\
                     fast.rate=100&fast.think=0&fast.jitter=0";

/// The fast script, accepted after one turn: two problems and a failing check are left.
const TWO_LEFT: [(f64, Act); 2] = [(1.0, SENT), (13.2, Act::Accepted)];
/// The slow script leaves nothing.
const NONE_LEFT: [(f64, Act); 2] = [(1.0, SENT), (121.0, Act::Accepted)];
/// The fast script with its second turn leaves one problem.
const ONE_LEFT: [(f64, Act); 4] = [(1.0, SENT), (3.0, Act::Raised(1)), (1.0, SENT), (9.2, Act::Accepted)];
const GIVEN_UP: [(f64, Act); 2] = [(1.0, SENT), (3.0, Act::GivenUp)];

/// A page with these sessions in the chart, done one after the other, each in a mode of its own.
#[track_caller]
fn desk(link: &str, sessions: &[(Mode, &[(f64, Act)])]) -> Desk {
    let mut desk = Desk::opened(link, None);
    for (mode, acts) in sessions {
        desk.does(Event::SetupPressed);
        desk.does(Event::ModeChosen(*mode));
        desk.does(Event::StartPressed);
        desk.acts(acts);
    }
    for id in desk.iterate().kept.iter().map(|kept| kept.id).collect::<Vec<_>>() {
        desk.does(Event::Compared(id, true));
    }
    assert_eq!(desk.iterate().on_axis().len(), sessions.len());
    desk
}

#[track_caller]
fn check(sessions: &[(Mode, &[(f64, Act)])], expected: &str) {
    assert_eq!(plain(&desk(NAMED, sessions).iterate().verdict()), expected, "{sessions:?}");
}

/// A text with spaces that may break.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

const FAST: Mode = Mode::One(Fast);
const SLOW: Mode = Mode::One(Slow);

#[test]
fn one_session_is_told_by_its_time_and_what_it_shipped() {
    check(&[(FAST, &TWO_LEFT)], "14.2 s with Codex-Spark, 2 defects shipped.");
    check(&[(FAST, &ONE_LEFT)], "14.2 s with Codex-Spark, 1 defect shipped.");
    check(&[(SLOW, &NONE_LEFT)], "2 min 2 s with GPT-5.3-Codex, no defect shipped.");
    check(&[(SLOW, &GIVEN_UP)], "Given up after 4.0 s with GPT-5.3-Codex.");
    assert_eq!(Desk::opened(NAMED, None).iterate().verdict(), "");
    let link = format!("{NAMED}&mode=fast&log=1s,4r2");
    assert_eq!(plain(&Desk::opened(&link, None).iterate().verdict()), "4.0 s with Codex-Spark so far.");
}

#[test]
fn a_session_with_both_models_says_whose_answer_was_taken() {
    let both = "with Codex-Spark and GPT-5.3-Codex";
    check(&[(Mode::Both, &TWO_LEFT)], &format!("14.2 s {both}, 2 defects shipped; you took Codex-Spark’s answer."));
    let switched = [(1.0, SENT), (8.0, Act::Switched), (1.0, Act::Accepted)];
    let taken = format!("10.0 s {both}, no defect shipped; you took GPT-5.3-Codex’s answer.");
    check(&[(Mode::Both, &switched)], &taken);
    check(&[(Mode::Both, &GIVEN_UP)], &format!("Given up after 4.0 s {both}."));
}

#[test]
fn two_sessions_are_told_by_what_differs() {
    for (sessions, expected) in [
        (
            [(FAST, &ONE_LEFT[..]), (SLOW, &NONE_LEFT)],
            "14.2 s with Codex-Spark, 1 defect shipped. 2 min 2 s with GPT-5.3-Codex, none.",
        ),
        (
            [(SLOW, &NONE_LEFT), (FAST, &TWO_LEFT)],
            "2 min 2 s with GPT-5.3-Codex, no defect shipped. 14.2 s with Codex-Spark, 2 defects shipped.",
        ),
        (
            [(SLOW, &NONE_LEFT), (SLOW, &[(1.0, SENT), (9.0, Act::Accepted)])],
            "2 min 2 s with GPT-5.3-Codex (session 1), no defect shipped. 10.0 s with GPT-5.3-Codex (session 2), also \
             none.",
        ),
        (
            [(FAST, &TWO_LEFT), (FAST, &[(1.0, SENT), (9.0, Act::Accepted)])],
            "14.2 s with Codex-Spark (session 1), 2 defects shipped. 10.0 s with Codex-Spark (session 2), also 2.",
        ),
        (
            [(FAST, &GIVEN_UP), (SLOW, &NONE_LEFT)],
            "Given up after 4.0 s with Codex-Spark. 2 min 2 s with GPT-5.3-Codex, no defect shipped.",
        ),
        (
            [(FAST, &GIVEN_UP), (SLOW, &GIVEN_UP)],
            "Given up after 4.0 s with Codex-Spark. Given up after 4.0 s with GPT-5.3-Codex.",
        ),
    ] {
        check(&sessions, expected);
    }
}

#[test]
fn sessions_of_the_same_length_are_told_as_such() {
    let slow = [(1.0, SENT), (13.2, Act::Accepted)];
    check(
        &[(FAST, &ONE_LEFT), (SLOW, &slow)],
        "14.2 s with Codex-Spark, 1 defect shipped. The same time with GPT-5.3-Codex, none.",
    );
    check(
        &[(FAST, &TWO_LEFT), (FAST, &TWO_LEFT)],
        "14.2 s with Codex-Spark (session 1) and with Codex-Spark (session 2), 2 defects shipped each.",
    );
    check(
        &[(SLOW, &slow), (SLOW, &slow)],
        "14.2 s with GPT-5.3-Codex (session 1) and with GPT-5.3-Codex (session 2), no defect shipped by either.",
    );
}

#[test]
fn of_more_than_two_the_quickest_and_the_slowest_are_told() {
    check(
        &[(FAST, &ONE_LEFT), (SLOW, &NONE_LEFT), (Mode::Both, &[(1.0, SENT), (29.0, Act::Accepted)])],
        "3 sessions. The quickest: 14.2 s with Codex-Spark, 1 defect shipped. The slowest: 2 min 2 s with \
         GPT-5.3-Codex, no defect shipped.",
    );
    check(
        &[(FAST, &ONE_LEFT), (SLOW, &NONE_LEFT), (SLOW, &GIVEN_UP)],
        "2 of 3 sessions ended with an answer that you accepted. The quickest: 14.2 s with Codex-Spark, 1 defect \
         shipped. The slowest: 2 min 2 s with GPT-5.3-Codex (session 2), no defect shipped.",
    );
    check(
        &[(FAST, &ONE_LEFT), (SLOW, &GIVEN_UP), (Mode::Both, &GIVEN_UP)],
        "1 of 3 sessions ended with an answer that you accepted: 14.2 s with Codex-Spark, 1 defect shipped.",
    );
    check(
        &[(FAST, &GIVEN_UP), (SLOW, &GIVEN_UP), (Mode::Both, &GIVEN_UP)],
        "3 sessions, and none of them ended with an answer that you accepted.",
    );
}

#[test]
fn sessions_of_different_tasks_name_them() {
    let mut desk = Desk::opened(NAMED, None);
    desk.does(Event::ModeChosen(FAST));
    desk.does(Event::StartPressed);
    desk.acts(&ONE_LEFT);
    let first = desk.iterate().kept[0].id;
    desk.does(Event::SetupPressed);
    desk.does(Event::ScenarioChosen(crate::page::id("other")));
    desk.does(Event::StartPressed);
    desk.acts(&TWO_LEFT);
    desk.does(Event::Compared(first, true));
    let expected = "14.2 s with Codex-Spark on “The task”, 1 defect shipped. The same time with Codex-Spark on “The \
                    other”, 2 defects shipped.";
    assert_eq!(plain(&desk.iterate().verdict()), expected);
}

#[test]
fn the_first_half_of_a_trial_says_nothing_about_defects() {
    for (blind, name) in [("&blind=1", "Model A"), ("", "Codex-Spark")] {
        let mut desk = Desk::opened(&format!("{NAMED}&order=fast{blind}"), None);
        desk.does(Event::StartPressed);
        desk.acts(&TWO_LEFT);
        assert_eq!(plain(&desk.iterate().verdict()), format!("14.2 s with {name}."));
        assert!(!desk.iterate().axis().contains("class=\"shipped\""), "nor does the chart");
        assert!(!desk.iterate().axis().contains("shipped") && !desk.iterate().axis_legend().contains("shipped"));
        desk.does(Event::OtherPressed);
        desk.acts(&NONE_LEFT);
        let told = "14.2 s with Codex-Spark, 2 defects shipped. 2 min 2 s with GPT-5.3-Codex, none.";
        assert_eq!(plain(&desk.iterate().verdict()), told);
        assert!(desk.iterate().axis().contains("class=\"shipped\""));
    }
}

/// What the other latency would have changed.
#[track_caller]
fn check_changed(link: &str, sessions: &[(Mode, &[(f64, Act)])], expected: &[&str]) {
    let html: String = expected.iter().map(|words| format!("<p>{words}</p>")).collect();
    assert_eq!(plain(&desk(link, sessions).iterate().changed_words()), html, "{sessions:?}");
}

#[test]
fn what_the_other_latency_would_have_changed_is_told_as_one_would_say_it() {
    // Two waits of 1.03 and 1.01 s, or of 101.03 and 101.01 s.
    let link = NAMED.replace("slow.ttft=1&", "slow.ttft=101&");
    let own = "With no waiting at all, 12.2 s: that part is you.";
    let other = "With GPT-5.3-Codex’s latency, and you working exactly as you did, 3 min 34 s instead of 14.2 s.";
    check_changed(&link, &[(FAST, &ONE_LEFT)], &[&format!("{other} {own}")]);
    let same = "With GPT-5.3-Codex’s latency, and you working exactly as you did, the same 14.2 s.";
    check_changed(NAMED, &[(FAST, &ONE_LEFT)], &[&format!("{same} {own}")]);
    let away = [(1.0, SENT), (0.5, Act::Left), (10.0, Act::Returned), (1.0, Act::Accepted)];
    let quick = NAMED.replace("slow.ttft=1&", "slow.ttft=0.1&");
    let spared = "With GPT-5.3-Codex’s latency, and you working exactly as you did, 2.1 s instead of 12.5 s. With no \
                  waiting at all, 12.0 s: that part is you. One interruption or absence would not have happened: the \
                  answer would have come first.";
    check_changed(&quick, &[(FAST, &away)], &[spared]);
    // With both models there is no other latency.
    check_changed(NAMED, &[(Mode::Both, &TWO_LEFT)], &["With no waiting at all, 13.2 s: that part is you."]);
    let progress = format!("{NAMED}&mode=fast&log=1s,4r2");
    assert_eq!(Desk::opened(&progress, None).iterate().changed_words(), "");
}

#[test]
fn beside_each_other_sessions_are_told_briefly() {
    let link = NAMED.replace("slow.ttft=1&", "slow.ttft=21&");
    check_changed(
        &link,
        &[(FAST, &ONE_LEFT), (SLOW, &NONE_LEFT)],
        &[
            "Codex-Spark with GPT-5.3-Codex’s latency: 54.2 s instead of 14.2 s; with no waiting at all, 12.2 s.",
            "GPT-5.3-Codex with Codex-Spark’s latency: 82.0 s instead of 2 min 2 s; with no waiting at all, 77.4 s.",
        ],
    );
}

#[test]
fn each_missed_defect_is_a_line() {
    let missed = |sessions: &[(Mode, &[(f64, Act)])]| desk(NAMED, sessions).iterate().missed();
    let one = missed(&[(FAST, &TWO_LEFT)]);
    let lines = "<ul><li>there is no let <small>(not raised)</small></li><li>nothing says why <small>(not \
                 raised)</small></li></ul><p class=\"iterate-note\">Checks that fail, too, and that you \
                 did not run: compiles</p>";
    assert!(one.starts_with(lines), "{one}");
    let two = missed(&[(FAST, &ONE_LEFT), (SLOW, &NONE_LEFT)]);
    let line = "<ul><li><b>Codex-Spark:</b> nothing says why <small>(not raised)</small></li></ul>";
    assert!(two.starts_with(line), "{two}");
    assert_eq!(missed(&[(SLOW, &NONE_LEFT)]), "<p>Nothing: the task knows of no defect that is left.</p>");
    assert_eq!(missed(&[(SLOW, &GIVEN_UP)]), "", "nothing was accepted");
}

#[test]
fn the_tests_models_are_told_apart_although_they_share_a_name() {
    let mut desk = Desk::opened(&format!("{STEADY}&order=fast"), None);
    desk.does(Event::StartPressed);
    desk.acts(&ONE_LEFT);
    desk.does(Event::OtherPressed);
    desk.acts(&TWO_LEFT);
    let expected = "14.2 s with Custom (session 1), 1 defect shipped. The same time with Custom (session 2), none.";
    assert_eq!(plain(&desk.iterate().verdict()), expected);
}
