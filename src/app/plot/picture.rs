//! A picture of values over values, as HTML: regions, areas and bands behind lines, and points and words before them.
//! Kinds differ by dashes and names, not by colour alone; the style sheet has a look for each.

use super::lines::{apart, below_the_top};
use super::{Axis, fits, percent};
use crate::app::html::escape;
use crate::engine::figures;
use std::fmt::Write;

/// Characters that fit side by side on the narrowest screen, and on one of 60 rem.
const NARROW: f64 = 32.0;
const WIDE: f64 = 78.0;

/// The height of a line of text as a share of the lowest picture.
const LINE: f64 = 0.1;

/// Below this height there is no room for words under a point.
const LOW: f64 = 0.15;

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The horizontal axis.
    pub across: Axis,
    /// The vertical axis.
    pub up: Axis,
    /// What it shows, from back to front.
    pub layers: Vec<Layer>,
}

/// A part of a picture. Coordinates are values on the two axes; what lies beyond an axis is cut off.
#[derive(Clone, Debug, PartialEq)]
pub enum Layer {
    /// A line with its name at its end.
    Line {
        /// Its kind, for the style sheet.
        kind: &'static str,
        /// Its name; empty for none.
        name: &'static str,
        /// Its points from left to right.
        points: Vec<(f64, f64)>,
    },
    /// The space between a lower and an upper line.
    Band {
        /// Its kind, for the style sheet.
        kind: &'static str,
        /// Its name, for the table.
        name: &'static str,
        /// Its places from left to right, each with its lower and its upper end.
        points: Vec<(f64, f64, f64)>,
    },
    /// A part of the picture from top to bottom, with words where there is room.
    Area {
        /// Its kind, for the style sheet.
        kind: &'static str,
        /// Where it begins and ends.
        ends: (f64, f64),
        /// Its words.
        words: String,
    },
    /// A map: each cell of an even grid belongs to a region.
    Map {
        /// How many cells there are from left to right.
        columns: usize,
        /// The region of each cell, row by row from the bottom.
        cells: Vec<&'static str>,
        /// The regions: their kinds and their words.
        regions: Vec<(&'static str, &'static str)>,
    },
    /// Points with words.
    Points {
        /// Their kind, for the style sheet.
        kind: &'static str,
        /// The points.
        points: Vec<(f64, f64, String)>,
    },
}

/// Where a person stands in a picture: a place on the horizontal axis, words over it, and a point on each line there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The place.
    pub at: f64,
    /// The words.
    pub words: String,
    /// The kind of each line with its value there.
    pub values: Vec<(&'static str, f64)>,
}

impl Picture {
    /// The drawing, within an element that the style sheet makes as high as the picture.
    pub fn html(&self) -> String {
        let mut html = String::from("<svg class=\"plot-back\" aria-hidden=\"true\">");
        self.draw_back(&mut html);
        html.push_str(
            "</svg><svg class=\"plot-lines\" viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
        );
        self.draw_lines(&mut html);
        html.push_str("</svg><svg class=\"plot-front\" aria-hidden=\"true\">");
        self.draw_front(&mut html);
        html.push_str("</svg><svg class=\"axis\" aria-hidden=\"true\">");
        self.across.draw(&mut html);
        html + "</svg>"
    }

    /// The person's place in it, as HTML.
    pub fn place(&self, place: &Place) -> String {
        let heights: Vec<_> = place.values.iter().map(|(kind, value)| (*kind, self.up.share(*value))).collect();
        mark(self.across.share(place.at), &escape(&place.words), &heights)
    }

    fn point(&self, x: f64, y: f64) -> (f64, f64) {
        (self.across.share(x), self.up.share(y))
    }

    /// Maps and areas, and the lines of the grid.
    pub(super) fn draw_back(&self, html: &mut String) {
        for layer in &self.layers {
            match layer {
                Layer::Area { kind, ends, .. } => {
                    let [from, to] = [ends.0, ends.1].map(|end| self.across.share(end).clamp(0.0, 1.0));
                    rectangle(html, kind, [from, 0.0, to - from, 1.0]);
                }
                Layer::Map { columns, cells, .. } => draw_map(html, *columns, cells),
                _ => {}
            }
        }
        for (share, words) in self.up.ticks() {
            let y = percent(1.0 - share);
            let _ = write!(
                html,
                "<line class=\"grid\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/><text class=\"tick\" x=\"-8\" y=\"{y}\" dy=\"5\">{words}</text>"
            );
        }
    }

