//! Predictions as pictures: numbers as dots over their axis, drawn lines over the right one.

use super::lessons::Vote;
use crate::app::html;
use crate::app::plot::{Axis, Figure, Layer, Picture, Quantity, in_unit};
use crate::engine::{figures, order};
use crate::scenario::lesson::{Answer, Drawing, Measure, Number, Within};

/// Stacks of dots from one end of the axis to the other.
const STACKS: f64 = 30.0;

/// A figure as the screen shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// Its name; empty if there is only one.
    pub name: String,
    /// The drawing, as HTML.
    pub html: String,
    /// Whether it is rows of bars, which have their axis within.
    pub bars: bool,
    /// The names of the vertical and the horizontal axis of a picture.
    pub axes: [String; 2],
    /// Its data as a table's head and body, as HTML.
    pub table: String,
}

impl Drawn {
    pub(super) fn new(name: &str, figure: &Figure) -> Self {
        let axes = match figure {
            Figure::Picture(picture) => [picture.up.title(), picture.across.title()],
            Figure::Bars(_) => Default::default(),
        };
        let bars = matches!(figure, Figure::Bars(_));
        Self { name: name.to_owned(), html: figure.html(), bars, axes, table: String::new() }
    }

    pub(super) fn with_table(self, head: &[&str], rows: &[Vec<String>]) -> Self {
        Self { table: html::table(head.iter().map(|name| (*name, "")), rows), ..self }
    }
}

fn sorted(vote: &Vote) -> Vec<f64> {
    let number = |answer: &Answer| match answer {
        Answer::Number(number) => Some(*number),
        _ => None,
    };
    let mut numbers: Vec<f64> = vote.given.iter().filter_map(|given| number(&given.answer)).collect();
    order::rising(&mut numbers);
    numbers
}

/// Whether each person has a result of their own, because it is measured in their session.
fn differs(number: &Number) -> bool {
    number.measure.is_some_and(Measure::is_of_session)
}

/// The right number, as the runs gave it; where each person has another one, the middle one.
fn result(number: &Number, vote: &Vote) -> f64 {
    let mut measured: Vec<f64> = vote.given.iter().filter_map(|given| given.measured).collect();
    order::rising(&mut measured);
    number.answer(measured.get(measured.len() / 2).copied())
}

/// The middle prediction and the result, in words.
pub(super) fn middle(number: &Number, vote: &Vote) -> String {
    let predicted = sorted(vote);
    let middle = predicted.get(predicted.len() / 2).copied().unwrap_or_default();
    let [middle, was] = [middle, result(number, vote)].map(|value| in_unit(value, &number.unit));
    if differs(number) {
        return format!(
            "The middle prediction was {middle}. Everybody had their own result; the middle one was {was}."
        );
    }
    format!("The middle prediction was {middle}. The result was {was}.")
}

/// Predictions as dots, those near each other stacked, with the result as a line and what counts as right around it.
pub(super) fn numbers(number: &Number, vote: &Vote) -> Drawn {
    let (from, to) = number.ends;
    let axis = if number.logarithmic { Axis::logarithmic } else { Axis::even };
    let across = axis("", Quantity::Of(""), from, to);
    // Each dot at its own number: one in the middle of its stack could be on the wrong side of what counts as right.
    let (mut stacks, mut last, mut height) = (Vec::new(), -1.0, 0.5);
    for predicted in sorted(vote) {
        let stack = libm::floor(across.share(predicted).clamp(0.0, 0.999) * STACKS);
        height = if stack > last { 0.5 } else { height + 1.0 };
        last = stack;
        stacks.push((predicted, height));
    }
    let highest = stacks.iter().map(|(_, height)| height + 0.5).fold(8.0, f64::max);
    let was = result(number, vote);
    let off = match number.within {
        Within::Share(share) => share * was.abs(),
        Within::By(by) => by,
    };
    let right = Layer::Area { kind: "neither", ends: (was - off, was + off), words: "right".to_owned() };
    let layers = (!differs(number)).then_some(right).into_iter().chain([
        Layer::Line { kind: "result", name: "", points: vec![(was, 0.0), (was, highest)] },
        Layer::Points { kind: "class", points: stacks.into_iter().map(|(x, y)| (x, y, String::new())).collect() },
    ]);
    let layers = layers.collect();
    let picture = Picture { across, up: Axis::even("Predictions", Quantity::Of(""), 0.0, highest), layers };
    let mut drawn = Drawn::new(vote.name, &Figure::Picture(picture));
    drawn.axes = ["Predictions".to_owned(), number.unit.clone()];
    let mut rows: Vec<Vec<String>> = Vec::new();
    let all = sorted(vote);
    for run in all.chunk_by(|a, b| (a - b).abs() < 1e-12) {
        let value = run.first().copied().unwrap_or_default();
        rows.push(vec![in_unit(value, &number.unit), run.len().to_string()]);
    }
    rows.push(vec![
        format!(
            "{} ({})",
            in_unit(was, &number.unit),
            if differs(number) { "the middle result" } else { "the result" }
        ),
        String::new(),
    ]);
    drawn.with_table(&["Prediction", "Results"], &rows)
}

/// All drawn lines over the right one.
pub(super) fn lines(line: &Drawing, vote: &Vote) -> Drawn {
    let heights = vote.given.iter().filter_map(|given| match &given.answer {
        Answer::Line(heights) => Some(heights),
        _ => None,
    });
    let heights: Vec<_> = heights.collect();
    let places = || line.points.iter().map(|(x, _)| *x);
    let drawn = heights.iter().map(|heights| {
        let points = places().zip(heights.iter().copied()).collect();
        Layer::Line { kind: "class", name: "", points }
    });
    let mut layers: Vec<Layer> = drawn.collect();
    layers.push(Layer::Line { kind: "result", name: "Result", points: line.points.clone() });
    let ends = |place: Option<&(f64, f64)>| place.map_or(0.0, |(x, _)| *x);
    let across = Axis::even("", Quantity::Of(""), ends(line.points.first()), ends(line.points.last()));
    let up = Axis::even("", Quantity::Of(""), line.ends.0, line.ends.1);
    let mut drawn = Drawn::new(vote.name, &Figure::Picture(Picture { across, up, layers }));
    drawn.axes = [line.up.clone(), line.across.clone()];
    let rows: Vec<Vec<String>> = line
        .points
        .iter()
        .enumerate()
        .map(|(n, (x, right))| {
            let mut here: Vec<f64> = heights.iter().filter_map(|heights| heights.get(n).copied()).collect();
            order::rising(&mut here);
            let at = |share: f64| here.get((share * here.len() as f64) as usize).copied().unwrap_or_default();
            [*x, at(0.25), at(0.5), at(0.75), *right].map(figures::plain).to_vec()
        })
        .collect();
    drawn.with_table(&["Place", "A quarter drew less", "The middle line", "A quarter drew more", "Right"], &rows)
}
