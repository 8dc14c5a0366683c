//! A model that does everything k times more slowly has the same trace, k times as long.

use crate::any;
use hare_and_tortoise::engine::{Field, Nanos, Plan, PlanStep, Profile, Seed, Trace, Unit};
use proptest::prelude::*;

/// The profile with each of its times multiplied, and each of its rates divided, by `k`.
fn slowed(profile: &Profile, k: f64) -> Profile {
    let scaled = profile.fields().map(|(field, value)| match field.unit() {
        Unit::Seconds => (field, value * k),
        Unit::TokensPerSecond => (field, value / k),
        Unit::Ratio | Unit::Tokens | Unit::Choice(_) => (field, value),
    });
    scaled.fold(profile.clone(), |profile, (field, value)| profile.with(field, value).unwrap())
}

/// Every time in a trace: those of its phases and those of its chunks, with the number of tokens written by then.
fn all_times(trace: &Trace) -> Vec<(u64, u32)> {
    let phases = trace.phases().iter().flat_map(|phase| [phase.start, phase.end]);
    let phases = phases.map(|at| (at.get(), trace.tokens_by(at)));
    phases.chain(trace.chunks().iter().map(|chunk| (chunk.at.get(), chunk.total))).collect()
}

fn plan() -> Plan {
    Plan { context_tokens: 1_200, steps: vec![PlanStep::Think(40), PlanStep::Say(13), PlanStep::Answer(250)] }
}

/// Seconds of whole nanoseconds, at most ten seconds.
fn whole(most: u64) -> impl Strategy<Value = f64> {
    (1..=most).prop_map(|ns| Nanos::new(ns).seconds())
}

proptest! {
    // Where every time is a whole number of nanoseconds nothing is rounded, and the tolerance is zero: with chunks and
    // flush windows too.
    #[test]
    fn whole_nanoseconds_scale_exactly(
        (gap, read, ttft, rtt, queue, flush) in
            (10_000..200_000_000_u64, 100..1_000_000_u64, whole(10_000_000_000), whole(500_000_000), whole(1_000_000_000), whole(900_000_000)),
        staged: bool, chunk in 1..9_u32, flushes: bool, block in 0..40_u32, connection in 0..6_u32, k in 1..=10_u32,
    ) {
        let mut profile = Profile::default().without(Field::Think)
            .with(Field::Rate, 1e9 / gap as f64)?
            .with(Field::Chunk, f64::from(chunk))?
            .with(Field::Block, f64::from(block))?
            .with(Field::Ttft, ttft)?;
        if staged {
            profile = profile.with(Field::Rtt, rtt)?.with(Field::Queue, queue)?.with(Field::Prefill, 1e9 / read as f64)?;
            profile = profile.with(Field::Connection, f64::from(connection))?;
        }
        if flushes {
            profile = profile.with(Field::Flush, flush)?;
        }
        let once = Trace::generate(&profile, &plan(), Seed::new(1));
        let slow = Trace::generate(&slowed(&profile, f64::from(k)), &plan(), Seed::new(1));
        let expected: Vec<_> = once.chunks().iter().map(|c| (c.at.get() * u64::from(k), c.total)).collect();
        prop_assert_eq!(slow.chunks().iter().map(|c| (c.at.get(), c.total)).collect::<Vec<_>>(), expected);
        prop_assert_eq!(slow.end().get(), once.end().get() * u64::from(k));
    }

    // Otherwise each wait and each gap is rounded to the nanosecond once before and once after scaling: half a
    // nanosecond, times k before. With n tokens after at most three waits, the n-th is at most (n + 2)(k + 1) / 2 ns
    // off. Flush windows are left out: a nanosecond can move a token by a whole one.
    #[test]
    fn chance_scales_within_its_rounding(
        (rate, jitter, ttft, spread) in (1.0..10_000.0, 0.0..3.0, 0.01..5.0, 1.0..10.0),
        lognormal: bool, staged: bool, chunk in 1..9_u32, draft in 0..9_u32, k in 2..=10_u32, seed in any::seed(),
    ) {
        let mut profile = Profile::default().without(Field::Think)
            .with(Field::Rate, rate)?
            .with(Field::Jitter, jitter)?
            .with(Field::Chunk, f64::from(chunk))?
            .with(Field::Draft, f64::from(draft))?
            .with(Field::Ttft, ttft)?;
        if lognormal {
            profile = profile.with(Field::TtftP95, ttft * spread)?;
        }
        if staged {
            profile = profile.with(Field::Rtt, ttft / 10.0)?.with(Field::Queue, ttft)?.with(Field::Prefill, rate * 100.0)?;
        }
        let once = Trace::generate(&profile, &plan(), seed);
        let slow = Trace::generate(&slowed(&profile, f64::from(k)), &plan(), seed);
        // A lognormal wait is cut where its field ends, which does not scale.
        prop_assume!(slow.first_token() < Some(Nanos::from_seconds(*Field::Ttft.range().end())));
        prop_assert_eq!(once.phases().len(), slow.phases().len());
        prop_assert_eq!(once.chunks().len(), slow.chunks().len());
        for ((once, n), (slow, _)) in all_times(&once).into_iter().zip(all_times(&slow)) {
            let off = slow.abs_diff(once * u64::from(k));
            prop_assert!(2 * off <= u64::from(n + 2) * u64::from(k + 1), "{} ns off at token {}", off, n);
        }
    }
}
