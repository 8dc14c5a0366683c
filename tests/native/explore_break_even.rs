//! The break-even panel: what it says at the figures of the evidence, at ties, and where a model is hopeless.

use crate::explore_panels::Asked;

const BREAK_EVEN: Asked = Asked("break-even");

#[test]
fn which_fifteen_one_believes_decides_who_wins() {
    BREAK_EVEN.check(
        &[],
        "With 86 s of your own time a turn and a wait 1.6× shorter, the slow model finishes first; the fast one takes 17 % longer. They are equal \
         at 21.7 s; below that the fast one wins.",
    );
    BREAK_EVEN.check(
        &[("faster", 15.4)],
        "With 86 s of your own time a turn and a wait 15.4× shorter, the fast model finishes first; the slow one takes 6 % longer. They are equal \
         at 1 min 48 s; below that the fast one wins.",
    );
}

#[test]
fn dominance_and_ties_are_said_in_words() {
    BREAK_EVEN.check(
        &[("fast-p", 0.8)],
        "With 86 s of your own time a turn and a wait 1.6× shorter, the fast model finishes first; the slow one takes 17 % longer. The fast model \
         wins however much time you take.",
    );
    BREAK_EVEN.check(
        &[("faster", 1.0)],
        "With 86 s of your own time a turn and the same wait, the slow model finishes first; the fast one takes 32 % longer. The slow model \
         wins however little time you take.",
    );
    let tie = BREAK_EVEN.shown(&[("own", 21.7)]).sentence;
    assert!(tie.contains("it is a near tie"), "{tie}");
}

#[test]
fn corrections_that_help_and_tests_that_catch_mistakes_favour_the_fast_model() {
    let equal = |changes: &[(&str, f64)]| {
        let sentence = BREAK_EVEN.shown(changes).sentence.replace('\u{a0}', " ");
        sentence.split("equal at ").nth(1).unwrap().split(';').next().unwrap().to_owned()
    };
    assert_eq!(equal(&[]), "21.7 s");
    // 1.2543 and 1.5120 turns instead of 1.2937 and 1.7123.
    assert_eq!(equal(&[("improve", 0.5)]), "47.7 s");
    // (38.3/0.773 - 23.64/0.584)/((0.4 + 0.6 * 0.584)/0.584 - (0.4 + 0.6 * 0.773)/0.773)
    assert_eq!(equal(&[("tests", 1.0), ("tests-take", 0.0), ("caught", 1.0)]), "54.1 s");
}

#[test]
fn switching_away_lengthens_a_wait_by_what_finding_back_costs() {
    // 38.3 s: P = 1 - exp(-33.3/20) = 0.811, so 38.3 + 15 * 0.811 = 50.5 s.
    let notes = BREAK_EVEN.shown(&[("leave", 1.0)]).notes.join(" ").replace('\u{a0}', " ");
    assert!(notes.contains("a wait of 38.3 s keeps you for 50.5 s on average"), "{notes}");
}

#[test]
fn a_model_that_is_never_accepted_is_never_done() {
    // Perfect tests reject every wrong answer, and the reviewer rejects most right ones: long, but it ends.
    let shown = BREAK_EVEN.shown(&[("fast-p", 0.01), ("doubt", 0.9)]);
    assert!(shown.sentence.contains("the slow model finishes first"), "{}", shown.sentence);
    assert!(shown.notes[0].contains("1000.00 turns"), "{}", shown.notes[0]);
}
