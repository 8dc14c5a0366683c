//! The played tasks on one time axis, as HTML.

use super::words::time;
use super::{Lane, Model};
use crate::app::html::escape;
use crate::app::plot::{axis, percent};
use crate::engine::Nanos;
use crate::engine::cycle::{Activity, ModelKind};
use std::fmt::Write;

impl Model {
    /// The rows of both models, as HTML; empty until there are any.
    pub fn axis(&self) -> String {
        let Some(play) = &self.play else { return String::new() };
        let end = play.end().max(Nanos::new(1)).seconds();
        let mut html = String::from("<div class=\"rows\">");
        for model in ModelKind::ALL {
            let name = self.setup.model(model).base.name();
            row(&mut html, model, name, play.lane(model), end);
        }
        html.push_str("</div>");
        axis(&mut html, end);
        html
    }
}

/// The legend of the stretches, as the items of a list in HTML.
pub fn legend() -> String {
    let items = Activity::ALL.into_iter().fold(String::new(), |mut html, activity| {
        html.push_str("<li><svg class=\"key\" aria-hidden=\"true\">");
        stretch(&mut html, activity, 0.0, 1.0);
        let _ = write!(html, "</svg>{}</li>", activity.name());
        html
    });
    items
        + "<li><svg class=\"key\" aria-hidden=\"true\"><line class=\"end\" x1=\"50%\" x2=\"50%\" y2=\"100%\"/></svg>task \
           done</li><li><span class=\"key\" aria-hidden=\"true\">✕</span>with an escaped defect</li>"
}

fn row(html: &mut String, model: ModelKind, name: &str, lane: &Lane, end: f64) {
    let (name, script) = (escape(name), model.name());
    let _ = write!(
        html,
        "<div class=\"row\" data-script=\"{script}\" data-accent=\"0\"><span class=\"row-name\">{name}</span>\
         <svg class=\"row-bars\" role=\"img\" aria-label=\""
    );
    // The same in words, for screen readers.
    for (n, activity) in Activity::ALL.into_iter().enumerate() {
        let spent = lane.segments.iter().filter(|segment| segment.activity == activity);
        let spent = spent.fold(Nanos::ZERO, |sum, segment| sum + (segment.end - segment.start));
        let comma = if n > 0 { ", " } else { "" };
        let _ = write!(html, "{comma}{} {}", activity.name(), time(spent.seconds()));
    }
    let _ = write!(html, "; {} tasks in {}\">", lane.tasks.len(), time(lane.end().seconds()));
    for segment in &lane.segments {
        let (start, width) = (segment.start.seconds() / end, (segment.end - segment.start).seconds() / end);
        stretch(html, segment.activity, start, width);
    }
    for (at, escaped) in &lane.tasks {
        let x = percent(at.seconds() / end);
        let _ = write!(html, "<line class=\"end\" x1=\"{x}\" x2=\"{x}\" y1=\"-4\" y2=\"100%\"/>");
        if *escaped {
            let _ = write!(html, "<text class=\"escaped\" x=\"{x}\" y=\"-6\">✕</text>");
        }
    }
    html.push_str("</svg></div>");
}

/// A stretch. The style sheet gives each category its look, as in a person's own sessions.
fn stretch(html: &mut String, activity: Activity, start: f64, width: f64) {
    let (x, width, name) = (percent(start), percent(width), name(activity));
    let _ = write!(html, "<rect data-category=\"{name}\" x=\"{x}\" width=\"{width}\" height=\"100%\"/>");
}

/// The word for an activity in styles: the same as for a session's category, if there is one.
const fn name(activity: Activity) -> &'static str {
    match activity {
        Activity::Write => "writing",
        Activity::Wait => "waiting",
        Activity::Away => "away",
        Activity::Resume => "resuming",
        Activity::Review => "judging",
    }
}
