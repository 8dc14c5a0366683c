//! Good day, bad day: chances of published distributions, and what is only assumed of single rates.

use crate::explore_panels::Asked;

const DAYS: Asked = Asked("days");

#[test]
fn the_good_day_is_often_the_slower_one() {
    DAYS.check(
        &[],
        "Half of the first responses come within 2.7 s on the good day and within 11.1 s on the bad one. Yet take one of \
         each: the good day’s is the slower one in 22 % of all pairs.",
    );
    DAYS.check(
        &[("share", 0.9), ("of", 1.0)],
        "90 % of the requests are done within 38 s on the good day and within 98.8 s on the bad one. Yet take one of \
         each: the good day’s is the slower one in 36 % of all pairs.",
    );
}

#[test]
fn single_rates_become_distributions_only_by_an_assumption() {
    DAYS.check(
        &[("of", 2.0)],
        "Half of the answers are written within 2.75 s from AWS and within 5.01 s from Anthropic itself. Yet take one of each: \
         AWS’s is the slower one in 2 % of all pairs.",
    );
    DAYS.check(
        &[("of", 3.0)],
        "Half of the answers are written within 5.63 s with priority and within 6.41 s with the standard tier. Yet take one of \
         each: the one with priority is the slower one in 32 % of all pairs.",
    );
    DAYS.check(
        &[("of", 3.0), ("cv", 0.0)],
        "Half of the answers are written within 5.63 s with priority and within 6.41 s with the standard tier. Take one of each: \
         the one with priority practically always comes first.",
    );
    let notes = DAYS.shown(&[("of", 3.0)]).notes.join(" ").replace('\u{a0}', " ");
    assert!(notes.contains("14 % apart: less than people notice"), "{notes}");
    assert!(notes.contains("varies by 20 % (CV) is an assumption"), "{notes}");
}

#[test]
fn a_task_of_many_requests_meets_the_slow_ones() {
    let first = |changes: &[(&str, f64)]| DAYS.shown(changes).notes[0].replace('\u{a0}', " ");
    assert_eq!(
        first(&[("share", 0.9)]),
        "A task of 9 requests has at least one that takes longer than 19 s on the good day, with a chance of 61 %."
    );
    assert_eq!(
        first(&[("share", 0.9), ("calls", 1.0)]),
        "A task of one request takes longer than 19 s on the good day, with a chance of 10 %."
    );
    assert!(first(&[]).ends_with("almost certainly."));
}

/// The lanes of the links have the published medians and the 95th percentiles of the same curves.
#[test]
fn lanes_have_the_distributions_of_the_days() {
    let link = &DAYS.shown(&[]).links[0].1;
    for key in ["0.ttft=2.7&", "0.ttft_p95=33&", "1.ttft=11.1&", "1.ttft_p95=58.1&"] {
        assert!(link.contains(key), "{key} {link}");
    }
    let rows = DAYS.shown(&[]).table.unwrap().rows;
    assert_eq!(rows[0][4].replace('\u{a0}', " "), "33 s");
    assert_eq!(rows[1][4].replace('\u{a0}', " "), "58.1 s");
    assert_eq!(DAYS.shown(&[("of", 2.0)]).links[0].1.matches(".rate=").count(), 4);
}
