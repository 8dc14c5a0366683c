//! Percentiles by the rules of the tools: linear, inverted CDF, floor.

use hare_and_tortoise::engine::percentile::Rule;
use proptest::prelude::*;

/// Of the whole numbers from 1 to `n`.
#[track_caller]
fn check(n: u32, p: f64, linear: f64, inverted_cdf: f64, floor: f64) {
    let sorted: Vec<f64> = (1..=n).map(f64::from).collect();
    let near = Rule::Linear.of(&sorted, p).unwrap();
    assert!((near - linear).abs() < 1e-9, "linear: {near}, expected {linear}");
    assert_eq!(Rule::InvertedCdf.of(&sorted, p), Some(inverted_cdf), "inverted CDF");
    assert_eq!(Rule::Floor.of(&sorted, p), Some(floor), "floor");
}

#[test]
fn the_tools_differ_about_p99_of_1_to_100() {
    check(100, 0.99, 99.01, 99.0, 100.0);
    check(100, 0.5, 50.5, 50.0, 51.0);
    check(100, 0.9, 90.1, 90.0, 91.0);
}

#[test]
fn at_a_power_of_two_every_share_is_exact() {
    check(8, 0.125, 1.875, 1.0, 2.0);
    check(8, 0.5, 4.5, 4.0, 5.0);
    check(8, 0.75, 6.25, 6.0, 7.0);
    check(64, 0.9, 57.7, 58.0, 58.0);
    check(1024, 0.99, 1013.77, 1014.0, 1014.0);
}

#[test]
fn where_a_share_is_inexact_the_inverted_cdf_takes_no_step_too_many() {
    check(10, 0.9, 9.1, 9.0, 10.0);
    check(10, 0.7, 7.3, 7.0, 8.0);
    check(10, 0.3, 3.7, 3.0, 4.0);
    // 100 * 0.07 is 7.000000000000001 in floating point.
    check(100, 0.07, 7.93, 7.0, 8.0);
}

#[test]
fn the_floor_is_that_of_the_product_as_the_tool_computes_it() {
    // 100 * 0.29 is 28.999999999999996 in floating point.
    check(100, 0.29, 29.71, 29.0, 29.0);
}

#[test]
fn the_ends_are_the_least_and_the_greatest() {
    check(7, 0.0, 1.0, 1.0, 1.0);
    check(7, 1.0, 7.0, 7.0, 7.0);
    check(1, 0.99, 1.0, 1.0, 1.0);
}

#[test]
fn beyond_the_ends_are_the_ends() {
    check(7, -0.1, 1.0, 1.0, 1.0);
    check(7, 1.1, 7.0, 7.0, 7.0);
}

#[test]
fn of_nothing_there_is_none() {
    for rule in [Rule::Linear, Rule::InvertedCdf, Rule::Floor] {
        assert_eq!(rule.of(&[], 0.5), None, "{rule:?}");
    }
}

proptest! {
    #[test]
    fn percentiles_rise_and_stay_within_the_sample(
        mut sample in proptest::collection::vec(-1e6..1e6, 1..200), a in 0.0..1.0, b in 0.0..1.0,
    ) {
        sample.sort_by(f64::total_cmp);
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        for rule in [Rule::Linear, Rule::InvertedCdf, Rule::Floor] {
            let (low, high) = (rule.of(&sample, low).unwrap(), rule.of(&sample, high).unwrap());
            prop_assert!(low <= high, "{:?}", rule);
            prop_assert!(low >= sample[0] && high <= sample[sample.len() - 1], "{:?}", rule);
        }
    }

    #[test]
    fn the_inverted_cdf_is_the_first_value_with_enough_of_the_sample_below_it(n in 1..300_u32, thousandth in 1..1_000_u32) {
        let sorted: Vec<f64> = (1..=n).map(f64::from).collect();
        let first = (1..=n).find(|k| k * 1_000 >= thousandth * n).unwrap();
        prop_assert_eq!(Rule::InvertedCdf.of(&sorted, f64::from(thousandth) / 1_000.0), Some(f64::from(first)));
    }
}
