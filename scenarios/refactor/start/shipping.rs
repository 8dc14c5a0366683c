//! What sending costs, in whole euros.

/// From here on sending is free.
const FREE_FROM: i64 = 50;

/// What it costs to send so many grams, for what is paid for the goods.
pub fn cost(paid: i64, grams: u32) -> i64 {
    if paid >= FREE_FROM {
        return 0;
    }
    match grams {
        0..=1_000 => 4,
        1_001..=5_000 => 6,
        _ => 9,
    }
}
