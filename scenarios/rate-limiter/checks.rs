// What a bucket has to do. `cargo xtask scenarios --verify` compiles this beside each turn's answer and compares what
// passes with what the scenario says. Time is a value here: nothing sleeps, and every run is the same.

mod token_bucket;

use std::time::Duration;
use token_bucket::TokenBucket;

const ZERO: Duration = Duration::ZERO;

const fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// How many tokens there are, found by taking them one by one.
fn drain(bucket: &mut TokenBucket, now: Duration) -> u32 {
    let mut taken = 0;
    while bucket.try_acquire(1, now) {
        taken += 1;
    }
    taken
}

#[test]
fn starts_full() {
    assert_eq!(drain(&mut TokenBucket::new(5, 1), ZERO), 5);
    assert_eq!(drain(&mut TokenBucket::new(0, 1), ZERO), 0);
}

#[test]
fn takes_all_or_nothing() {
    let mut bucket = TokenBucket::new(5, 1);
    assert!(!bucket.try_acquire(6, ZERO));
    assert!(bucket.try_acquire(3, ZERO));
    assert!(!bucket.try_acquire(3, ZERO));
    assert!(bucket.try_acquire(2, ZERO));
}

#[test]
fn refills_at_its_rate() {
    let mut bucket = TokenBucket::new(10, 4);
    assert_eq!(drain(&mut bucket, ZERO), 10);
    assert_eq!(drain(&mut bucket, ms(500)), 2);
    assert_eq!(drain(&mut bucket, ms(1_500)), 4);
}

#[test]
fn holds_no_more_than_its_capacity() {
    let mut bucket = TokenBucket::new(5, 1_000);
    assert_eq!(drain(&mut bucket, Duration::from_secs(86_400)), 5);
    assert_eq!(drain(&mut bucket, Duration::from_secs(365 * 86_400)), 5);
}

#[test]
fn a_full_bucket_saves_no_fraction() {
    let mut bucket = TokenBucket::new(1, 2);
    assert!(bucket.try_acquire(1, ZERO));
    // 0.9 s earn 1.8 tokens; one fits, and 0.8 are lost. The next 0.1 s earn 0.2.
    assert!(bucket.try_acquire(1, ms(900)));
    assert!(!bucket.try_acquire(1, ms(1_000)));
}

#[test]
fn a_clock_that_steps_back_earns_nothing() {
    let mut bucket = TokenBucket::new(10, 10);
    assert_eq!(drain(&mut bucket, ms(5_000)), 10);
    assert_eq!(drain(&mut bucket, ms(4_000)), 0);
    assert_eq!(drain(&mut bucket, ms(5_000)), 0);
    assert_eq!(drain(&mut bucket, ms(5_100)), 1);
}

#[test]
fn is_exact_after_a_day() {
    let mut bucket = TokenBucket::new(1_000_000, 7);
    assert_eq!(drain(&mut bucket, ZERO), 1_000_000);
    assert_eq!(drain(&mut bucket, Duration::from_secs(86_400)), 7 * 86_400);
}

#[test]
fn frequent_calls_get_the_whole_rate() {
    let mut bucket = TokenBucket::new(1, 100);
    let granted = (0..=10_000).filter(|now| bucket.try_acquire(1, ms(*now))).count();
    assert_eq!(granted, 1 + 10 * 100);
}

#[cfg(any(turn = "wait", turn = "exact"))]
mod wait {
    use super::*;

    const NANOSECOND: Duration = Duration::from_nanos(1);

    #[test]
    fn is_enough_and_no_longer_than_needed() {
        for per_second in [1, 3, 7, 999_999_937] {
            let mut bucket = TokenBucket::new(4, per_second);
            assert_eq!(drain(&mut bucket, ZERO), 4);
            let wait = bucket.wait_for(3, ZERO).unwrap();
            assert!(!bucket.try_acquire(3, wait - NANOSECOND), "{per_second} a second");
            assert!(bucket.try_acquire(3, wait), "{per_second} a second");
        }
    }

    #[test]
    fn is_zero_where_tokens_are_there() {
        assert_eq!(TokenBucket::new(4, 1).wait_for(4, ZERO), Some(ZERO));
        assert_eq!(TokenBucket::new(4, 0).wait_for(4, ZERO), Some(ZERO));
    }

    #[test]
    fn is_none_where_they_never_will_be() {
        assert_eq!(TokenBucket::new(4, 1).wait_for(5, ZERO), None);
        let mut dry = TokenBucket::new(4, 0);
        assert!(dry.try_acquire(1, ZERO));
        assert_eq!(dry.wait_for(4, ZERO), None);
    }

    #[test]
    fn outlasts_a_clock_that_stepped_back() {
        let mut bucket = TokenBucket::new(1, 1);
        assert!(bucket.try_acquire(1, ms(5_000)));
        assert_eq!(bucket.wait_for(1, ms(4_000)), Some(ms(2_000)));
    }
}
