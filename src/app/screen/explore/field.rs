//! A number that a panel depends on: its name, range and start, and how far the start can be trusted.

use crate::app::plot::{Axis, Quantity};
use crate::engine::cycle::{Evidence, Figure};
use crate::engine::figures;

/// A number, or a choice, that a person can change.
#[derive(Debug)]
pub struct Field {
    /// Its key in the address.
    pub key: &'static str,
    /// Its name on screen.
    pub name: &'static str,
    /// What it measures.
    pub quantity: Quantity,
    /// Its least and its greatest value.
    pub range: (f64, f64),
    /// The value it starts with.
    pub start: f64,
    /// How its slider is divided, or what there is to choose from.
    pub kind: Kind,
    /// How far the start can be trusted.
    pub evidence: Evidence,
    /// The start's source, or why it is assumed.
    pub source: &'static str,
}

/// How a field is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number on an even slider.
    Even,
    /// A number above zero on a logarithmic slider.
    Logarithmic,
    /// A whole number.
    Whole,
    /// One of these: words for the address, and names on screen.
    Choice(&'static [(&'static str, &'static str)]),
}

impl Field {
    /// A number on an even slider, assumed until a source is given.
    pub const fn new(key: &'static str, name: &'static str, quantity: Quantity, range: (f64, f64), start: f64) -> Self {
        Self { key, name, quantity, range, start, kind: Kind::Even, evidence: Evidence::Assumed, source: "" }
    }

    /// A number that starts with a figure of the engine.
    pub const fn of(
        key: &'static str,
        name: &'static str,
        quantity: Quantity,
        range: (f64, f64),
        figure: &'static Figure,
    ) -> Self {
        Self::new(key, name, quantity, range, figure.value).with(figure.evidence, figure.source)
    }

    /// The same on a logarithmic slider. Its range is above zero.
    pub const fn logarithmic(mut self) -> Self {
        self.kind = Kind::Logarithmic;
        self
    }

    /// The same in whole numbers.
    pub const fn whole(mut self) -> Self {
        self.kind = Kind::Whole;
        self
    }

    /// One of several.
    pub const fn choice(
        key: &'static str,
        name: &'static str,
        choices: &'static [(&'static str, &'static str)],
    ) -> Self {
        let mut field = Self::new(key, name, Quantity::Of(""), (0.0, choices.len() as f64 - 1.0), 0.0);
        field.kind = Kind::Choice(choices);
        field
    }

    /// The same, with its source read.
    pub const fn published(self, source: &'static str) -> Self {
        self.with(Evidence::Published, source)
    }

    /// The same, with a source read that reports another one.
    pub const fn secondary(self, source: &'static str) -> Self {
        self.with(Evidence::Secondary, source)
    }

    /// The same, computed from published figures.
    pub const fn derived(self, source: &'static str) -> Self {
        self.with(Evidence::Derived, source)
    }

    /// The same, with the reason for which it is assumed.
    pub const fn assumed(self, reason: &'static str) -> Self {
        self.with(Evidence::Assumed, reason)
    }

    const fn with(mut self, evidence: Evidence, source: &'static str) -> Self {
        (self.evidence, self.source) = (evidence, source);
        self
    }

    /// The nearest value that it can have; its start for NaN.
    pub fn nearest(&self, value: f64) -> f64 {
        if value.is_nan() {
            return self.start;
        }
        let value = value.max(self.range.0).min(self.range.1);
        if matches!(self.kind, Kind::Whole | Kind::Choice(_)) { libm::round(value) } else { value }
    }

    /// Its slider, as an axis.
    pub const fn axis(&self) -> Axis {
        let (least, most) = self.range;
        match self.kind {
            Kind::Logarithmic => Axis::logarithmic(self.name, self.quantity, least, most),
            _ => Axis::even(self.name, self.quantity, least, most),
        }
    }

    /// The value at a share of its slider.
    pub fn at(&self, share: f64) -> f64 {
        self.round(&self.axis(), share)
    }

    /// Its value at a share of an axis, as round as one can point there.
    pub fn round(&self, axis: &Axis, share: f64) -> f64 {
        let share = share.clamp(0.0, 1.0);
        let value = axis.value(share);
        let fine = (axis.value(share + 2e-3) - value).abs().max(1e-9);
        let unit = libm::pow(10.0, libm::floor(libm::log10(fine)));
        let round = libm::round(value / unit) * unit;
        // The text has no digits that only rounding has made.
        self.nearest(libm::round(round * 1e9) / 1e9)
    }

    /// A value as the address and the number field write it.
    pub fn text(&self, value: f64) -> String {
        match self.kind {
            Kind::Choice(choices) => {
                choices.get(value as usize).map(|(word, _)| (*word).to_owned()).unwrap_or_default()
            }
            _ => figures::plain(value),
        }
    }
}
