//! Turns that improve, that cost different amounts, that are tested first; and who is done first. Closed forms beside
//! sessions drawn at random.

use hare_and_tortoise::engine::cycle::{
    BreakEven, Improving, Judgement, MeanTurns, Reviewed, Sieve, Sooner, Tested, Turns, Unequal, break_even_wait,
};
use hare_and_tortoise::engine::{Purpose, Seed};
use proptest::prelude::*;
use rand::RngExt;

#[track_caller]
fn check(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "found {found}, expected {expected}");
}

/// Mean and standard error of so many draws.
fn drawn(mut draw: impl FnMut(&mut dyn FnMut() -> f64) -> f64) -> (f64, f64) {
    const DRAWS: u32 = 40_000;
    let mut random = Seed::new(18).stream(Purpose::Right);
    let (mut sum, mut squares) = (0.0, 0.0);
    for _ in 0..DRAWS {
        let one = draw(&mut || random.random::<f64>());
        sum += one;
        squares += one * one;
    }
    let mean = sum / f64::from(DRAWS);
    (mean, ((squares / f64::from(DRAWS) - mean * mean) / f64::from(DRAWS)).sqrt())
}

/// A closed form agrees with its simulation, within four standard errors.
#[track_caller]
fn agree(closed: f64, (mean, error): (f64, f64)) {
    assert!((closed - mean).abs() <= 4.0 * error + 1e-12, "closed {closed}, drawn {mean} ± {error}");
}

fn improving(first: f64, factor: f64) -> Improving {
    Improving::new(first, factor).unwrap()
}

#[test]
fn corrections_that_help_need_fewer_turns() {
    // 1 + 0.5 + 0.5² 0.5 + 0.5³ 0.5³ + 0.5⁴ 0.5⁶ + …
    let mean = improving(0.5, 0.5).mean().known().unwrap();
    check(mean, 1.0 + 0.5 + 0.125 + 0.015_625 + 0.000_976_562_5 + 0.5_f64.powi(15) + 0.5_f64.powi(21), 1e-7);
    assert_eq!(improving(0.5, 1.0).mean(), MeanTurns::Turns(2.0));
    check(improving(0.3, 1.0 - 1e-12).mean().known().unwrap(), 1.0 / 0.3, 1e-9);
    // The first turn fails for sure or not, the second one succeeds.
    assert_eq!(improving(0.25, 0.0).mean(), MeanTurns::Turns(1.75));
    assert_eq!(improving(1.0, 3.0).mean(), MeanTurns::Turns(1.0));
}

#[test]
fn turns_that_become_worse_may_never_end() {
    assert_eq!(improving(0.5, 1.1).mean(), MeanTurns::Diverges);
    assert_eq!(improving(0.0, 1.0).mean(), MeanTurns::Diverges);
    // 0.5, then 0.75 fail; the next one fails for sure: 0.375 of the sessions never end.
    let worse = improving(0.5, 1.5);
    check(worse.never(), 0.375, 1e-12);
    assert_eq!([1, 2, 3, 9].map(|k| worse.chance(k)), [0.5, 0.25, 0.0, 0.0]);
    check(worse.within(2), 0.625, 1e-12);
    check(worse.within(1_000_000), 0.625, 1e-12);
    assert_eq!((worse.quantile(0.6), worse.quantile(0.63)), (Some(2), None));
    assert_eq!(
        (improving(0.5, 1.0).never(), improving(0.0, 1.0).never(), improving(0.0, 0.5).never()),
        (0.0, 1.0, 0.0)
    );
    assert_eq!(improving(0.0, 2.0).never(), 1.0);
}

#[test]
fn a_chance_that_hardly_improves_has_a_mean_that_is_not_followed_to_its_end() {
    let MeanTurns::MoreThan(turns) = improving(0.0, 1.0 - 1e-13).mean() else { panic!() };
    assert!(turns > 50_000.0);
    assert!(improving(1e-9, 0.999).mean().known().is_some());
}

#[test]
fn turns_to_a_quality_follow_from_the_factor() {
    // 0.5, 0.75, 0.875, 0.937 5.
    let better = improving(0.5, 0.5);
    assert_eq!([0.0, 0.5, 0.6, 0.875, 0.9].map(|quality| better.turns_to(quality)), [1, 1, 2, 3, 4].map(Some));
    assert_eq!((better.turns_to(1.0), improving(0.5, 0.0).turns_to(1.0)), (None, Some(2)));
    assert_eq!((improving(0.5, 1.0).turns_to(0.6), improving(0.5, 2.0).turns_to(0.4)), (None, Some(1)));
    assert_eq!((better.turns_to(f64::NAN), better.turns_to(1.5), better.quantile(-0.1)), (None, None, None));
    assert_eq!((better.quantile(0.875), better.quantile(0.876), better.quantile(1.0)), (Some(2), Some(3), None));
    assert_eq!((improving(1.0, 1.0).quantile(1.0), improving(0.2, 0.0).quantile(1.0)), (Some(1), Some(2)));
}

