//! A figure: a picture or rows of bars, with the same data as a table and as CSV.

use super::{Bars, Layer, Picture};
use crate::app::csv;
use crate::app::html::table;
use std::fmt::Write;

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// Values over values.
    Picture(Picture),
    /// Rows of bars.
    Bars(Bars),
}

impl Figure {
    /// The drawing.
    pub fn html(&self) -> String {
        match self {
            Self::Picture(picture) => picture.html(),
            Self::Bars(bars) => bars.html(),
        }
    }

    /// Its data at the marks of its axes, as the head and body of a table in HTML.
    pub fn table(&self) -> String {
        let (head, rows) = match self {
            Self::Picture(picture) => picture_rows(picture),
            Self::Bars(bars) => bar_rows(bars),
        };
        table(head.iter().map(|name| (name.as_str(), "")), &rows)
    }

    /// All of its data, as CSV with one value a line.
    pub fn csv(&self) -> String {
        let mut csv = String::new();
        match self {
            Self::Picture(picture) => {
                let head = ["series", picture.across.name, picture.up.name, "upper end"];
                csv.extend([head.map(csv::text).join(","), "\r\n".to_owned()]);
                for layer in &picture.layers {
                    csv_layer(&mut csv, picture, layer);
                }
            }
            Self::Bars(bars) => {
                let head = ["row", "part", bars.across.name];
                csv.extend([head.map(csv::text).join(","), "\r\n".to_owned()]);
                for row in &bars.rows {
                    for part in &row.parts {
                        let (row, part, length) =
                            (csv::text(&row.name), csv::text(part.name), csv::number(part.length));
                        let _ = write!(csv, "{row},{part},{length}\r\n");
                    }
                }
            }
        }
        csv
    }
}

fn csv_layer(csv: &mut String, picture: &Picture, layer: &Layer) {
    match layer {
        Layer::Line { kind, name, points } => {
            let name = csv::text(if name.is_empty() { kind } else { name });
            for (x, y) in points {
                csv_row(csv, &name, [*x, *y], None);
            }
        }
        Layer::Band { name, points, .. } => {
            let name = csv::text(name);
            for (x, lower, upper) in points {
                csv_row(csv, &name, [*x, *lower], Some(*upper));
            }
        }
        Layer::Points { kind, points } => {
            for (x, y, words) in points {
                let words = if words.is_empty() { kind } else { words.as_str() };
                csv_row(csv, &csv::text(words), [*x, *y], None);
            }
        }
        Layer::Map { columns, cells, regions } => {
            let rows = cells.len() / (*columns).max(1);
            for (n, cell) in cells.iter().enumerate() {
                let middle = |n: usize, of: usize| (n as f64 + 0.5) / of as f64;
                let x = picture.across.value(middle(n % columns, *columns));
                let y = picture.up.value(middle(n / columns, rows));
                csv_row(csv, &csv::text(region(regions, cell)), [x, y], None);
            }
        }
        Layer::Area { .. } => {}
    }
}

fn csv_row(csv: &mut String, name: &str, place: [f64; 2], upper: Option<f64>) {
    let [x, y] = place.map(csv::number);
    let upper = upper.map(csv::number).unwrap_or_default();
    let _ = write!(csv, "{name},{x},{y},{upper}\r\n");
}

fn region<'a>(regions: &[(&str, &'a str)], kind: &str) -> &'a str {
    regions.iter().find(|(known, _)| *known == kind).map(|(_, words)| *words).unwrap_or_default()
}

/// A line's value at a place, between its points; `None` beyond them.
fn at(points: &[(f64, f64)], x: f64) -> Option<f64> {
    let next = points.partition_point(|point| point.0 < x - 1e-9 * x.abs().max(1e-9));
    let after = points.get(next)?;
    let near = (after.0 - x).abs() <= 1e-9 * x.abs().max(1e-9);
    let before = match next.checked_sub(1) {
        Some(before) => points.get(before)?,
        None => return near.then_some(after.1),
    };
    let width = after.0 - before.0;
    Some(if width > 0.0 { before.1 + (after.1 - before.1) * (x - before.0) / width } else { after.1 })
}

fn picture_rows(picture: &Picture) -> (Vec<String>, Vec<Vec<String>>) {
    let mut head = vec![picture.across.name.to_owned()];
    let marks = picture.across.marks();
    let mut rows: Vec<Vec<String>> = marks.iter().map(|x| vec![picture.across.quantity.words(*x)]).collect();
    let words = |value: Option<f64>| match value.filter(|value| value.is_finite()) {
        Some(value) => picture.up.quantity.words(value),
        None => "–".to_owned(),
    };
    for layer in &picture.layers {
        let mut add = |name: &str, value: &dyn Fn(f64) -> String| {
            head.push(name.to_owned());
            for (row, x) in rows.iter_mut().zip(&marks) {
                row.push(value(*x));
            }
        };
        match layer {
            Layer::Line { name, points, .. } if !name.is_empty() => add(name, &|x| words(at(points, x))),
            Layer::Band { name, points, .. } => {
                let [lower, upper] = [0, 1].map(|end| {
                    points
                        .iter()
                        .map(|(x, lower, upper)| (*x, if end == 0 { *lower } else { *upper }))
                        .collect::<Vec<_>>()
                });
                add(name, &|x| match (at(&lower, x), at(&upper, x)) {
                    (None, None) => words(None),
                    (lower, upper) => format!("{} to {}", words(lower), words(upper)),
                });
            }
            Layer::Map { columns, cells, regions } => {
                let n_rows = cells.len() / (*columns).max(1);
                let cell = |share: f64, n: usize| ((share * n as f64) as usize).min(n.saturating_sub(1));
                for y in picture.up.marks() {
                    let row = cell(picture.up.share(y), n_rows);
                    let name = picture.up.quantity.words(y);
                    add(&name, &|x| {
                        let column = cell(picture.across.share(x), *columns);
                        region(regions, cells.get(row * columns + column).copied().unwrap_or_default()).to_owned()
                    });
                }
            }
            _ => {}
        }
    }
    (head, rows)
}

fn bar_rows(bars: &Bars) -> (Vec<String>, Vec<Vec<String>>) {
    let kinds = bars.kinds();
    let head = [String::new()].into_iter().chain(kinds.iter().map(|(_, name)| (*name).to_owned()));
    let head = head.chain(["In all".to_owned()]).collect();
    let words = |length: f64| bars.across.quantity.words(length);
    let rows = bars.rows.iter().map(|row| {
        let parts = kinds.iter().map(|kind| {
            let own = row.parts.iter().filter(|part| (part.kind, part.name) == *kind);
            let length: f64 = own.map(|part| part.length.max(0.0)).sum();
            if length > 0.0 { words(length) } else { "–".to_owned() }
        });
        [row.name.clone()].into_iter().chain(parts).chain([row.words_of(&bars.across)]).collect()
    });
    (head, rows.collect())
}
