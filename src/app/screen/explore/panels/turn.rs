//! A turn of a person with a slow and a fast model: the numbers that several panels have, and where one can feel it.

use crate::app::plot::Quantity;
use crate::app::screen::explore::Field;
use crate::engine::cycle::Parameter;
use crate::engine::figures;
use Quantity::{Seconds, Share};

pub(super) const OWN: Field = Field::new("own", "Your own time per turn", Seconds, (1.0, 3_600.0), 86.0)
    .logarithmic()
    .published("TraceLab: the median from a response to the next prompt; it includes breaks");

pub(super) const SLOW_RIGHT: Field =
    Field::of("slow-p", "Slow model right in a turn", Share, (0.01, 1.0), Parameter::SlowRight.default());

pub(super) const FAST_RIGHT: Field =
    Field::of("fast-p", "Fast model right in a turn", Share, (0.01, 1.0), Parameter::FastRight.default());

pub(super) const RESUME: Field =
    Field::of("resume", "Time to get back into the task", Seconds, (0.0, 900.0), Parameter::Resumption.default());

pub(super) const fn slow_wait(key: &'static str) -> Field {
    Field::new(key, "The slow model’s wait", Seconds, (0.1, 3_600.0), 38.3)
        .logarithmic()
        .published("TraceLab: the median of a whole request")
}

/// A whole task with both models in the race.
pub(super) const RACE: &str = "#/race?scenario=card&lanes=gpt-5.3-codex,codex-spark&turns=all";

/// The simulated person with this time of their own, and these chances of the slow and the fast model.
pub(super) fn simulated(own: f64, right: [f64; 2]) -> String {
    let [own, slow, fast] = [own, right[0], right[1]].map(figures::plain);
    format!("#/simulated?slow=gpt-5.3-codex&fast=codex-spark&own={own}&slow.p={slow}&fast.p={fast}")
}
