//! Which of two models is done first, and for which waits.

use super::BreakEven;
use crate::engine::bounds::{above_zero, all, not_negative, share};

/// The chances of who is done first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sooner {
    /// The slow model.
    pub slow: f64,
    /// The fast model.
    pub fast: f64,
    /// Neither: both at the same moment, or never.
    pub neither: f64,
}

impl Sooner {
    /// Of two models with these chances that a turn ends the session and these times of a turn, seconds; slow and
    /// fast, each always as long.
    pub fn of(chance: [f64; 2], cycle: [f64; 2]) -> Option<Self> {
        let chance = all(chance, share)?;
        let cycle = all(cycle, above_zero)?;
        let slow = first([chance[1], chance[0]], [cycle[1], cycle[0]]);
        let fast = first(chance, cycle);
        let neither = 1.0 - slow - fast;
        Some(Self { slow, fast, neither: if neither > 1e-12 { neither } else { 0.0 } })
    }
}

/// Terms that are added up at most.
const MOST_TERMS: u32 = 100_000;

/// Rounding may put a whole number of turns just beside it.
const ROUNDING: f64 = 1e-12;

/// The chance that the second model is done before the first one, `P(T_F < T_S) = sum p_F q_F^(k - 1) q_S^floor(k
/// C_F/C_S)`.
fn first(chance: [f64; 2], cycle: [f64; 2]) -> f64 {
    let [slow, fast] = chance.map(|chance| move |turns: f64| libm::pow(1.0 - chance, turns));
    let ratio = cycle[0] / cycle[1];
    // All turns of the fast model that end with the same turn of the slow one are one term: the chance that it is done
    // within these turns, and the slow one in none before.
    let by_slow_turns = ratio > 1.0 && ratio.is_finite();
    let (mut sum, mut failed) = (0.0, 0.0);
    for n in 0..MOST_TERMS {
        let n = f64::from(n);
        let (slow_failed, then) = if by_slow_turns {
            (n, (libm::ceil((n + 1.0) * ratio * (1.0 - ROUNDING)) - 1.0).max(failed))
        } else {
            (libm::floor((n + 1.0) / ratio * (1.0 + ROUNDING)), n + 1.0)
        };
        sum += slow(slow_failed) * (fast(failed) - fast(then));
        failed = then;
        if slow(slow_failed) * fast(failed) <= 1e-16 {
            return sum.min(1.0);
        }
    }
    // Turns so seldom end a session that both times are nearly exponential, and begin anew at every moment.
    let left = fast(failed) * slow(failed / ratio);
    let [slow, fast] = [0, 1].map(|n: usize| -libm::log1p(-chance[n]) / cycle[n]);
    let part = if fast > 0.0 { fast / (fast + slow) } else { 0.0 };
    (sum + left * part).min(1.0)
}

/// The slow model's waits for which the fast one is done sooner in the mean, seconds: those above `(p_S/p_F)(h + w_F) -
/// h`. Takes the chances that a turn is accepted, slow and fast, h, and the fast model's wait.
pub fn break_even_wait(chance: [f64; 2], human: f64, fast_wait: f64) -> Option<BreakEven> {
    let [slow, fast] = all(chance, share)?;
    let [human, fast_wait] = all([human, fast_wait], not_negative)?;
    let wait = slow / fast * (human + fast_wait) - human;
    Some(match wait {
        // A fast model that is never accepted is never sooner.
        _ if fast <= 0.0 => BreakEven::Never,
        wait if wait < 0.0 => BreakEven::Always,
        wait if wait.is_finite() => BreakEven::Above(wait),
        _ => BreakEven::Never,
    })
}
