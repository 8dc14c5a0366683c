//! A figure as a drawing of its own: SVG with a title, axes and a legend, for slides and papers. Its looks are those of the
//! page on paper.

use super::{Bars, Figure};
use crate::app::html::escape;
use crate::engine::figures;
use std::fmt::Write;

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
    polygon{fill:#8a8a85;fill-opacity:.18}polygon[data-band=first]{fill:#0b6a85}circle{fill:#fff;stroke:#171716;stroke-width:2}\
    rect[data-part]{stroke:#fff;fill:#8a8a85}rect[data-part=generating]{fill:#0b6a85}rect[data-part=prefill]{fill:#dededa}\
    rect[data-part=tool]{fill:#84590a}rect[data-part=network]{fill:#b6460c}rect[data-part=human]{fill:#7fa48d}\
    rect[data-part=overhead]{fill:#96307a}rect[data-part=wasted]{fill:#dfa98e}rect[data-part=other]{fill:#f2f2f0;stroke:#8a8a85}\
    rect[data-part=waiting]{fill:#fff;stroke:#5d5d59}rect[data-part=writing]{fill:#4f86c6}rect[data-part=checks]{fill:#a37a1c}\
    rect[data-part=judging]{fill:#7fa48d}rect[data-part=away]{fill:#c9c9c4}.near{display:inline}";

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
                        figures::fixed((each - 26.0).clamp(8.0, 120.0), 1),
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
