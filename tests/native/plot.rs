//! Figures: axes, the geometry of lines and labels, the drawing, and the same data in other forms.

use hare_and_tortoise::app::plot::{
    Axis, Bars, Figure, Layer, Part, Picture, Place, Quantity, Row, apart, below_the_top,
};
use proptest::prelude::*;

#[track_caller]
fn check_axis(axis: Axis, words: &[&str]) {
    let ticks = axis.ticks();
    assert_eq!(ticks.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>(), words);
    assert!(ticks.iter().all(|(share, _)| (-1e-9..=1.0 + 1e-9).contains(share)), "{ticks:?}");
}

#[test]
fn an_even_axis_has_round_marks_in_one_unit() {
    let times = |most: f64, words: &[&str]| check_axis(Axis::up_to("", Quantity::Seconds, most), words);
    times(178.6, &["0 min", "0.5 min", "1 min", "1.5 min", "2 min", "2.5 min", "3 min"]);
    times(0.3, &["0 s", "0.05 s", "0.1 s", "0.15 s", "0.2 s", "0.25 s", "0.3 s"]);
    times(0.0, &["0 s", "0.01 s"]);
    times(290.0, &["0 min", "1 min", "2 min", "3 min", "4 min", "5 min"]);
    times(9_600.0, &["0 min", "20 min", "40 min", "60 min", "80 min", "100 min", "120 min", "140 min", "160 min"]);
    times(36_000.0, &["0 h", "2 h", "4 h", "6 h", "8 h", "10 h"]);
    times(3.6e6, &["0 h", "200 h", "400 h", "600 h", "800 h", "1000 h"]);
    check_axis(Axis::even("", Quantity::Share, 0.0, 1.0), &["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"]);
    check_axis(Axis::up_to("", Quantity::Of("tokens"), 180_000.0), &["0", "50k", "100k", "150k", "200k"]);
}

#[test]
fn a_logarithmic_axis_has_marks_at_powers_of_ten_or_at_times_one_knows() {
    check_axis(Axis::logarithmic("", Quantity::Times, 1.0, 30.0), &["1×", "2×", "5×", "10×", "20×"]);
    let times = Axis::logarithmic("", Quantity::Seconds, 1.0, 3_600.0);
    check_axis(times, &["1 s", "3 s", "10 s", "30 s", "1 min", "3 min", "10 min", "30 min", "1 h"]);
    check_axis(
        Axis::logarithmic("", Quantity::Of(""), 0.01, 1e6),
        &["0.01", "0.1", "1", "10", "100", "1000", "10k", "100k", "1M"],
    );
    check_axis(Axis::logarithmic("", Quantity::Seconds, 1.5, 9.0), &["2 s", "5 s"]);
    for share in [0.0, 0.25, 1.0] {
        assert!((times.share(times.value(share)) - share).abs() < 1e-12);
    }
}

#[test]
fn an_axis_without_extent_is_still_one() {
    for axis in [Axis::even("", Quantity::Seconds, 5.0, 5.0), Axis::logarithmic("", Quantity::Seconds, 0.0, 0.0)] {
        assert!(axis.to() > axis.from() && axis.share(axis.to()) == 1.0, "{axis:?}");
    }
    assert!(Axis::up_to("", Quantity::Seconds, f64::INFINITY).to().is_finite());
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
    fn an_axis_reaches_as_far_as_it_has_to(most in 0.0..1e9_f64) {
        let axis = Axis::up_to("", Quantity::Seconds, most);
        prop_assert!(axis.to() >= most * (1.0 - 1e-9), "{}", axis.to());
        prop_assert!(axis.ticks().len() <= 9, "{:?}", axis.ticks());
    }
}

fn picture() -> Picture {
    let line = |kind, name, end| Layer::Line { kind, name, points: vec![(0.0, 10.0), (60.0, end)] };
    let area = |kind, ends, words: &str| Layer::Area { kind, ends, words: words.to_owned() };
    Picture {
        across: Axis::even("Across", Quantity::Seconds, 0.0, 60.0),
        up: Axis::even("Up", Quantity::Of("units"), 0.0, 100.0),
        layers: vec![
            area("low", (0.0, 30.0), "Low here"),
            area("high", (30.0, f64::INFINITY), "Much longer words"),
            line("one", "One", 50.0),
            line("two", "Two", 190.0),
            Layer::Points { kind: "crossing", points: vec![(0.0, 10.0, "here".to_owned())] },
        ],
    }
}

