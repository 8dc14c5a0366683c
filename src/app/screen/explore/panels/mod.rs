//! The panels, one file each.

mod agent;
mod break_even;
mod days;
mod fifteen;
mod mixed;
mod price;
mod queue;
mod reading;
mod six_speeds;
mod turn;

use super::Panel;
use crate::engine::figures;

/// Points of a curve.
const POINTS: u32 = 60;

/// Every panel, in the order of the list. The first is shown where an address names none.
pub static PANELS: &[&Panel] = &[
    &break_even::PANEL,
    &fifteen::PANEL,
    &six_speeds::PANEL,
    &agent::PANEL,
    &queue::PANEL,
    &reading::PANEL,
    &mixed::PANEL,
    &price::PANEL,
    &days::PANEL,
];

/// How many times as much, to the hundredth: where the tenth hides the point.
fn two_decimals(times: f64) -> String {
    if times < 10.0 { figures::fixed(times, 2) + "×" } else { figures::ratio(times) }
}

/// A share in whole per cent.
fn percent(share: f64) -> String {
    figures::fixed(share * 100.0, 0) + "\u{a0}%"
}
