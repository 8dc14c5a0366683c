//! A session's means, by closed forms.

use super::{ModelKind, Parameter, Policy, Setting, Turns, race};

/// A session's means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// Seconds from the first key to the accepted answer.
    pub wall: f64,
    /// Seconds of attention.
    pub attention: f64,
    /// Seconds, minus the value of the time away, plus the cost of escaped defects.
    pub cost: f64,
    /// The chance that the accepted answer is wrong.
    pub escape: f64,
    /// Prompts that are written.
    pub turns: f64,
    /// The standard deviation of the time, seconds; `None` without a closed form.
    pub deviation: Option<f64>,
}

/// The means of one cycle, seconds, and the chances of its outcomes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Cycle {
    pub(super) wall: f64,
    pub(super) attention: f64,
    /// Time minus the value of the time away, without defects.
    pub(super) effective: f64,
    /// The chance that it ends the session.
    pub(super) accepted: f64,
    /// The chance that it ends the session with a wrong answer.
    pub(super) slipped: f64,
}

impl Setting {
    /// The means of a policy's sessions.
    pub fn expected(&self, policy: Policy) -> Expected {
        let slow = self.right(ModelKind::Slow);
        match policy {
            Policy::Slow => self.alone(ModelKind::Slow),
            Policy::Fast => self.alone(ModelKind::Fast),
            Policy::Cascade => self.cascade(),
            Policy::Race => self.repeated(race::round(self), None),
            Policy::Delegate => self.repeated(self.background(slow), None),
        }
    }

    /// The time of a turn's wait, including switching away, mean seconds.
    pub fn elapsed_wait(&self, model: ModelKind) -> f64 {
        self.waits().mean(|pair| self.human().patience.elapsed(pair[model as usize]))
    }

    /// The effective wait of a turn, mean seconds. This is a cost, less than the time if the time away is of use.
    pub fn effective_wait(&self, model: ModelKind) -> f64 {
        self.waits().mean(|pair| self.human().patience.effective(pair[model as usize]))
    }

    /// The chance that a turn ends the session.
    pub fn acceptance(&self, model: ModelKind) -> f64 {
        self.human().judgement.acceptance(self.right(model))
    }

    /// The mean cycle with a model in the foreground.
    fn foreground(&self, model: ModelKind, right: f64) -> Cycle {
        let (human, n) = (self.human(), model as usize);
        let patience = &human.patience;
        let wait = self.waits().mean(|pair| pair[n]);
        let switching = self.waits().mean(|pair| patience.switching(pair[n]));
        let away = self.waits().mean(|pair| patience.away(pair[n]));
        let wall = human.own() + wait + switching * patience.penalty();
        Cycle {
            wall,
            attention: wall - away - switching * patience.late,
            effective: wall - patience.usefulness * away,
            accepted: human.judgement.acceptance(right),
            slipped: human.judgement.slip(right),
        }
    }

    /// The mean cycle with the slow model in the background.
    fn background(&self, right: f64) -> Cycle {
        let (human, wait) = (self.human(), self.waits().mean(|pair| pair[0]));
        let attention = human.own() + human.patience.resumption;
        let wall = attention + human.patience.late + wait;
        let effective = wall - human.patience.usefulness * wait;
        let (accepted, slipped) = (human.judgement.acceptance(right), human.judgement.slip(right));
        Cycle { wall, attention, effective, accepted, slipped }
    }

    /// The variance of a cycle's time in the foreground, seconds squared.
    fn variance(&self, model: ModelKind) -> f64 {
        let (human, n) = (self.human(), model as usize);
        let (patience, penalty) = (&human.patience, human.patience.penalty());
        let mean = self.waits().mean(|pair| pair[n] + patience.switching(pair[n]) * penalty);
        let square = self.waits().mean(|pair| {
            let (wait, switching) = (pair[n], patience.switching(pair[n]));
            wait * wait + switching * penalty * (2.0 * wait + penalty)
        });
        human.writing.variance() + human.review.variance() + (square - mean * mean).max(0.0)
    }

    fn alone(&self, model: ModelKind) -> Expected {
        let cycle = self.foreground(model, self.right(model));
        let variance = Turns::new(cycle.accepted).variance(cycle.wall, self.variance(model));
        self.repeated(cycle, Some(libm::sqrt(variance)))
    }

    /// Cycles of one kind until one is accepted.
    fn repeated(&self, cycle: Cycle, deviation: Option<f64>) -> Expected {
        self.sum([(1.0, cycle), (0.0, cycle)], deviation)
    }

    /// `C_F (1 - r^m)/a_F + r^m C_S/a_S`, r being the chance that the fast one is rejected.
    fn cascade(&self) -> Expected {
        let fast = self.foreground(ModelKind::Fast, self.right(ModelKind::Fast));
        let slow = self.foreground(ModelKind::Slow, self.right_after_rejection());
        let rejected = libm::pow(1.0 - fast.accepted, f64::from(self.tries()));
        self.sum([(1.0 - rejected, fast), (rejected, slow)], None)
    }

    /// The sum of kinds of cycle, each with the chance that it ends the session.
    fn sum(&self, kinds: [(f64, Cycle); 2], deviation: Option<f64>) -> Expected {
        let sum = |of: fn(&Cycle) -> f64| -> f64 {
            let ends = kinds.iter().filter(|(share, _)| *share > 0.0);
            // A cycle without a chance to end the session never ends it.
            ends.map(|(share, cycle)| share * of(cycle) / cycle.accepted).sum()
        };
        let escape = sum(|cycle| cycle.slipped);
        Expected {
            wall: sum(|cycle| cycle.wall),
            attention: sum(|cycle| cycle.attention),
            cost: sum(|cycle| cycle.effective) + escape * self.parameters().get(Parameter::Defect),
            escape,
            turns: sum(|_| 1.0),
            deviation,
        }
    }
}
