//! Rows of bars on one axis, as HTML: each row a name with words, and its parts one after the other.

use super::{Axis, percent};
use crate::app::html::escape;
use std::fmt::Write;

/// Rows of bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// The axis of all rows.
    pub across: Axis,
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// The words after its name; empty for its length.
    pub words: String,
}

/// A part of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its kind, for the style sheet.
    pub kind: &'static str,
    /// Its name, in the legend and in the table.
    pub name: &'static str,
    /// Its length in the axis's quantity; a negative one counts as zero.
    pub length: f64,
}

impl Row {
    /// How long it is.
    pub fn length(&self) -> f64 {
        self.parts.iter().map(|part| part.length.max(0.0)).sum()
    }

    /// The words after its name.
    pub fn words_of(&self, axis: &Axis) -> String {
        if self.words.is_empty() { axis.quantity.words(self.length()) } else { self.words.clone() }
    }
}

impl Bars {
    /// The kinds of parts and their names, in the order of their first appearance.
    pub fn kinds(&self) -> Vec<(&'static str, &'static str)> {
        let mut kinds = Vec::new();
        for part in self.rows.iter().flat_map(|row| &row.parts) {
            if !kinds.contains(&(part.kind, part.name)) && part.length > 0.0 {
                kinds.push((part.kind, part.name));
            }
        }
        kinds
    }

    /// The drawing with its legend.
    pub fn html(&self) -> String {
        let mut html = String::from("<div class=\"bars-rows\">");
        for row in &self.rows {
            let (name, words) = (escape(&row.name), escape(&row.words_of(&self.across)));
            let _ = write!(
                html,
                "<div class=\"bars-row\"><p class=\"bars-name\"><b>{name}</b> {words}</p>\
                 <svg class=\"bars-line\" aria-hidden=\"true\">"
            );
            self.draw_row(&mut html, row);
            html.push_str("</svg></div>");
        }
        html.push_str("</div><svg class=\"axis bars-axis\" aria-hidden=\"true\">");
        self.across.draw(&mut html);
        let title = escape(&self.across.title());
        let _ = write!(
            html,
            "</svg><p class=\"plot-axis bars-across\">{title}</p><ul class=\"bars-legend\" aria-hidden=\"true\">"
        );
        for (kind, name) in self.kinds() {
            let name = escape(name);
            let _ = write!(
                html,
                "<li><svg class=\"key\"><rect data-part=\"{kind}\" width=\"100%\" height=\"100%\"/></svg>{name}</li>"
            );
        }
        html + "</ul>"
    }

    /// A row's parts, as far as the axis reaches.
    pub(super) fn draw_row(&self, html: &mut String, row: &Row) {
        let mut from = 0.0_f64;
        for part in row.parts.iter().filter(|part| part.length > 0.0) {
            let width = self.across.share(part.length + self.across.from());
            let (x, shown, kind) = (percent(from.min(1.0)), percent(width.min((1.0 - from).max(0.0))), part.kind);
            let _ = write!(html, "<rect data-part=\"{kind}\" x=\"{x}\" width=\"{shown}\" height=\"100%\"/>");
            from += width;
        }
    }
}