#[test]
fn a_picture_draws_lines_names_areas_and_words() {
    let html = picture().html();
    let has = |text: &str| assert!(html.contains(text), "{text}: {html}");
    has("<polyline data-line=\"one\" points=\"0.0,900.0 1000.0,500.0 \"/>");
    // It leaves the picture half way up.
    has("<polyline data-line=\"two\" points=\"0.0,900.0 500.0,0.0 \"/>");
    has("<text class=\"name\" data-line=\"one\" x=\"100%\" y=\"50.000%\"");
    has("<text class=\"over\" data-line=\"two\" x=\"50.000%\"");
    has("<rect data-area=\"high\" x=\"50.000%\" y=\"0.000%\" width=\"50.000%\"");
    // The longer words only fit on a wide screen.
    has("<text class=\"clear\" data-area=\"low\"");
    has("<text class=\"near\" data-area=\"high\"");
    has(">here</text>");
    assert_eq!(html.matches("style=").count(), 0);
    assert_eq!(picture().up.title(), "Up, units");
}

#[test]
fn a_place_is_marked_within_the_picture() {
    let place = |at, words: &str, values: &[(&'static str, f64)]| {
        picture().place(&Place { at, words: words.to_owned(), values: values.to_vec() })
    };
    let html = place(30.0, "you: 30 s", &[("one", 30.0), ("two", 120.0)]);
    assert!(html.contains("x1=\"50.000%\"") && html.contains(">you: 30 s</text>"), "{html}");
    assert!(html.contains("<circle data-line=\"one\" cx=\"50.000%\" cy=\"70.000%\""), "{html}");
    assert!(!html.contains("data-line=\"two\""), "a point above the picture is not drawn: {html}");
    assert!(place(0.0, "", &[]).contains("text-anchor=\"start\"") && place(420.0, "", &[]).contains("x1=\"100.000%\""));
}

#[test]
fn a_map_is_drawn_in_runs_with_each_regions_name_where_it_fits() {
    let map = Layer::Map {
        columns: 4,
        cells: vec!["a", "a", "a", "b", "a", "a", "b", "b"],
        regions: vec![("a", "Region A"), ("b", "A name that is much too long for its place in the picture")],
    };
    let html = Picture { layers: vec![map], ..picture() }.html();
    assert!(html.contains("<rect data-area=\"a\" x=\"0.000%\" y=\"50.000%\" width=\"75.000%\""), "{html}");
    assert!(html.contains("<rect data-area=\"b\" x=\"50.000%\" y=\"0.000%\" width=\"50.000%\""), "{html}");
    assert!(html.contains(">Region A</text>") && !html.contains("much too long"), "{html}");
}

#[test]
fn a_figure_is_also_a_table_csv_and_a_drawing_of_its_own() {
    let figure = Figure::Picture(picture());
    let table = figure.table();
    assert!(table.contains("<th scope=\"row\">30\u{a0}s</th><td>30\u{a0}units</td><td>100\u{a0}units</td>"), "{table}");
    assert!(
        figure.csv().starts_with("\"series\",\"Across\",\"Up\",\"upper end\"\r\n\"One\",0,10,\r\n\"One\",60,50,\r\n")
    );
    let svg = figure.svg("A title with <marks>");
    assert!(svg.contains("A title with &lt;marks&gt;") && svg.contains("<polyline data-line=\"one\""), "{svg}");
    let part = |kind, name, length| Part { kind, name, length };
    let row = Row {
        name: "Row".to_owned(),
        parts: vec![part("tool", "tools", 15.0), part("human", "you", 30.0)],
        words: String::new(),
    };
    let bars = Bars { across: Axis::even("Time", Quantity::Seconds, 0.0, 60.0), rows: vec![row] };
    let html = bars.html();
    assert!(html.contains("<rect data-part=\"human\" x=\"25.000%\" width=\"50.000%\""), "{html}");
    assert!(html.contains("<b>Row</b> 45\u{a0}s"), "{html}");
    let csv = Figure::Bars(bars).csv();
    assert_eq!(csv, "\"row\",\"part\",\"Time\"\r\n\"Row\",\"tools\",15\r\n\"Row\",\"you\",30\r\n");
}
