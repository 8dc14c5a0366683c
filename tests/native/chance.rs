//! All random numbers come from the seed, in one stream for each purpose.

use crate::any::{self, answer, custom, token_times};
use hare_and_tortoise::engine::{Field, Nanos, Profile, Seed, Trace};
use proptest::prelude::*;

fn since_first(trace: &Trace) -> Vec<Nanos> {
    let times = token_times(trace);
    times.iter().map(|at| *at - times[0]).collect()
}

proptest! {
    #[test]
    fn the_same_seed_gives_the_same_trace(profile in any::profile(), plan in any::plan(), seed in any::seed()) {
        prop_assert_eq!(Trace::generate(&profile, &plan, seed), Trace::generate(&profile.clone(), &plan.clone(), seed));
    }

    #[test]
    fn without_chance_the_seed_does_not_matter(profile in any::profile(), plan in any::plan(), a in any::seed(), b in any::seed()) {
        let profile = profile.with(Field::Jitter, 0.0)?.without(Field::TtftP95).without(Field::Draft).without(Field::Stall);
        prop_assert_eq!(Trace::generate(&profile, &plan, a), Trace::generate(&profile, &plan, b));
    }

    #[test]
    fn with_jitter_another_seed_gives_other_gaps(jitter in 0.05..3.0, a in any::seed(), b in any::seed()) {
        prop_assume!(a != b);
        let profile = custom(&[(Field::Jitter, jitter)]);
        prop_assert_ne!(Trace::generate(&profile, &answer(50), a), Trace::generate(&profile, &answer(50), b));
    }

    #[test]
    fn with_a_spread_another_seed_gives_another_ttft(a in any::seed(), b in any::seed()) {
        prop_assume!(a != b);
        let profile = custom(&[(Field::Ttft, 3.1), (Field::TtftP95, 9.0)]);
        let first = |seed| Trace::generate(&profile, &answer(1), seed).first_token();
        prop_assert_ne!(first(a), first(b));
    }

    #[test]
    fn nothing_but_its_own_fields_moves_the_ttft(
        profile in any::profile(), plan in any::plan(), seed in any::seed(),
        ttft in 0.1..10.0, spread in 1.1..20.0,
    ) {
        let own = [(Field::Ttft, ttft), (Field::TtftP95, ttft * spread)];
        let first = |profile: Profile| {
            let profile = own.iter().try_fold(profile, |profile, (field, value)| profile.with(*field, *value));
            Ok::<_, TestCaseError>(Trace::generate(&profile?, &plan, seed).phases()[0].end)
        };
        // Both from a TTFT of zero, where no 95th percentile is too low.
        let alone = first(custom(&[(Field::Ttft, 0.0), (Field::Think, 1.0)]))?;
        let other = first(profile.with(Field::Ttft, 0.0)?.with(Field::Think, 1.0)?)?;
        prop_assert_eq!(alone, other);
    }

    #[test]
    fn the_ttft_moves_no_gap(
        seed in any::seed(), jitter in 0.0..3.0, rate in 1.0..2_000.0, ttft in 0.1..10.0, spread in 1.0..20.0, staged: bool,
    ) {
        let plain = custom(&[(Field::Jitter, jitter), (Field::Rate, rate)]);
        let other = if staged {
            plain.clone().with(Field::Queue, ttft)?
        } else {
            plain.clone().with(Field::Ttft, ttft)?.with(Field::TtftP95, ttft * spread)?
        };
        let gaps = |profile| since_first(&Trace::generate(&profile, &answer(100), seed));
        prop_assert_eq!(gaps(plain), gaps(other));
    }

    #[test]
    fn another_rate_stretches_the_same_gaps(seed in any::seed(), jitter in 0.01..3.0) {
        let gaps = |rate| -> Vec<u64> {
            let profile = custom(&[(Field::Jitter, jitter), (Field::Rate, rate)]);
            Trace::generate(&profile, &answer(100), seed).gaps().map(Nanos::get).collect()
        };
        for (fast, slow) in gaps(1000.0).into_iter().zip(gaps(100.0)) {
            // Ten times, but for the rounding of both to the nanosecond: 10 / 2 + 1 / 2.
            prop_assert!(slow.abs_diff(10 * fast) <= 5);
        }
    }
}

#[test]
fn a_seed_is_at_most_what_javascript_can_count() {
    assert_eq!(Seed::new(u64::MAX).get(), (1 << 53) - 1);
    assert_eq!(Seed::new(Seed::MAX), Seed::new(u64::MAX));
}

#[test]
fn new_seeds_are_the_same_everywhere_short_and_do_not_come_back_for_a_million() {
    for start in [7, 999_999, Seed::MAX] {
        let mut seed = Seed::new(start);
        let mut seen = vec![false; 1_000_000];
        for _ in 0..seen.len() {
            seed = seed.next();
            let before = std::mem::replace(&mut seen[seed.get() as usize], true);
            assert!(!before, "{} comes again", seed.get());
        }
    }
    assert_eq!(Seed::new(7).next(), Seed::new(465_354));
}
