//! Plots: the parts that drawings share, as HTML and SVG: the time axis of lanes and sessions here, pictures of values
//! over values in [`Picture`], rows of bars in [`Bars`]. Positions are attributes, never inline styles.

mod axis;
mod bars;
mod figure;
mod lines;
mod picture;
mod svg;
mod winners;

pub use axis::{Axis, Quantity, in_unit};
pub use bars::{Bars, Part, Row};
pub use figure::Figure;
pub use lines::{apart, below_the_top};
pub use picture::{Layer, Picture, Place};
pub use winners::{region, winners};

use crate::engine::figures;
use std::fmt::Write;

/// Characters that fit on the axis of the narrowest screen, 360 px: the axis has 210 px, a character 8 px.
pub const NARROW: f64 = 26.0;

/// Characters that fit on the axis of a screen of 60 rem. From this width on, crowded labels are shown too.
pub const WIDE: f64 = 90.0;

/// Most marks of an axis.
const MOST_TICKS: f64 = 8.0;

/// Draws an axis from zero to so many seconds: marks at 1, 2 or 5 times a power of ten, as close as [`MOST_TICKS`]
/// allows.
pub fn axis(html: &mut String, end: f64) {
    html.push_str("<svg class=\"axis\" aria-hidden=\"true\">");
    let step = figures::round_up(end / MOST_TICKS);
    let ticks: Vec<f64> = (0..=(end / step + 1e-9) as u32).map(|n| f64::from(n) * step).collect();
    let words: Vec<String> = ticks.iter().map(|tick| figures::plain(*tick) + " s").collect();
    for (n, (tick, words_here)) in ticks.iter().zip(&words).enumerate() {
        let x = percent(tick / end);
        let _ = write!(html, "<line x1=\"{x}\" x2=\"{x}\" y2=\"6\"/>");
        label(html, &x, 15, words_here, |width| {
            // If they do not all fit, leave out every second one.
            let all_fit = words.iter().all(|words| fits(words, step / end, width));
            fits(words_here, 1.0 - tick / end, width) && (n % 2 == 0 || all_fit)
        });
    }
    html.push_str("</svg>");
}

/// Whether words, and a space after them, fit on a share of an axis that has room for so many characters.
pub fn fits(words: &str, share: f64, characters: f64) -> bool {
    share * characters >= words.len() as f64 + 1.0
}

/// Writes a label next to its mark. A label that only fits on a wide screen is shown only there.
pub fn label(html: &mut String, x: &str, y: u32, words: &str, fits: impl Fn(f64) -> bool) {
    if fits(WIDE) {
        let class = if fits(NARROW) { "clear" } else { "near" };
        let _ = write!(html, "<text class=\"{class}\" x=\"{x}\" dx=\"4\" y=\"{y}\">{words}</text>");
    }
}

/// A place on an axis, or a length.
pub fn percent(share: f64) -> String {
    figures::fixed(share * 100.0, 3) + "%"
}
