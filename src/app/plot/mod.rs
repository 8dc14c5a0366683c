//! Plots: the parts that drawings on a time axis share, as HTML and SVG. Positions are attributes, never inline styles.

use crate::engine::figures;
use std::fmt::Write;

/// Characters of a label that the axis of the narrowest screen, 360 px, has room for: on 210 px, 6.5 px each.
const NARROW: f64 = 32.0;

/// Characters that it has room for on a screen of 60 rem, from which on the crowded labels are shown, too.
const WIDE: f64 = 110.0;

/// Marks an axis has at most.
const MOST_TICKS: f64 = 8.0;

/// Draws an axis from zero to so many seconds: marks at 1, 2 or 5 times a power of ten, as close as [`MOST_TICKS`] allows.
pub fn axis(html: &mut String, end: f64) {
    html.push_str("<svg class=\"axis\" aria-hidden=\"true\">");
    let step = figures::round_up(end / MOST_TICKS);
    let ticks: Vec<f64> = (0..=(end / step + 1e-9) as u32).map(|n| f64::from(n) * step).collect();
    let words: Vec<String> = ticks.iter().map(|tick| figures::plain(*tick) + " s").collect();
    for (n, (tick, words_here)) in ticks.iter().zip(&words).enumerate() {
        let x = percent(tick / end);
        let _ = write!(html, "<line x1=\"{x}\" x2=\"{x}\" y2=\"6\"/>");
        label(html, &x, 15, words_here, |width| {
            // Where not all of them have room, every second one is left out.
            let all_fit = words.iter().all(|words| fits(words, step / end, width));
            fits(words_here, 1.0 - tick / end, width) && (n % 2 == 0 || all_fit)
        });
    }
    html.push_str("</svg>");
}

/// Whether words have room on a share of an axis with room for so many characters, and a space to what follows.
pub fn fits(words: &str, share: f64, characters: f64) -> bool {
    share * characters >= words.len() as f64 + 1.0
}

/// Writes a label beside its mark; one that only fits on a wide screen is shown there only.
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
