//! A round of the race: both models are asked at once. Its mean is a sum over the deliveries and over whether the
//! person switched away. The mean over the time of the first review is exact: that time is exponential, beyond a fixed
//! part, and so is patience.

use super::expected::Cycle;
use super::{ModelKind, Patience, Setting, Span};
use crate::engine::Nanos;

/// The means of a round.
pub(super) fn round(setting: &Setting) -> Cycle {
    let human = setting.human();
    let (patience, judgement) = (&human.patience, &human.judgement);
    let fast = setting.right(ModelKind::Fast);
    let slow = setting.right_after_rejection();
    let rejected = 1.0 - judgement.acceptance(fast);
    let mut sums = [0.0; 3];
    for [wait_slow, wait_fast] in setting.waits().pairs().iter().map(|pair| pair.map(Nanos::seconds)) {
        let first = Waiting::of(patience, wait_fast);
        add(&mut sums, 1.0, first.means(patience));
        for (chance, lost) in [(1.0 - first.switching, 0.0), (first.switching, patience.penalty())] {
            let rest = Waiting::after(patience, human.review, wait_slow - wait_fast - lost);
            add(&mut sums, rejected * chance, rest.means(patience));
        }
    }
    let pairs = setting.waits().pairs().len().max(1) as f64;
    let [wall, attention, effective] = sums.map(|sum| sum / pairs + human.own() + rejected * human.review.mean);
    Cycle {
        wall,
        attention,
        effective,
        accepted: judgement.acceptance(fast) + rejected * judgement.acceptance(slow),
        slipped: judgement.slip(fast) + rejected * judgement.slip(slow),
    }
}

/// The means of a wait.
struct Waiting {
    /// Seconds.
    wait: f64,
    /// The chance to switch away.
    switching: f64,
    /// Seconds away before it is over.
    away: f64,
}

impl Waiting {
    /// Of a wait of so many seconds.
    fn of(patience: &Patience, wait: f64) -> Self {
        Self { wait, switching: patience.switching(wait), away: patience.away(wait) }
    }

    /// Of the rest of a wait after a review, seconds.
    fn after(patience: &Patience, review: Span, wait: f64) -> Self {
        let (left, mean, more) = (wait - review.least(), review.exponential(), patience.mean_more);
        // A person can only switch away after w0.
        let beyond = (left - patience.least).max(0.0);
        let switching = both(beyond, mean, more);
        Self { wait: rest(left, mean), switching, away: (rest(beyond, mean) - more * switching).max(0.0) }
    }

    /// Time, attention, and time minus its useful part, seconds.
    fn means(&self, patience: &Patience) -> [f64; 3] {
        let time = self.wait + self.switching * patience.penalty();
        [time, time - self.away - self.switching * patience.late, time - patience.usefulness * self.away]
    }
}

/// The mean rest of a span after an exponential time with this mean, seconds: `d - μ (1 - exp(-d/μ))`, and 0 of no
/// span.
fn rest(span: f64, mean: f64) -> f64 {
    let span = span.max(0.0);
    (span - mean * over(span, mean)).max(0.0)
}

/// The chance that an exponential time with this mean is over within a span, `1 - exp(-d/μ)`; seconds.
fn over(span: f64, mean: f64) -> f64 {
    if span > 0.0 { -libm::expm1(-span / mean) } else { 0.0 }
}

/// The chance that two exponential times with these means, one after the other, are over within a span: seconds, the
/// second mean above 0. `1 - exp(-d/μ) - θ (exp(-d/μ) - exp(-d/θ))/(μ - θ)`, and for one mean `1 - exp(-d/θ)(1 + d/θ)`.
fn both(span: f64, first: f64, second: f64) -> f64 {
    if span <= 0.0 {
        return 0.0;
    }
    let (longer, shorter) = (first.max(second), first.min(second));
    let apart = longer - shorter;
    // The quotient of the two differences, each without losing digits where the means are nearly the same.
    let quotient =
        if apart > 0.0 { -libm::expm1(-span * apart / (longer * shorter)) / apart } else { span / (longer * longer) };
    (over(span, first) - second * libm::exp(-span / longer) * quotient).clamp(0.0, 1.0)
}

fn add(sums: &mut [f64; 3], weight: f64, terms: [f64; 3]) {
    for (sum, term) in sums.iter_mut().zip(terms) {
        *sum += weight * term;
    }
}
