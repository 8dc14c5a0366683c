//! A prediction and its result: the gap in words, and a picture of both.

use super::Given;
use super::calibration::counted;
use crate::app::html::escape;
use crate::app::plot::{Axis, Bars, Figure, Layer, Part, Picture, Quantity, Row, in_unit};
use crate::engine::figures;
use crate::scenario::lesson::{Answer, Drawing, Kind, Number, Prose};
use std::fmt::Write;

/// A prediction and its result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// Whether the prediction was right.
    pub right: bool,
    /// The gap in words.
    pub words: String,
    /// What it counts, in words.
    pub points: String,
    /// Both in a picture, as HTML.
    pub picture: String,
    /// The names of the picture's axes: the vertical one and the horizontal one; empty if it has none.
    pub axes: [String; 2],
}

/// Compares an answer with its result; `None` before there is one.
pub fn compared(kind: &Kind, given: &Given) -> Option<Compared> {
    let right = given.right?;
    let points = given.points()?;
    let sign = if points > 0 { "+" } else { "" };
    let points = format!("{}: {sign}{}", given.sure.words(), counted(points));
    let base = Compared { right, points, ..Compared::default() };
    Some(match (kind, &given.answer) {
        (Kind::Number(number), Answer::Number(predicted)) => {
            let answer = number.answer(given.measured);
            let picture = two_bars(number, *predicted, answer).html();
            Compared { words: number_words(number, *predicted, answer, right), picture, ..base }
        }
        (Kind::Choice { options, right: at }, Answer::Choice(chosen)) => {
            let words = if right { "That is right." } else { "It is another one." };
            Compared { words: words.to_owned(), picture: marked(options, *at, *chosen), ..base }
        }
        (Kind::Order(items), Answer::Order(order)) => {
            let in_place = order.iter().enumerate().filter(|(place, item)| place == *item).count();
            let words = if right {
                "Every one is in its place.".to_owned()
            } else {
                format!("{in_place} of {} are in their places.", items.len())
            };
            Compared { words, picture: two_lists(items, order), ..base }
        }
        (Kind::Line(line), Answer::Line(heights)) => {
            let off = Quantity::Share.words(figures::significant(line.distance(heights), 2));
            let words = format!(
                "Your line is off by {off} of the axis on average; {} was the limit.",
                Quantity::Share.words(line.within)
            );
            let axes = [line.up.clone(), line.across.clone()];
            Compared { words, picture: two_lines(line, heights).html(), axes, ..base }
        }
        _ => base,
    })
}

/// The axis of a number's slider.
pub fn slider(number: &Number) -> Axis {
    let (from, to) = number.ends;
    let quantity = Quantity::Of("");
    if number.logarithmic { Axis::logarithmic("", quantity, from, to) } else { Axis::even("", quantity, from, to) }
}

/// What the buttons that commit to a prediction do.
pub fn answer_words(kind: &Kind, answer: Option<&Answer>) -> String {
    let prediction = match (kind, answer) {
        (_, None) => return "First predict, then say how sure you are.".to_owned(),
        (Kind::Number(number), Some(Answer::Number(predicted))) => in_unit(*predicted, &number.unit),
        (Kind::Choice { .. }, Some(Answer::Choice(n))) => format!("answer {}", n + 1),
        (Kind::Order(_), Some(_)) => "this order".to_owned(),
        _ => "this line".to_owned(),
    };
    format!("How sure are you? When you press, you commit to {prediction}.")
}

/// A prediction that cannot be changed any more, as HTML.
pub fn committed(kind: &Kind, answer: &Answer) -> String {
    match (kind, answer) {
        (Kind::Choice { options, .. }, Answer::Choice(n)) => {
            options.get(*n).map(|option| format!("<p>{}</p>", option.html())).unwrap_or_default()
        }
        (Kind::Order(items), Answer::Order(order)) => {
            let items = order.iter().filter_map(|n| items.get(*n)).map(|item| format!("<li>{}</li>", item.html()));
            format!("<ol>{}</ol>", items.collect::<String>())
        }
        (Kind::Line(line), Answer::Line(heights)) => format!(
            "<figure class=\"plot lesson-plot\"><div class=\"plot-area\"><div class=\"plot-drawing\">{}</div></div></figure>",
            drawn(line, heights)
        ),
        (Kind::Number(number), Answer::Number(predicted)) => {
            format!("<p>{}</p>", escape(&in_unit(*predicted, &number.unit)))
        }
        _ => String::new(),
    }
}

