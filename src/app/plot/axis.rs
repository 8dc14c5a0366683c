//! The axis of a picture: from one value to another, evenly or by powers of ten, with marks at round values.

use super::percent;
use crate::engine::{Nanos, figures};
use std::fmt::Write;

/// What an axis or a control measures, and how a value of it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// A time in seconds.
    Seconds,
    /// A share from 0 to 1, which reads as a percentage.
    Share,
    /// How many times as much.
    Times,
    /// US dollars.
    Dollars,
    /// A number with this unit, which may be empty.
    Of(&'static str),
}

impl Quantity {
    /// Its unit, as a control shows it beside the number.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Seconds => "s",
            Self::Share => "",
            Self::Times => "×",
            Self::Dollars => "$",
            Self::Of(unit) => unit,
        }
    }

    /// A value as a person would say it. A line never breaks within it.
    pub fn words(self, value: f64) -> String {
        match self {
            Self::Seconds if (0.000_95..99.95).contains(&value) => with_unit(&rounded(value), "s"),
            Self::Seconds => figures::spoken(Nanos::from_seconds(value)),
            Self::Share => figures::plain(figures::significant(value * 100.0, 3)) + "\u{a0}%",
            Self::Times => figures::ratio(value),
            Self::Dollars => dollars(value),
            Self::Of(unit) => with_unit(&rounded(value), unit),
        }
    }
}

/// A number to three significant figures, or whole with its groups apart.
fn rounded(value: f64) -> String {
    let sign = if value < 0.0 { "−" } else { "" };
    match value.abs() {
        size if size >= 1_000.0 => sign.to_owned() + &whole(size),
        size => sign.to_owned() + &figures::plain(figures::significant(size, 3)),
    }
}

/// Dollars to the cent; below ten cents to two significant figures, from a thousand on whole.
fn dollars(value: f64) -> String {
    let sign = if value < 0.0 { "−" } else { "" };
    let number = match value.abs() {
        size if size >= 999.5 => whole(size),
        size if size >= 0.0995 && (size - libm::round(size)).abs() > 0.005 => figures::fixed(size, 2),
        size if size >= 0.0995 => figures::fixed(size, 0),
        size => figures::plain(figures::significant(size, 2)),
    };
    format!("{sign}${number}")
}

fn whole(size: f64) -> String {
    figures::grouped(libm::round(size) as u64)
}

fn with_unit(number: &str, unit: &str) -> String {
    if unit.is_empty() { number.to_owned() } else { format!("{number}\u{a0}{unit}") }
}

/// A number in the unit of a question, which its author writes. A line may break before words.
pub fn in_unit(value: f64, unit: &str) -> String {
    match unit {
        "" | "%" | "s" | "ms" | "×" => with_unit(&rounded(value), unit),
        words => format!("{} {words}", rounded(value)),
    }
}

/// Distances between the marks of times, in seconds.
const TIME_STEPS: [f64; 24] = [
    0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1_200.0, 1_800.0,
    3_600.0, 7_200.0, 18_000.0, 36_000.0, 72_000.0, 180_000.0,
];

/// Marks of times on a logarithmic axis, in seconds.
const TIME_MARKS: [f64; 16] =
    [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 60.0, 180.0, 600.0, 1_800.0, 3_600.0, 18_000.0];

/// Most steps between the marks of an even axis.
const MOST_STEPS: f64 = 8.0;

/// With fewer marks at times that one knows, a logarithmic axis has marks at 1, 2 and 5.
const FEWEST_MARKS: usize = 3;

/// Most marks on a logarithmic axis before every second or third one is left out.
const MOST_MARKS: usize = 9;

/// An axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// What it shows.
    pub name: &'static str,
    /// What it measures.
    pub quantity: Quantity,
    from: f64,
    to: f64,
    logarithmic: bool,
}

impl Axis {
    /// An even axis between two values; one unit long if the second is not above the first.
    pub const fn even(name: &'static str, quantity: Quantity, from: f64, to: f64) -> Self {
        Self { name, quantity, from, to: if to > from { to } else { from + 1.0 }, logarithmic: false }
    }

    /// An even axis from zero to the first mark that is not below `most`.
    pub fn up_to(name: &'static str, quantity: Quantity, most: f64) -> Self {
        let most = if most.is_finite() { most.max(1e-6) } else { 1.0 };
        let step = step(quantity, most / MOST_STEPS);
        Self::even(name, quantity, 0.0, libm::ceil(most / step - 1e-9) * step)
    }

    /// A logarithmic axis between two values above zero.
    pub const fn logarithmic(name: &'static str, quantity: Quantity, from: f64, to: f64) -> Self {
        let from = if from > 1e-9 { from } else { 1e-9 };
        Self { name, quantity, from, to: if to > from { to } else { from * 10.0 }, logarithmic: true }
    }

    /// What it shows, with the unit if its marks have none.
    pub fn title(&self) -> String {
        match self.quantity {
            Quantity::Of(unit) if !unit.is_empty() && unit != self.name => format!("{}, {unit}", self.name),
            _ => self.name.to_owned(),
        }
    }

