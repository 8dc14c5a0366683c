//! The chart: sessions on one time axis, by category, with their turns and the defects that they shipped. Each row also
//! says in words what it shows.

use super::verdict::Told;
use super::{Background, Category, Model, Progress, Session};
use crate::app::html::escape;
use crate::app::isolated;
use crate::app::plot::{NARROW, WIDE, axis, fits, percent};
use crate::engine::{Nanos, figures};
use std::fmt::Write;

/// How a mark of a turn looks in the legend.
const TURN_KEY: &str = "<path class=\"turn\" d=\"M10 0v12\"/>";

/// How a mark of defects looks in the legend.
const DEFECTS_KEY: &str = "<circle class=\"defects\" cx=\"10\" cy=\"6\" r=\"6\"/>";

impl Model {
    /// The sessions in the chart: the first of the trial, the one on screen and the chosen ones, if their tasks have
    /// loaded.
    pub fn on_axis(&self) -> Vec<&Session> {
        let beside = self.beside();
        let kept = self.kept.iter().filter(|kept| beside.contains(&kept.id));
        let here = self.before.iter().chain(&self.session);
        let mut sessions: Vec<&Session> = kept.chain(here).filter(|session| session.state.is_some()).collect();
        sessions.sort_by_key(|session| session.id);
        sessions
    }

    /// The chart as HTML: a row for each session, and one below it for its model in the background. Empty without a
    /// session.
    pub fn axis(&self) -> String {
        let told = self.told();
        let end = told.iter().map(|told| told.figures.time.seconds()).fold(0.0, f64::max);
        if end <= 0.0 {
            return String::new();
        }
        let mut html = String::from("<div class=\"rows\">");
        for told in &told {
            row(&mut html, told, end);
        }
        html.push_str("</div>");
        axis(&mut html, end);
        html
    }

    /// The legend of what the chart shows, as the items of a list in HTML.
    pub fn axis_legend(&self) -> String {
        let told = self.told();
        let mut html = String::new();
        let mut item = |key: &str, words: &str| {
            let _ = write!(html, "<li><svg class=\"key\" aria-hidden=\"true\">{key}</svg>{words}</li>");
        };
        for category in Category::ALL {
            if told.iter().any(|told| told.figures.ledger.get(category) > Nanos::ZERO) {
                item(&key("category", category.name()), category.title());
            }
        }
        if told.iter().any(|told| told.figures.turns > 0) {
            item(TURN_KEY, "a prompt is sent, numbered by turn");
        }
        if told.iter().any(|told| told.defects().is_some_and(|n| n > 0)) {
            item(DEFECTS_KEY, "how many defects were shipped");
        }
        let states = || told.iter().filter_map(|told| told.session.state.as_ref());
        for what in Background::ALL {
            if states().any(|state| state.background_stretches().iter().any(|(known, ..)| *known == what)) {
                item(&key("background", what.name()), &format!("in the background: {}", what.title()));
            }
        }
        html
    }
}

fn key(kind: &str, name: &str) -> String {
    format!("<rect data-{kind}=\"{name}\" width=\"100%\" height=\"100%\"/>")
}

/// A session, and its model in the background, if there is one.
fn row(html: &mut String, told: &Told, end: f64) {
    let Some(state) = &told.session.state else { return };
    let times = state.segments.iter().map(|segment| (segment.category.title(), segment.end - segment.start));
    let mut words = vec![spans(times)];
    words.extend(match told.figures.turns {
        0 => None,
        1 => Some("1 turn".to_owned()),
        n => Some(format!("{n} turns")),
    });
    words.extend(told.shipped_words());
    open(html, "row", &told.label, &words.join("; "));
    for segment in &state.segments {
        rect(html, ("category", segment.category.name()), (segment.start, segment.end), end);
    }
    turns(html, state, end);
    if let Some(n) = told.defects().filter(|n| *n > 0) {
        let x = percent(told.figures.time.seconds() / end);
        let _ = write!(
            html,
            "<svg class=\"shipped\" x=\"{x}\" y=\"50%\"><circle class=\"defects\" cx=\"14\" r=\"10\"/>\
             <text x=\"14\" y=\"5\">{n}</text></svg>"
        );
    }
    html.push_str("</svg></div>");
    let stretches = state.background_stretches();
    if let Some(lane) = state.in_background().filter(|_| !stretches.is_empty()) {
        let title = format!("{}, in the background", isolated(told.session.name(lane.model)));
        let times = stretches.iter().map(|(what, start, end)| (what.title(), *end - *start));
        open(html, "row behind", &title, &spans(times));
        for (what, from, to) in stretches {
            rect(html, ("background", what.name()), (from, to), end);
        }
        html.push_str("</svg></div>");
    }
}

/// The start of a row, with its title and what it says in words.
fn open(html: &mut String, class: &str, title: &str, words: &str) {
    let (title, words) = (escape(title), escape(words));
    let _ = write!(
        html,
        "<div class=\"{class}\"><span class=\"row-name\">{title}</span>\
         <svg class=\"row-bars\" role=\"img\" aria-label=\"{words}\">"
    );
}

fn spans<'a>(times: impl Iterator<Item = (&'a str, Nanos)>) -> String {
    times.map(|(what, time)| format!("{what} {}", figures::seconds(time))).collect::<Vec<_>>().join(", ")
}

fn rect(html: &mut String, (kind, name): (&str, &str), (from, to): (Nanos, Nanos), end: f64) {
    let (x, width) = (percent(from.seconds() / end), percent((to - from).seconds() / end));
    let _ = write!(html, "<rect data-{kind}=\"{name}\" x=\"{x}\" width=\"{width}\" height=\"100%\"/>");
}

/// A mark where each turn's prompt is sent. Its number is above it where it fits beside the one before; one that fits
/// only on a wide screen is shown only there.
fn turns(html: &mut String, state: &Progress, end: f64) {
    let mut sent: Vec<(usize, Nanos)> =
        state.lanes.iter().flat_map(|lane| &lane.sent).map(|sent| (sent.number, sent.at)).collect();
    sent.sort_unstable();
    sent.dedup();
    // Where the last number that is shown stands, on a narrow screen and on a wide one.
    let mut last: [Option<f64>; 2] = [None; 2];
    for (number, at) in sent {
        let (at, number) = (at.seconds() / end, number.to_string());
        let x = percent(at);
        let _ = write!(html, "<line class=\"turn\" x1=\"{x}\" x2=\"{x}\" y1=\"-3\" y2=\"100%\"/>");
        let free = |last: Option<f64>, room| last.is_none_or(|last| fits(&number, at - last, room));
        let shown = [free(last[0], NARROW), free(last[1], WIDE)];
        for (last, shown) in last.iter_mut().zip(shown) {
            *last = if shown { Some(at) } else { *last };
        }
        let class = match shown {
            [true, _] => "clear",
            [false, true] => "near",
            [false, false] => continue,
        };
        let _ = write!(html, "<text class=\"turn-number {class}\" x=\"{x}\" y=\"-6\">{number}</text>");
    }
}
