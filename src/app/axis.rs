//! The time axis under a drawing, as HTML.

use crate::engine::figures;
use std::fmt::Write;

/// A share of the axis, as a place on it.
pub(super) fn percent(share: f64) -> String {
    figures::fixed(share * 100.0, 3) + "%"
}

/// An axis that ends after so many seconds, with marks at 1, 2 or 5 times a power of ten, at most about so many.
pub(super) fn axis(end: f64, most: f64) -> String {
    let step = figures::round_up(end / most);
    let mut html = String::from("<svg class=\"axis\" aria-hidden=\"true\">");
    for n in 0..=(end / step + 1e-9) as u32 {
        let at = f64::from(n) * step;
        let (x, label) = (percent(at / end), figures::plain(at));
        let _ =
            write!(html, "<line x1=\"{x}\" x2=\"{x}\" y2=\"6\"/><text x=\"{x}\" dx=\"4\" y=\"15\">{label} s</text>");
    }
    html + "</svg>"
}