    /// Where it begins.
    pub const fn from(&self) -> f64 {
        self.from
    }

    /// Where it ends.
    pub const fn to(&self) -> f64 {
        self.to
    }

    /// Where a value lies on it, as a share: below 0 or above 1 beyond its ends.
    pub fn share(&self, value: f64) -> f64 {
        if self.logarithmic {
            let at = |value: f64| libm::log(value.max(1e-12));
            (at(value) - at(self.from)) / (at(self.to) - at(self.from))
        } else {
            (value - self.from) / (self.to - self.from)
        }
    }

    /// The value at a share of it.
    pub fn value(&self, share: f64) -> f64 {
        if self.logarithmic {
            self.from * libm::pow(self.to / self.from, share)
        } else {
            self.from + share * (self.to - self.from)
        }
    }

    /// So many values from one end to the other, evenly spaced on it; at least two.
    pub fn values(&self, n: u32) -> impl Iterator<Item = f64> + use<> {
        let (axis, last) = (*self, n.max(2) - 1);
        (0..=last).map(move |n| axis.value(f64::from(n) / f64::from(last)))
    }

    /// The values of its marks.
    pub fn marks(&self) -> Vec<f64> {
        let near = (self.to - self.from) * 1e-9;
        let within = |value: &f64| (self.from - near..=self.to + near).contains(value);
        if self.logarithmic {
            let of_time = TIME_MARKS.into_iter().filter(within).collect::<Vec<_>>();
            let marks: Vec<f64> = if self.quantity == Quantity::Seconds && of_time.len() >= FEWEST_MARKS {
                of_time
            } else {
                let fives = (-9..=12).flat_map(|power| [1.0, 2.0, 5.0].map(|n| n * libm::pow(10.0, f64::from(power))));
                fives.filter(within).collect()
            };
            // Of 1, 2 and 5 the powers of ten stay the longest.
            let every = if marks.len() > 2 * MOST_MARKS { 3 } else { 1 };
            let first = marks.iter().position(|mark| is_power_of_ten(*mark)).unwrap_or_default() % every;
            return marks.into_iter().skip(first).step_by(every).collect();
        }
        let step = step(self.quantity, (self.to - self.from) / MOST_STEPS);
        let first = libm::ceil(self.from / step - 1e-9);
        (0..=MOST_STEPS as u32 + 1).map(|n| (first + f64::from(n)) * step).filter(within).collect()
    }

    /// Its marks: where each lies, as a share, and its words.
    pub fn ticks(&self) -> Vec<(f64, String)> {
        let marks = self.marks();
        marks.iter().map(|mark| (self.share(*mark), self.tick_words(*mark))).collect()
    }

    /// Draws it as a horizontal axis. On a narrow screen every second mark has words.
    pub fn draw(&self, html: &mut String) {
        let ticks = self.ticks();
        for (n, (share, words)) in ticks.iter().enumerate() {
            let (x, class) = (percent(*share), if n % 2 == 0 || ticks.len() < 6 { "clear" } else { "near" });
            let _ = write!(
                html,
                "<line x1=\"{x}\" x2=\"{x}\" y2=\"6\"/><text class=\"{class}\" x=\"{x}\" y=\"18\">{words}</text>"
            );
        }
    }

    fn tick_words(&self, value: f64) -> String {
        let plain = |value: f64| figures::plain(libm::round(value * 1e6) / 1e6);
        match self.quantity {
            Quantity::Seconds => {
                // On an even axis all marks have one unit, the largest of which each mark has a half or a whole one.
                let size = if self.logarithmic { value } else { self.to };
                match size {
                    s if s > 9_600.0 || (self.logarithmic && s >= 3_600.0) => plain(value / 3_600.0) + " h",
                    s if s > 160.0 || (self.logarithmic && s >= 60.0) => plain(value / 60.0) + " min",
                    _ => plain(value) + " s",
                }
            }
            Quantity::Share => plain(value * 100.0) + " %",
            Quantity::Times => plain(value) + "×",
            Quantity::Dollars if value >= 1e4 => format!("${}k", plain(value / 1e3)),
            Quantity::Dollars => dollars(value),
            Quantity::Of(_) => match value {
                v if v >= 1e6 => plain(v / 1e6) + "M",
                v if v >= 1e4 => plain(v / 1e3) + "k",
                v => plain(v),
            },
        }
    }
}

/// The smallest round step of at least this size.
fn step(quantity: Quantity, least: f64) -> f64 {
    let of_time = TIME_STEPS.into_iter().find(|step| *step >= least - 1e-12);
    match quantity {
        Quantity::Seconds => of_time.unwrap_or_else(|| figures::round_up(least / 3_600.0) * 3_600.0),
        _ => figures::round_up(least),
    }
}

fn is_power_of_ten(value: f64) -> bool {
    let power = libm::log10(value);
    (power - libm::round(power)).abs() < 1e-9
}
