//! Time as integer nanoseconds. Seconds as `f64` appear only at the edges: controls, links and reports.

use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::{Add, AddAssign, Sub};

/// Nanoseconds of simulated time: an instant counted from the request, or a span between two instants.
///
/// Arithmetic saturates, so that no sum of valid times can wrap or panic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nanos(u64);

impl Nanos {
    /// The moment of the request.
    pub const ZERO: Self = Self(0);

    /// A whole number of nanoseconds.
    pub const fn new(nanos: u64) -> Self {
        Self(nanos)
    }

    /// The nearest nanosecond to `seconds`; zero if it is negative or not a number.
    pub fn from_seconds(seconds: f64) -> Self {
        // `as` saturates and maps NaN to zero, as promised.
        Self(libm::round(seconds * 1e9) as u64)
    }

    /// Seconds. Exact to the nanosecond, there and back, for anything under 26 days (2^51 ns).
    pub fn seconds(self) -> f64 {
        self.0 as f64 / 1e9
    }

    /// The count of nanoseconds.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// This time rounded up to the next multiple of `step`; unchanged when `step` is zero.
    pub const fn round_up_to(self, step: Self) -> Self {
        if step.0 == 0 { self } else { Self(self.0.div_ceil(step.0).saturating_mul(step.0)) }
    }
}

impl Add for Nanos {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Nanos {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Nanos {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// Seconds with as many decimals as it takes, for messages and documents.
impl fmt::Display for Nanos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} s", self.seconds())
    }
}

/// As seconds: every document this project writes counts in seconds.
impl Serialize for Nanos {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.seconds())
    }
}
