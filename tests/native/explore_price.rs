//! Price beside speed: what is published is dated, and what is not stays unknown.

use crate::explore_panels::{Asked, check_says};
use hare_and_tortoise::app::plot::{Figure, Quantity};
use hare_and_tortoise::app::screen::explore::Shown;

const PRICE: Asked = Asked("price");

/// The answer with these numbers, each by its key: in tokens alone, and if all of a request is 15.4× as fast.
fn shown(changes: &[(&str, f64)]) -> Shown {
    PRICE.shown(&[&[("count", 1.0), ("fast-wait", 2.5)], changes].concat())
}

/// The length of each row, dollars, and its words.
fn rows(shown: &Shown) -> Vec<(f64, String)> {
    let Figure::Bars(bars) = &shown.figure else { panic!("{:?}", shown.figure) };
    bars.rows.iter().map(|row| (row.length(), row.words_of(&bars.across).replace('\u{a0}', " "))).collect()
}

#[track_caller]
fn check(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "found {found}, expected {expected}");
}

/// A turn with GPT-5.3-Codex, dollars.
const TURN: f64 = (7_700.0 * 1.75 + 1_047_000.0 * 0.175 + 1_880.0 * 14.0) / 1e6;

#[test]
fn a_price_that_is_not_public_is_never_a_number() {
    let start = shown(&[]);
    let rows = rows(&start);
    check(rows[0].0, TURN / 0.773);
    assert_eq!(rows[0].1, "$0.29 and 2 min 41 s");
    assert_eq!(rows[1], (0.0, "2 min 32 s; no public price".to_owned()));
    assert_eq!(rows[2].0, 0.0, "a part of a price would look like a low one");
    assert!(!rows[2].1.contains('$') && rows[2].1.ends_with("Codex-Spark has no public price"), "{}", rows[2].1);
    check_says(&start, &["with Codex-Spark it takes 2 min 32 s, and has no public price", "22.7 % with GPT-5.3-Codex"]);
    let table = start.table.unwrap().rows;
    assert!(table.iter().all(|row| row[4].contains("2026")), "{table:?}");
    let unknown = table.iter().filter(|row| row[1..4].iter().all(|price| price == "not public"));
    assert!(unknown.map(|row| row[0].as_str()).eq(["Codex-Spark", "GPT-5.6 Sol on Cerebras"]));
    assert_eq!(table[2][2], "not public");
}

#[test]
fn it_says_how_high_an_unknown_price_may_be() {
    // (turns · price + what 9.27 s of an hour at $60 are worth) / (turns · price).
    let gain = (124.3 / 0.773 - 88.5 / 0.584) / 60.0;
    let ceiling = (TURN / 0.773 + gain) / (TURN / 0.584);
    assert_eq!(format!("{ceiling:.2}"), "1.16");
    check_says(&shown(&[]), &["Codex-Spark pays off while its tokens cost less than 1.16× those of GPT-5.3-Codex"]);
    // At that price both cost the same.
    check_says(&shown(&[("assumed", ceiling)]), &["both cost the same: $2.97", "is your assumption"]);
    check_says(&shown(&[("assumed", 1.0)]), &["Codex-Spark is the cheaper of the two by"]);
    check_says(&shown(&[("assumed", 3.0)]), &["GPT-5.3-Codex is the cheaper of the two by"]);
    check_says(&shown(&[("own", 600.0)]), &["would be dearer even if its tokens were free"]);
    // If time is worth nothing, only turns count.
    check_says(&shown(&[("hour", 0.0)]), &["less than 0.76× those of GPT-5.3-Codex"]);
}

#[test]
fn an_assumed_price_is_marked_and_the_loser_of_a_race_is_paid() {
    let rows = rows(&shown(&[("assumed", 2.0)]));
    check(rows[1].0, 2.0 * TURN / 0.584);
    assert!(rows[1].1.ends_with("(assumed price)") && !rows[0].1.contains("assumed"), "{rows:?}");
    // All input twice in each round; the slow one writes on for 2.5 s of wait and 40 s of review, so all of it.
    let rounds = 1.0 / (0.584 + 0.416 * 0.773);
    check(rows[2].0, rounds * (2.0 * TURN + TURN));
    let free = rows_of_cancelled_early();
    assert!(free < rows[2].0);
}

/// The same where the slow one is cancelled after 2.5 s of its 38.3.
fn rows_of_cancelled_early() -> f64 {
    rows(&shown(&[("assumed", 2.0), ("review", 0.0)]))[2].0
}

#[test]
fn a_price_of_which_a_part_is_missing_is_unknown_as_a_whole() {
    let sol = shown(&[("models", 1.0)]);
    check_says(
        &sol,
        &[
            "With GPT-5.6 Sol a task takes 2 min 41 s, and has no public price for cached input",
            "the time is worth $2.68 and $2.53",
        ],
    );
    assert!(rows(&sol)[0].1.ends_with("no public price for cached input"), "{:?}", rows(&sol));
    // Without cached input it is known.
    let known = shown(&[("models", 1.0), ("cached", 0.0)]);
    check(rows(&known)[0].0, (7_700.0 * 5.0 + 1_880.0 * 30.0) / 1e6 / 0.773);
    check_says(&known, &["pays off while its tokens cost less than"]);
    // No tokens cost nothing, whatever the price.
    let nothing = shown(&[("input", 0.0), ("cached", 0.0), ("output", 0.0)]);
    check_says(&nothing, &["costs $0 in tokens"]);
}

#[test]
fn at_its_start_it_agrees_with_break_even() {
    // Only generation is 15.4× as fast: 38.3 s become 23.6 s, and the fast model is done later.
    let start = PRICE.shown(&[]);
    check_says(&start, &["with Codex-Spark it takes 3 min 8 s", "would be dearer even if its tokens were free"]);
}

#[test]
fn time_can_be_counted_as_money() {
    let rows = rows(&shown(&[("count", 0.0)]));
    check(rows[0].0, TURN / 0.773 + 124.3 / 0.773 / 60.0);
    assert_eq!(rows[0].1, "$2.97, of it $2.68 for 2 min 41 s of yours");
    assert_eq!(rows[1].1, "$2.53 for 2 min 32 s of yours; no public price");
}

#[test]
fn dollars_read_as_people_write_them() {
    let words = |value: f64| Quantity::Dollars.words(value);
    let found = [0.0, 0.0123, 0.3, 0.999, 2.5, 60.0, 1_234.5, -0.5].map(words);
    assert_eq!(found, ["$0", "$0.012", "$0.30", "$1", "$2.50", "$60", "$1\u{202f}235", "−$0.50"]);
}
