//! Amounts of money, so that cents cannot be taken for euros.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};

/// An amount in whole cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money {
    cents: i64,
}

impl Money {
    pub const fn from_cents(cents: i64) -> Self {
        Self { cents }
    }

    pub const fn from_euros(euros: i64) -> Self {
        Self { cents: euros * 100 }
    }

    pub const fn cents(self) -> i64 {
        self.cents
    }

    /// So many parts of `whole`, half a cent rounded up. For amounts of 0 or more.
    pub const fn share(self, parts: i64, whole: i64) -> Self {
        Self { cents: (self.cents * parts * 2 + whole) / (whole * 2) }
    }
}

impl From<i64> for Money {
    fn from(cents: i64) -> Self {
        Self { cents }
    }
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { cents: self.cents + other.cents }
    }
}

impl Sub for Money {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { cents: self.cents - other.cents }
    }
}

impl Neg for Money {
    type Output = Self;

    fn neg(self) -> Self {
        Self { cents: -self.cents }
    }
}

impl Mul<u32> for Money {
    type Output = Self;

    fn mul(self, count: u32) -> Self {
        Self { cents: self.cents * i64::from(count) }
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self { cents: 0 }, Add::add)
    }
}

impl fmt::Display for Money {
    /// As on an invoice: `-3.49 €`.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let sign = if self.cents < 0 { "-" } else { "" };
        let cents = self.cents.unsigned_abs();
        // By `pad`, so that a width counts for an amount as it does for a text.
        f.pad(&format!("{sign}{}.{:02} €", cents / 100, cents % 100))
    }
}