fn number_words(number: &Number, predicted: f64, answer: f64, right: bool) -> String {
    let (said, was) = (in_unit(predicted, &number.unit), in_unit(answer, &number.unit));
    if said == was {
        return format!("You said {said}, and so it is.");
    }
    let direction = if predicted > answer { "too high" } else { "too low" };
    let (large, small) = (predicted.max(answer), predicted.min(answer));
    let gap = if right {
        "that is close enough".to_owned()
    } else if small > 0.0 && large / small >= 1.5 {
        format!("{} {direction}", figures::ratio(large / small))
    } else {
        format!("{} {direction}", in_unit(large - small, &number.unit))
    };
    format!("You said {said}. It was {was}: {gap}.")
}

fn two_bars(number: &Number, predicted: f64, answer: f64) -> Figure {
    let row = |name: &str, kind, length| Row {
        name: name.to_owned(),
        parts: vec![Part { kind, name: if kind == "mine" { "You" } else { "Result" }, length }],
        words: in_unit(length, &number.unit),
    };
    let across = Axis::up_to("", Quantity::Of(""), predicted.max(answer).max(f64::MIN_POSITIVE));
    Figure::Bars(Bars { across, rows: vec![row("You", "mine", predicted), row("Result", "result", answer)] })
}

fn two_lines(line: &Drawing, heights: &[f64]) -> Figure {
    let mine = line.points.iter().zip(heights).map(|((x, _), height)| (*x, *height)).collect();
    let layer = |kind, name, points| Layer::Line { kind, name, points };
    let layers = vec![layer("mine", "You", mine), layer("result", "Result", line.points.clone())];
    Figure::Picture(Picture { layers, ..blank(line) })
}

/// A person's line as the drawing of a picture.
pub fn drawn(line: &Drawing, heights: &[f64]) -> String {
    let mine: Vec<_> = line.points.iter().zip(heights).map(|((x, _), height)| (*x, *height)).collect();
    let points = mine.iter().map(|(x, y)| (*x, *y, String::new())).collect();
    let layers = vec![Layer::Line { kind: "mine", name: "", points: mine }, Layer::Points { kind: "mine", points }];
    Picture { layers, ..blank(line) }.html()
}

/// The empty picture in which a line is drawn.
pub fn blank(line: &Drawing) -> Picture {
    let ends = |place: Option<&(f64, f64)>| place.map_or(0.0, |(x, _)| *x);
    let across = Axis::even("", Quantity::Of(""), ends(line.points.first()), ends(line.points.last()));
    Picture { across, up: Axis::even("", Quantity::Of(""), line.ends.0, line.ends.1), layers: Vec::new() }
}

/// The options with marks at the person's and at the right one.
fn marked(options: &[Prose], right: usize, chosen: usize) -> String {
    let mut html = String::from("<ul class=\"lesson-marked\">");
    for (n, option) in options.iter().enumerate() {
        let (kind, mark) = match (n == right, n == chosen) {
            (true, true) => ("both", "✓ You, and right"),
            (true, false) => ("result", "✓ Right"),
            (false, true) => ("mine", "✗ You"),
            (false, false) => ("", ""),
        };
        // Writing to a string never fails.
        let _ = write!(html, "<li data-kind=\"{kind}\"><span>{}</span> <b>{mark}</b></li>", option.html());
    }
    html + "</ul>"
}

/// The person's order beside the right one.
fn two_lists(items: &[Prose], order: &[usize]) -> String {
    let mut html = String::new();
    let mut list = |name: &str, order: &mut dyn Iterator<Item = (usize, bool)>| {
        let _ = write!(html, "<div><p class=\"lesson-order-name\">{}</p><ol>", escape(name));
        for (item, right) in order {
            let mark = if right { "" } else { " <b>✗</b>" };
            let words = items.get(item).map_or("", Prose::html);
            let _ = write!(html, "<li>{words}{mark}</li>");
        }
        html.push_str("</ol></div>");
    };
    list("You", &mut order.iter().enumerate().map(|(place, item)| (*item, *item == place)));
    list("Right", &mut (0..items.len()).map(|item| (item, true)));
    format!("<div class=\"lesson-orders\">{html}</div>")
}
