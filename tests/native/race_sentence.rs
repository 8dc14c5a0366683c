//! The race in a sentence: before it, while it runs, and after it.

use crate::page::{Page, seconds};
use hare_and_tortoise::app::screen::race::Event;

/// Lanes whose whole answer arrives with the first token, after so many seconds.
fn lanes(done: &[&str]) -> Page {
    let lanes = vec!["custom"; done.len()].join(",");
    let keys: String = done
        .iter()
        .enumerate()
        .map(|(n, at)| format!("&{n}.ttft={at}&{n}.rate=100000&{n}.script=fast&{n}.think=0&{n}.chunk=100"))
        .collect();
    Page::at(&format!("#/race?scenario=task&lanes={lanes}{keys}"))
}

/// With ordinary spaces.
fn plain(words: &str) -> String {
    words.replace('\u{a0}', " ")
}

/// The result and its reason.
fn result(page: &mut Page) -> (String, String) {
    page.race(Event::DonePressed);
    let end = page.run().end();
    (plain(&page.model.race.sentence(end)), plain(&page.model.race.reason(end)))
}

#[track_caller]
fn check(done: &[&str], expected: &str) {
    assert_eq!(result(&mut lanes(done)).0, expected);
}

#[test]
fn a_result_says_who_was_first_and_by_how_much() {
    check(&["2"], "Custom finished in 2.0 s.");
    check(&["2", "9.3"], "Custom 1 finished in 2.0 s, Custom 2 in 9.3 s: 4.6× sooner, at the same rate.");
    check(&["9.3", "2"], "Custom 2 finished in 2.0 s, Custom 1 in 9.3 s: 4.6× sooner, at the same rate.");
    check(&["2", "2.005"], "Custom 1 finished in 2.0 s, Custom 2 in 2.0 s: 0.005 s sooner, at the same rate.");
    check(&["2", "2"], "Custom 1 and Custom 2 finished together, in 2.0 s.");
    check(&["5", "2", "3.5"], "Custom 2 finished first, in 2.0 s; then Custom 3 in 3.5 s and Custom 1 in 5.0 s.");
    check(&["2", "2", "3"], "Custom 1 and Custom 2 finished first, in 2.0 s; then Custom 3 in 3.0 s.");
    check(
        &["1", "2", "3", "4", "500"],
        "Custom 1 finished first, in 1.0 s; then Custom 2 in 2.0 s and Custom 3 in 3.0 s, and 2 more, the last in 8 min 20 s.",
    );
}

#[test]
fn a_result_compares_the_times_with_the_rates_and_says_where_the_time_went() {
    let mut page = Page::at("#/race?scenario=task&lanes=custom,custom&0.name=Slow&1.ttft=0.5&1.rate=1000&1.name=Hare");
    let (result_, reason) = result(&mut page);
    assert_eq!(result_, "Hare finished in 0.51 s, Slow in 1.1 s: 2.1× sooner, though it writes 10.0× as fast.");
    assert_eq!(
        reason,
        "Of its 0.51 s, 0.50 s went to waiting for the first token and 0.006 s to writing 7 tokens. Slow wrote 7."
    );
    let mut thinks =
        Page::at("#/race?scenario=task&lanes=custom,custom&0.name=Slow&1.rate=1000&1.think=20000&1.name=Hare");
    let (result_, reason) = result(&mut thinks);
    assert_eq!(result_, "Slow finished in 1.1 s, Hare in 21.0 s: 19.8× sooner, though it writes 10.0× more slowly.");
    assert!(reason.starts_with("Of Hare’s 21.0 s, 1.0 s went to waiting"), "{reason}");
    assert!(reason.contains("20\u{202f}000 of them hidden thinking"), "{reason}");
    let mut short =
        Page::at("#/race?scenario=task&lanes=custom,custom&0.ttft=9&1.ttft=0.5&1.rate=110&0.name=Slow&1.name=Hare");
    assert!(result(&mut short).0.ends_with("sooner, and it writes 1.1× as fast."));
}

