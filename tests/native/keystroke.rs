//! The keystroke-level model.

use hare_and_tortoise::engine::keystroke::{Operator, Sequence, Typist};

#[track_caller]
fn check(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() <= 1e-9), "found {found:?}, expected {expected}");
}

#[test]
fn operators_take_what_the_authors_measured() {
    assert_eq!(Typist::ALL.map(Typist::keystroke), [0.08, 0.12, 0.2, 0.28, 0.5, 1.2]);
    let others = [Operator::Point, Operator::Home, Operator::Prepare, Operator::Button, Operator::Respond(2.5)];
    assert_eq!(others.map(|one| one.seconds(Typist::Average)), [1.1, 0.4, 1.35, 0.1, 2.5].map(Some));
    assert_eq!(others.map(Operator::letter), ['P', 'H', 'M', 'B', 'R']);
    let rates = Typist::ALL.map(Typist::words_a_minute);
    assert_eq!(rates, [Some(135.0), None, Some(55.0), Some(40.0), None, None]);
}

#[test]
fn a_sequence_takes_the_sum_of_its_operators() {
    let prompt = Sequence::typing(20);
    assert_eq!(prompt.notation(), "M H 20K");
    check(prompt.time(Typist::Average), 1.35 + 0.4 + 20.0 * 0.28);
    check(prompt.time(Typist::Best), 1.35 + 0.4 + 20.0 * 0.08);
    let turn = prompt.then(Operator::Respond(2.5)).and(Sequence::clicking());
    assert_eq!(turn.notation(), "M H 20K R(2.5) M P 2B");
    check(turn.time(Typist::Average), 7.35 + 2.5 + 1.35 + 1.1 + 0.2);
    assert_eq!(Sequence::new().time(Typist::Best), Some(0.0));
    assert_eq!(Sequence::new().repeat(0, Operator::Key).time(Typist::Best), Some(0.0));
}

#[test]
fn a_response_that_is_no_time_is_refused() {
    for bad in [f64::NAN, f64::INFINITY, -0.1] {
        assert_eq!(Sequence::typing(3).then(Operator::Respond(bad)).time(Typist::Good), None);
    }
    assert_eq!(Sequence::new().repeat(u32::MAX, Operator::Respond(f64::MAX)).time(Typist::Good), None);
    check(Sequence::new().repeat(u32::MAX, Operator::Key).time(Typist::Skilled), f64::from(u32::MAX) * 0.2);
}
