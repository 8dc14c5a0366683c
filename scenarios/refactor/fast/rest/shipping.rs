//! What sending costs.

use crate::money::Money;

/// From here on sending is free.
const FREE_FROM: Money = Money::from_cents(50);

/// What it costs to send so many grams, for what is paid for the goods.
pub fn cost(paid: Money, grams: u32) -> Money {
    if paid >= FREE_FROM {
        return Money::from_cents(0);
    }
    match grams {
        0..=1_000 => Money::from_cents(4),
        1_001..=5_000 => Money::from_cents(6),
        _ => Money::from_cents(9),
    }
}