    /// Bands and lines, in a square of a thousand units.
    pub(super) fn draw_lines(&self, html: &mut String) {
        for layer in &self.layers {
            match layer {
                Layer::Band { kind, points, .. } => {
                    let lower = points.iter().map(|(x, lower, _)| self.point(*x, *lower));
                    let upper = points.iter().rev().map(|(x, _, upper)| self.point(*x, *upper));
                    let _ =
                        write!(html, "<polygon data-band=\"{kind}\" points=\"{}\"/>", thousands(lower.chain(upper)));
                }
                Layer::Line { kind, points, .. } => {
                    let points = thousands(self.visible(points).into_iter());
                    let _ = write!(html, "<polyline data-line=\"{kind}\" points=\"{points}\"/>");
                }
                _ => {}
            }
        }
    }

    /// A line's points as shares, as far as the picture reaches.
    fn visible(&self, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let finite = points.iter().filter(|(x, y)| x.is_finite() && !y.is_nan());
        // Far above the edge, where no line can be told from another.
        let shares = finite.map(|(x, y)| self.point(*x, *y)).map(|(x, y)| (x, y.min(1e3)));
        below_the_top(&shares.collect::<Vec<_>>())
    }

    /// Words, points and names.
    pub(super) fn draw_front(&self, html: &mut String) {
        for layer in &self.layers {
            match layer {
                Layer::Area { kind, ends, words } => {
                    let [from, to] = [ends.0, ends.1].map(|end| self.across.share(end).clamp(0.0, 1.0));
                    if fits(words, to - from, WIDE) {
                        let class = if fits(words, to - from, NARROW) { "clear" } else { "near" };
                        let (x, words) = (percent(f64::midpoint(from, to)), escape(words));
                        let _ = write!(
                            html,
                            "<text class=\"{class}\" data-area=\"{kind}\" x=\"{x}\" y=\"20\">{words}</text>"
                        );
                    }
                }
                Layer::Map { columns, cells, regions } => draw_region_words(html, *columns, cells, regions),
                Layer::Points { kind, points } => {
                    for (x, y, words) in points {
                        self.draw_point(html, kind, self.point(*x, *y), words);
                    }
                }
                Layer::Line { .. } | Layer::Band { .. } => {}
            }
        }
        self.draw_names(html);
    }

    fn draw_point(&self, html: &mut String, kind: &str, (x, y): (f64, f64), words: &str) {
        if !(0.0..=1.0).contains(&x) || !(0.0..=1.0).contains(&y) {
            return;
        }
        // The words stand below the point, where no line of a rising pair is; above it if there is no room.
        let (dx, anchor) = if x > 0.6 { (-10, "end") } else { (10, "start") };
        let dy = if y < LOW { -16 } else { 24 };
        let (x, y, words) = (percent(x), percent(1.0 - y), escape(words));
        let _ = write!(
            html,
            "<circle class=\"crossing\" data-point=\"{kind}\" cx=\"{x}\" cy=\"{y}\" r=\"6\"/><text class=\"over\" x=\"{x}\" y=\"{y}\" \
             dx=\"{dx}\" dy=\"{dy}\" text-anchor=\"{anchor}\">{words}</text>"
        );
    }

    /// Each name at the end of its line; if the line leaves the picture above, over that place.
    fn draw_names(&self, html: &mut String) {
        let lines = self.layers.iter().filter_map(|layer| match layer {
            Layer::Line { kind, name, points } if !name.is_empty() => {
                Some((*kind, *name, self.visible(points).last().copied()?))
            }
            _ => None,
        });
        let lines: Vec<_> = lines.collect();
        let heights = apart(&lines.iter().map(|(_, _, end)| end.1).collect::<Vec<_>>(), LINE);
        let mut over = 0;
        for ((kind, name, (x, _)), height) in lines.into_iter().zip(heights) {
            let (y, x_end) = (percent(1.0 - height), percent(x));
            let _ = if x < 0.985 {
                // Names of lines that leave above stand below each other.
                over += 1;
                let (dx, anchor) = if x > 0.7 { (-8, "end") } else { (10, "start") };
                let y = 22 * over;
                write!(
                    html,
                    "<text class=\"over\" data-line=\"{kind}\" x=\"{x_end}\" y=\"{y}\" dx=\"{dx}\" text-anchor=\"{anchor}\">{name}</text>"
                )
            } else {
                write!(
                    html,
                    "<text class=\"name\" data-line=\"{kind}\" x=\"100%\" y=\"{y}\" dx=\"8\" dy=\"5\">{name}</text>"
                )
            };
        }
    }
}

