//! The panels, one file each.

mod break_even;

use super::Panel;

/// Every panel, in the order of the list. The first is shown where an address names none.
pub static PANELS: &[&Panel] = &[&break_even::PANEL];
