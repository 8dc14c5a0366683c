//! Policies over easy and hard tasks.

use hare_and_tortoise::engine::cycle::{MOST_TRIES, Means, Mix, Policy};
use hare_and_tortoise::engine::{Purpose, Seed};
use proptest::prelude::*;
use rand::RngExt;

#[track_caller]
fn check(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "found {found}, expected {expected}");
}

/// Half of the tasks are easy for both; of the hard ones the fast model does hardly any.
const MIX: Mix = Mix {
    easy: 0.5,
    chance: [[0.95, 0.9], [0.6, 0.05]],
    own: 30.0,
    review: 20.0,
    wait: [120.0, 5.0],
    resumption: 15.0,
    usefulness: 0.0,
};

fn of(mix: &Mix, policy: Policy, tries: u32) -> Means {
    mix.expected(policy, tries).unwrap()
}

#[test]
fn a_policy_takes_the_mean_of_both_kinds() {
    check(of(&MIX, Policy::Slow, 0).wall, 0.5 * 150.0 / 0.95 + 0.5 * 150.0 / 0.6, 1e-9);
    check(of(&MIX, Policy::Fast, 0).wall, 0.5 * 35.0 / 0.9 + 0.5 * 35.0 / 0.05, 1e-9);
    let cascade = 0.5 * (35.0 + 0.1 * 150.0 / 0.95) + 0.5 * (35.0 + 0.95 * 150.0 / 0.6);
    check(of(&MIX, Policy::Cascade, 1).wall, cascade, 1e-9);
    check(of(&MIX, Policy::Cascade, 1).turns, 0.5 * (1.0 + 0.1 / 0.95) + 0.5 * (1.0 + 0.95 / 0.6), 1e-9);
    // A round: 35 s, and where that is rejected 95 s of wait that is left and 20 s of review.
    let race = 0.5 * (35.0 + 0.1 * 115.0) / (0.9 + 0.1 * 0.95) + 0.5 * (35.0 + 0.95 * 115.0) / (0.05 + 0.95 * 0.6);
    check(of(&MIX, Policy::Race, 0).wall, race, 1e-9);
    let turns = 0.5 / 0.95 + 0.5 / 0.6;
    let delegate = of(&Mix { usefulness: 0.5, ..MIX }, Policy::Delegate, 0);
    check(delegate.attention, 45.0 * turns, 1e-9);
    check(delegate.wall, 165.0 * turns, 1e-9);
    check(delegate.cost, 105.0 * turns, 1e-9);
}

#[test]
fn a_cascade_without_fast_turns_is_slow_and_one_of_very_many_is_fast() {
    let (slow, none) = (of(&MIX, Policy::Slow, 0), of(&MIX, Policy::Cascade, 0));
    check(none.wall, slow.wall, 1e-9);
    check(of(&MIX, Policy::Cascade, 5_000).wall, of(&MIX, Policy::Fast, 0).wall, 1e-6);
}

#[test]
fn a_cascade_wins_over_a_mix_only() {
    let best = Mix { wait: [120.0, 2.0], ..MIX };
    let tries = best.best_tries().unwrap();
    assert!(
        tries.0 > 0 && tries.1.wall < of(&best, Policy::Slow, 0).wall && tries.1.wall < of(&best, Policy::Fast, 0).wall
    );
    // Alone, either kind has a better pure policy.
    let easy = Mix { easy: 1.0, ..best };
    let hard = Mix { easy: 0.0, ..best };
    assert_eq!((easy.best_tries().unwrap().0, hard.best_tries().unwrap().0), (MOST_TRIES, 0));
    assert_eq!(easy.best().unwrap().policy, Policy::Fast);
    let pure = |mix: Mix| of(&mix, Policy::Slow, 0).wall.min(of(&mix, Policy::Fast, 0).wall);
    assert!((0..=50).all(|tries| of(&easy, Policy::Cascade, tries).wall >= pure(easy) - 1e-9));
    assert!((0..=50).all(|tries| of(&hard, Policy::Cascade, tries).wall >= pure(hard) - 1e-9));
}

#[test]
fn each_policy_is_best_somewhere() {
    let best = |mix: Mix| mix.best().map(|best| (best.policy, best.tries));
    assert_eq!(
        best(Mix { easy: 0.0, chance: [[0.9, 0.1]; 2], wait: [5.0, 4.0], review: 30.0, ..MIX }),
        Some((Policy::Slow, 0))
    );
    assert_eq!(best(MIX), Some((Policy::Race, 0)));
    assert_eq!(best(Mix { easy: 1.0, chance: [[0.9, 0.9]; 2], ..MIX }), Some((Policy::Fast, 0)));
    assert_eq!(best(Mix { usefulness: 1.0, ..MIX }), Some((Policy::Delegate, 0)));
    // A second review takes longer than the slow wait that the race would save, and a failure says that a task is hard.
    let cascade =
        Mix { easy: 0.9, chance: [[0.99, 0.98], [0.3, 0.0]], own: 30.0, review: 30.0, wait: [12.0, 1.0], ..MIX };
    assert_eq!(best(cascade), Some((Policy::Cascade, 1)));
}