#[test]
fn improving_turns_agree_with_sessions() {
    for (first, factor) in [(0.2, 0.8), (0.584, 1.0), (0.05, 0.95), (0.6, 0.0)] {
        let turns = improving(first, factor);
        let session = |random: &mut dyn FnMut() -> f64| {
            f64::from((1..).find(|k| random() < turns.chance(*k)).unwrap_or(u32::MAX))
        };
        agree(turns.mean().known().unwrap(), drawn(session));
        agree(turns.within(3), drawn(|random| f64::from(u8::from(session(random) <= 3.0))));
    }
    let worse = improving(0.3, 1.1);
    agree(worse.never(), drawn(|random| f64::from(u8::from((1..=4).all(|k| random() >= worse.chance(k))))));
}

#[test]
fn a_first_turn_that_costs_more_moves_the_mean_and_not_the_spread() {
    let session = Unequal::new(100.0, 20.0, 0.25).unwrap();
    assert_eq!((session.mean(), session.variance()), (Some(160.0), Some(400.0 * 0.75 / 0.0625)));
    assert_eq!((session.quantile(0.5), session.quantile(0.9)), (Some(140.0), Some(260.0)));
    let equal = Unequal::new(40.0, 40.0, 0.4).unwrap();
    check(equal.mean().unwrap(), Turns::new(0.4).time(40.0), 1e-9);
    check(equal.variance().unwrap(), Turns::new(0.4).variance(40.0, 0.0), 1e-9);
    let draw = |random: &mut dyn FnMut() -> f64| 100.0 + 20.0 * f64::from((0..).find(|_| random() < 0.25).unwrap_or(0));
    agree(160.0, drawn(draw));
    agree(session.variance().unwrap(), drawn(|random| (draw(random) - 160.0).powi(2)));
    let bad =
        [(f64::NAN, 1.0, 0.5), (1.0, -1.0, 0.5), (1.0, 1.0, 0.0), (1.0, 1.0, f64::NAN), (f64::INFINITY, 1.0, 0.5)];
    assert!(bad.into_iter().all(|(one, further, chance)| Unequal::new(one, further, chance).is_none()));
    assert_eq!(Unequal::new(1.0, f64::MAX, 0.1).unwrap().mean(), None);
    assert_eq!((session.quantile(1.0), session.quantile(f64::NAN)), (None, None));
}

