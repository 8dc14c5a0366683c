//! What the screen shows of its panel.

use super::Model;
use super::field::Kind;
use crate::app::address::Written;
use crate::app::html;
use crate::app::plot::Figure;
use crate::engine::figures;
use std::fmt::Write;

/// A field as its control shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ControlView {
    /// The number as text.
    pub text: String,
    /// Where it is on its slider: a whole number as it is, any other in thousandths.
    pub slider: String,
    /// Whether it differs from its start.
    pub changed: bool,
    /// How far it can be trusted, or that it was changed.
    pub status: &'static str,
    /// What there is to choose from, as HTML; empty for a number.
    pub options: String,
}

impl Model {
    /// The control of a field.
    pub fn control(&self, n: usize) -> ControlView {
        let Some(field) = self.panel().fields.get(n) else { return ControlView::default() };
        let value = self.values().get(n);
        let changed = field.text(value) != field.text(field.start);
        let options = match field.kind {
            Kind::Choice(choices) => html::options(choices.iter().copied(), &field.text(value)),
            _ => String::new(),
        };
        ControlView {
            text: field.text(value),
            slider: match field.kind {
                Kind::Whole => field.text(value),
                _ => figures::fixed(field.axis().share(value).clamp(0.0, 1.0) * 1e3, 0),
            },
            changed,
            status: match field.kind {
                Kind::Choice(_) => "",
                _ if changed => "changed",
                _ => field.evidence.name(),
            },
            options,
        }
    }

    /// Whether anything differs from the panel's start.
    pub fn is_changed(&self) -> bool {
        (0..self.panel().fields.len()).any(|n| self.control(n).changed)
    }

    /// The figure, as HTML.
    pub fn figure(&self) -> String {
        self.answer.figure.html()
    }

    /// The person's place in it, as HTML; empty if the figure has none.
    pub fn place(&self) -> String {
        match (&self.answer.figure, &self.answer.place) {
            (Figure::Picture(picture), Some(place)) => picture.place(place),
            _ => String::new(),
        }
    }

    /// Where the person stands on the figure's horizontal axis, in thousandths.
    pub fn place_across(&self) -> String {
        match (&self.answer.figure, &self.answer.place) {
            (Figure::Picture(picture), Some(place)) => {
                figures::fixed(picture.across.share(place.at).clamp(0.0, 1.0) * 1e3, 0)
            }
            _ => String::new(),
        }
    }

    /// The names of the figure's axes: the vertical one and the horizontal one; none for bars, which have their own.
    pub fn axis_names(&self) -> [String; 2] {
        match &self.answer.figure {
            Figure::Picture(picture) => [picture.up.title(), picture.across.title()],
            Figure::Bars(_) => Default::default(),
        }
    }

    /// The notes, as the items of a list in HTML.
    pub fn notes(&self) -> String {
        html::items(&self.answer.notes)
    }

    /// The further table, as HTML; empty if there is none.
    pub fn further_table(&self) -> String {
        let table = self.answer.table.as_ref();
        table.map(|table| html::table(table.head.iter().copied(), &table.rows)).unwrap_or_default()
    }

    /// A link to a panel with its present numbers.
    pub fn link_to(&self, n: usize) -> String {
        let mut keys = Written::at("/explore");
        self.write_panel(n, &mut keys);
        keys.finish()
    }

    /// Whether this panel is shown, as the value of `aria-current`.
    pub fn current(&self, n: usize) -> String {
        if n == self.shown { "page" } else { "false" }.to_owned()
    }

    /// The links that let one feel it, as HTML.
    pub fn feel_links(&self, address: &dyn Fn(&str) -> String) -> String {
        self.answer.links.iter().fold(String::new(), |mut html, (words, link)| {
            let _ = write!(html, "<a class=\"button\" href=\"{}\">{words}</a>", html::escape(&address(link)));
            html
        })
    }
}
