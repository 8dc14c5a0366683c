//! Measures how long the engine takes to generate a delivery of a million tokens (at most 60 ms natively) and to
//! simulate 10,000 sessions (at most 100 ms). The limits are in docs/budgets.md.
#![allow(clippy::expect_used, reason = "a bench stops where it fails")]

use criterion::{Criterion, criterion_group, criterion_main};
use hare_and_tortoise::app::delivery::{CODEX_SPARK, GPT_5_3_CODEX};
use hare_and_tortoise::engine::cycle::{ModelKind, Parameters, Policy, Setting, Tally, Turn, Waits};
use hare_and_tortoise::engine::{Field, Metrics, OutOfRange, Plan, PlanStep, Profile, Seed, Trace};
use std::hint::black_box;

const TOKENS: u32 = 1_000_000;

/// Kinds of delivery that take different paths through the engine.
const CASES: [(&str, &[(Field, f64)]); 4] = [
    ("steady", &[]),
    ("gamma, cv 0.3", &[(Field::Jitter, 0.3)]),
    ("gamma, cv 2", &[(Field::Jitter, 2.0)]),
    ("chunk 4, flush 60 Hz", &[(Field::Chunk, 4.0), (Field::Flush, 0.016_666_667)]),
];

fn profile(fields: &[(Field, f64)]) -> Result<Profile, OutOfRange> {
    let start = Profile::default().with(Field::Rate, 1000.0)?;
    fields.iter().try_fold(start, |profile, (field, value)| profile.with(*field, *value))
}

fn million_tokens(criterion: &mut Criterion) {
    let plan = Plan { context_tokens: 0, steps: vec![PlanStep::Answer(TOKENS)] };
    let mut group = criterion.benchmark_group("a million tokens");
    group.sample_size(20);
    for (name, fields) in CASES {
        let profile = profile(fields).expect(name);
        group.bench_function(name, |bencher| {
            bencher.iter(|| Trace::generate(black_box(&profile), &plan, Seed::new(7)));
        });
    }
    let trace = Trace::generate(&Profile::default(), &plan, Seed::new(7));
    group.bench_function("metrics of all tools", |bencher| bencher.iter(|| Metrics::of(black_box(&trace))));
    group.finish();
}

fn ten_thousand_sessions(criterion: &mut Criterion) {
    let parameters = Parameters::default();
    let slow = Turn::new(&GPT_5_3_CODEX.profile(), ModelKind::Slow, &parameters);
    let fast = Turn::new(&CODEX_SPARK.profile(), ModelKind::Fast, &parameters);
    let waits = || Waits::of(slow.clone(), fast.clone(), Seed::new(7)).all();
    let setting = Setting::new(parameters.clone(), waits());
    let mut group = criterion.benchmark_group("10,000 sessions");
    group.sample_size(20);
    group.bench_function("their waits", |bencher| bencher.iter(waits));
    for policy in Policy::ALL {
        group.bench_function(policy.name(), |bencher| {
            bencher.iter(|| {
                let mut tally = Tally::default();
                for outcome in setting.sessions(policy, Seed::new(7)).take(10_000) {
                    tally.count(&outcome, &setting);
                }
                tally
            });
        });
    }
    group.bench_function("closed form of the race", |bencher| bencher.iter(|| setting.expected(Policy::Race)));
    group.finish();
}

criterion_group!(benches, million_tokens, ten_thousand_sessions);
criterion_main!(benches);
