//! Mixed work: a cascade wins in the middle, and never on one kind of task alone.

use crate::explore_panels::{Asked, check_says};
use hare_and_tortoise::app::plot::{Figure, Layer};
use hare_and_tortoise::app::screen::explore::Shown;
use hare_and_tortoise::engine::cycle::{Mix, Policy};

const MIXED: Asked = Asked("mixed");

/// The words of the areas from left to right.
fn zones(shown: &Shown) -> Vec<String> {
    let Figure::Picture(picture) = &shown.figure else { panic!("{:?}", shown.figure) };
    let words = picture.layers.iter().filter_map(|layer| match layer {
        Layer::Area { words, .. } => Some(words.clone()),
        _ => None,
    });
    words.collect()
}

/// What each policy costs where the person stands: kinds of lines and seconds.
fn costs(shown: &Shown) -> Vec<(&'static str, f64)> {
    shown.place.as_ref().unwrap().values.clone()
}

#[test]
fn a_cascade_wins_in_the_middle() {
    let start = MIXED.shown(&[]);
    assert_eq!(zones(&start), ["Slow best", "Cascade best", "Fast best"]);
    check_says(
        &start,
        &["With 50 % easy tasks, a cascade is quickest: 61.7 s a task, against 72.5 s with the slow model alone"],
    );
    check_says(
        &start,
        &["97.8 s with the fast model alone", "best from 22 % to 94 %", "a chance of 85.7 %; before, 50 %"],
    );
    // The engine says the same.
    let mix = Mix {
        easy: 0.5,
        chance: [[0.95, 0.85], [0.6, 0.1]],
        own: 15.0,
        review: 10.0,
        wait: [38.3, 2.5],
        resumption: 15.0,
        usefulness: 0.0,
    };
    assert_eq!(costs(&start)[0], ("cascade", mix.expected(Policy::Cascade, 1).unwrap().wall));
}

#[test]
fn on_one_kind_alone_it_loses() {
    for (easy, words) in
        [(0.0, "the slow model alone is quickest: 88.8 s"), (1.0, "the fast model alone is quickest: 20.6 s")]
    {
        let end = MIXED.shown(&[("easy", easy)]);
        check_says(&end, &[words, "On one kind of task alone a cascade never beats both of its models"]);
        for tries in 1..=10 {
            let costs = costs(&MIXED.shown(&[("easy", easy), ("tries", f64::from(tries))]));
            let of = |kind| costs.iter().find(|(known, _)| *known == kind).unwrap().1;
            assert!(of("cascade") >= of("slow").min(of("fast")) - 1e-9, "{costs:?}");
        }
    }
}

#[test]
fn with_much_time_of_ones_own_a_failed_try_costs_too_much() {
    check_says(&MIXED.shown(&[("own", 300.0)]), &["the slow model alone"]);
    let alike = [("hard-fast", 0.6), ("hard-slow", 0.9), ("easy-fast", 0.6), ("easy-slow", 0.9)];
    check_says(&MIXED.shown(&alike), &["a cascade is best nowhere", "no more likely to be hard than before"]);
    let never_fails = [("hard-fast", 1.0), ("easy-fast", 1.0)];
    check_says(&MIXED.shown(&never_fails), &["The fast model never fails here", "near tie"]);
}

#[test]
fn asking_both_at_once_is_quicker_and_pays_twice() {
    let all = MIXED.shown(&[("with", 1.0)]);
    check_says(&all, &["asking both at once is quickest: 50.4 s", "pays for two answers", "a cascade is best nowhere"]);
    assert_eq!(costs(&all).len(), 5);
    check_says(&MIXED.shown(&[("with", 1.0), ("useful", 1.0)]), &["delegating costs you least"]);
}

#[test]
fn one_person_can_use_so_many_agents() {
    // 1 + 38.3 / 30; an agent's turn ends a task with the chance 1 / (0.5 / 0.95 + 0.5 / 0.6).
    check_says(
        &MIXED.shown(&[]),
        &["works 38.3 s for each 30 s of yours. So one person can use 2.3 of them, for 88 tasks an hour"],
    );
    check_says(&MIXED.shown(&[("slow-wait", 0.1), ("own", 3_600.0)]), &["can use 1 of them"]);
}
