//! Closed forms, seconds and chances as plain numbers. The numbers in brackets are those of `docs/model.md`.

/// Turns until one is accepted, where each is with the same chance: geometric.
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

    /// The turns within which a share `q` of sessions is done, `ceil(ln(1 - q)/ln(1 - a))`.
    pub fn quantile(self, q: f64) -> f64 {
        // A chance of one has a logarithm without an end, and leaves nothing of the quotient.
        libm::ceil(libm::log1p(-q) / libm::log1p(-self.chance)).max(1.0)
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

/// For how many seconds of a person's own a turn the fast model is the quicker one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BreakEven {
    /// Whatever the person needs.
    Always,
    /// Never.
    Never,
    /// Below `h* = (p_F w_S - p_S w_F)/(p_S - p_F)`.
    Below(f64),
    /// Above it: the fast one is more often right, but keeps the person waiting for longer.
    Above(f64),
}

impl BreakEven {
    /// For chances to be done with a turn and effective waits, slow and fast.
    pub fn of(chance: [f64; 2], wait: [f64; 2]) -> Self {
        let [slow, fast] = chance;
        let gain = fast * wait[0] - slow * wait[1];
        let human = gain / (slow - fast);
        if slow > fast {
            return if human > 0.0 { Self::Below(human) } else { Self::Never };
        }
        match gain > 0.0 {
            true => Self::Always,
            false if slow < fast && human >= 0.0 => Self::Above(human),
            false => Self::Never,
        }
    }
}

/// The share of the slow model's chance that the fast one must have at least, `(h + w_F)/(h + w_S)`.
pub fn break_even_ratio(human: f64, wait: [f64; 2]) -> f64 {
    (human + wait[1]) / (human + wait[0])
}

/// The cost of an escaped defect below which the fast model is the cheaper one, `(T_S - T_F)/(e_F - e_S)`, for mean times
/// to done and chances of an escape, slow and fast; `None` where no cost changes which is.
pub fn break_even_defect(time: [f64; 2], escape: [f64; 2]) -> Option<f64> {
    let cost = (time[0] - time[1]) / (escape[1] - escape[0]);
    (cost.is_finite() && cost >= 0.0).then_some(cost)
}

/// Amdahl's law: what is left of a speed-up `s` that holds for a share `g` of the time, `1/((1 - g) + g/s)`.
pub fn amdahl(share: f64, speed_up: f64) -> f64 {
    1.0 / (1.0 - share + share / speed_up)
}

/// The chance that cycles of one kind are done before cycles of another, each kind of one length (seconds) and one chance:
/// `Σ_k p q^(k-1) q'^floor(k C/C')`.
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

/// More terms than any chance that a person can set needs.
const MOST_TERMS: u32 = 1_000_000;

/// Turns an hour that end accepted, with so many agents in the background, and what agents without end would make of
/// one's: `a min(k/(h + R + W), 1/(h + R))` and `1 + W/(h + R)`. An upper bound: it lets no two be done at once.
pub fn in_background(chance: f64, agents: f64, own: f64, wait: f64) -> (f64, f64) {
    let own = own.max(1e-9);
    (3600.0 * chance * (agents / (own + wait)).min(1.0 / own), 1.0 + wait / own)
}
