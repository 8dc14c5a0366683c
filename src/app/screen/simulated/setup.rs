//! The set-up of the simulated person's sessions. All of it is in the address.

use crate::app::address::SEED;
use crate::app::delivery::{Base, CODEX_SPARK, GPT_5_3_CODEX, ModelSetup};
use crate::app::playback::Speed;
use crate::engine::Seed;
use crate::engine::cycle::{Human, ModelKind, Parameters, TYPICAL, TaskKind, Turn, Waits};

/// The set-up of the sessions.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// The kind of task that the parameters started from.
    pub kind: &'static TaskKind,
    /// The person and the turns.
    pub parameters: Parameters,
    /// How the slow and the fast model deliver.
    pub models: [ModelSetup; 2],
    /// The seed of all random numbers.
    pub seed: Seed,
    /// Sessions of each policy.
    pub sessions: u32,
    /// Tasks to play, one after the other.
    pub tasks: u32,
    /// Simulated seconds a wall second.
    pub speed: Speed,
}

impl Setup {
    /// Sessions of each policy: the fewest and the most.
    pub const SESSIONS: (u32, u32) = (100, 20_000);
    /// Tasks that are played: the fewest and the most.
    pub const TASKS: (u32, u32) = (1, 50);

    /// How a model delivers.
    pub const fn model(&self, model: ModelKind) -> &ModelSetup {
        &self.models[model as usize]
    }

    /// Whether every parameter is as in tasks of its kind.
    pub fn is_of_its_kind(&self) -> bool {
        self.parameters == self.kind.parameters()
    }

    /// The person's own time per turn, mean seconds: as it is, and as its parts make it.
    pub fn own_time(&self) -> (f64, f64) {
        let own = |parameters| Human::of(parameters).own();
        (own(&self.parameters), own(&self.parameters.clone().taking(None)))
    }

    /// The deliveries that sessions draw their waits from, not generated yet.
    pub(super) fn waits(&self) -> Waits {
        let [slow, fast] = ModelKind::ALL.map(|model| Turn::new(&self.model(model).profile, model, &self.parameters));
        Waits::of(slow, fast, self.seed)
    }

    /// A speed on this screen: up to 1,000. The race allows up to 10.
    pub(super) const fn speed(speed: f64) -> Speed {
        Speed::up_to(speed.max(1.0), 1_000.0)
    }
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            kind: TYPICAL,
            parameters: TYPICAL.parameters(),
            models: [&GPT_5_3_CODEX, &CODEX_SPARK].map(|preset| ModelSetup::new(Base::Preset(preset))),
            seed: Seed::new(SEED),
            sessions: 10_000,
            tasks: 3,
            speed: Self::speed(10.0),
        }
    }
}
