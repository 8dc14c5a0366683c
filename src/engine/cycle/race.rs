//! A round of the race: both models are asked at once. Its mean is a sum over the deliveries and over whether the person
//! switched away, and an integral over the time of the first review.

use super::expected::Cycle;
use super::{ModelKind, Setting};
use crate::engine::Nanos;

/// Steps of the integral: the middle of each stands for it.
const STEPS: usize = 64;

/// The means of a round.
pub(super) fn round(setting: &Setting) -> Cycle {
    let human = setting.human();
    let (patience, judgement, review) = (&human.patience, &human.judgement, human.review);
    let fast = setting.right(ModelKind::Fast);
    let slow = setting.right_after_rejection();
    let rejected = 1.0 - judgement.acceptance(fast);
    let reviews: [f64; STEPS] = std::array::from_fn(|step| {
        let chance = (step as f64 + 0.5) / STEPS as f64;
        review.least() - review.exponential() * libm::log1p(-chance)
    });
    // What waiting for so many seconds takes: time, attention, and time less what is useful of it.
    let waiting = |wait: f64| {
        let (switching, away) = (patience.switching(wait), patience.away(wait));
        let time = wait + switching * patience.penalty();
        [time, time - away - switching * patience.late, time - patience.usefulness * away]
    };
    let mut sums = [0.0; 3];
    for [wait_slow, wait_fast] in setting.waits().pairs().iter().map(|pair| pair.map(Nanos::seconds)) {
        let switching = patience.switching(wait_fast);
        add(&mut sums, 1.0, waiting(wait_fast));
        for (chance, lost) in [(1.0 - switching, 0.0), (switching, patience.penalty())] {
            for review in reviews {
                let rest = (wait_slow - wait_fast - lost - review).max(0.0);
                add(&mut sums, rejected * chance / STEPS as f64, waiting(rest));
            }
        }
    }
    let pairs = setting.waits().pairs().len().max(1) as f64;
    let [wall, attention, effective] = sums.map(|sum| sum / pairs + human.own() + rejected * review.mean);
    Cycle {
        wall,
        attention,
        effective,
        accepted: judgement.acceptance(fast) + rejected * judgement.acceptance(slow),
        slipped: judgement.slip(fast) + rejected * judgement.slip(slow),
    }
}

fn add(sums: &mut [f64; 3], weight: f64, terms: [f64; 3]) {
    for (sum, term) in sums.iter_mut().zip(terms) {
        *sum += weight * term;
    }
}