#[test]
fn what_fails_again_and_again_is_probably_hard() {
    check(MIX.hard_after(0).unwrap(), 0.5, 1e-12);
    check(MIX.hard_after(1).unwrap(), 0.95 / 1.05, 1e-12);
    check(MIX.hard_after(2).unwrap(), 0.9025 / 0.9125, 1e-12);
    assert_eq!(Mix { chance: [[1.0; 2]; 2], ..MIX }.hard_after(1), None);
    assert_eq!(Mix { easy: f64::NAN, ..MIX }.hard_after(1), None);
}

#[test]
fn a_kind_that_a_model_never_does_needs_the_other_one() {
    let never = Mix { chance: [[0.95, 0.9], [0.6, 0.0]], ..MIX };
    assert_eq!(never.expected(Policy::Fast, 0), None);
    check(
        of(&never, Policy::Cascade, 3).wall,
        0.5 * (35.0 * 1.11 + 0.001 * 150.0 / 0.95) + 0.5 * (105.0 + 250.0),
        1e-9,
    );
    assert!(never.best().is_some_and(|best| best.policy != Policy::Fast));
    let nobody = Mix { chance: [[0.95, 0.9], [0.0, 0.0]], ..MIX };
    assert_eq!((nobody.best(), nobody.best_tries()), (None, None));
    // What never comes need not be possible.
    assert!(Mix { easy: 1.0, ..nobody }.best().is_some());
}

#[test]
fn nonsense_is_refused() {
    for bad in [f64::NAN, f64::INFINITY, -1.0] {
        let mixes = [
            Mix { easy: bad, ..MIX },
            Mix { chance: [[bad, 0.5], [0.5, 0.5]], ..MIX },
            Mix { chance: [[0.5, 0.5], [0.5, bad]], ..MIX },
            Mix { own: bad, ..MIX },
            Mix { review: bad, ..MIX },
            Mix { wait: [1.0, bad], ..MIX },
            Mix { resumption: bad, ..MIX },
            Mix { usefulness: bad, ..MIX },
        ];
        assert!(mixes.iter().all(|mix| mix.best().is_none() && mix.expected(Policy::Race, 1).is_none()));
    }
    assert_eq!(Mix { own: f64::MAX, ..MIX }.expected(Policy::Slow, 0), None);
    assert_eq!(
        Mix { easy: 0.0, chance: [[1.0, 0.0]; 2], ..MIX }.expected(Policy::Cascade, u32::MAX).unwrap().turns,
        f64::from(u32::MAX) + 1.0
    );
}

#[test]
fn the_closed_forms_agree_with_tasks() {
    const TASKS: u32 = 40_000;
    for policy in Policy::ALL {
        let mut random = Seed::new(18).child(policy as u64).stream(Purpose::Right);
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..TASKS {
            let [slow, fast] = MIX.chance[usize::from(random.random::<f64>() >= MIX.easy)];
            let (mut wall, mut turn) = (0.0, 0);
            loop {
                turn += 1;
                wall += MIX.own;
                let fast_turn =
                    policy == Policy::Fast || policy == Policy::Race || (policy == Policy::Cascade && turn <= 2);
                wall += if fast_turn { MIX.wait[1] } else { MIX.wait[0] };
                wall += if policy == Policy::Delegate { MIX.resumption } else { 0.0 };
                if random.random::<f64>() < (if fast_turn { fast } else { slow }) {
                    break;
                }
                if policy == Policy::Race {
                    wall += (MIX.wait[0] - MIX.wait[1] - MIX.review) + MIX.review;
                    if random.random::<f64>() < slow {
                        break;
                    }
                }
            }
            sum += wall;
            squares += wall * wall;
        }
        let mean = sum / f64::from(TASKS);
        let error = ((squares / f64::from(TASKS) - mean * mean) / f64::from(TASKS)).sqrt();
        check(of(&MIX, policy, 2).wall, mean, 4.0 * error);
    }
}

proptest! {
    #[test]
    fn of_one_kind_a_cascade_is_never_better_than_both(
        slow in 0.01..1.0_f64, fast in 0.01..1.0_f64, own in 0.0..100.0_f64, wait in prop::array::uniform2(0.0..300.0_f64), tries in 0..20_u32,
    ) {
        let mix = Mix { easy: 1.0, chance: [[slow, fast]; 2], own, wait, ..MIX };
        let [slow, fast, cascade] = [Policy::Slow, Policy::Fast, Policy::Cascade].map(|policy| of(&mix, policy, tries).wall);
        prop_assert!(cascade >= slow.min(fast) - 1e-9 * cascade);
    }

    #[test]
    fn the_best_policy_costs_no_more_than_any(
        easy in 0.0..=1.0_f64, kinds in prop::array::uniform2(prop::array::uniform2(0.0..=1.0_f64)), usefulness in 0.0..=1.0_f64, tries in 0..=MOST_TRIES,
    ) {
        let mix = Mix { easy, chance: kinds, usefulness, ..MIX };
        if let Some(best) = mix.best() {
            for policy in Policy::ALL {
                let other = mix.expected(policy, tries).map_or(f64::INFINITY, |means| means.cost);
                prop_assert!(best.means.cost <= other * (1.0 + 1e-6));
            }
        }
    }
}
