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

use super::{Answers, Panel};
use crate::engine::figures;

/// Points of a curve.
const POINTS: u32 = 60;

/// The lists of panels and of their answers. The first panel is shown where an address names none.
macro_rules! panels {
    ($first:ident $(, $other:ident)*) => {
        /// Every panel, in the order of the list. The first is shown where an address names none.
        pub static PANELS: &[&Panel] = &[&$first::PANEL $(, &$other::PANEL)*];

        /// The answer of the first panel, which the screen begins with.
        pub(super) static FIRST: Answers = Answers(&[$first::show]);

        /// The answers of all panels, in their order.
        pub static ANSWERS: Answers = Answers(&[$first::show $(, $other::show)*]);
    };
}

panels![break_even, fifteen, six_speeds, agent, queue, reading, mixed, price, days];

/// How many times as much, to the hundredth: where the tenth hides the point.
fn two_decimals(times: f64) -> String {
    if times < 10.0 { figures::fixed(times, 2) + "×" } else { figures::ratio(times) }
}

/// A share in whole per cent.
fn percent(share: f64) -> String {
    figures::fixed(share * 100.0, 0) + "\u{a0}%"
}
