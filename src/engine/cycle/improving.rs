//! Turns that become better, or worse, one after the other: `1 - p_k = (1 - p_1) ρ^(k - 1)`.

use crate::engine::bounds::{finite, not_negative, share};

/// Turns whose chance to fail changes by a factor from each to the next. Below 1, corrections help; at 1 every turn is
/// like the first ([`super::Turns`]); above 1 each turn is worse, as where a context fills with failed attempts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Improving {
    /// `1 - p_1`.
    fails: f64,
    /// ρ.
    factor: f64,
}

/// Mean turns until one is accepted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MeanTurns {
    /// So many.
    Turns(f64),
    /// More than so many: the sum was not followed further.
    MoreThan(f64),
    /// No number: some sessions never end.
    Diverges,
}

impl MeanTurns {
    /// The mean, if it is known.
    pub const fn known(self) -> Option<f64> {
        match self {
            Self::Turns(turns) => Some(turns),
            Self::MoreThan(_) | Self::Diverges => None,
        }
    }
}

/// Terms of the mean's sum that are added up at most.
const MOST_TERMS: u32 = 100_000;

/// As for [`super::Turns::quantile`]: a share that whole turns give exactly needs no further one.
const ROUNDING: f64 = 1e-12;

impl Improving {
    /// The chance that the first turn ends the session, and ρ, at least 0. `None` for anything else.
    pub fn new(first: f64, factor: f64) -> Option<Self> {
        Some(Self { fails: 1.0 - share(first)?, factor: not_negative(factor)? })
    }

    /// The chance that turn `k`, from 1, ends the session; `1 - p_k` is at most 1. Turn 0 counts as the first.
    pub fn chance(self, k: u32) -> f64 {
        1.0 - self.failing(k)
    }

    fn failing(self, k: u32) -> f64 {
        // A first turn that cannot fail leaves nothing to change.
        if self.fails <= 0.0 {
            return 0.0;
        }
        (self.fails * libm::pow(self.factor, f64::from(k.saturating_sub(1)))).min(1.0)
    }

    /// Mean turns, `sum over k from 0 of (1 - p_1)^k ρ^(k(k - 1)/2)`; `1/p_1` where ρ is 1. Where ρ is above 1 the
    /// chance becomes 0 in the end, and the mean diverges.
    pub fn mean(self) -> MeanTurns {
        let Self { fails, factor } = self;
        if fails <= 0.0 {
            return MeanTurns::Turns(1.0);
        }
        if factor > 1.0 || (factor >= 1.0 && fails >= 1.0) {
            return MeanTurns::Diverges;
        }
        if factor >= 1.0 {
            return finite(1.0 / (1.0 - fails)).map_or(MeanTurns::Diverges, MeanTurns::Turns);
        }
        let (mut sum, mut still, mut next) = (1.0, fails, fails * factor);
        for _ in 0..MOST_TERMS {
            sum += still;
            still *= next;
            next *= factor;
            if still <= sum * f64::EPSILON / 4.0 {
                return MeanTurns::Turns(sum);
            }
        }
        MeanTurns::MoreThan(sum)
    }

    /// The chance that the session has ended within `k` turns.
    pub fn within(self, k: u32) -> f64 {
        1.0 - self.failed(self.counted(f64::from(k)))
    }

    /// The chance that it never ends: 0 unless ρ is above 1 or no turn has a chance.
    pub fn never(self) -> f64 {
        self.failed(self.counted(f64::INFINITY))
    }

    /// Of so many turns, those that have a chance.
    fn counted(self, turns: f64) -> f64 {
        if self.factor <= 1.0 || self.fails <= 0.0 {
            return turns;
        }
        turns.min(libm::ceil(-libm::log(self.fails) / libm::log(self.factor)))
    }

    /// The chance that so many turns fail, one after the other, each with a chance: `(1 - p_1)^k ρ^(k(k - 1)/2)`.
    fn failed(self, turns: f64) -> f64 {
        if turns > 0.0 && self.fails <= 0.0 {
            return 0.0;
        }
        // The logarithm of a power. Something to no power is 1, and 1 to any power too.
        let log = |base: f64, power: f64| {
            let log = libm::log(base);
            if power > 0.0 && log != 0.0 { power * log } else { 0.0 }
        };
        let pairs = turns * (turns - 1.0).max(0.0) / 2.0;
        libm::exp(log(self.fails, turns) + log(self.factor, pairs)).min(1.0)
    }

    /// The turns within which this share of the sessions has ended; `None` if it never has.
    pub fn quantile(self, of: f64) -> Option<u32> {
        let of = share(of)?;
        // Only what becomes certain at some turn ends all sessions.
        if of >= 1.0 && self.fails > 0.0 {
            return (self.factor <= 0.0).then_some(2);
        }
        fewest(|k| self.within(k) >= of - ROUNDING)
    }

    /// The first turn whose chance is at least this one; `None` if there is none.
    pub fn turns_to(self, quality: f64) -> Option<u32> {
        let quality = share(quality)?;
        if quality >= 1.0 && self.fails > 0.0 {
            return (self.factor <= 0.0).then_some(2);
        }
        let good = |k| self.chance(k) >= quality - ROUNDING;
        if self.factor >= 1.0 { good(1).then_some(1) } else { fewest(good) }
    }
}

/// The least number from 1 for which something holds that holds for all greater ones too; `None` if it is above 2^31.
fn fewest(holds: impl Fn(u32) -> bool) -> Option<u32> {
    let mut most = 1_u32;
    while !holds(most) {
        most = most.checked_mul(2)?;
    }
    let mut fewer = most / 2;
    while fewer + 1 < most {
        let middle = fewer + (most - fewer) / 2;
        if holds(middle) { most = middle } else { fewer = middle }
    }
    Some(most)
}
