//! Line charts: scales, the geometry of lines and labels, and the drawing.

use hare_and_tortoise::app::plot::{Area, Chart, Line, Mark, TimeScale, apart, below_the_top, mark};
use proptest::prelude::*;

#[track_caller]
fn check_scale(seconds: f64, most: u32, end: f64, words: &[&str]) {
    let scale = TimeScale::to(seconds, most);
    let ticks = scale.ticks();
    assert_eq!(ticks.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>(), words);
    assert!((scale.end() - end).abs() < 1e-9, "{}", scale.end());
    assert_eq!((ticks[0].0, ticks.last().unwrap().0), (0.0, 1.0));
}

#[test]
fn a_scale_has_round_marks_in_one_unit() {
    check_scale(178.6, 8, 180.0, &["0 s", "30 s", "60 s", "90 s", "120 s", "150 s", "180 s"]);
    check_scale(0.3, 4, 0.3, &["0 s", "0.1 s", "0.2 s", "0.3 s"]);
    check_scale(0.0, 4, 0.1, &["0 s", "0.1 s"]);
    check_scale(290.0, 5, 300.0, &["0 min", "1 min", "2 min", "3 min", "4 min", "5 min"]);
    check_scale(5_000.0, 3, 5_400.0, &["0 min", "30 min", "60 min", "90 min"]);
    check_scale(36_000.0, 5, 36_000.0, &["0 h", "2 h", "4 h", "6 h", "8 h", "10 h"]);
    check_scale(3.6e6, 5, 3.6e6, &["0 h", "200 h", "400 h", "600 h", "800 h", "1000 h"]);
}

#[test]
fn a_line_ends_where_it_leaves_the_picture() {
    assert_eq!(below_the_top(&[(0.0, 0.2), (1.0, 0.8)]), [(0.0, 0.2), (1.0, 0.8)]);
    assert_eq!(below_the_top(&[(0.0, 0.5), (1.0, 1.5)]), [(0.0, 0.5), (0.5, 1.0)]);
    assert_eq!(below_the_top(&[(0.0, 1.5), (1.0, 0.5)]), [(0.5, 1.0), (1.0, 0.5)]);
    assert_eq!(below_the_top(&[(0.0, 2.0), (1.0, 3.0)]), []);
}

#[test]
fn labels_that_crowd_share_their_mean_height() {
    assert_eq!(apart(&[0.25, 0.75], 0.125), [0.25, 0.75]);
    assert_eq!(apart(&[0.5, 0.5], 0.25), [0.375, 0.625]);
    assert_eq!(apart(&[0.75, 0.5, 0.5], 0.0625), [0.75, 0.46875, 0.53125]);
    // Not beyond the edges.
    assert_eq!(apart(&[1.0, 1.0], 0.25), [0.75, 1.0]);
    assert_eq!(apart(&[0.0, 0.0], 0.25), [0.0, 0.25]);
    assert_eq!(apart(&[], 0.25), [0.0; 0]);
}

proptest! {
    #[test]
    fn labels_never_collide(heights in prop::collection::vec(0.0..=1.0_f64, 0..6)) {
        let mut placed = apart(&heights, 0.1);
        prop_assert!(placed.iter().all(|place| (-1e-9..=1.0 + 1e-9).contains(place)), "{:?}", placed);
        let same_order = heights.iter().zip(&placed).all(|(height, place)| {
            heights.iter().zip(&placed).all(|(other, other_place)| height >= other || place < other_place)
        });
        prop_assert!(same_order, "{:?} {:?}", heights, placed);
        placed.sort_by(f64::total_cmp);
        prop_assert!(placed.windows(2).all(|pair| pair[1] - pair[0] >= 0.1 - 1e-9), "{:?}", placed);
    }

    #[test]
    fn a_scale_reaches_as_far_as_it_has_to(seconds in 0.0..1e9_f64, most in 1_u32..12) {
        let scale = TimeScale::to(seconds, most);
        prop_assert!(scale.end() >= seconds * (1.0 - 1e-9), "{}", scale.end());
        prop_assert!(scale.ticks().len() as u32 <= most + 1);
    }
}

fn chart() -> Chart {
    let line = |kind, name, end| Line { kind, name, points: vec![(0.0, 10.0), (60.0, end)] };
    Chart {
        across: TimeScale::to(60.0, 6),
        up: TimeScale::to(100.0, 5),
        areas: vec![
            Area { kind: "low", from: 0.0, to: 30.0, words: "Low here" },
            Area { kind: "high", from: 30.0, to: f64::INFINITY, words: "Much longer words" },
        ],
        lines: vec![line("one", "One", 50.0), line("two", "Two", 190.0)],
        crossing: Some(Mark { at: (0.0, 10.0), words: "here".to_owned() }),
        words: "A \"chart\"".to_owned(),
    }
}

#[test]
fn a_chart_draws_lines_names_areas_and_words() {
    let html = chart().html();
    let has = |text: &str| assert!(html.contains(text), "{text}: {html}");
    has("role=\"img\" aria-label=\"A &quot;chart&quot;\"");
    has("<polyline data-line=\"one\" points=\"0.0,900.0 1000.0,500.0 \"/>");
    // It leaves the chart half way up.
    has("<polyline data-line=\"two\" points=\"0.0,900.0 500.0,0.0 \"/>");
    has("<text class=\"name\" data-line=\"one\" x=\"100%\" y=\"50.000%\"");
    has("<text class=\"over\" data-line=\"two\" x=\"50.000%\"");
    has("<rect data-area=\"high\" x=\"50.000%\" width=\"50.000%\"");
    // The longer words only fit on a wide screen.
    has("<text class=\"clear\" data-area=\"low\"");
    has("<text class=\"near\" data-area=\"high\"");
    has(">here</text>");
    assert_eq!(html.matches("style=").count(), 0);
}

#[test]
fn a_place_is_marked_within_the_chart() {
    let html = mark(0.5, "you: 30 s", &[("one", 0.3), ("two", 1.2)]);
    assert!(html.contains("x1=\"50.000%\"") && html.contains(">you: 30 s</text>"), "{html}");
    assert!(html.contains("<circle data-line=\"one\" cx=\"50.000%\" cy=\"70.000%\""), "{html}");
    assert!(!html.contains("data-line=\"two\""), "a point above the chart is not drawn: {html}");
    assert!(mark(0.0, "", &[]).contains("text-anchor=\"start\"") && mark(7.0, "", &[]).contains("x1=\"100.000%\""));
}
