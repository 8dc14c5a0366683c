//! A panel: a question, the numbers that decide it, and a function from those numbers to its answer.
//!
//! A panel is data. The screen shows all of them with the same controls, and the address writes all of them in the same
//! way, so a new panel is one file in `panels/` and one line in its list.

use super::Field;
use crate::app::plot::{Figure, Place};

/// A question with its answer.
pub struct Panel {
    /// Its name in the address, `[a-z-]+`.
    pub id: &'static str,
    /// The question, as the heading.
    pub question: &'static str,
    /// A few words for the list of panels.
    pub short: &'static str,
    /// The point, for somebody who touches nothing.
    pub point: &'static str,
    /// The numbers that decide it, in the order on screen. Those after `beside` are folded away.
    pub fields: &'static [Field],
    /// How many fields stand beside the figure.
    pub beside: usize,
    /// The field that the horizontal axis shows, so that a person can drag along it.
    pub along: Option<usize>,
    /// The answer.
    pub show: fn(&Values) -> Shown,
    /// The formulas behind it.
    pub formulas: &'static [Formula],
}

/// A formula.
#[derive(Clone, Copy, Debug)]
pub struct Formula {
    /// What it computes, as a sentence.
    pub meaning: &'static str,
    /// The formula.
    pub formula: &'static str,
    /// Where it comes from.
    pub source: &'static str,
}

/// The values of a panel's fields, in their order. A choice is the index of what was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Values(Vec<f64>);

impl Values {
    /// The start of a panel.
    pub fn of(panel: &Panel) -> Self {
        Self(panel.fields.iter().map(|field| field.start).collect())
    }

    /// The first values, to take apart: `let [own, wait] = values.first();`. A missing one is zero.
    pub fn first<const N: usize>(&self) -> [f64; N] {
        std::array::from_fn(|n| self.get(n))
    }

    /// A field's value.
    pub fn get(&self, field: usize) -> f64 {
        self.0.get(field).copied().unwrap_or_default()
    }

    /// The index of what was chosen in a field.
    pub fn chosen(&self, field: usize) -> usize {
        self.get(field) as usize
    }

    /// The same with another value, which must be one that the field can have.
    pub fn with(&self, field: usize, value: f64) -> Self {
        let mut values = self.clone();
        if let Some(place) = values.0.get_mut(field) {
            *place = value;
        }
        values
    }
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The result in words.
    pub sentence: String,
    /// The figure.
    pub figure: Figure,
    /// Where the person stands in it.
    pub place: Option<Place>,
    /// What else the figure shows, in further sentences.
    pub notes: Vec<String>,
    /// A further table: its head, each column with its meaning, and its rows.
    pub table: Option<Table>,
    /// Where one can feel it: words and a fragment.
    pub links: Vec<(&'static str, String)>,
}

/// A table: the names and meanings of its columns, and its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Names and meanings.
    pub head: Vec<(&'static str, &'static str)>,
    /// The rows; the first cell names its row.
    pub rows: Vec<Vec<String>>,
}
