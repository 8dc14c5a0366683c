//! The lognormal distribution against tables and the figures of docs and traces.

use hare_and_tortoise::engine::lognormal::{Lognormal, normal_cdf, normal_quantile};
use proptest::prelude::*;

#[track_caller]
fn check(found: Option<f64>, expected: f64, tolerance: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() <= tolerance), "found {found:?}, expected {expected}");
}

#[test]
fn the_normal_distribution_is_that_of_the_tables() {
    for (p, z) in [
        (0.5, 0.0),
        (0.9, 1.281_551_565_544_600_4),
        (0.95, 1.644_853_626_951_472_2),
        (0.975, 1.959_963_984_540_054),
        (0.99, 2.326_347_874_040_840_8),
        (0.999, 3.090_232_306_167_813),
    ] {
        check(normal_quantile(p), z, 1e-14);
        check(normal_quantile(1.0 - p), -z, 1e-13);
        check(Some(normal_cdf(z)), p, 1e-15);
    }
    check(normal_quantile(1e-300), -37.047_096_299_361_2, 1e-12);
    for p in [0.0, 1.0, -0.1, 1.1, f64::NAN, f64::INFINITY] {
        assert_eq!(normal_quantile(p), None, "{p}");
    }
    assert_eq!((normal_cdf(f64::NEG_INFINITY), normal_cdf(f64::INFINITY)), (0.0, 1.0));
}

/// The lognormal whose median and 90th percentile give this σ predicts this 99th percentile, `p50 exp(2.3263 σ)`. The
/// last column is what was observed: more than predicted, but for tool calls, whose tail is lighter.
#[test]
fn tracelab_is_lognormal_but_for_its_tails() {
    for (what, sigma, predicted, observed) in [
        ("model call", 1.06, 67.0, 84.0),
        ("request", 1.80, 2_515.0, 2_634.0),
        ("tool call", 2.98, 305.0, 216.0),
        ("human gap", 2.10, 11_100.0, 50_000.0),
    ] {
        let p50 = predicted / f64::exp(2.326_347_874_040_840_8 * sigma);
        let p90 = p50 * f64::exp(1.281_551_565_544_600_4 * sigma);
        let fit = Lognormal::from_p50_p90(p50, p90).unwrap();
        check(Some(fit.sigma()), sigma, 1e-9);
        check(fit.quantile(0.99), predicted, predicted * 1e-9);
        assert_eq!(fit.quantile(0.99).unwrap() < observed, what != "tool call", "{what}");
    }
}

/// Medians that are published by themselves: a request of 38.3 s; a pause of 86 s, with a 90th percentile of 20.6 min.
#[test]
fn tracelabs_medians_give_its_predictions() {
    check(Lognormal::new(f64::ln(38.3), 1.80).unwrap().quantile(0.99), 2_515.0, 15.0);
    let gap = Lognormal::from_p50_p90(86.0, 20.6 * 60.0).unwrap();
    check(Some(gap.sigma()), 2.10, 0.025);
    check(gap.quantile(0.99), 11_100.0, 300.0);
}

#[test]
fn a_ttft_has_the_percentiles_it_was_given() {
    let ttft = Lognormal::from_p50_p95(3.1, 9.0).unwrap();
    check(Some(ttft.median()), 3.1, 1e-12);
    check(ttft.quantile(0.95), 9.0, 1e-12);
    check(Some(ttft.cdf(9.0)), 0.95, 1e-12);
    check(Some(ttft.sigma()), f64::ln(9.0 / 3.1) / 1.644_853_626_951_472_2, 1e-12);
    check(ttft.mean(), 3.1 * f64::exp(ttft.sigma().powi(2) / 2.0), 1e-12);
}

/// Mean 2 and CV 1: σ² = ln 2, the median is 2/√2.
#[test]
fn mean_and_variation_come_back() {
    let one = Lognormal::from_mean_cv(2.0, 1.0).unwrap();
    check(Some(one.sigma()), f64::ln(2.0).sqrt(), 1e-15);
    check(Some(one.median()), 2.0_f64.sqrt(), 1e-14);
    check(one.mean(), 2.0, 1e-14);
    check(one.cv(), 1.0, 1e-14);
}