/// Points of a square of a thousand units.
fn thousands(points: impl Iterator<Item = (f64, f64)>) -> String {
    let mut text = String::new();
    for (x, y) in points {
        let [x, y] = [x, 1.0 - y].map(|share| figures::fixed(share.clamp(-1.0, 2.0) * 1e3, 1));
        let _ = write!(text, "{x},{y} ");
    }
    text
}

/// A rectangle of this kind: left, top, width and height as shares.
fn rectangle(html: &mut String, kind: &str, places: [f64; 4]) {
    let [x, y, width, height] = places.map(percent);
    let _ = write!(html, "<rect data-area=\"{kind}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
}

/// Neighbouring cells of a row are one rectangle, a little higher than the row, so that no gap shows.
fn draw_map(html: &mut String, columns: usize, cells: &[&str]) {
    let rows = cells.len() / columns.max(1);
    for (row, cells) in cells.chunks(columns.max(1)).enumerate() {
        let top = 1.0 - (row + 1) as f64 / rows as f64;
        let mut start = 0;
        for run in cells.chunk_by(|a, b| a == b) {
            let (from, width) = (start as f64 / columns as f64, run.len() as f64 / columns as f64);
            let height = 1.0 / rows as f64 + if row > 0 { 0.004 } else { 0.0 };
            rectangle(html, run.first().copied().unwrap_or_default(), [from, top, width, height]);
            start += run.len();
        }
    }
}

/// The words of each region near its middle, where they fit.
fn draw_region_words(html: &mut String, columns: usize, cells: &[&str], regions: &[(&str, &str)]) {
    let rows = cells.len() / columns.max(1);
    let mut runs = Vec::new();
    for (row, cells) in cells.chunks(columns.max(1)).enumerate() {
        let mut from = 0;
        for run in cells.chunk_by(|a, b| a == b) {
            runs.push((row, from, run.len(), run.first().copied().unwrap_or_default()));
            from += run.len();
        }
    }
    for (kind, words) in regions {
        let own = runs.iter().filter(|run| run.3 == *kind);
        let area: usize = own.clone().map(|run| run.2).sum();
        let middle = own.clone().map(|run| run.0 * run.2).sum::<usize>() as f64 / area.max(1) as f64;
        let room = |run: &(usize, usize, usize, &str)| run.2 as f64 / columns as f64;
        let away = |run: &(usize, usize, usize, &str)| (run.0 as f64 - middle).abs();
        let fitting = own.filter(|run| fits(words, room(run), WIDE));
        let Some(run) = fitting.min_by(|a, b| away(a).total_cmp(&away(b))) else { continue };
        let class = if fits(words, room(run), NARROW) { "clear" } else { "near" };
        let x = percent((run.1 as f64 + run.2 as f64 / 2.0) / columns as f64);
        let y = percent((1.0 - (run.0 as f64 + 0.5) / rows as f64).clamp(0.06, 0.94));
        let words = escape(words);
        let _ =
            write!(html, "<text class=\"{class}\" data-area=\"{kind}\" x=\"{x}\" y=\"{y}\" dy=\"5\">{words}</text>");
    }
}

/// Where a person stands in a picture, as HTML: a line from top to bottom with words over it, and a point on each of the
/// lines with these heights. All are shares; a place beyond the picture is drawn at its end.
fn mark(x: f64, words: &str, heights: &[(&str, f64)]) -> String {
    let x = x.clamp(0.0, 1.0);
    // The words stay within the picture.
    let anchor = match x {
        x if x < 0.15 => "start",
        x if x > 0.85 => "end",
        _ => "middle",
    };
    let x = percent(x);
    let mut html = format!(
        "<svg class=\"plot-mark\" aria-hidden=\"true\"><line x1=\"{x}\" x2=\"{x}\" y2=\"100%\"/>\
         <circle class=\"handle\" cx=\"{x}\" cy=\"100%\" r=\"8\"/><text x=\"{x}\" y=\"-8\" text-anchor=\"{anchor}\">{words}</text>"
    );
    for (kind, y) in heights.iter().filter(|(_, y)| *y <= 1.0) {
        let _ = write!(html, "<circle data-line=\"{kind}\" cx=\"{x}\" cy=\"{}\" r=\"5\"/>", percent(1.0 - y));
    }
    html + "</svg>"
}
