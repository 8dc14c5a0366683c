//! What discount codes are worth.

use crate::money::Money;

/// What a code takes off the goods. A code that nobody knows takes nothing off.
pub fn off(goods: Money, code: &str) -> Money {
    match code {
        "FIVER" => goods.min(Money::from_cents(500)),
        // Half a cent is rounded up.
        "SPRING10" => Money::from_cents((goods.cents() * 10 + 50) / 100),
        "FRIENDS15" => Money::from_cents((goods.cents() * 15 + 50) / 100),
        _ => Money::from_cents(0),
    }
}
