//! A figure: a picture or rows of bars, with the same data as a table, as CSV, and as a drawing of its own.

use super::{Bars, Layer, Picture};
use crate::app::csv;
use crate::app::html::{escape, table};
use crate::engine::figures;
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
                        let (row, part, length) = (csv::text(&row.name), csv::text(part.name), part.length);
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
                let _ = write!(csv, "{name},{x},{y},\r\n");
            }
        }
        Layer::Band { name, points, .. } => {
            let name = csv::text(name);
            for (x, lower, upper) in points {
                let _ = write!(csv, "{name},{x},{lower},{upper}\r\n");
            }
        }
        Layer::Points { kind, points } => {
            for (x, y, words) in points {
                let words = if words.is_empty() { kind } else { words.as_str() };
                let _ = write!(csv, "{},{x},{y},\r\n", csv::text(words));
            }
        }
        Layer::Map { columns, cells, regions } => {
            let rows = cells.len() / (*columns).max(1);
            for (n, cell) in cells.iter().enumerate() {
                let middle = |n: usize, of: usize| (n as f64 + 0.5) / of as f64;
                let x = picture.across.value(middle(n % columns, *columns));
                let y = picture.up.value(middle(n / columns, rows));
                let _ = write!(csv, "{},{x},{y},\r\n", csv::text(region(regions, cell)));
            }
        }
        Layer::Area { .. } => {}
    }
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

/// The size of a drawing of its own, in pixels, and of its margins.
const WIDTH: u32 = 960;
const HEIGHT: u32 = 600;
const LEFT: u32 = 110;
const RIGHT: u32 = 120;
const TOP: u32 = 150;
const BOTTOM: u32 = 110;

/// The looks of kinds in a drawing of its own, as in `public/styles/screens/plot.css` on paper.
const STYLE: &str = "text{font:15px system-ui,sans-serif;fill:#5d5d59}.title{font-size:20px;font-weight:600;fill:#171716}\
    .tick{text-anchor:end}.axis text,text[data-area]{text-anchor:middle}.grid,.axis line{stroke:#dededa}\
    rect[data-area]{fill:#fff}rect[data-area=fast]{fill:#f8ebe4}rect[data-area=slow]{fill:#e4eff2}\
    rect[data-area=neither]{fill:#f2f2f0}rect[data-area=warn]{fill:#f8ebe4}polyline{fill:none;stroke:#5d5d59;stroke-width:2.5;vector-effect:non-scaling-stroke}\
    polyline[data-line=both],polyline[data-line=third]{stroke-dasharray:2 5}polyline[data-line=slow]{stroke:#0b6a85;stroke-dasharray:10 4}\
    polyline[data-line=fast]{stroke:#b6460c;stroke-width:3}polyline[data-line=fourth]{stroke-dasharray:12 4 2 4}\
    polyline[data-line=first]{stroke:#0b6a85}polyline[data-line=second]{stroke:#b6460c;stroke-dasharray:10 4}\
    polyline[data-line=border],polyline[data-line=cascade]{stroke:#171716}polyline[data-line=cascade]{stroke-dasharray:14 4 2 4 2 4}\
    polygon{fill:#8a8a85;fill-opacity:.18}circle{fill:#fff;stroke:#171716;stroke-width:2}\
    rect[data-part]{stroke:#fff;fill:#8a8a85}rect[data-part=generating]{fill:#0b6a85}rect[data-part=prefill]{fill:#dededa}\
    rect[data-part=tool]{fill:#84590a}rect[data-part=network]{fill:#b6460c}rect[data-part=human]{fill:#7fa48d}\
    rect[data-part=overhead]{fill:#96307a}rect[data-part=wasted]{fill:#dfa98e}rect[data-part=other]{fill:#f2f2f0;stroke:#8a8a85}.near{display:inline}";

impl Figure {
    /// A drawing of its own, as SVG, with a title.
    pub fn svg(&self, title: &str) -> String {
        let (width, height) = (WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">\
             <style>{STYLE}</style><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
        );
        for (n, line) in lines(title, 78).iter().enumerate() {
            let _ = write!(svg, "<text class=\"title\" x=\"24\" y=\"{}\">{}</text>", 34 + 26 * n, escape(line));
        }
        let within =
            format!("<svg x=\"{LEFT}\" y=\"{TOP}\" width=\"{width}\" height=\"{height}\" overflow=\"visible\">");
        let axis_at = format!(
            "<svg class=\"axis\" x=\"{LEFT}\" y=\"{}\" width=\"{width}\" height=\"30\" overflow=\"visible\">",
            TOP + height
        );
        match self {
            Self::Picture(picture) => {
                svg.push_str(&within);
                picture.draw_back(&mut svg);
                svg.push_str(
                    "<svg viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" width=\"100%\" height=\"100%\">",
                );
                picture.draw_lines(&mut svg);
                svg.push_str("</svg>");
                picture.draw_front(&mut svg);
                svg.push_str("</svg>");
                svg.push_str(&axis_at);
                picture.across.draw(&mut svg);
                svg.push_str("</svg>");
                let _ = write!(svg, "<text x=\"24\" y=\"{}\">{}</text>", TOP - 14, escape(&picture.up.title()));
                axis_name(&mut svg, &picture.across.title());
            }
            Self::Bars(bars) => {
                let each = f64::from(height) / bars.rows.len().max(1) as f64;
                for (n, row) in bars.rows.iter().enumerate() {
                    let y = f64::from(TOP) + each * n as f64;
                    let (name, y, bar) = (
                        escape(&format!("{}: {}", row.name, row.words_of(&bars.across))),
                        figures::fixed(y, 1),
                        figures::fixed((each - 26.0).max(8.0), 1),
                    );
                    let _ = write!(
                        svg,
                        "<svg x=\"{LEFT}\" y=\"{y}\" width=\"{width}\" height=\"{bar}\" overflow=\"visible\"><text y=\"-6\">{name}</text>"
                    );
                    bars.draw_row(&mut svg, row);
                    svg.push_str("</svg>");
                }
                svg.push_str(&axis_at);
                bars.across.draw(&mut svg);
                svg.push_str("</svg>");
                axis_name(&mut svg, &bars.across.title());
                legend(&mut svg, bars);
            }
        }
        svg + "</svg>"
    }
}

/// The names of a drawing's parts, one after the other.
fn legend(svg: &mut String, bars: &Bars) {
    let (mut x, mut y) = (24, HEIGHT - 56);
    for (kind, name) in bars.kinds() {
        let width = 56 + 8 * name.chars().count() as u32;
        if x + width > WIDTH {
            (x, y) = (24, y + 18);
        }
        let _ = write!(
            svg,
            "<rect data-part=\"{kind}\" x=\"{x}\" y=\"{y}\" width=\"24\" height=\"12\"/><text x=\"{}\" y=\"{}\">{}</text>",
            x + 32,
            y + 11,
            escape(name)
        );
        x += width;
    }
}

fn axis_name(svg: &mut String, name: &str) {
    let _ =
        write!(svg, "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>", WIDTH / 2, HEIGHT - 70, escape(name));
    let _ =
        write!(svg, "<text x=\"24\" y=\"{}\">Hare &amp; Tortoise. Simulated: no model is called.</text>", HEIGHT - 12);
}

/// A text in lines of at most so many characters.
fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut();
        match line {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + word.chars().count() < most => line.extend([" ", word]),
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
