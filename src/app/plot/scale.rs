//! Scales of charts: from zero to a round time, with marks at round times, all in one unit.

use super::percent;
use crate::engine::figures;
use std::fmt::Write;

/// Distances between marks, in seconds: round ones in seconds, minutes or hours.
const STEPS: [f64; 21] = [
    0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1_200.0, 1_800.0, 3_600.0, 7_200.0,
    18_000.0, 36_000.0, 72_000.0, 180_000.0,
];

/// A scale of times.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale {
    /// Seconds between two marks.
    step: f64,
    /// Steps from zero to the end.
    steps: u32,
}

impl TimeScale {
    /// The shortest scale that ends at a mark, reaches so many seconds, and has at most so many steps.
    pub fn to(seconds: f64, most: u32) -> Self {
        let least = seconds.max(STEPS[0]) / f64::from(most.max(1));
        let step = STEPS.into_iter().find(|step| *step >= least - 1e-9);
        // Beyond the table: round numbers of hours.
        let step = step.unwrap_or_else(|| figures::round_up(least / 3_600.0) * 3_600.0);
        Self { step, steps: (libm::ceil(seconds / step - 1e-9) as u32).clamp(1, most.max(1)) }
    }

    /// Its end, seconds.
    pub fn end(&self) -> f64 {
        self.step * f64::from(self.steps)
    }

    /// Where a time lies on it, as a share. More than one beyond its end.
    pub fn share(&self, seconds: f64) -> f64 {
        seconds / self.end()
    }

    /// The unit of its marks, and how many seconds that is.
    const fn unit(&self) -> (&'static str, f64) {
        match self.step {
            step if step >= 3_600.0 => ("h", 3_600.0),
            step if step >= 60.0 => ("min", 60.0),
            _ => ("s", 1.0),
        }
    }

    /// Its marks: where each lies, as a share, and its words.
    pub fn ticks(&self) -> Vec<(f64, String)> {
        let (unit, of) = self.unit();
        let tick = |n: u32| {
            let value = figures::plain(libm::round(f64::from(n) * self.step / of * 10.0) / 10.0);
            (f64::from(n) / f64::from(self.steps), format!("{value} {unit}"))
        };
        (0..=self.steps).map(tick).collect()
    }

    /// Draws it as a horizontal axis. On a narrow screen every second mark has words.
    pub fn axis(&self, html: &mut String) {
        html.push_str("<svg class=\"axis\" aria-hidden=\"true\">");
        for (n, (share, words)) in self.ticks().into_iter().enumerate() {
            let (x, class) = (percent(share), if n % 2 == 0 || self.steps < 5 { "clear" } else { "near" });
            let _ = write!(
                html,
                "<line x1=\"{x}\" x2=\"{x}\" y2=\"6\"/><text class=\"{class}\" x=\"{x}\" y=\"18\">{words}</text>"
            );
        }
        html.push_str("</svg>");
    }
}
