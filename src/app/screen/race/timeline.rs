//! The timeline: every lane's phases on one axis. Drawn once a trace, as HTML.

use super::readout::PAUSE;
use super::{LaneView, Model, RunLane};
use crate::app::isolated::isolated_html;
use crate::app::plot::{axis, fits, label, percent};
use crate::engine::{Nanos, PhaseKind, figures};
use std::fmt::Write;

/// Nielsen's limits, in seconds: *Response Times: The 3 Important Limits* (1993), after Miller 1968 and Card 1991.
pub const LIMITS: [f64; 3] = [0.1, 1.0, 10.0];

/// The meaning of the limits.
pub const LIMITS_WORDS: &str =
    "0.1 s feels instant; 1 s keeps your train of thought; after 10 s attention wanders (Nielsen 1993)";

/// The timeline of the run on screen, as HTML; empty without one.
pub fn timeline(model: &Model) -> String {
    let Some(run) = &model.run else { return String::new() };
    let end = run.end().max(Nanos::new(1)).seconds();
    let mut html = String::from("<div class=\"rows\">");
    for (view, lane) in LaneView::all(&model.setup).iter().zip(run.lanes.iter()) {
        row(&mut html, view, lane, end);
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

/// The legend of the timeline's phases, as HTML.
pub fn legend(model: &Model) -> String {
    let phases = || model.run.iter().flat_map(|run| run.lanes.iter()).flat_map(|lane| lane.course.phases());
    let here = PhaseKind::SHOWN.into_iter().filter(|kind| phases().any(|phase| phase.kind == *kind));
    let phases = here.fold(String::new(), |mut html, kind| {
        html.push_str("<li><svg class=\"key\" aria-hidden=\"true\">");
        if kind == PhaseKind::Think {
            hatch(&mut html, "key");
        }
        bar(&mut html, kind, 0.0, 1.0, "key");
        let _ = write!(html, "</svg>{}</li>", kind.words());
        html
    });
    let pause = format!(
        "<li><svg class=\"key\" aria-hidden=\"true\"><rect data-phase=\"pause\" width=\"100%\" y=\"42%\" \
                 height=\"16%\"/></svg>{PAUSE}</li>"
    );
    if model.rhythm() == "many" { phases + &pause } else { phases }
}

fn row(html: &mut String, view: &LaneView, lane: &RunLane, end: f64) {
    let (course, first) = (&lane.course, lane.first);
    let (name, script, accent) = (isolated_html(&view.name), view.script.name(), view.accent);
    let _ = write!(html, "<div class=\"row\" data-script=\"{script}\" data-accent=\"{accent}\">");
    let _ = write!(html, "<span class=\"row-name\">{name}</span><svg class=\"row-bars\" role=\"img\" aria-label=\"");
    // The same in words, for screen readers.
    let many = course.turns().len() > 1;
    for (n, turn) in course.turns().iter().enumerate() {
        if many {
            let _ = write!(html, "{}turn {}: ", if n > 0 { "; " } else { "" }, first + n);
        }
        for (n, phase) in course.request(n).phases().iter().enumerate() {
            let comma = if n > 0 { ", " } else { "" };
            let _ = write!(html, "{comma}{} {}", phase.kind.words(), figures::seconds(phase.end - phase.start));
        }
        if let Some(next) = course.turns().get(n + 1) {
            let _ = write!(html, ", {PAUSE} {}", figures::seconds(next.start - turn.end));
        }
    }
    html.push_str("\">");
    let row = view.index.to_string();
    if course.thinking_tokens() > 0 {
        hatch(html, &row);
    }
    for phase in course.phases() {
        let (start, width) = (phase.start.seconds() / end, (phase.end - phase.start).seconds() / end);
        bar(html, phase.kind, start, width, &row);
    }
    // Where each turn begins, and before it the person's pause.
    for (n, turns) in course.turns().windows(2).enumerate() {
        if let [before, turn] = turns {
            let (start, width) = (before.end.seconds() / end, (turn.start - before.end).seconds() / end);
            let (x, width, next) = (percent(start), percent(width), percent(turn.start.seconds() / end));
            let _ = write!(
                html,
                "<rect data-phase=\"pause\" x=\"{x}\" width=\"{width}\" y=\"42%\" height=\"16%\"/>\
                 <text class=\"turn\" x=\"{next}\" y=\"-4\">{}</text>",
                first + n + 1
            );
        }
    }
    html.push_str("</svg></div>");
}

/// A phase. Thinking is hatched: the row's pattern takes the row's colour.
fn bar(html: &mut String, kind: PhaseKind, start: f64, width: f64, row: &str) {
    let (x, width, name) = (percent(start), percent(width), kind.name());
    let fill = if kind == PhaseKind::Think { format!(" fill=\"url(#hatch-{row})\"") } else { String::new() };
    let _ = write!(html, "<rect data-phase=\"{name}\" x=\"{x}\" width=\"{width}\" height=\"100%\"{fill}/>");
}

/// The pattern of a row's thinking.
fn hatch(html: &mut String, row: &str) {
    html.push_str("<pattern id=\"hatch-");
    html.push_str(row);
    html.push_str("\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">");
    html.push_str("<line y2=\"5\"/></pattern>");
}
