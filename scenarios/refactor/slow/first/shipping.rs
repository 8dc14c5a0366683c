//! What sending costs.

use crate::money::Money;

/// From here on sending is free.
const FREE_FROM: Money = Money::from_euros(50);

/// What it costs to send so many grams, for what is paid for the goods.
pub fn cost(paid: Money, grams: u32) -> Money {
    if paid >= FREE_FROM {
        return Money::from_euros(0);
    }
    match grams {
        0..=1_000 => Money::from_euros(4),
        1_001..=5_000 => Money::from_euros(6),
        _ => Money::from_euros(9),
    }
}