#[test]
fn without_variation_there_is_one_value() {
    let fixed = Lognormal::from_mean_cv(5.0, 0.0).unwrap();
    for p in [0.01, 0.5, 0.99] {
        check(fixed.quantile(p), 5.0, 1e-14);
    }
    assert_eq!((fixed.cdf(4.9), fixed.cdf(5.1), fixed.cv()), (0.0, 1.0, Some(0.0)));
    assert_eq!(Lognormal::from_p50_p90(5.0, 5.0).map(Lognormal::sigma), Some(0.0));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let (nan, infinite) = (f64::NAN, f64::INFINITY);
    for (mean, cv) in [(0.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (nan, 1.0), (1.0, nan), (infinite, 1.0), (1.0, infinite)] {
        assert_eq!(Lognormal::from_mean_cv(mean, cv), None, "{mean} {cv}");
    }
    for (p50, p90) in [(2.0, 1.0), (0.0, 1.0), (-1.0, 1.0), (nan, 1.0), (1.0, nan), (1.0, infinite), (0.0, 0.0)] {
        assert_eq!(Lognormal::from_p50_p90(p50, p90), None, "{p50} {p90}");
        assert_eq!(Lognormal::from_p50_p95(p50, p90), None, "{p50} {p90}");
    }
    assert_eq!(Lognormal::from_quantiles((0.5, 1.0), (0.5, 1.0)), None);
    assert_eq!(Lognormal::from_quantiles((0.0, 1.0), (0.5, 2.0)), None);
    assert!(Lognormal::from_quantiles((0.9, 2.0), (0.5, 1.0)).is_some());
    let one = Lognormal::new(0.0, 1.0).unwrap();
    assert_eq!([-1.0, 0.0, nan, infinite].map(|x| one.cdf(x)), [0.0, 0.0, 0.0, 1.0]);
    assert_eq!([0.0, 1.0, nan].map(|p| one.quantile(p)), [None; 3]);
    // So wide that the mean is no number, while the median is.
    let wide = Lognormal::new(0.0, 200.0).unwrap();
    assert_eq!((wide.mean(), wide.cv(), wide.median(), wide.quantile(0.999_999)), (None, None, 1.0, None));
}

proptest! {
    #[test]
    fn share_and_value_are_inverse(mu in -10.0..10.0, sigma in 0.01..5.0, p in 0.000_001..0.999_999) {
        let distribution = Lognormal::new(mu, sigma).unwrap();
        let value = distribution.quantile(p).unwrap();
        prop_assert!((distribution.cdf(value) - p).abs() < 1e-11);
        let again = Lognormal::from_quantiles((p, value), (0.999_999_9, distribution.quantile(0.999_999_9).unwrap()));
        prop_assert!((again.unwrap().sigma() - sigma).abs() < 1e-6);
    }

    #[test]
    fn mean_and_cv_are_those_it_was_made_of(mean in 1e-6..1e6, cv in 0.001..50.0) {
        let distribution = Lognormal::from_mean_cv(mean, cv).unwrap();
        prop_assert!((distribution.mean().unwrap() / mean - 1.0).abs() < 1e-12);
        prop_assert!((distribution.cv().unwrap() / cv - 1.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_is_ever_no_number(a in any::<f64>(), b in any::<f64>(), p in any::<f64>()) {
        let made = [
            Lognormal::new(a, b),
            Lognormal::from_mean_cv(a, b),
            Lognormal::from_p50_p90(a, b),
            Lognormal::from_quantiles((p, a), (0.5, b)),
        ];
        for distribution in made.into_iter().flatten() {
            let found = [distribution.mean(), distribution.cv(), distribution.quantile(p), Some(distribution.median())];
            prop_assert!(found.into_iter().flatten().all(f64::is_finite), "{:?} {:?}", distribution, found);
            prop_assert!((0.0..=1.0).contains(&distribution.cdf(p)), "{:?}", distribution);
        }
    }
}

/// The first responses of Codex on two days: 2.7 and 19 s against 11.1 and 40.3 s at the median and the 90th percentile.
#[test]
fn the_chance_to_exceed_another_one_is_that_of_the_difference_of_the_logarithms() {
    let [good, bad] = [(2.7, 19.0), (11.1, 40.3)].map(|(p50, p90)| Lognormal::from_p50_p90(p50, p90).unwrap());
    check(Some(good.exceeds(bad)), 0.219, 1e-3);
    check(Some(good.exceeds(bad) + bad.exceeds(good)), 1.0, 1e-15);
    // By adding up the shares of one that are above each of a thousand equal parts of the other.
    let parts = (0..1_000).map(|n| 1.0 - good.cdf(bad.quantile((f64::from(n) + 0.5) / 1e3).unwrap()));
    check(Some(parts.sum::<f64>() / 1e3), good.exceeds(bad), 1e-4);
    let [one, two] = [0.0, 0.7].map(|mu| Lognormal::new(mu, 0.0).unwrap());
    assert_eq!([one.exceeds(two), two.exceeds(one), one.exceeds(one), good.exceeds(good)], [0.0, 1.0, 0.5, 0.5]);
}
