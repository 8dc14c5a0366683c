//! Without jitter a delivery is a ruler.

use crate::any::{self, token_times};
use hare_and_tortoise::engine::{Field, Nanos, Seed, Trace};
use proptest::prelude::*;

proptest! {
    #[test]
    fn without_jitter_all_gaps_are_equal_to_the_nanosecond(
        profile in any::profile(), rate in any::value(Field::Rate), seed in any::seed(), tokens in 2..2_000_u32,
    ) {
        let profile = profile.with(Field::Jitter, 0.0)?.with(Field::Chunk, 1.0)?.with(Field::Flush, 0.0)?;
        let profile = profile.without(Field::Draft).without(Field::Block).without(Field::Stall);
        let trace = Trace::generate(&profile.with(Field::Rate, rate)?, &any::answer(tokens), seed);
        let gap = Nanos::from_seconds(1.0 / rate);
        prop_assert!(trace.gaps().all(|found| found == gap));
        prop_assert_eq!(trace.gaps().count() as u32, trace.tokens() - 1);
    }
}

#[test]
fn jitter_too_small_to_compute_with_is_none() {
    let steady = Trace::generate(&any::custom(&[]), &any::answer(100), Seed::new(5));
    let nearly = Trace::generate(&any::custom(&[(Field::Jitter, 1e-9)]), &any::answer(100), Seed::new(5));
    assert_eq!(token_times(&steady), token_times(&nearly));
}

#[test]
fn the_rate_holds_from_the_first_token_on() {
    let trace = Trace::generate(&any::custom(&[(Field::Rate, 1000.0)]), &any::answer(301), Seed::new(1));
    assert_eq!((trace.first_token(), trace.end()), (Some(Nanos::from_seconds(1.0)), Nanos::from_seconds(1.3)));
}
