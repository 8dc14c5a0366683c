//! A round of the race: both models are asked at once. Its mean is a sum over the deliveries and over whether the person
//! switched away, and an integral over the time of the first review.

use super::expected::Cycle;
use super::{ModelKind, Setting};

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
    let part = |n: usize| {
        let first = setting.waits().mean(|pair| waiting(pair[1])[n]);
        let rest = setting.waits().mean(|pair| {
            let switching = patience.switching(pair[1]);
            let left = |lost: f64| {
                let rest = |review: &f64| waiting((pair[0] - pair[1] - lost - review).max(0.0))[n];
                reviews.iter().map(rest).sum::<f64>() / STEPS as f64
            };
            let stayed = if switching < 1.0 { (1.0 - switching) * left(0.0) } else { 0.0 };
            let switched = if switching > 0.0 { switching * left(patience.penalty()) } else { 0.0 };
            stayed + switched
        });
        human.own() + first + rejected * (rest + review.mean)
    };
    Cycle {
        wall: part(0),
        attention: part(1),
        effective: part(2),
        accepted: judgement.acceptance(fast) + rejected * judgement.acceptance(slow),
        slipped: judgement.slip(fast) + rejected * judgement.slip(slow),
    }
}
