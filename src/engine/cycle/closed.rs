//! Closed forms, seconds and chances as plain numbers. The numbers in brackets are those of `docs/model.md`.

use crate::engine::bounds::{above_zero, not_negative, share};

/// Turns until one is accepted, each with the same chance: a geometric distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turns {
    chance: f64,
}

impl Turns {
    /// Each turn ends it with this chance, above 0 and at most 1.
    pub const fn new(chance: f64) -> Self {
        Self { chance }
    }

    /// Mean turns, `1/a`.
    pub fn mean(self) -> f64 {
        1.0 / self.chance
    }

    /// The turns within which a share `q` of sessions is done, `ceil(ln(1 - q)/ln(1 - a))`: the fewest `n` for which
    /// `1 - (1 - a)^n` is at least `q`, to twelve digits.
    pub fn quantile(self, q: f64) -> f64 {
        // A chance of one has an infinite logarithm: the quotient is zero.
        let each = libm::log1p(-self.chance);
        let turns = libm::ceil(libm::log1p(-q) / each).max(1.0);
        // If a whole number of turns gives exactly this share, rounding may put the quotient just above it.
        let fewer = turns - 1.0;
        let done = -libm::expm1(fewer * each);
        if fewer > 0.0 && done >= q - 1e-12 { fewer } else { turns }
    }

    /// Mean time to done of cycles with this mean, `E[C]/a`.
    pub fn time(self, cycle: f64) -> f64 {
        cycle / self.chance
    }

    /// The chance to be done within a budget, `1 - (1 - a)^floor(B/C)`, of cycles of one length; seconds. `None` unless
    /// the cycle is above 0 and the budget at least 0.
    pub fn within(self, cycle: f64, budget: f64) -> Option<f64> {
        // Rounding may put a whole number of cycles just below it.
        let cycles = libm::floor(not_negative(budget)? / above_zero(cycle)? * (1.0 + 1e-12));
        Some(1.0 - libm::pow(1.0 - share(self.chance)?, cycles))
    }

    /// Variance of the time to done of cycles with this mean and variance, `Var[C]/a + E[C]² (1 - a)/a²`.
    pub fn variance(self, cycle: f64, variance: f64) -> f64 {
        variance / self.chance + cycle * cycle * (1.0 - self.chance) / (self.chance * self.chance)
    }
}

/// The values of something, in seconds, for which one of two models is better ([`super::Rivals`]).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BreakEven {
    /// For every value.
    Always,
    /// For none.
    Never,
    /// Below this value, seconds.
    Below(f64),
    /// Above this value, seconds.
    Above(f64),
}

impl BreakEven {
    /// The values, from 0, for which `slope * value` is less than `gain`.
    pub(super) fn while_less(slope: f64, gain: f64) -> Self {
        // Without a slope, or with one that is only rounding, there is no such value.
        let value = (gain / slope).abs();
        match (gain > 0.0, slope > 0.0) {
            (true, true) if value.is_finite() => Self::Below(value),
            (true, _) => Self::Always,
            (false, false) if value.is_finite() => Self::Above(value),
            (false, _) => Self::Never,
        }
    }

    /// The value at which it changes, seconds; `None` if it never does.
    pub const fn value(self) -> Option<f64> {
        match self {
            Self::Always | Self::Never => None,
            Self::Below(value) | Self::Above(value) => Some(value),
        }
    }
}

/// The least ratio of the fast model's chance to the slow one's at which the fast one is not later, `(h + w_F)/(h +
/// w_S)`.
pub fn break_even_ratio(human: f64, wait: [f64; 2]) -> f64 {
    (human + wait[1]) / (human + wait[0])
}

/// Amdahl's law: the total speed-up if a share `g` of the time becomes `s` times as fast, `1/((1 - g) + g/s)`.
pub fn amdahl(share: f64, speed_up: f64) -> f64 {
    1.0 / (1.0 - share + share / speed_up)
}

/// Accepted turns per hour with `k` agents in the background, and how many times one agent's turns any number of agents
/// can give: `a min(k/(h + R + W), 1/(h + R))` and `1 + W/(h + R)`. The first is an upper bound, because it assumes
/// that no two agents are done at the same time.
pub fn in_background(chance: f64, agents: f64, own: f64, wait: f64) -> (f64, f64) {
    let own = own.max(1e-9);
    (3600.0 * chance * (agents / (own + wait)).min(1.0 / own), 1.0 + wait / own)
}
