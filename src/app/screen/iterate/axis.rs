//! The chart: sessions on one time axis, by category. Each row also says in words what it shows.

use super::{Category, Model, Session};
use crate::app::html::escape;
use crate::app::plot::{axis, percent};
use crate::engine::figures;
use std::fmt::Write;

impl Model {
    /// The sessions in the chart: the first of the trial, the one on screen and the chosen ones, if their tasks have
    /// loaded.
    pub fn on_axis(&self) -> Vec<&Session> {
        let beside = self.beside();
        let kept = self.kept.iter().filter(|kept| beside.contains(&kept.id));
        let mut sessions: Vec<&Session> = kept.chain(&self.session).filter(|session| session.state.is_some()).collect();
        sessions.sort_by_key(|session| session.id);
        sessions
    }

    /// The chart, one row per session, as HTML; empty without a session.
    pub fn axis(&self) -> String {
        let sessions = self.on_axis();
        let ends = sessions.iter().filter_map(|session| Some(session.state.as_ref()?.at.seconds()));
        let end = ends.fold(0.0, f64::max);
        if end <= 0.0 {
            return String::new();
        }
        let mut html = String::from("<div class=\"rows\">");
        for session in &sessions {
            row(&mut html, &self.title(session), session, end);
        }
        html.push_str("</div>");
        axis(&mut html, end);
        html
    }

    /// The legend of the categories, as the items of a list in HTML.
    pub fn axis_legend(&self) -> String {
        Category::ALL.into_iter().fold(String::new(), |mut html, category| {
            let (name, title) = (category.name(), category.title());
            let _ = write!(
                html,
                "<li><svg class=\"key\" aria-hidden=\"true\"><rect data-category=\"{name}\" width=\"100%\" \
                 height=\"100%\"/></svg>{title}</li>"
            );
            html
        })
    }
}

fn row(html: &mut String, title: &str, session: &Session, end: f64) {
    let Some(state) = &session.state else { return };
    let title = escape(title);
    let _ = write!(html, "<div class=\"row\"><span class=\"row-name\">{title}</span>");
    html.push_str("<svg class=\"row-bars\" role=\"img\" aria-label=\"");
    for (n, segment) in state.segments.iter().enumerate() {
        let comma = if n > 0 { ", " } else { "" };
        let _ = write!(html, "{comma}{} {}", segment.category.title(), figures::seconds(segment.end - segment.start));
    }
    html.push_str("\">");
    for segment in &state.segments {
        let (x, width) = (segment.start.seconds() / end, (segment.end - segment.start).seconds() / end);
        let (name, x, width) = (segment.category.name(), percent(x), percent(width));
        let _ = write!(html, "<rect data-category=\"{name}\" x=\"{x}\" width=\"{width}\" height=\"100%\"/>");
    }
    html.push_str("</svg></div>");
}
