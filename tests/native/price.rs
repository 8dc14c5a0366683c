//! What a task costs in money.

use hare_and_tortoise::engine::price::{Bill, Cancelled, PREMIUMS, PUBLISHED, Prices, Task, Usage};

#[track_caller]
fn check(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() <= 1e-9), "found {found:?}, expected {expected}");
}

const CODEX: Prices = Prices { input: Some(1.75), cached: Some(0.175), output: Some(14.0) };

/// A median step of TraceLab, ten times: 119,000 cached tokens, 875 new ones, 214 of output.
const TURN: Usage = Usage { input: 8_750.0, cached: 1_190_000.0, output: 2_140.0 };

fn task(prices: Prices, turns: f64) -> Task {
    Task { prices, turn: TURN, turns, cancelled: Vec::new() }
}

#[test]
fn published_prices_are_those_of_the_table() {
    assert_eq!(PUBLISHED[0].prices, CODEX);
    let unknown = PUBLISHED.iter().filter(|one| one.prices == Prices::UNKNOWN).map(|one| one.model);
    assert!(unknown.eq(["Codex-Spark", "GPT-5.6 Sol on Cerebras"]));
    assert_eq!(PUBLISHED[2].prices, Prices { input: Some(5.0), cached: None, output: Some(30.0) });
    assert!(PUBLISHED.iter().all(|one| !one.source.is_empty() && one.date.contains("2026")));
    assert_eq!(PREMIUMS.each_ref().map(|one| (one.price, one.speed)), [(6.0, 2.5), (3.0, 10.0)]);
}

#[test]
fn a_turn_costs_the_sum_of_its_tokens() {
    let expected = (8_750.0 * 1.75 + 1_190_000.0 * 0.175 + 2_140.0 * 14.0) / 1e6;
    check(CODEX.cost(TURN), expected);
    check(Some(expected), 0.253_522_5);
    let bill = task(CODEX, 2.5).bill().unwrap();
    check(bill.price, 2.5 * expected);
    check(bill.rejected_price, 1.5 * expected);
    check(Some(bill.tokens), 2.5 * 1_200_890.0);
    check(Some(bill.wasted()), 1.5 * 1_200_890.0);
    check(bill.wasted_price(), 1.5 * expected);
    assert_eq!(task(CODEX, 1.0).bill().unwrap().wasted(), 0.0);
}

#[test]
fn an_unknown_price_stays_unknown_but_tokens_are_counted() {
    let bill = task(Prices::UNKNOWN, 2.0).bill().unwrap();
    assert_eq!((bill.price, bill.wasted_price()), (None, None));
    check(Some(bill.tokens), 2_401_780.0);
    // What is not used need have no price.
    let without_cache = Prices { cached: None, ..CODEX };
    assert_eq!(without_cache.cost(TURN), None);
    check(without_cache.cost(Usage { cached: 0.0, ..TURN }), 0.045_272_5);
    assert_eq!(Prices::UNKNOWN.cost(Usage::default()), Some(0.0));
}

#[test]
fn the_loser_of_a_race_is_paid_too() {
    let loser = Cancelled {
        prices: CODEX,
        usage: Usage { input: 1_000.0, cached: 0.0, output: 2_000.0 },
        requests: 2.0,
        written: 0.25,
    };
    let cost = 2.0 * (1_000.0 * 1.75 + 500.0 * 14.0) / 1e6;
    let bill = Task { cancelled: vec![loser], ..task(CODEX, 1.0) }.bill().unwrap();
    check(bill.cancelled_price, cost);
    check(Some(bill.cancelled), 3_000.0);
    check(bill.price, 0.253_522_5 + cost);
    let unknown = Cancelled { prices: Prices::UNKNOWN, ..loser };
    let bill: Bill = Task { cancelled: vec![loser, unknown], ..task(CODEX, 1.0) }.bill().unwrap();
    assert_eq!((bill.price, bill.cancelled_price, bill.rejected_price), (None, None, Some(0.0)));
    check(Some(bill.cancelled), 6_000.0);
}

#[test]
fn nonsense_is_refused() {
    for bad in [f64::NAN, f64::INFINITY, -1.0] {
        assert_eq!(task(CODEX, bad).bill(), None);
        assert_eq!(Task { turn: Usage { output: bad, ..TURN }, ..task(CODEX, 2.0) }.bill(), None);
        assert_eq!(Prices { output: Some(bad), ..CODEX }.cost(TURN), None);
        let loser = Cancelled { prices: CODEX, usage: TURN, requests: bad, written: 0.5 };
        assert_eq!(Task { cancelled: vec![loser], ..task(CODEX, 1.0) }.bill(), None);
        let loser = Cancelled { requests: 1.0, written: bad, ..loser };
        assert_eq!(Task { cancelled: vec![loser], ..task(CODEX, 1.0) }.bill(), None);
    }
    assert_eq!(task(CODEX, 0.5).bill(), None);
    assert_eq!(task(CODEX, f64::MAX).bill(), None);
}