#[test]
fn being_done_within_a_budget_counts_whole_cycles() {
    let turns = Turns::new(0.5);
    assert_eq!([9.9, 10.0, 29.9, 30.0].map(|budget| turns.within(10.0, budget)), [0.0, 0.5, 0.75, 0.875].map(Some));
    // Three times 0.1 is not quite 0.3.
    assert_eq!(turns.within(0.1, 0.3), Some(0.875));
    assert_eq!((Turns::new(1.0).within(5.0, 5.0), Turns::new(0.0).within(5.0, 1e9)), (Some(1.0), Some(0.0)));
    let bad = [(0.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (f64::NAN, 1.0), (1.0, f64::NAN), (1.0, f64::INFINITY)];
    assert!(bad.into_iter().all(|(cycle, budget)| turns.within(cycle, budget).is_none()));
    assert_eq!(Turns::new(f64::NAN).within(1.0, 1.0), None);
}

const TESTED: Tested = Tested {
    right: 0.6,
    other: 30.0,
    review: 60.0,
    tests_take: 10.0,
    tests: Sieve { notice: 0.5, doubt: 0.0 },
    reviewer: Sieve { notice: 0.8, doubt: 0.05 },
};

#[test]
fn tests_spare_reviews_and_let_less_escape() {
    let Reviewed { cycle, acceptance, escape } = TESTED.with().unwrap();
    // 0.6 right and 0.2 wrong ones pass.
    check(cycle, 30.0 + 10.0 + 0.8 * 60.0, 1e-12);
    check(acceptance, 0.6 * 0.95 + 0.2 * 0.2, 1e-12);
    check(escape, 0.04 / 0.61, 1e-12);
    let without = TESTED.without().unwrap();
    let judgement = Judgement { notice: 0.8, doubt: 0.05, defect: 0.0 };
    check(without.cycle, 90.0, 1e-12);
    check(without.acceptance, judgement.acceptance(0.6), 1e-12);
    check(without.escape, judgement.escape(0.6), 1e-12);
    assert_eq!(Sieve::from(judgement), TESTED.reviewer);
}

#[test]
fn tests_pay_from_some_cost_of_a_defect() {
    // 88/0.61 s with them, 90/0.65 s without; 0.04/0.61 and 0.08/0.65 escape.
    let expected = (88.0 / 0.61 - 90.0 / 0.65) / (0.08 / 0.65 - 0.04 / 0.61);
    let Some(BreakEven::Above(defect)) = TESTED.pay() else { panic!() };
    check(defect, expected, 1e-9);
    let cost = |reviewed: Option<Reviewed>| reviewed.unwrap().cost(defect).unwrap();
    check(cost(TESTED.with()), cost(TESTED.without()), 1e-9);
    // Tests that take no time spare reviews: they pay at once.
    assert_eq!(Tested { tests_take: 0.0, ..TESTED }.pay(), Some(BreakEven::Always));
    // Tests that find nothing cost time only.
    assert_eq!(Tested { tests: Sieve::OPEN, ..TESTED }.pay(), Some(BreakEven::Never));
    assert_eq!(Tested { tests: Sieve { notice: 0.0, doubt: 1.0 }, right: 1.0, ..TESTED }.pay(), None);
    assert_eq!(Tested { right: 0.0, reviewer: Sieve { notice: 1.0, doubt: 0.0 }, ..TESTED }.without(), None);
}

#[test]
fn tested_turns_agree_with_sessions() {
    // Seconds to done, and whether what was accepted is wrong.
    let session = |random: &mut dyn FnMut() -> f64| {
        let mut time = 0.0;
        loop {
            time += 40.0;
            let right = random() < 0.6;
            if !right && random() < 0.5 {
                continue;
            }
            time += 60.0;
            if random() >= (if right { 0.05 } else { 0.8 }) {
                return (time, right);
            }
        }
    };
    agree(TESTED.with().unwrap().time(), drawn(|random| session(random).0));
    agree(TESTED.with().unwrap().escape, drawn(|random| f64::from(u8::from(!session(random).1))));
}

#[test]
fn who_is_done_first_is_a_sum() {
    // One slow turn is as long as three fast ones.
    let sooner = Sooner::of([0.5, 0.5], [0.3, 0.1]).unwrap();
    // In every round of three fast turns: two before the slow one's end, the third with it.
    let round = 0.75 + 0.125 * 0.5;
    check(sooner.fast, round / (1.0 - 0.125 * 0.5), 1e-12);
    check(sooner.neither, 0.125 * 0.5 / (1.0 - 0.125 * 0.5), 1e-12);
    check(sooner.slow + sooner.fast + sooner.neither, 1.0, 1e-12);
    let alike = Sooner::of([0.4, 0.4], [7.0, 7.0]).unwrap();
    check(alike.fast, 0.4 * 0.6 / (1.0 - 0.36), 1e-12);
    check(alike.slow, alike.fast, 1e-15);
    // By the sum itself, with the scores of Terminal-Bench.
    let [chance, cycle] = [[0.773, 0.584], [86.0 + 38.3, 86.0 + 23.6]];
    let term =
        |k: i32| 0.584 * 0.416_f64.powi(k - 1) * 0.227_f64.powi((f64::from(k) * cycle[1] / cycle[0]).floor() as i32);
    check(Sooner::of(chance, cycle).unwrap().fast, (1..200).map(term).sum(), 1e-12);
}

#[test]
fn who_is_done_first_agrees_with_sessions() {
    for (chance, cycle) in [([0.7, 0.3], [10.0, 3.7]), ([0.2, 0.9], [5.0, 31.0]), ([0.05, 0.04], [10.0, 8.0])] {
        let turns =
            |random: &mut dyn FnMut() -> f64, n: usize| f64::from((1..).find(|_| random() < chance[n]).unwrap_or(0));
        let fast = drawn(|random| f64::from(u8::from(turns(random, 1) * cycle[1] < turns(random, 0) * cycle[0])));
        agree(Sooner::of(chance, cycle).unwrap().fast, fast);
    }
}

#[test]
fn a_model_that_is_never_done_is_never_first() {
    let of = |chance| Sooner::of(chance, [1.0, 1.0]).unwrap();
    assert_eq!(of([0.0, 0.0]), Sooner { slow: 0.0, fast: 0.0, neither: 1.0 });
    check(of([0.0, 0.01]).fast, 1.0, 1e-9);
    check(of([0.01, 0.0]).slow, 1.0, 1e-9);
    assert_eq!(of([1.0, 1.0]).neither, 1.0);
    // Chances too small to be followed turn by turn: exponential times.
    check(Sooner::of([1e-9, 3e-9], [1.0, 1.0]).unwrap().fast, 0.75, 1e-6);
    // Ten million fast turns in the slow one's first.
    check(Sooner::of([1.0, 1e-6], [1.0, 1e-7]).unwrap().fast, 1.0 - (-10.0_f64).exp(), 1e-6);
    assert_eq!(Sooner::of([1.0, 0.5], [f64::MIN_POSITIVE, f64::MAX]).unwrap().slow, 1.0);
    for bad in [f64::NAN, f64::INFINITY, -1.0, 0.0] {
        assert_eq!((Sooner::of([0.5, 0.5], [1.0, bad]), Sooner::of([0.5, 0.5], [bad, 1.0])), (None, None));
    }
    assert_eq!((Sooner::of([f64::NAN, 0.5], [1.0, 1.0]), Sooner::of([0.5, 1.1], [1.0, 1.0])), (None, None));
}

#[test]
fn a_slow_model_may_wait_as_long_as_it_is_better() {
    // 0.773/0.584 (86 + 2) - 86.
    let Some(BreakEven::Above(wait)) = break_even_wait([0.773, 0.584], 86.0, 2.0) else { panic!() };
    check(wait, 0.773 / 0.584 * 88.0 - 86.0, 1e-12);
    check(Turns::new(0.773).time(86.0 + wait), Turns::new(0.584).time(88.0), 1e-9);
    assert_eq!(break_even_wait([0.2, 0.8], 86.0, 2.0), Some(BreakEven::Always));
    assert_eq!(break_even_wait([0.0, 0.5], 10.0, 2.0), Some(BreakEven::Always));
    assert_eq!(break_even_wait([0.5, 0.0], 10.0, 2.0), Some(BreakEven::Never));
    assert_eq!(break_even_wait([0.0, 0.0], 10.0, 2.0), Some(BreakEven::Never));
    assert_eq!(break_even_wait([1.0, f64::MIN_POSITIVE], 1e300, 2.0), Some(BreakEven::Never));
    for bad in [f64::NAN, f64::INFINITY, -1.0] {
        assert_eq!((break_even_wait([0.5, 0.5], bad, 1.0), break_even_wait([0.5, 0.5], 1.0, bad)), (None, None));
        assert_eq!(break_even_wait([bad, 0.5], 1.0, 1.0), None);
    }
}

proptest! {
    #[test]
    fn improving_turns_hold_together(first in 0.0..=1.0_f64, factor in 0.0..3.0_f64, k in 1..60_u32, of in 0.0..1.0_f64) {
        let turns = improving(first, factor);
        let product: f64 = (1..=k).map(|k| 1.0 - turns.chance(k)).product();
        prop_assert!((turns.within(k) - (1.0 - product)).abs() < 1e-9);
        prop_assert!(turns.within(k) <= 1.0 - turns.never() + 1e-12);
        if let Some(n) = turns.quantile(of) {
            prop_assert!(turns.within(n) >= of - 1e-9 && (n == 1 || turns.within(n - 1) < of));
        }
        if let Some(n) = turns.turns_to(of) {
            prop_assert!(turns.chance(n) >= of - 1e-9 && (n == 1 || turns.chance(n - 1) < of));
        }
        if let MeanTurns::Turns(mean) = turns.mean() {
            prop_assert!(mean >= 1.0 && mean.is_finite());
        }
    }

    #[test]
    fn better_tests_never_let_more_escape(right in 0.01..1.0_f64, notice in 0.0..1.0_f64, more in 0.0..1.0_f64) {
        let tested = |notice| Tested { right, tests: Sieve { notice, doubt: 0.1 }, ..TESTED }.with().unwrap();
        let better = notice + (1.0 - notice) * more;
        prop_assert!(tested(better).escape <= tested(notice).escape + 1e-12);
        prop_assert!(tested(better).cycle <= tested(notice).cycle + 1e-9);
    }

    #[test]
    fn someone_is_first_or_both_are(
        chance in prop::array::uniform2(0.001..1.0_f64), cycle in prop::array::uniform2(0.01..1e3_f64),
    ) {
        let Sooner { slow, fast, neither } = Sooner::of(chance, cycle).unwrap();
        prop_assert!([slow, fast, neither].into_iter().all(|chance| (0.0..=1.0).contains(&chance)));
        prop_assert!((slow + fast + neither - 1.0).abs() < 1e-9);
    }
}
