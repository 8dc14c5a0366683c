//! A whole made of parts, sped up.

use hare_and_tortoise::engine::cycle::amdahl;
use hare_and_tortoise::engine::parts::{Cut, MEASURED, Part, Request, Whole};
use proptest::prelude::*;

#[track_caller]
fn check(found: Option<f64>, expected: f64, tolerance: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() <= tolerance), "found {found:?}, expected {expected}");
}

#[test]
fn fifteen_times_the_tokens_speeds_up_a_request_a_session_and_a_raw_session() {
    let wholes = MEASURED.each_ref().map(|one| Whole::of_share(Part::Generation, one.generation.value).unwrap());
    for (whole, expected) in wholes.iter().zip([1.62, 1.16, 1.03]) {
        check(whole.speed_up_of(Part::Generation, 15.4), expected, 0.005);
        check(whole.speed_up_of(Part::Generation, 15.4), amdahl(whole.share(Part::Generation), 15.4), 1e-12);
    }
    check(wholes[0].ceiling(Part::Generation), 1.69, 0.005);
}

#[test]
fn every_part_counts_by_its_share() {
    let whole = Whole::new([40.0, 20.0, 15.0, 5.0, 20.0, 0.0]).unwrap();
    assert_eq!((whole.seconds(), whole.share(Part::Tools)), (100.0, 0.15));
    check(whole.speed_up([10.0, 2.0, 1.0, 5.0, 1.0, 1.0]), 100.0 / (4.0 + 10.0 + 15.0 + 1.0 + 20.0), 1e-12);
    check(whole.ceiling(Part::Human), 1.25, 1e-12);
    assert_eq!(whole.ceiling(Part::Other), Some(1.0));
    assert_eq!(whole.sped_up([f64::INFINITY; 6]), Some([0.0; 6]));
    // Slower is possible too.
    check(whole.speed_up_of(Part::Generation, 0.5), 100.0 / 140.0, 1e-12);
}

#[test]
fn a_whole_of_nothing_and_a_speed_up_of_nothing_are_refused() {
    assert_eq!(Whole::new([0.0; 6]), None);
    for bad in [-1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(Whole::new([1.0, bad, 1.0, 1.0, 1.0, 1.0]), None);
        assert_eq!(Whole::of_share(Part::Tools, bad), None);
    }
    assert_eq!(Whole::new([f64::MAX; 6]), None);
    let all = Whole::of_share(Part::Generation, 1.0).unwrap();
    assert_eq!((all.ceiling(Part::Generation), all.speed_up([f64::INFINITY; 6])), (None, None));
    for bad in [0.0, -1.0, f64::NAN] {
        assert_eq!(all.speed_up_of(Part::Tools, bad), None);
    }
    assert_eq!(Whole::of_share(Part::Other, 0.3).unwrap().seconds(), 1.0);
}

/// 20 round trips of 80 ms with 250 ms of overhead, Codex's median TTFT, 200 tokens at 65 tokens/s, half of each
/// token's time overhead.
const REQUEST: Request = Request {
    calls: 20.0,
    rtt: 0.08,
    overhead: 0.25,
    ttft: 3.1,
    tokens: 195.0,
    rate: 65.0,
    token_overhead: 0.5,
    tool: 0.3,
};

#[test]
fn each_of_the_vendors_figures_cuts_its_own_part() {
    let parts = |request: Request| *request.whole().unwrap().parts();
    let near = |found: [f64; 6], expected: [f64; 6]| {
        found.into_iter().zip(expected).for_each(|(found, expected)| check(Some(found), expected, 1e-9));
    };
    near(parts(REQUEST), [60.0, 62.0, 6.0, 6.6, 0.0, 0.0]);
    // Overhead of 5 s becomes 1 s; the round trips themselves stay.
    near(parts(REQUEST.after(Cut::RoundTrip)), [60.0, 62.0, 6.0, 2.6, 0.0, 0.0]);
    near(parts(REQUEST.after(Cut::FirstToken)), [60.0, 31.0, 6.0, 6.6, 0.0, 0.0]);
    // Of 60 s, 30 s are overhead, of which 9 s go.
    near(parts(REQUEST.after(Cut::Token)), [51.0, 62.0, 6.0, 6.6, 0.0, 0.0]);
    check(REQUEST.speed_up(&[Cut::RoundTrip]), 134.6 / 130.6, 1e-9);
    check(REQUEST.speed_up(&Cut::ALL), 134.6 / (51.0 + 31.0 + 6.0 + 2.6), 1e-9);
    assert_eq!(REQUEST.speed_up(&[]), Some(1.0));
    assert_eq!(Cut::ALL.map(|cut| cut.figure().value), [0.8, 0.3, 0.5]);
}

#[test]
fn a_cut_leaves_less_to_cut() {
    // The overhead of a token is 30 % less each time: 30, 21, 14.7 s beside 30 s that stay.
    let twice = REQUEST.after(Cut::Token).after(Cut::Token);
    check(Some(twice.whole().unwrap().parts()[0]), 44.7, 1e-9);
    let all = Request { token_overhead: 1.0, ..REQUEST }.after(Cut::Token);
    check(Some(all.whole().unwrap().parts()[0]), 42.0, 1e-9);
    assert_eq!(
        Request { token_overhead: 0.0, ..REQUEST }.after(Cut::Token),
        Request { token_overhead: 0.0, ..REQUEST }
    );
}

#[test]
fn a_request_of_nonsense_is_refused() {
    for bad in [f64::NAN, f64::INFINITY, -1.0] {
        let requests = [
            Request { calls: bad, ..REQUEST },
            Request { rtt: bad, ..REQUEST },
            Request { overhead: bad, ..REQUEST },
            Request { ttft: bad, ..REQUEST },
            Request { tokens: bad, ..REQUEST },
            Request { rate: bad, ..REQUEST },
            Request { token_overhead: bad, ..REQUEST },
            Request { tool: bad, ..REQUEST },
        ];
        assert!(requests.iter().all(|request| request.speed_up(&Cut::ALL).is_none()));
    }
    assert_eq!(Request { rate: 0.0, ..REQUEST }.whole(), None);
    assert_eq!(Request { calls: 0.0, ..REQUEST }.whole(), None);
}

proptest! {
    #[test]
    fn no_part_speeds_up_the_whole_beyond_its_ceiling(
        seconds in prop::array::uniform6(0.0..1e3_f64), by in prop::array::uniform6(1.0..1e3_f64),
    ) {
        prop_assume!(seconds.iter().sum::<f64>() > 0.0);
        let whole = Whole::new(seconds).unwrap();
        for (part, by) in Part::ALL.into_iter().zip(by) {
            let ceiling = whole.ceiling(part).unwrap_or(f64::INFINITY);
            prop_assert!(whole.speed_up_of(part, by).unwrap() <= ceiling * (1.0 + 1e-12));
        }
        let all = whole.speed_up(by).unwrap();
        prop_assert!((1.0 - 1e-12..=1e3).contains(&all));
    }
}
