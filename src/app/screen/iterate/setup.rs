//! The set-up of a session: the task, the models, and which of them the person works with.

use crate::app::address::SEED;
use crate::app::delivery::{Base, CODEX_SPARK, GPT_5_3_CODEX, ModelSetup};
use crate::app::tasks;
use crate::engine::Seed;
use crate::scenario::{ScenarioId, ScriptKind};

/// The set-up of a session, or of a trial of two.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// The task.
    pub scenario: ScenarioId,
    /// Whether it is a person's own file, even if this site has a task with the same name.
    pub own: bool,
    /// The models the person works with, if there is no trial.
    pub mode: Mode,
    /// The task with one model and then with the other; `None` for one session.
    pub trial: Option<Trial>,
    /// The model that follows the slow script.
    pub slow: ModelSetup,
    /// The model that follows the fast script.
    pub fast: ModelSetup,
    /// The seed of all random numbers.
    pub seed: Seed,
}

/// The models in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// One of them.
    One(ScriptKind),
    /// Delegation: the fast one in the foreground, the slow one in the background on the whole task.
    Both,
}

impl Mode {
    /// Every mode, in the order on screen.
    pub const ALL: [Self; 3] = [Self::One(ScriptKind::Slow), Self::One(ScriptKind::Fast), Self::Both];

    /// The word for it in links and exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::One(model) => model.name(),
            Self::Both => "both",
        }
    }

    /// Its name on screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::One(ScriptKind::Slow) => "the slow model",
            Self::One(ScriptKind::Fast) => "the fast model",
            Self::Both => "both: the slow one in the background",
        }
    }

    /// The mode with this name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }

    /// The models in it, the one in the foreground first.
    pub const fn models(self) -> &'static [ScriptKind] {
        match self {
            Self::One(ScriptKind::Slow) => &[ScriptKind::Slow],
            Self::One(ScriptKind::Fast) => &[ScriptKind::Fast],
            Self::Both => &[ScriptKind::Fast, ScriptKind::Slow],
        }
    }
}

/// Two sessions, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trial {
    /// Which model comes first.
    pub order: Order,
    /// Whether the names are hidden until both are done.
    pub blind: bool,
}

/// Which model comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// This one.
    First(ScriptKind),
    /// One of them, chosen by the seed.
    Chance,
}

impl Order {
    /// Every order, in the order on screen.
    pub const ALL: [Self; 3] = [Self::First(ScriptKind::Slow), Self::First(ScriptKind::Fast), Self::Chance];

    /// The word for it in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::First(model) => model.name(),
            Self::Chance => "chance",
        }
    }

    /// Its name on screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::First(ScriptKind::Slow) => "the slow model first",
            Self::First(ScriptKind::Fast) => "the fast model first",
            Self::Chance => "at random",
        }
    }

    /// The order with this name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }

    /// The model that comes first.
    pub fn first(self, seed: Seed) -> ScriptKind {
        match self {
            Self::First(model) => model,
            // The children with lower numbers belong to the two models' answers.
            Self::Chance => ScriptKind::ALL[(seed.child(ScriptKind::ALL.len() as u64).get() % 2) as usize],
        }
    }
}

/// The playground's two main models; the first session is with the slow one alone.
impl Default for Setup {
    fn default() -> Self {
        Self {
            scenario: ScenarioId::known(tasks::DEFAULT),
            own: false,
            mode: Mode::One(ScriptKind::Slow),
            trial: Some(Trial { order: Order::First(ScriptKind::Slow), blind: false }),
            slow: ModelSetup::new(Base::Preset(&GPT_5_3_CODEX)),
            fast: ModelSetup::new(Base::Preset(&CODEX_SPARK)),
            seed: Seed::new(SEED),
        }
    }
}

impl Setup {
    /// This set-up with the other model; the same if it has both.
    pub(super) fn with_other(&self) -> Self {
        let mode = if let Mode::One(model) = self.mode { Mode::One(other(model)) } else { self.mode };
        Self { mode, ..self.clone() }
    }

    /// How a model delivers.
    pub const fn model(&self, model: ScriptKind) -> &ModelSetup {
        match model {
            ScriptKind::Slow => &self.slow,
            ScriptKind::Fast => &self.fast,
        }
    }

    /// How a model delivers, mutable.
    pub const fn model_mut(&mut self, model: ScriptKind) -> &mut ModelSetup {
        match model {
            ScriptKind::Slow => &mut self.slow,
            ScriptKind::Fast => &mut self.fast,
        }
    }
}

/// The model that is not this one.
pub const fn other(model: ScriptKind) -> ScriptKind {
    match model {
        ScriptKind::Slow => ScriptKind::Fast,
        ScriptKind::Fast => ScriptKind::Slow,
    }
}
