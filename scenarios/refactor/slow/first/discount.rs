//! What discount codes are worth.

use crate::money::Money;

/// What a code takes off the goods. A code that nobody knows takes nothing off.
pub fn off(goods: Money, code: &str) -> Money {
    match code {
        "FIVER" => goods.min(500.into()),
        "SPRING10" => goods.share(10, 100),
        "FRIENDS15" => goods.share(15, 100),
        _ => 0.into(),
    }
}
