//! Sessions whose turns do not all cost the same.

use super::Turns;
use crate::engine::bounds::{above_zero, finite, not_negative, share};

/// A session in which one turn costs something else than the others: the first one, because only it needs a whole
/// prompt, or the last one, because what is accepted is reviewed in another way than what is rejected. Both come to the
/// same, `C_s + C_f (N - 1)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unequal {
    one: f64,
    further: f64,
    chance: f64,
}

impl Unequal {
    /// C_s, what the one turn costs; C_f, what each further one costs; the chance that a turn ends the session, above 0.
    pub fn new(one: f64, further: f64, chance: f64) -> Option<Self> {
        let chance = above_zero(share(chance)?)?;
        Some(Self { one: not_negative(one)?, further: not_negative(further)?, chance })
    }

    /// The mean, `C_s + C_f (1 - p)/p`.
    pub fn mean(self) -> Option<f64> {
        finite(self.one + self.further * (1.0 - self.chance) / self.chance)
    }

    /// The variance, `C_f² (1 - p)/p²`.
    pub fn variance(self) -> Option<f64> {
        let each = self.further / self.chance;
        finite(each * each * (1.0 - self.chance))
    }

    /// What this share of the sessions stay within; `None` for a share of 1 unless every turn succeeds.
    pub fn quantile(self, of: f64) -> Option<f64> {
        finite(self.one + self.further * (Turns::new(self.chance).quantile(share(of)?) - 1.0))
    }
}
