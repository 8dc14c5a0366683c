//! The distributions of the time to done as a drawing, as HTML: one row a policy, all on one axis.

use super::Results;
use super::results::Row;
use super::words::time;
use crate::app::html::escape;
use crate::app::plot::{Axis, Quantity, percent};
use crate::engine::figures;
use std::fmt::Write;

/// Columns of a row.
const BINS: usize = 80;

impl Results {
    /// The axis. Sessions beyond it are not drawn.
    fn scale(&self) -> Axis {
        let most = self.rows.iter().map(|row| row.quantiles[2]).fold(1.0, f64::max);
        Axis::up_to("Time to done", Quantity::Seconds, most)
    }

    /// The distribution of the time to done, one row per policy.
    pub fn distributions(&self) -> String {
        let scale = self.scale();
        let end = scale.to();
        let bins: Vec<[usize; BINS]> = self.rows.iter().map(|row| bins(row, end)).collect();
        let highest = bins.iter().flatten().copied().max().unwrap_or_default().max(1);
        let mut html = String::from("<div class=\"rows\">");
        for (row, bins) in self.rows.iter().zip(&bins) {
            draw(&mut html, row, bins, highest, end);
        }
        html.push_str("</div>");
        html.push_str("<svg class=\"axis\" aria-hidden=\"true\">");
        scale.draw(&mut html);
        html.push_str("</svg>");
        html
    }

    /// A description of the drawing.
    pub fn distribution_words(&self) -> String {
        format!(
            "Columns: when the simulated tasks are done, up to {}, which at least 98 in 100 keep within. Solid line: their \
             mean. Dashed line: the mean by the formula.",
            time(self.scale().to())
        )
    }
}

fn bins(row: &Row, end: f64) -> [usize; BINS] {
    let mut bins = [0; BINS];
    for time in row.tally.times() {
        if let Some(bin) = bins.get_mut((time / end * BINS as f64) as usize) {
            *bin += 1;
        }
    }
    bins
}

fn draw(html: &mut String, row: &Row, bins: &[usize; BINS], highest: usize, end: f64) {
    let (name, mean, closed) = (row.policy.name(), row.tally.mean(), row.expected.wall);
    let [half, most, _] = row.quantiles.map(time);
    let meaning = escape(row.policy.meaning());
    let label = format!("{name}: half within {half}, 90 % within {most}, mean {}", time(mean));
    let _ = write!(
        html,
        "<div class=\"row\"><span class=\"row-name\" title=\"{meaning}\">{name}</span>\
         <svg class=\"histogram\" role=\"img\" aria-label=\"{label}\">\
         <svg viewBox=\"0 0 {BINS} 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"M0 100"
    );
    for bin in bins {
        let top = figures::plain(100.0 - libm::round(*bin as f64 / highest as f64 * 1000.0) / 10.0);
        let _ = write!(html, "V{top}h1");
    }
    html.push_str("V100z\"/></svg>");
    for (class, at) in [("mean", mean), ("closed", closed)] {
        if at <= end {
            let x = percent(at / end);
            let _ = write!(html, "<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y2=\"100%\"/>");
        }
    }
    html.push_str("</svg></div>");
}
