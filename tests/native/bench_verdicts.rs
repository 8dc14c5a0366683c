//! What the bench of frames calls a miss.

#[path = "../../benches/frames/verdict.rs"]
mod verdict;

use verdict::{Rounds, Verdict};

#[track_caller]
fn check(rounds: &[(f64, f64)], expect: Verdict) {
    let rounds = Rounds::new(rounds.iter().copied());
    assert_eq!(rounds.verdict(), expect, "{} of the limit, spread {}", rounds.share(), rounds.spread());
}

#[test]
fn a_median_within_the_limit_passes_whatever_single_rounds_do() {
    check(&[(9.0, 10.0), (10.0, 10.0), (30.0, 10.0)], Verdict::Passed);
    check(&[(10.0, 10.0)], Verdict::Passed);
    check(&[(0.0, 0.5), (0.0, 0.5), (0.7, 0.5)], Verdict::Passed);
}

#[test]
fn a_median_over_the_limit_by_less_than_the_rounds_differ_is_noted() {
    check(&[(9.0, 10.0), (11.0, 10.0), (12.0, 10.0)], Verdict::Noise);
    check(&[(10.5, 10.0), (11.0, 10.0), (11.6, 10.0)], Verdict::Noise);
}

#[test]
fn a_median_over_the_limit_by_more_than_the_rounds_differ_is_missed() {
    check(&[(11.6, 10.0), (12.0, 10.0), (12.1, 10.0)], Verdict::Missed);
    check(&[(20.0, 10.0), (18.0, 10.0), (19.0, 10.0)], Verdict::Missed);
}

#[test]
fn one_round_has_no_spread_to_be_within() {
    check(&[(10.1, 10.0)], Verdict::Missed);
}

/// The machine was busy in the second round, for app and floor alike.
#[test]
fn each_round_is_held_against_its_own_floor() {
    check(&[(15.6, 10.0), (31.0, 20.0), (15.5, 10.0)], Verdict::Missed);
    check(&[(9.0, 10.0), (18.0, 20.0), (9.0, 10.0)], Verdict::Passed);
}

#[test]
fn a_limit_that_is_not_a_number_does_not_pass() {
    check(&[(f64::NAN, 10.0)], Verdict::Missed);
    check(&[], Verdict::Missed);
}

#[test]
fn the_median_of_what_was_measured_is_shown_beside_that_of_what_was_allowed() {
    let rounds = Rounds::new([(3.0, 10.0), (1.0, 30.0), (2.0, 20.0)]);
    assert_eq!(rounds.medians(), (2.0, 20.0));
    assert!(!rounds.is_empty() && Rounds::default().is_empty());
}
