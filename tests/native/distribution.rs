//! Over many seeds and tokens, random numbers are distributed as the profile says. The seeds are fixed, so each test
//! always passes or always fails.

use crate::any::{answer, custom};
use hare_and_tortoise::engine::percentile::Rule;
use hare_and_tortoise::engine::{Field, Seed, Trace};

const SEEDS: u64 = 20_000;

#[track_caller]
fn check_near(what: &str, found: f64, expected: f64, tolerance: f64) {
    let off = (found / expected - 1.0).abs();
    assert!(off <= tolerance, "{what}: found {found}, expected {expected}, {off} off");
}

/// Median and 95th percentile over the seeds. At these spreads 1.7 % of a median and 3 % of a 95th percentile are more than
/// five standard errors of so many seeds.
#[track_caller]
fn check_ttft(p50: f64, p95: f64) {
    const SEEDS: u64 = 80_000;
    let profile = custom(&[(Field::Ttft, p50), (Field::TtftP95, p95)]);
    let mut found: Vec<f64> =
        (0..SEEDS).map(|seed| Trace::generate(&profile, &answer(1), Seed::new(seed)).end().seconds()).collect();
    found.sort_by(f64::total_cmp);
    check_near("median", Rule::Linear.of(&found, 0.5).unwrap(), p50, 0.017);
    check_near("p95", Rule::Linear.of(&found, 0.95).unwrap(), p95, 0.03);
}

#[test]
fn a_lognormal_ttft_has_the_median_and_the_95th_percentile_it_was_given() {
    check_ttft(3.1, 9.0);
    check_ttft(0.2, 0.25);
    check_ttft(1.0, 3.0);
}

/// Mean and coefficient of variation of the gaps of one trace. Three standard errors of the mean are 3 cv / sqrt(n), of
/// the coefficient, by the gamma's fourth moment, at most 3 sqrt((2 + 6 cv^2) / 4n) and the mean's.
#[track_caller]
fn check_gaps(rate: f64, cv: f64) {
    const N: u32 = 400_000;
    let profile = custom(&[(Field::Rate, rate), (Field::Jitter, cv)]);
    let trace = Trace::generate(&profile, &answer(N + 1), Seed::new(11));
    let n = f64::from(N);
    let gaps: Vec<f64> = trace.gaps().map(|gap| gap.get() as f64).collect();
    let mean = gaps.iter().sum::<f64>() / n;
    let deviation = (gaps.iter().map(|gap| (gap - mean).powi(2)).sum::<f64>() / n).sqrt();
    let of_mean = 3.0 * cv / n.sqrt();
    check_near("mean gap", mean, 1e9 / rate, of_mean);
    check_near(
        "coefficient of variation",
        deviation / mean,
        cv,
        of_mean + 3.0 * ((2.0 + 6.0 * cv * cv) / (4.0 * n)).sqrt(),
    );
}

#[test]
fn gaps_have_the_mean_and_the_variation_they_were_given() {
    check_gaps(65.0, 0.3);
    check_gaps(1000.0, 0.05);
    check_gaps(1000.0, 1.0);
    check_gaps(100.0, 2.0);
    check_gaps(1000.0, 3.0);
}

/// The correlation of two things over the seeds; without one it is within four standard errors of zero.
#[track_caller]
fn check_unrelated(what: &str, a: impl Fn(u64) -> f64, b: impl Fn(u64) -> f64) {
    let n = SEEDS as f64;
    let (a, b): (Vec<f64>, Vec<f64>) = (0..SEEDS).map(|seed| (a(seed), b(seed))).unzip();
    let mean = |of: &[f64]| of.iter().sum::<f64>() / n;
    let (mean_a, mean_b) = (mean(&a), mean(&b));
    let covariance =
        |x: &[f64], mx: f64, y: &[f64], my: f64| x.iter().zip(y).map(|(x, y)| (x - mx) * (y - my)).sum::<f64>() / n;
    let r = covariance(&a, mean_a, &b, mean_b)
        / (covariance(&a, mean_a, &a, mean_a) * covariance(&b, mean_b, &b, mean_b)).sqrt();
    assert!(r.abs() < 4.0 / n.sqrt(), "{what}: correlation {r}");
}

#[test]
fn one_kind_of_chance_says_nothing_of_another() {
    let profile = custom(&[(Field::Ttft, 1.0), (Field::TtftP95, 3.0), (Field::Jitter, 0.5)]);
    let trace = |seed| Trace::generate(&profile, &answer(12), Seed::new(seed));
    let ttft = |seed| trace(seed).first_token().unwrap().seconds().ln();
    let gap = |seed, n| trace(seed).gaps().nth(n).unwrap().seconds();
    check_unrelated("TTFT and the first gap", ttft, |seed| gap(seed, 0));
    check_unrelated("TTFT and the whole stream", ttft, |seed| {
        (trace(seed).end() - trace(seed).first_token().unwrap()).seconds()
    });
    check_unrelated("a gap and the next", |seed| gap(seed, 0), |seed| gap(seed, 1));
    check_unrelated("a seed and the next, TTFT", ttft, |seed| ttft(seed + 1));
    check_unrelated("a seed and the next, first gap", |seed| gap(seed, 0), |seed| gap(seed + 1, 0));
}
