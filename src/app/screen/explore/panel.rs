//! A panel: a question, the numbers that decide it, and a function from those numbers to its answer.
//!
//! A panel is data; the functions that answer are in a list of their own, because they are large, and the page fetches all
//! but the first one when somebody touches it. The screen shows all of them with the same controls, and the address writes all of them in the same
//! way, so a new panel is one file in `panels/` and one line in its list.

use super::{Field, PANELS};
use crate::app::plot::{Axis, Bars, Figure, Place, Quantity};
use std::fmt;

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
    /// The formulas behind it.
    pub formulas: &'static [Formula],
}

impl Panel {
    /// Its answer for these numbers.
    pub fn answer(&self, values: &Values) -> Shown {
        let place = PANELS.iter().position(|panel| panel.id == self.id).unwrap_or_default();
        super::ANSWERS.of(place, values)
    }
}

/// The functions that answer the panels, from the first panel on.
pub struct Answers(pub(super) &'static [fn(&Values) -> Shown]);

impl Answers {
    /// Whether the panel at this place has its function here.
    pub(super) const fn has(&self, place: usize) -> bool {
        place < self.0.len()
    }

    /// The answer of the panel at this place.
    pub(super) fn of(&self, place: usize, values: &Values) -> Shown {
        self.0.get(place).map_or_else(Shown::awaited, |show| show(values))
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answers")
    }
}

/// There are the first one and all of them.
impl PartialEq for Answers {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len()
    }
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

impl Shown {
    /// While the function that answers is still loading.
    fn awaited() -> Self {
        Self {
            sentence: "The answer is being loaded.".to_owned(),
            figure: Figure::Bars(Bars { across: Axis::up_to("", Quantity::Of(""), 1.0), rows: Vec::new() }),
            place: None,
            notes: Vec::new(),
            table: None,
            links: Vec::new(),
        }
    }
}

/// A table: the names and meanings of its columns, and its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Names and meanings.
    pub head: Vec<(&'static str, &'static str)>,
    /// The rows; the first cell names its row.
    pub rows: Vec<Vec<String>>,
}
