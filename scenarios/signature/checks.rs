// What the reshaped function has to do: what the old one did. `cargo xtask scenarios --verify` compiles this beside each
// turn's answer and compares what passes with what the scenario says.

mod backoff;

use std::time::Duration;

const fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// The function as it was.
fn before(attempt: u32, base_ms: u64, max_ms: u64) -> u64 {
    base_ms.saturating_mul(1 << attempt.min(16)).min(max_ms)
}

#[cfg(turn = "first")]
fn delay(attempt: u32, base: Duration, max: Duration) -> Duration {
    backoff::backoff(attempt, base, max)
}

#[cfg(any(turn = "named", turn = "derived"))]
fn delay(attempt: u32, base: Duration, max: Duration) -> Duration {
    backoff::Backoff { max, base }.delay(attempt)
}

#[test]
fn doubles_each_time() {
    let delays = [0, 1, 2, 3].map(|attempt| delay(attempt, ms(100), ms(5_000)));
    assert_eq!(delays, [100, 200, 400, 800].map(ms));
}

#[test]
fn waits_no_longer_than_the_maximum() {
    assert_eq!(delay(6, ms(100), ms(5_000)), ms(5_000));
    assert_eq!(delay(0, ms(100), ms(50)), ms(50));
}

#[test]
fn never_overflows() {
    assert_eq!(delay(u32::MAX, Duration::MAX, Duration::MAX), Duration::MAX);
    assert_eq!(delay(u32::MAX, ms(1), Duration::MAX), ms(1 << 16));
}

#[test]
fn computes_what_it_did() {
    for attempt in 0..40 {
        for base in [0, 1, 7, 250, 60_000] {
            for max in [0, 999, 30_000, 10_000_000_000] {
                assert_eq!(delay(attempt, ms(base), ms(max)), ms(before(attempt, base, max)), "{attempt} {base} {max}");
            }
        }
    }
}

#[cfg(any(turn = "derived", all(turn = "named", script = "slow")))]
#[test]
fn is_a_plain_value() {
    fn check<T: Copy + PartialEq + std::fmt::Debug>(_: T) {}
    check(backoff::Backoff { base: ms(1), max: ms(2) });
}
