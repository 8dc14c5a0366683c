//! Strategies of proptest: any profile, any plan, any seed.

use hare_and_tortoise::engine::{Field, Nanos, Plan, PlanStep, Profile, Seed, Trace, Unit};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A profile with up to a dozen fields set, one after the other, so that TTFTs given as a whole and in parts both come.
pub(crate) fn profile() -> impl Strategy<Value = Profile> {
    let changes = vec(select(Field::ALL.to_vec()).prop_flat_map(|field| (Just(field), value(field))), 0..12);
    (changes, any::<bool>()).prop_map(|(changes, own_thinking)| {
        let profile = if own_thinking { Profile::default().without(Field::Think) } else { Profile::default() };
        // A 95th percentile below the median is refused, and then the profile stays as it is.
        changes
            .into_iter()
            .fold(profile, |profile, (field, value)| profile.clone().with(field, value).unwrap_or(profile))
    })
}

/// A value the field may have: an end of its range, or anything between, small ones as often as great ones.
pub(crate) fn value(field: Field) -> BoxedStrategy<f64> {
    let (start, end) = field.range().into_inner();
    // Combinations that take time and test nothing more: the corners have their own test.
    let end = if field == Field::Think { 2_000.0 } else { end };
    let least: f64 = if field.unit() == Unit::Seconds { 0.01 } else { 0.1 };
    let between = (least.max(start).ln()..end.ln()).prop_map(move |log| log.exp().clamp(start, end));
    prop_oneof![1 => Just(start), 1 => Just(end), 8 => between].boxed()
}

pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    let step = (0..3, prop_oneof![Just(0), Just(1), 0..200_u32]).prop_map(|(kind, tokens)| match kind {
        0 => PlanStep::Think(tokens),
        1 => PlanStep::Say(tokens),
        _ => PlanStep::Answer(tokens),
    });
    (prop_oneof![Just(0), 0..200_000_u32, Just(10_000_000)], vec(step, 0..6))
        .prop_map(|(context_tokens, steps)| Plan { context_tokens, steps })
}

pub(crate) fn seed() -> impl Strategy<Value = Seed> {
    prop_oneof![0..1_000_u64, 0..=Seed::MAX].prop_map(Seed::new)
}

/// A plan that answers with so many tokens and does nothing else.
pub(crate) fn answer(tokens: u32) -> Plan {
    Plan { context_tokens: 0, steps: vec![PlanStep::Answer(tokens)] }
}

/// The default profile (TTFT 1 s, 100 tokens/s, steady) with some fields changed.
#[track_caller]
pub(crate) fn custom(fields: &[(Field, f64)]) -> Profile {
    fields.iter().fold(Profile::default(), |profile, (field, value)| profile.with(*field, *value).unwrap())
}

/// When each token arrives.
pub(crate) fn token_times(trace: &Trace) -> Vec<Nanos> {
    trace.arrivals().flat_map(|(at, tokens)| std::iter::repeat_n(at, tokens as usize)).collect()
}
