//! Tests before the review: only what passes them is reviewed. Seconds and chances.

use super::{BreakEven, Judgement};
use crate::engine::bounds::{above_zero, all, finite, not_negative, share};

/// What lets some answers through: tests, or a person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sieve {
    /// d, the chance to reject a wrong answer.
    pub notice: f64,
    /// f, the chance to reject a right answer.
    pub doubt: f64,
}

impl Sieve {
    /// Everything passes.
    pub const OPEN: Self = Self { notice: 0.0, doubt: 0.0 };

    /// The chances that an answer is right and passes, and that it is wrong and passes, of those that come to it.
    fn passed(self, [right, wrong]: [f64; 2]) -> [f64; 2] {
        [right * (1.0 - self.doubt), wrong * (1.0 - self.notice)]
    }
}

impl From<Judgement> for Sieve {
    fn from(judgement: Judgement) -> Self {
        Self { notice: judgement.notice, doubt: judgement.doubt }
    }
}

/// Turns whose answers are tested, and reviewed if they pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tested {
    /// p, the chance that an answer is right.
    pub right: f64,
    /// c_o, seconds of a turn besides tests and review: writing and waiting.
    pub other: f64,
    /// c_r, seconds of a review.
    pub review: f64,
    /// t, seconds that the tests take.
    pub tests_take: f64,
    /// What the tests reject.
    pub tests: Sieve,
    /// What the review rejects.
    pub reviewer: Sieve,
}

/// The turns of a session, in the mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reviewed {
    /// Seconds of a turn.
    pub cycle: f64,
    /// a, the chance that a turn ends the session.
    pub acceptance: f64,
    /// e, the chance that the accepted answer is wrong.
    pub escape: f64,
}

impl Reviewed {
    /// Mean seconds to done, `C/a`.
    pub fn time(self) -> f64 {
        self.cycle / self.acceptance
    }

    /// That and what escapes, `C/a + e K`, where a defect costs K seconds.
    pub fn cost(self, defect: f64) -> Option<f64> {
        finite(self.time() + self.escape * not_negative(defect)?)
    }
}

impl Tested {
    /// With the tests: `C = c_o + t + P_pass c_r`. `None` if nothing is ever accepted.
    pub fn with(&self) -> Option<Reviewed> {
        self.through(self.tests, self.tests_take)
    }

    /// Without them: `C = c_o + c_r`. `None` if nothing is ever accepted.
    pub fn without(&self) -> Option<Reviewed> {
        self.through(Sieve::OPEN, 0.0)
    }

    fn through(&self, tests: Sieve, take: f64) -> Option<Reviewed> {
        let [other, review, take] = all([self.other, self.review, take], not_negative)?;
        let right = share(self.right)?;
        all([tests.notice, tests.doubt, self.reviewer.notice, self.reviewer.doubt], share)?;
        let passed = tests.passed([right, 1.0 - right]);
        let [accepted, slipped] = self.reviewer.passed(passed);
        let acceptance = above_zero(accepted + slipped)?;
        let cycle = finite(other + take + (passed[0] + passed[1]) * review)?;
        finite(cycle / acceptance)?;
        Some(Reviewed { cycle, acceptance, escape: slipped / acceptance })
    }

    /// The costs of a defect for which the tests pay, seconds: above `K* = (C_t/a_t - C_0/a_0)/(e_0 - e_t)` if they let
    /// less escape.
    pub fn pay(&self) -> Option<BreakEven> {
        let (with, without) = (self.with()?, self.without()?);
        Some(BreakEven::while_less(with.escape - without.escape, without.time() - with.time()))
    }
}
