//! An amount of money.

use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};

/// Whole cents.
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
        Self { cents: amounts.map(|amount| amount.cents).sum() }
    }
}
