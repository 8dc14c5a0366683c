//! Nanoseconds: exact, and never a panic at an edge.

use hare_and_tortoise::engine::Nanos;
use proptest::prelude::*;

const MAX: Nanos = Nanos::new(u64::MAX);

#[test]
fn an_invalid_time_becomes_zero_and_a_longer_one_the_longest() {
    for (seconds, expected) in [
        (f64::NAN, Nanos::ZERO),
        (f64::NEG_INFINITY, Nanos::ZERO),
        (-1.0, Nanos::ZERO),
        (f64::INFINITY, MAX),
        (1e30, MAX),
        (0.4e-9, Nanos::ZERO),
        (0.6e-9, Nanos::new(1)),
    ] {
        assert_eq!(Nanos::from_seconds(seconds), expected, "{seconds}");
    }
}

#[test]
fn sums_and_differences_stop_at_the_ends() {
    assert_eq!(MAX + Nanos::new(1), MAX);
    assert_eq!(Nanos::new(1) - Nanos::new(2), Nanos::ZERO);
    assert_eq!(MAX.round_up_to(Nanos::new(2)), MAX);
    assert_eq!(MAX.round_up_to(Nanos::ZERO), MAX);
}

proptest! {
    #[test]
    fn seconds_are_exact_to_the_nanosecond_for_26_days(ns in 0..1_u64 << 51) {
        prop_assert_eq!(Nanos::from_seconds(Nanos::new(ns).seconds()), Nanos::new(ns));
    }

    #[test]
    fn rounding_up_gives_the_next_multiple(ns in 0..1_u64 << 53, step in 1..1_u64 << 40) {
        let up = Nanos::new(ns).round_up_to(Nanos::new(step)).get();
        prop_assert!(up.is_multiple_of(step) && up >= ns && up - ns < step);
    }
}
