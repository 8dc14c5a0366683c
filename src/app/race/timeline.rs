//! The timeline: every lane's phases on one axis. Drawn once a trace, as HTML.

use super::{LaneView, Model};
use crate::app::isolated::isolated_html;
use crate::engine::{Nanos, Phase, PhaseKind, figures};
use std::fmt::Write;

/// Nielsen's limits, in seconds: *Response Times: The 3 Important Limits* (1993), after Miller 1968 and Card 1991.
pub const LIMITS: [f64; 3] = [0.1, 1.0, 10.0];

/// What the limits mean.
pub const LIMITS_WORDS: &str =
    "Limits (Nielsen 1993): up to 0.1 s feels instant, 1 s keeps the flow of thought, 10 s keeps the attention";

/// Characters of a label that the axis of the narrowest screen, 360 px, has room for: on 210 px, 6.5 px each.
const NARROW: f64 = 32.0;

/// Characters that it has room for on a screen of 60 rem, from which on the crowded labels are shown, too.
const WIDE: f64 = 110.0;

/// Marks an axis has at most.
const MOST_TICKS: f64 = 8.0;

/// The timeline of the run on screen, as HTML; empty without one.
pub fn timeline(model: &Model) -> String {
    let Some(run) = &model.run else { return String::new() };
    let end = run.end().max(Nanos::new(1)).seconds();
    let mut html = String::from("<div class=\"rows\">");
    for (view, lane) in LaneView::all(&model.setup).iter().zip(run.lanes.iter()) {
        row(&mut html, view, lane.trace.phases(), end);
    }
    html.push_str("</div><svg class=\"limits\" aria-hidden=\"true\">");
    for (n, limit) in LIMITS.into_iter().enumerate().filter(|(_, limit)| *limit <= end) {
        let (x, words) = (percent(limit / end), figures::plain(limit) + " s");
        let next =
            LIMITS.get(n + 1).filter(|next| **next <= end).map_or(1.0 - limit / end, |next| (next - limit) / end);
        let _ = write!(html, "<line x1=\"{x}\" x2=\"{x}\" y2=\"100%\"/>");
        label(&mut html, &x, 10, &words, |width| fits(&words, next, width));
    }
    html.push_str("</svg>");
    axis(&mut html, end);
    html
}

/// An axis from zero to so many seconds: marks at 1, 2 or 5 times a power of ten, as close as [`MOST_TICKS`] allows.
pub(in crate::app) fn axis(html: &mut String, end: f64) {
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
fn fits(words: &str, share: f64, characters: f64) -> bool {
    share * characters >= words.len() as f64 + 1.0
}

/// Writes a label beside its mark; one that only fits on a wide screen is shown there only.
fn label(html: &mut String, x: &str, y: u32, words: &str, fits: impl Fn(f64) -> bool) {
    if fits(WIDE) {
        let class = if fits(NARROW) { "clear" } else { "near" };
        let _ = write!(html, "<text class=\"{class}\" x=\"{x}\" dx=\"4\" y=\"{y}\">{words}</text>");
    }
}

/// What the timeline's phases look like, as HTML.
pub fn legend(model: &Model) -> String {
    let phases = || model.run.iter().flat_map(|run| run.lanes.iter()).flat_map(|lane| lane.trace.phases());
    let here = PhaseKind::SHOWN.into_iter().filter(|kind| phases().any(|phase| phase.kind == *kind));
    here.fold(String::new(), |mut html, kind| {
        html.push_str("<li><svg class=\"key\" aria-hidden=\"true\">");
        bar(&mut html, kind, 0.0, 1.0, "key");
        let _ = write!(html, "</svg>{}</li>", kind.name());
        html
    })
}

fn row(html: &mut String, view: &LaneView, phases: &[Phase], end: f64) {
    let (name, script, accent) = (isolated_html(&view.name), view.script.name(), view.accent);
    let _ = write!(html, "<div class=\"row\" data-script=\"{script}\" data-accent=\"{accent}\">");
    let _ = write!(html, "<span class=\"row-name\">{name}</span><svg class=\"row-bars\" role=\"img\" aria-label=\"");
    // What the bars show, for those who listen.
    for (n, phase) in phases.iter().enumerate() {
        let comma = if n > 0 { ", " } else { "" };
        let _ = write!(html, "{comma}{} {}", phase.kind.name(), figures::seconds(phase.end - phase.start));
    }
    html.push_str("\">");
    for phase in phases {
        let (start, width) = (phase.start.seconds() / end, (phase.end - phase.start).seconds() / end);
        bar(html, phase.kind, start, width, &view.index.to_string());
    }
    html.push_str("</svg></div>");
}

/// A phase. Thinking is hatched, by a pattern of the row's own, so that it takes the row's colour.
fn bar(html: &mut String, kind: PhaseKind, start: f64, width: f64, row: &str) {
    let (x, width, name) = (percent(start), percent(width), kind.name());
    let fill = if kind == PhaseKind::Think {
        html.push_str("<pattern id=\"hatch-");
        html.push_str(row);
        html.push_str("\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">");
        html.push_str("<line y2=\"5\"/></pattern>");
        format!(" fill=\"url(#hatch-{row})\"")
    } else {
        String::new()
    };
    let _ = write!(html, "<rect data-phase=\"{name}\" x=\"{x}\" width=\"{width}\" height=\"100%\"{fill}/>");
}

/// A place on an axis, or a length.
pub(in crate::app) fn percent(share: f64) -> String {
    figures::fixed(share * 100.0, 3) + "%"
}