#[test]
fn before_a_race_there_is_a_question() {
    let question = |hash: &str| Page::at(hash).model.race.sentence(seconds(0.0));
    assert_eq!(
        question("#/race?scenario=task&lanes=custom,custom&0.name=Slow&1.rate=1000&1.name=Hare"),
        "Hare writes 10.0× as fast as Slow. Will it finish 10.0× sooner?"
    );
    assert_eq!(question("#/race?scenario=task&lanes=custom,custom"), "Which one finishes first?");
    assert_eq!(question("#/race?scenario=task&lanes=custom"), "How long does one answer take?");
    assert_eq!(Page::new().model.race.sentence(seconds(0.0)), "");
}

#[test]
fn while_it_runs_it_says_who_is_done_and_what_the_other_does() {
    let mut page = Page::at("#/race?scenario=task&lanes=custom,custom&0.ttft=3&0.name=Slow&0.think=100&1.name=Hare");
    page.race(Event::PlayPressed);
    let said = |at| plain(&page.model.race.sentence(seconds(at)));
    assert_eq!(said(0.5), "Which one finishes first?", "until there is something to say");
    assert_eq!(said(2.0), "Hare is done after 1.1 s. Slow is still waiting.");
    assert_eq!(said(3.5), "Hare is done after 1.1 s. Slow is still thinking.");
    assert_eq!(said(4.02), "Hare is done after 1.1 s. Slow is still writing.");
    assert_eq!(page.model.race.reason(seconds(2.0)), "");
}

#[test]
fn while_it_plays_a_whole_task_it_says_how_many_turns_lie_between_them() {
    let keys = "&0.name=Slow&1.name=Hare&1.script=fast&0.ttft=9&1.ttft=0.5&1.rate=1000&turns=all&pause=2";
    let mut page = crate::race_turns::page(&format!("#/race?scenario=task&lanes=custom,custom{keys}"));
    page.race(Event::PlayPressed);
    let said = |at| plain(&page.model.race.sentence(seconds(at)));
    assert!(said(0.2).starts_with("Hare writes 10.0×"), "{}", said(0.2));
    assert_eq!(said(1.0), "Slow is still on turn 1. Hare has finished 1.");
    assert_eq!(said(4.0), "Slow is still on turn 1. Hare has finished 2.");
    assert_eq!(said(8.0), "Hare has finished in 5.5 s. Slow is still on turn 1.");
    // In its pause the slow one is between two turns.
    assert_eq!(said(10.0), "Hare has finished in 5.5 s. Slow has finished turn 1.");
    let (_, reason) = result(&mut page);
    assert!(
        reason.contains("4.0 s went to your pauses between 3 turns, 1.5 s to waiting for first tokens, and"),
        "{reason}"
    );
    let others = "With pauses of 86 s, the median for developers (TraceLab), Slow would finish first: in 1 min 44 s, against 2 min 54 s for Hare.";
    assert!(reason.ends_with(others), "{reason}");
}

#[test]
fn lanes_that_are_equally_far_are_not_told_apart() {
    let mut page = crate::race_turns::page("#/race?scenario=task&lanes=custom,custom&turns=all&pause=2");
    page.race(Event::PlayPressed);
    for at in [0.1, 1.05, 1.5, 2.0, 3.5] {
        assert_eq!(page.model.race.sentence(seconds(at)), "Which one finishes first?", "{at}");
    }
}

#[test]
fn turns_are_those_of_the_script_even_if_the_first_ones_are_left_out() {
    let mut page =
        crate::race_turns::page("#/race?scenario=task&lanes=custom,custom&1.script=fast&0.ttft=9&turn=2&turns=all");
    page.race(Event::PlayPressed);
    let said = plain(&page.model.race.sentence(seconds(2.0)));
    assert_eq!(
        said,
        "Slow is still on turn 2. Hare has finished 2.".replace("Slow", "Custom 1").replace("Hare", "Custom 2")
    );
}
