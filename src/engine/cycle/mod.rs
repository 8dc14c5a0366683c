//! Simulated sessions: a person writes a prompt, waits, reviews, and asks again until an answer is accepted. This
//! module has the mean times as closed forms, and single sessions drawn at random. `docs/model.md` explains both, with
//! the sources.
//!
//! Assumed throughout: turns are independent of each other, a turn's chance to be right does not change, a review
//! takes equally long for both models, tokens cost nothing, and nobody reads before the whole answer has arrived.

mod closed;
mod expected;
mod human;
mod improving;
mod kind;
mod mix;
mod parameter;
mod patience;
mod policy;
mod published;
mod race;
mod rivals;
mod session;
mod sooner;
mod tally;
mod tested;
mod unequal;
mod wait;

pub use closed::{BreakEven, Turns, amdahl, break_even_ratio, in_background};
pub use expected::Expected;
pub use human::{Human, Judgement, Span};
pub use improving::{Improving, MeanTurns};
pub use kind::{TASK_KINDS, TYPICAL, TaskKind};
pub use mix::{Best, MOST_TRIES, Means, Mix};
pub use parameter::{Group, Measure, Parameter, Parameters, Spec};
pub use patience::Patience;
pub use policy::{ModelKind, Policy};
pub use published::{Evidence, Figure};
pub(super) use published::{assumed, cited, derived, published, secondary};
pub use rivals::{NEAR_TIE, Rivals, Winner, Zone};
pub use session::{Activity, MOST_TURNS, Outcome, Segment, Session};
pub use sooner::{Sooner, break_even_wait};
pub use tally::Tally;
pub use tested::{Reviewed, Sieve, Tested};
pub use unequal::Unequal;
pub use wait::{Turn, Waits};

/// Everything a session depends on, except its seed.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    parameters: Parameters,
    human: Human,
    waits: Waits,
}

impl Setting {
    /// A person, and how long the models keep them waiting.
    pub fn new(parameters: Parameters, waits: Waits) -> Self {
        Self { human: Human::of(&parameters), parameters, waits }
    }

    /// The same, of a person who spends this much of their own time per turn, seconds.
    pub fn taking(&self, own: f64) -> Self {
        Self::new(self.parameters.clone().taking(Some(own)), self.waits.clone())
    }

    /// The same, where an escaped defect costs this much, seconds.
    pub fn costing(&self, defect: f64) -> Self {
        Self::new(self.parameters.clone().with(Parameter::Defect, defect), self.waits.clone())
    }

    /// The person.
    pub const fn human(&self) -> &Human {
        &self.human
    }

    /// The waits of both models.
    pub const fn waits(&self) -> &Waits {
        &self.waits
    }

    /// Its parameters.
    pub const fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// The chance that a turn of a model is right.
    pub const fn right(&self, model: ModelKind) -> f64 {
        self.parameters.get(match model {
            ModelKind::Slow => Parameter::SlowRight,
            ModelKind::Fast => Parameter::FastRight,
        })
    }

    /// The chance that a turn of the slow model is right after the fast one has been rejected.
    pub const fn right_after_rejection(&self) -> f64 {
        self.right(ModelKind::Slow) * (1.0 - self.parameters.get(Parameter::Common))
    }

    /// Whether so few turns of a model are accepted that the mean session does not end within [`MOST_TURNS`].
    pub fn is_hopeless(&self, model: ModelKind) -> bool {
        Turns::new(self.acceptance(model)).mean() > f64::from(MOST_TURNS)
    }

    /// Turns with the fast model before the slow one is asked, in a cascade.
    pub const fn tries(&self) -> u32 {
        self.parameters.get(Parameter::Tries) as u32
    }
}
