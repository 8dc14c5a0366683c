//! Numbers formatted for people.

use hare_and_tortoise::engine::{Nanos, figures};
use proptest::prelude::*;

/// A way to write a number, and numbers with what they should look like.
#[track_caller]
fn check(write: impl Fn(f64) -> String, cases: &[(f64, &str)]) {
    for (value, expected) in cases {
        assert_eq!(write(*value), *expected, "{value}");
    }
}

#[test]
fn fixed_has_so_many_decimals() {
    let one = |value| figures::fixed(value, 1);
    check(one, &[(0.0, "0.0"), (0.05, "0.1"), (0.049, "0.0"), (9.95, "10.0"), (-0.04, "0.0"), (-0.06, "-0.1")]);
    check(|value| figures::fixed(value, 0), &[(0.5, "1"), (1.5, "2"), (2.5, "3"), (-0.4, "0"), (-1.5, "-2")]);
    check(
        |value| figures::fixed(value, 3),
        &[(1.0, "1.000"), (0.0004, "0.000"), (0.9995, "1.000"), (12.0345, "12.035")],
    );
}

#[test]
fn plain_has_as_many_decimals_as_it_takes() {
    check(
        figures::plain,
        &[
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-2.5, "-2.5"),
            (100.0, "100"),
            (1000.0, "1000"),
            (0.1, "0.1"),
            (0.1 + 0.2, "0.3"),
            (1.0 / 3.0, "0.333333333333"),
            (0.000_000_000_001, "0.000000000001"),
            (0.000_000_000_000_4, "0"),
            (86_399.999_999_999, "86399.999999999"),
            (123_456.789_012_345, "123456.789012345"),
            (9_007_199_254_740_991.0, "9007199254740991"),
            (1e15, "1000000000000000"),
            (999_999_999_999_999.0, "999999999999999"),
        ],
    );
}

#[test]
fn times_are_as_exact_as_they_are_short() {
    check(
        |seconds| figures::seconds(Nanos::from_seconds(seconds)),
        &[
            (0.0, "0.00 s"),
            (0.000_000_4, "0.000000 s"),
            (0.000_12, "0.000120 s"),
            (0.000_949, "0.000949 s"),
            (0.000_95, "0.001 s"),
            (0.0125, "0.013 s"),
            (0.0994, "0.099 s"),
            (0.0995, "0.10 s"),
            (1.0, "1.00 s"),
            (7.296, "7.30 s"),
            (99.949, "99.95 s"),
            (99.95, "1 min 40 s"),
            (3_600.0, "60 min"),
            (5_731.2, "95 min 31 s"),
            (20_660.0, "5 h 44 min"),
        ],
    );
    check(
        |seconds| figures::time(Nanos::from_seconds(seconds)).replace('\u{a0}', " "),
        &[
            (0.0, "0.00 s"),
            (0.0042, "0.004 s"),
            (0.949, "0.95 s"),
            (0.95, "1.0 s"),
            (7.25, "7.3 s"),
            (99.94, "99.9 s"),
            (123.0, "2 min 3 s"),
        ],
    );
    check(figures::millis, &[(0.0, "0.0 ms"), (0.016_66, "16.7 ms"), (0.000_04, "0.0 ms"), (1.5, "1500.0 ms")]);
}

#[test]
fn spoken_times_are_as_one_would_say_them() {
    let spoken = |seconds| figures::spoken(Nanos::from_seconds(seconds)).replace('\u{a0}', " ");
    check(
        spoken,
        &[
            (0.0, "0.0 s"),
            (0.02, "0.020 s"),
            (0.0949, "0.095 s"),
            (0.095, "0.1 s"),
            (14.04, "14.0 s"),
            (99.94, "99.9 s"),
            (99.96, "1 min 40 s"),
            (120.2, "2 min"),
            (125.0, "2 min 5 s"),
            (3_599.4, "59 min 59 s"),
            (3_599.6, "1 h"),
            (86_400.0, "24 h"),
            (5_430.0, "1 h 31 min"),
        ],
    );
    assert!(!figures::spoken(Nanos::from_seconds(125.0)).contains(' '), "no line breaks within it");
}

#[test]
fn rates_have_three_figures_and_ratios_two_at_least() {
    check(
        figures::rate,
        &[
            (0.1, "0.10"),
            (9.994, "9.99"),
            (9.995, "10.0"),
            (64.96, "65.0"),
            (99.94, "99.9"),
            (99.95, "100"),
            (999.5, "1\u{202f}000"),
            (100_000.0, "100\u{202f}000"),
        ],
    );
    check(
        figures::ratio,
        &[(1.0, "1.0×"), (4.74, "4.7×"), (99.44, "99.4×"), (99.5, "100×"), (1_234.5, "1\u{202f}235×")],
    );
}

#[test]
fn thousands_stand_apart() {
    for (count, expected) in [(0, "0"), (999, "999"), (1_000, "1 000"), (65_536, "65 536"), (1_234_567, "1 234 567")] {
        assert_eq!(figures::grouped(count), expected.replace(' ', "\u{202f}"));
    }
    assert_eq!(figures::grouped(u64::MAX).replace('\u{202f}', ""), u64::MAX.to_string());
}

proptest! {
    #[test]
    fn plain_reads_back_as_the_same_number(digits in 0..1_000_000_000_000_000_u64, decimals in 0..=12_usize, negative: bool) {
        let text = format!("{}{digits}e-{decimals}", if negative { "-" } else { "" });
        let value: f64 = text.parse()?;
        prop_assert_eq!(figures::plain(value).parse::<f64>()?, value);
    }

    #[test]
    fn plain_is_never_further_off_than_its_last_figure(value in -1e15..1e15) {
        let read: f64 = figures::plain(value).parse()?;
        prop_assert!((read - value).abs() <= (value.abs() * 5e-15).max(5e-13), "{value} reads {read}");
    }

    #[test]
    fn fixed_rounds_as_formatting_does(value in 0..1_000_000_000_u64, decimals in 0..=6_u32) {
        // Except halves: formatting uses the machine's fraction, which may be slightly off.
        let unit = 10_u64.pow(4_u32.saturating_sub(decimals));
        prop_assume!(value % unit * 2 != unit);
        let value = value as f64 / 1e4;
        prop_assert_eq!(figures::fixed(value, decimals), format!("{value:.*}", decimals as usize));
    }

    #[test]
    fn grouped_is_the_number_in_threes(count: u64) {
        let text = figures::grouped(count);
        prop_assert_eq!(text.replace('\u{202f}', ""), count.to_string());
        let sizes: Vec<usize> = text.split('\u{202f}').map(str::len).collect();
        prop_assert!((1..=3).contains(&sizes[0]) && sizes[1..].iter().all(|size| *size == 3), "{}", text);
    }
}
