//! The queueing panel: the formula, the simulation beside it, and what it says where the line never ends.

use crate::explore_panels::Asked;
use hare_and_tortoise::app::plot::{Figure, Layer};
use hare_and_tortoise::engine::Seed;
use hare_and_tortoise::engine::queueing::{Story, distserve_ttft};

const QUEUE: Asked = Asked("queue");

#[test]
fn the_line_grows_steeply_and_a_faster_server_has_hardly_one() {
    QUEUE.check(
        &[],
        "At 60 % load a request waits 1.92 s for its turn on average; its first token comes after 2.89 s, 3.0× as long as \
         on an idle server. A server 15.4× as fast would be busy only 3.9 % of the time with these requests; the first \
         token would come after 0.066 s.",
    );
    QUEUE.check(
        &[("load", 0.9), ("faster", 1.0)],
        "At 90 % load a request waits 11.5 s for its turn on average; its first token comes after 12.5 s, 12.9× as long as \
         on an idle server.",
    );
}

#[test]
fn an_unstable_line_has_words_and_no_number() {
    QUEUE.check(
        &[("load", 1.1), ("service", 1.0)],
        "At 110 % load more requests come than the server can take: the line grows by 6 requests a minute and never ends, \
         so no wait is the average. A server 15.4× as fast would be busy only 7.1 % of the time with these requests; the \
         first token would come after 0.072 s.",
    );
    QUEUE.check(
        &[("load", 1.0), ("faster", 1.0)],
        "At 100 % load the server never catches up: the line grows without end, so no wait is the average.",
    );
    let both = QUEUE.shown(&[("load", 1.2), ("faster", 1.1)]).sentence;
    assert!(both.ends_with("A server 1.1× as fast cannot take them either."), "{both}");
    QUEUE.check(
        &[("load", 0.0)],
        "Nobody else asks: the first token comes after 0.97 s, the reading alone. A server 15.4× as fast needs 0.063 s.",
    );
    let place = QUEUE.shown(&[("load", 1.1)]).place.unwrap();
    assert_eq!(place.values.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), ["fast"]);
}

#[test]
fn a_fixed_time_of_service_is_distserves_formula() {
    let Figure::Picture(picture) = QUEUE.shown(&[("cv", 0.0), ("service", 2.0)]).figure else { panic!() };
    let slow = picture.layers.iter().find_map(|layer| match layer {
        Layer::Line { kind: "slow", points, .. } => Some(points.clone()),
        _ => None,
    });
    for (load, ttft) in slow.unwrap() {
        assert!((ttft - distserve_ttft(load / 2.0, 2.0).unwrap()).abs() < 1e-9, "{load}: {ttft}");
    }
}

/// Over many seeds the mean of the simulated means is the formula, within four of its standard errors.
#[test]
fn formula_and_simulation_agree() {
    const SEEDS: u32 = 40;
    for (cv, load) in [(0.0, 0.5), (0.0, 0.8), (1.28, 0.2), (1.28, 0.5), (1.28, 0.8)] {
        let formula = 1.0 + load / (1.0 - load) * (1.0 + cv * cv) / 2.0;
        let mean = |seed: u32| {
            Story::new(cv, 1.0, 3_000, Seed::new(u64::from(seed))).unwrap().response(load, 1.0).unwrap().mean
        };
        let means: Vec<f64> = (0..SEEDS).map(mean).collect();
        let all = means.iter().sum::<f64>() / f64::from(SEEDS);
        let squares: f64 = means.iter().map(|mean| (mean - all) * (mean - all)).sum();
        let error = (squares / f64::from(SEEDS * (SEEDS - 1))).sqrt();
        assert!((all - formula).abs() <= 4.0 * error, "{load}, cv {cv}: {all} ± {error}, formula {formula}");
        assert!(error < 0.05 * formula, "{load}, cv {cv}: an error that allows anything: {error}");
    }
}

#[test]
fn the_table_has_formula_and_simulation_and_a_seed_repeats_it() {
    let rows = QUEUE.shown(&[]).table.unwrap().rows;
    assert_eq!(rows.len(), 9);
    let cells = rows[4].iter().map(|cell| cell.replace('\u{a0}', " ")).collect::<Vec<_>>();
    assert_eq!(cells, ["50 %", "2.25 s", "2.26 s ± 0.277 s", "5.67 s", "0.0658 s"]);
    assert_eq!(QUEUE.shown(&[("seed", 3.0)]), QUEUE.shown(&[("seed", 3.0)]));
    assert_ne!(QUEUE.shown(&[("seed", 3.0)]), QUEUE.shown(&[("seed", 4.0)]));
}

#[test]
fn a_rate_limit_is_a_line_that_no_server_shortens() {
    let last =
        |changes: &[(&str, f64)]| QUEUE.shown(changes).notes.last().unwrap().replace(['\u{a0}', '\u{202f}'], " ");
    assert_eq!(
        last(&[]),
        "A rate limit is a line of its own: of 10 requests of 119 875 tokens sent at once, 1 000 000 tokens a minute let the \
         last one wait 11.9 s, however fast the server is."
    );
    assert_eq!(
        last(&[("at-once", 1.0)]),
        "A rate limit is a line of its own: 1 000 000 tokens a minute let one request of 119 875 tokens through at once."
    );
    assert_eq!(
        last(&[("limit", 30_000.0)]),
        "A rate limit is a line of its own: a request of 119 875 tokens is larger than a limit of 30 000 tokens a minute \
         holds, so it is refused."
    );
}
