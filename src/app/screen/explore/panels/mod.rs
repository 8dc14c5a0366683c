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

use super::Panel;

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
