//! A line chart of times over times, as HTML: areas behind the lines, lines with their names at their ends, and marked
//! points. Lines differ by a dash and a name, not by colour alone; the style sheet has a look for each kind.

use super::lines::{apart, below_the_top};
use super::{TimeScale, fits, percent};
use crate::app::html::escape;
use crate::engine::figures;
use std::fmt::Write;

/// Characters that fit side by side on the narrowest screen, and on one of 60 rem.
const NARROW: f64 = 34.0;
const WIDE: f64 = 80.0;

/// The height of a line of text as a share of the lowest chart, 12 rem.
const LINE: f64 = 0.1;

/// Below this height there is no room for words under a point.
const LOW: f64 = 0.15;

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its kind, for the style sheet.
    pub kind: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its points from left to right, in seconds.
    pub points: Vec<(f64, f64)>,
}

/// A part of the chart from top to bottom, with words.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its kind, for the style sheet.
    pub kind: &'static str,
    /// Its ends, in seconds; it may reach beyond the chart.
    pub from: f64,
    /// Its end.
    pub to: f64,
    /// Its words, shown where there is room.
    pub words: &'static str,
}

/// A marked point.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where it is, in seconds.
    pub at: (f64, f64),
    /// Its words.
    pub words: String,
}

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The horizontal scale.
    pub across: TimeScale,
    /// The vertical scale.
    pub up: TimeScale,
    /// What lies behind the lines.
    pub areas: Vec<Area>,
    /// The lines.
    pub lines: Vec<Line>,
    /// Where two lines cross.
    pub crossing: Option<Mark>,
    /// The same in words, for people who do not see it.
    pub words: String,
}

impl Chart {
    /// The drawing.
    pub fn html(&self) -> String {
        let words = escape(&self.words);
        let mut html = format!(
            "<div class=\"plot-picture\" role=\"img\" aria-label=\"{words}\"><svg class=\"plot-back\" aria-hidden=\"true\">"
        );
        for area in &self.areas {
            let ((from, width), kind) = (self.place(area), area.kind);
            let (x, width) = (percent(from), percent(width));
            let _ = write!(html, "<rect data-area=\"{kind}\" x=\"{x}\" width=\"{width}\" height=\"100%\"/>");
        }
        for (share, words) in self.up.ticks() {
            let y = percent(1.0 - share);
            let _ = write!(
                html,
                "<line class=\"grid\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/><text class=\"tick\" x=\"-8\" y=\"{y}\" dy=\"5\">{words}</text>"
            );
        }
        html.push_str("</svg>");
        let shown: Vec<Vec<(f64, f64)>> = self.lines.iter().map(|line| self.shown(line)).collect();
        html.push_str(
            "<svg class=\"plot-lines\" viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
        );
        for (line, points) in self.lines.iter().zip(&shown) {
            let _ = write!(html, "<polyline data-line=\"{}\" points=\"", line.kind);
            for (x, y) in points {
                let _ = write!(html, "{},{} ", figures::fixed(x * 1e3, 1), figures::fixed((1.0 - y) * 1e3, 1));
            }
            html.push_str("\"/>");
        }
        html.push_str("</svg><svg class=\"plot-front\" aria-hidden=\"true\">");
        self.draw_words(&mut html);
        self.draw_names(&mut html, &shown);
        if let Some(Mark { at: (x, y), words }) = &self.crossing {
            let (x, y) = (self.across.share(*x), self.up.share(*y));
            if x <= 1.0 && y <= 1.0 {
                // The words stand below the point, where no line of a rising pair is; above it if there is no room.
                let (dx, anchor) = if x > 0.6 { (-10, "end") } else { (10, "start") };
                let dy = if y < LOW { -16 } else { 24 };
                let (x, y) = (percent(x), percent(1.0 - y));
                let _ = write!(
                    html,
                    "<circle class=\"crossing\" cx=\"{x}\" cy=\"{y}\" r=\"6\"/><text class=\"over\" x=\"{x}\" y=\"{y}\" \
                     dx=\"{dx}\" dy=\"{dy}\" text-anchor=\"{anchor}\">{words}</text>"
                );
            }
        }
        html.push_str("</svg>");
        self.across.axis(&mut html);
        html.push_str("</div>");
        html
    }

    /// Where an area lies, as shares: its beginning and its width.
    fn place(&self, area: &Area) -> (f64, f64) {
        let [from, to] = [area.from, area.to].map(|end| self.across.share(end).min(1.0));
        (from, to - from)
    }

    /// The words of the areas, along the upper edge.
    fn draw_words(&self, html: &mut String) {
        for area in &self.areas {
            let ((from, width), Area { kind, words, .. }) = (self.place(area), area);
            if fits(words, width, WIDE) {
                let class = if fits(words, width, NARROW) { "clear" } else { "near" };
                let x = percent(from + width / 2.0);
                let _ = write!(html, "<text class=\"{class}\" data-area=\"{kind}\" x=\"{x}\" y=\"20\">{words}</text>");
            }
        }
    }

    /// A line's points as shares, as far as the chart reaches.
    fn shown(&self, line: &Line) -> Vec<(f64, f64)> {
        let shares = line.points.iter().map(|(x, y)| (self.across.share(*x), self.up.share(*y)));
        below_the_top(&shares.collect::<Vec<_>>())
    }

    /// Each name at the end of its line; if the line leaves the chart above, over that place.
    fn draw_names(&self, html: &mut String, shown: &[Vec<(f64, f64)>]) {
        let ends: Vec<(f64, f64)> = shown.iter().map(|points| points.last().copied().unwrap_or((0.0, 1.0))).collect();
        let heights = apart(&ends.iter().map(|end| end.1).collect::<Vec<_>>(), LINE);
        for ((line, (x, _)), y) in self.lines.iter().zip(&ends).zip(heights) {
            let (kind, name, y, x_end) = (line.kind, line.name, percent(1.0 - y), percent(*x));
            let _ = if *x < 0.999 {
                write!(html, "<text class=\"over\" data-line=\"{kind}\" x=\"{x_end}\" y=\"40\" dx=\"10\">{name}</text>")
            } else {
                write!(
                    html,
                    "<text class=\"name\" data-line=\"{kind}\" x=\"100%\" y=\"{y}\" dx=\"8\" dy=\"5\">{name}</text>"
                )
            };
        }
    }
}

/// Where a person stands on a chart, as HTML: a line from top to bottom with words over it, and a point on each of the
/// lines with these heights. All are shares; a place beyond the chart is drawn at its end.
pub fn mark(x: f64, words: &str, heights: &[(&str, f64)]) -> String {
    let x = x.clamp(0.0, 1.0);
    // The words stay within the chart.
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
