//! What a person notices of a wait.

use hare_and_tortoise::engine::perception::{Band, DOHERTY, Doherty, LIMITS, PORTSMOUTH, Study, jnd, jnd_steps};
use proptest::prelude::*;

#[track_caller]
fn check(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "found {found}, expected {expected}");
}

#[test]
fn nielsens_bands_end_at_a_tenth_one_and_ten_seconds() {
    let band = |wait| Band::of(wait).unwrap();
    assert_eq!([0.0, 0.1, 0.100_1, 1.0].map(band), [Band::Instant, Band::Instant, Band::Flow, Band::Flow]);
    assert_eq!([1.01, 10.0, 10.1].map(band), [Band::Attention, Band::Attention, Band::Lost]);
    assert_eq!((Band::of(f64::INFINITY), Band::of(f64::NAN), Band::of(-1.0)), (Some(Band::Lost), None, None));
    let limits = |study| LIMITS.iter().filter(move |limit| limit.study == study).map(|limit| limit.to);
    assert!(limits(Study::Nielsen).eq(Band::ALL.into_iter().filter_map(Band::limit)));
    assert!(limits(Study::Miller).eq([0.1, 2.0, 15.0]) && limits(Study::Card).eq([0.1, 1.0, 10.0]));
    assert!(limits(Study::Seow).eq([0.2, 1.0, 5.0, 10.0]));
    assert!(LIMITS.iter().all(|limit| limit.from <= limit.to && !limit.meaning.is_empty()));
}

#[test]
fn a_difference_is_noticed_by_its_share_of_the_duration() {
    let share = |duration| jnd(duration).unwrap().share;
    assert_eq!([0.1, 0.6, 0.8].map(share), [0.1, 0.1, 0.1]);
    assert_eq!([2.0, 3.0, 4.0].map(share), [0.16, 0.16, 0.16]);
    assert_eq!([6.0, 30.0, 1e6].map(share), [0.2, 0.3, 0.3]);
    // Half-way in the logarithm between 6 s and 30 s.
    check(share(180.0_f64.sqrt()), 0.25, 1e-12);
    let studied = [0.3, 0.7, 1.0, 3.0, 5.0, 10.0, 31.0].map(|duration| jnd(duration).unwrap().studied);
    assert_eq!(studied, [false, true, false, true, false, true, false]);
}

#[test]
fn steps_between_two_waits_add_up() {
    check(jnd_steps(2.0, 4.0).unwrap(), 2.0_f64.ln() / 1.16_f64.ln(), 1e-12);
    check(jnd_steps(4.0, 2.0).unwrap(), 2.0_f64.ln() / 1.16_f64.ln(), 1e-12);
    check(jnd_steps(2.0, 2.32).unwrap(), 1.0, 1e-12);
    check(jnd_steps(40.0, 400.0).unwrap(), 10.0_f64.ln() / 1.3_f64.ln(), 1e-12);
    assert_eq!(jnd_steps(3.0, 3.0), Some(0.0));
    // By many small steps, where the share changes.
    let steps = 20_000;
    let place = |n: u32| 0.05 * 4_000.0_f64.powf((f64::from(n) + 0.5) / f64::from(steps));
    let width = 4_000.0_f64.ln() / f64::from(steps);
    let sum: f64 = (0..steps).map(|n| width / jnd(place(n)).unwrap().share.ln_1p()).sum();
    check(jnd_steps(0.05, 200.0).unwrap() / sum, 1.0, 1e-5);
}

#[test]
fn think_time_shrinks_with_the_response_time() {
    let think = DOHERTY.map(Doherty::think);
    for (found, expected) in think.into_iter().zip([17.0, 15.3, 13.3, 12.3, 9.4]) {
        check(found, expected, 0.05);
    }
    // +106 % transactions.
    check(DOHERTY[4].per_hour / DOHERTY[0].per_hour, 2.06, 0.005);
    assert_eq!(PORTSMOUTH, ([2.3, 0.84], 0.58));
}

#[test]
fn between_the_rows_is_a_straight_line_and_outside_is_nothing() {
    for row in DOHERTY {
        check(Doherty::at(row.response).unwrap().per_hour, row.per_hour, 1e-9);
    }
    check(Doherty::at(2.5).unwrap().per_hour, 194.0, 1e-9);
    check(Doherty::at(0.45).unwrap().per_hour, 325.0, 1e-9);
    let outside = [0.29, 3.01, 0.0, -1.0, f64::NAN, f64::INFINITY];
    assert_eq!(outside.map(Doherty::at), [None; 6]);
}

#[test]
fn a_wait_of_nothing_has_no_just_noticeable_difference() {
    for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!((jnd(bad), jnd_steps(bad, 1.0), jnd_steps(1.0, bad)), (None, None, None));
    }
    assert!(jnd_steps(f64::MIN_POSITIVE, f64::MAX).unwrap().is_finite());
}

proptest! {
    #[test]
    fn steps_of_two_stretches_are_those_of_both(a in -3.0..6.0_f64, b in -3.0..6.0_f64, c in -3.0..6.0_f64) {
        let mut waits = [a.exp(), b.exp(), c.exp()];
        waits.sort_by(f64::total_cmp);
        let steps = |from: usize, to: usize| jnd_steps(waits[from], waits[to]).unwrap();
        prop_assert!((steps(0, 1) + steps(1, 2) - steps(0, 2)).abs() < 1e-3);
        prop_assert!(steps(0, 1) >= 0.0);
    }
}
