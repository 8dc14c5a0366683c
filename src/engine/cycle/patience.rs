//! Waiting, and switching away.

use super::{Parameter, Parameters};

/// When a person who waits turns to something else, and what coming back costs. An assumption: no study of developers
/// gives the chance to switch away for a wait.
///
/// Patience is `w0 + Exp(θ)`: nobody leaves before w0, then each second is as likely as the one before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Patience {
    /// w0, seconds.
    pub least: f64,
    /// θ, seconds.
    pub mean_more: f64,
    /// R, seconds to get back into the task.
    pub resumption: f64,
    /// Δ, seconds by which a person comes back late.
    pub late: f64,
    /// u, what a second away is worth of a second on the task.
    pub usefulness: f64,
}

impl Patience {
    pub(super) const fn of(parameters: &Parameters) -> Self {
        Self {
            least: parameters.get(Parameter::Patience),
            mean_more: parameters.get(Parameter::Persistence),
            resumption: parameters.get(Parameter::Resumption),
            late: parameters.get(Parameter::Late),
            usefulness: parameters.get(Parameter::Usefulness),
        }
    }

    /// The chance to have switched away when a wait is over, `P_sw(w) = 1 - exp(-(w - w0)/θ)`; 0 up to w0.
    pub fn switching(&self, wait: f64) -> f64 {
        let beyond = (wait - self.least).max(0.0);
        -libm::expm1(-beyond / self.mean_more)
    }

    /// Mean seconds away before the wait is over, `E = (w - w0) - θ P_sw(w)`.
    pub fn away(&self, wait: f64) -> f64 {
        // The difference of two nearly equal numbers may be slightly negative.
        ((wait - self.least).max(0.0) - self.mean_more * self.switching(wait)).max(0.0)
    }

    /// What switching away adds to a wait: R + Δ, seconds.
    pub fn penalty(&self) -> f64 {
        self.resumption + self.late
    }

    /// How long it takes until the person is back at the answer, `w + P_sw (R + Δ)`, mean seconds: a time, whatever the
    /// time away is worth.
    pub fn elapsed(&self, wait: f64) -> f64 {
        wait + self.switching(wait) * self.penalty()
    }

    /// The effective wait, `w + P_sw (R + Δ) - u E[away]`, mean seconds: a cost. With u above 0 it is less than the
    /// time.
    pub fn effective(&self, wait: f64) -> f64 {
        self.elapsed(wait) - self.usefulness * self.away(wait)
    }
}
