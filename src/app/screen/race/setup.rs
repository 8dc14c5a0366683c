//! What makes a run: the scenario, the lanes, the seed and the speed. All of it is in the address.

use crate::app::address::SEED;
use crate::app::delivery::{Base, CODEX_SPARK, GPT_5_3_CODEX};
use crate::app::playback::Speed;
use crate::app::tasks;
use crate::engine::{Nanos, Profile, Seed};
use crate::scenario::{ScenarioId, ScriptKind};

/// What makes a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// The task.
    pub scenario: ScenarioId,
    /// Which turn is played, counted from 1: each lane's script has its own, along its best path.
    pub turn: u32,
    /// Whose text each lane streams.
    pub text: TextSource,
    /// Where chance comes from.
    pub seed: Seed,
    /// Simulated seconds a wall second.
    pub speed: Speed,
    /// Start here.
    pub at: Nanos,
    /// Start at once.
    pub play: bool,
    /// One to [`Setup::MOST_LANES`] of them.
    pub lanes: Vec<LaneSetup>,
}

/// Whose text each lane streams.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSource {
    /// Each lane its own script's.
    #[default]
    Own,
    /// Every lane the first lane's.
    Same,
}

impl TextSource {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Own, Self::Same];

    /// What it is called on screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Own => "each model’s own",
            Self::Same => "the same in every lane",
        }
    }

    /// The word for it in links and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Same => "same",
        }
    }
}

/// Names a lane for as long as it stands, wherever it moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LaneId(pub(super) u32);

impl LaneId {
    /// A name for something of this lane's, the same nowhere else in the page.
    pub fn name_of(self, part: &str) -> String {
        format!("lane-{}-{part}", self.0)
    }
}

/// A lane as it is set up.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneSetup {
    /// Its name for as long as it stands; no part of the address.
    pub id: LaneId,
    /// What it starts from.
    pub base: Base,
    /// The profile.
    pub profile: Profile,
    /// The script.
    pub script: ScriptKind,
    /// What the person calls it, when not as its base.
    pub name: Option<String>,
}

impl LaneSetup {
    /// A lane just as its base is. The id is given when it joins a setup.
    pub fn new(base: Base) -> Self {
        Self { id: LaneId(0), base, profile: base.profile(), script: base.script(), name: None }
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(self.base.name())
    }
}

impl Setup {
    /// Lanes a run has at most.
    pub const MOST_LANES: usize = 8;
    /// Characters of a lane's name.
    pub const NAME_CHARS: usize = 80;
    /// The last turn a link may ask for: as many as a script may have.
    pub const MOST_TURNS: u32 = 500;
    /// The latest start, in seconds: a day.
    pub const AT_MOST: f64 = 86_400.0;

    /// A name as a lane may bear it: trimmed and cut; `None` when nothing is left.
    pub fn name(text: &str) -> Option<String> {
        let printable: String = text.chars().filter(|c| !c.is_control()).collect();
        let name: String = printable.trim().chars().take(Self::NAME_CHARS).collect();
        // Where it was cut there may be a space, which it would lose on its way through a link.
        let name = name.trim_end();
        (!name.is_empty()).then(|| name.to_owned())
    }
}

/// The two the playground is about.
impl Default for Setup {
    fn default() -> Self {
        let lane = |preset, n| LaneSetup { id: LaneId(n), ..LaneSetup::new(Base::Preset(preset)) };
        Self {
            scenario: ScenarioId::known(tasks::DEFAULT),
            turn: 1,
            text: TextSource::default(),
            seed: Seed::new(SEED),
            speed: Speed::default(),
            at: Nanos::ZERO,
            play: false,
            lanes: vec![lane(&GPT_5_3_CODEX, 0), lane(&CODEX_SPARK, 1)],
        }
    }
}
