//! Closed forms, seconds and chances as plain numbers. The numbers in brackets are those of `docs/model.md`.

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

    /// Variance of the time to done of cycles with this mean and variance, `Var[C]/a + E[C]² (1 - a)/a²`.
    pub fn variance(self, cycle: f64, variance: f64) -> f64 {
        variance / self.chance + cycle * cycle * (1.0 - self.chance) / (self.chance * self.chance)
    }
}

/// The values of something, in seconds, for which the fast model is better: of the person's own time per turn
/// ([`BreakEven::of`]), or of the cost of a defect ([`BreakEven::of_defect`]).
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
    /// The person's own times per turn, seconds, for which the fast model is done sooner. If the slow one is right more
    /// often: below `h* = (p_F w_S - p_S w_F)/(p_S - p_F)`. If the fast one is right more often but has longer waits:
    /// above it.
    ///
    /// Takes the chances that a turn is accepted and the mean waits of a turn, seconds, slow and fast. With times
    /// ([`super::Setting::elapsed_wait`]) it says which model is sooner, with effective waits
    /// ([`super::Setting::effective_wait`]) which one costs less.
    pub fn of(chance: [f64; 2], wait: [f64; 2]) -> Self {
        let [slow, fast] = chance;
        Self::while_less(slow - fast, fast * wait[0] - slow * wait[1])
    }

    /// The costs of an escaped defect, seconds, for which the fast model is cheaper overall. If it is cheaper without
    /// defects but lets more of them escape: below `K* = (T_S - T_F)/(e_F - e_S)`. If it is more expensive without
    /// defects but lets fewer escape: above it.
    ///
    /// Takes the mean costs of a session without its defects, seconds, and the chances of an escape, slow and fast.
    pub fn of_defect(cost: [f64; 2], escape: [f64; 2]) -> Self {
        Self::while_less(escape[1] - escape[0], cost[0] - cost[1])
    }

    /// The values, from 0, for which `slope * value` is less than `gain`.
    fn while_less(slope: f64, gain: f64) -> Self {
        // Without a slope, or with one that is only rounding, there is no such value.
        let value = (gain / slope).abs();
        match (gain > 0.0, slope > 0.0) {
            (true, true) if value.is_finite() => Self::Below(value),
            (true, _) => Self::Always,
            (false, false) if value.is_finite() => Self::Above(value),
            (false, _) => Self::Never,
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

/// The chance that cycles of one kind are done before cycles of another, each kind of one length (seconds) and one
/// chance: `Σ_k p q^(k-1) q'^floor(k C/C')`.
pub fn is_first(cycle: f64, chance: f64, other_cycle: f64, other_chance: f64) -> f64 {
    let (mut sum, mut open) = (0.0, 1.0);
    for k in 1..=MOST_TERMS {
        let rivals = libm::pow(1.0 - other_chance, libm::floor(f64::from(k) * cycle / other_cycle));
        sum += chance * open * rivals;
        open *= 1.0 - chance;
        if open * rivals < 1e-12 {
            break;
        }
    }
    sum
}

/// More terms than needed for any chance that a person can set.
const MOST_TERMS: u32 = 1_000_000;

/// Accepted turns per hour with `k` agents in the background, and how many times one agent's turns any number of agents
/// can give: `a min(k/(h + R + W), 1/(h + R))` and `1 + W/(h + R)`. The first is an upper bound, because it assumes
/// that no two agents are done at the same time.
pub fn in_background(chance: f64, agents: f64, own: f64, wait: f64) -> (f64, f64) {
    let own = own.max(1e-9);
    (3600.0 * chance * (agents / (own + wait)).min(1.0 / own), 1.0 + wait / own)
}
