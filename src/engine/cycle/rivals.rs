//! The slow model against the fast one, as two straight lines: what a task takes with each, over the person's own time
//! per turn or over the cost of a defect.

use super::{BreakEven, ModelKind, Policy, Setting};
use crate::engine::order;

/// Up to this ratio, what two models take counts as nearly the same: 5 % more.
pub const NEAR_TIE: f64 = 1.05;

/// Two straight lines, of the slow and the fast model: `start + slope * x` from `x = 0` on. All seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rivals {
    /// Where each begins.
    pub start: [f64; 2],
    /// How much each grows with `x`.
    pub slope: [f64; 2],
}

/// The better of two models.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Winner {
    /// This one, by more than [`NEAR_TIE`].
    One(ModelKind),
    /// Neither: a near tie.
    Neither,
}

/// Values in a row with the same winner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zone {
    /// Its first value.
    pub from: f64,
    /// Its end; infinite for the last zone.
    pub to: f64,
    /// Who wins there.
    pub winner: Winner,
}

impl Rivals {
    /// The expected times to done over the person's own time per turn, `(h + w)/a`.
    ///
    /// Takes the chances that a turn is accepted and the mean waits of a turn, seconds, slow and fast. With times
    /// ([`Setting::elapsed_wait`]) the lines say which model is sooner, with effective waits
    /// ([`Setting::effective_wait`]) which one costs less.
    pub fn of_turns(chance: [f64; 2], wait: [f64; 2]) -> Self {
        let [slow, fast] = [0, 1].map(|n: usize| (wait[n] / chance[n], 1.0 / chance[n]));
        Self { start: [slow.0, fast.0], slope: [slow.1, fast.1] }
    }

    /// What a model takes at a value.
    pub fn at(&self, model: ModelKind, value: f64) -> f64 {
        self.start[model as usize] + self.slope[model as usize] * value
    }

    /// The values for which a model takes less than the other one, even if it took this many times as much.
    pub fn ahead(&self, model: ModelKind, times: f64) -> BreakEven {
        let (own, other) = (model as usize, 1 - model as usize);
        BreakEven::while_less(times * self.slope[own] - self.slope[other], self.start[other] - times * self.start[own])
    }

    /// The value above zero at which both take the same.
    pub fn crossing(&self) -> Option<f64> {
        self.ahead(ModelKind::Fast, 1.0).value().filter(|value| *value > 0.0)
    }

    /// Who wins at a value.
    pub fn winner(&self, value: f64) -> Winner {
        let [slow, fast] = ModelKind::ALL.map(|model| self.at(model, value));
        if fast * NEAR_TIE < slow {
            Winner::One(ModelKind::Fast)
        } else if slow * NEAR_TIE < fast {
            Winner::One(ModelKind::Slow)
        } else {
            Winner::Neither
        }
    }

    /// Who wins where: zones from zero to infinity, each with another winner than the one before.
    pub fn zones(&self) -> Vec<Zone> {
        let mut ends: Vec<f64> =
            ModelKind::ALL.into_iter().filter_map(|model| self.ahead(model, NEAR_TIE).value()).collect();
        order::rising(&mut ends);
        ends.push(f64::INFINITY);
        let mut zones: Vec<Zone> = Vec::new();
        let mut from = 0.0;
        for to in ends.into_iter().filter(|end| *end > 0.0) {
            let inside = if to.is_finite() { (from + to) / 2.0 } else { 2.0 * from + 1.0 };
            let winner = self.winner(inside);
            match zones.last_mut().filter(|last| last.winner == winner) {
                Some(last) => last.to = to,
                None => zones.push(Zone { from, to, winner }),
            }
            from = to;
        }
        zones
    }
}

impl Setting {
    /// The expected times to done over the person's own time per turn.
    pub fn rivals_in_time(&self) -> Rivals {
        let chance = ModelKind::ALL.map(|model| self.acceptance(model));
        Rivals::of_turns(chance, ModelKind::ALL.map(|model| self.elapsed_wait(model)))
    }

    /// The expected costs of a task over the cost of a defect.
    pub fn rivals_in_cost(&self) -> Rivals {
        let defect = self.human().judgement.defect;
        let expected = [Policy::Slow, Policy::Fast].map(|policy| self.expected(policy));
        Rivals {
            start: expected.map(|expected| expected.cost - expected.escape * defect),
            slope: expected.map(|expected| expected.escape),
        }
    }
}
