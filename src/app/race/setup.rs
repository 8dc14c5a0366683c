//! What makes a run: the scenario, the lanes, the seed and the speed. All of it is in the address.

use crate::app::preset::{CODEX_SPARK, GPT_5_3_CODEX, Preset};
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

/// Simulated seconds a wall second: 0.1 to 10.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Speed(f64);

impl Speed {
    /// The slowest.
    pub const MIN: f64 = 0.1;
    /// The fastest.
    pub const MAX: f64 = 10.0;
    /// The speeds the transport offers.
    pub const CHOICES: [f64; 7] = [0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0];

    /// A speed; what is out of range becomes the nearest that is not.
    pub const fn clamped(speed: f64) -> Self {
        Self::up_to(speed, Self::MAX)
    }

    /// As [`Speed::clamped`], for what can be played faster than a race.
    pub const fn up_to(speed: f64, most: f64) -> Self {
        Self(if speed.is_nan() { 1.0 } else { speed.max(Self::MIN).min(most) })
    }

    /// Simulated seconds a wall second.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl Default for Speed {
    fn default() -> Self {
        Self(1.0)
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

/// What a lane starts from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Base {
    /// A published profile.
    Preset(&'static Preset),
    /// [`Profile::default`].
    Custom,
}

/// The word for [`Base::Custom`] in links.
pub const CUSTOM: &str = "custom";

impl Base {
    /// The base with this id in links.
    pub fn by_id(id: &str) -> Option<Self> {
        if id == CUSTOM { Some(Self::Custom) } else { Preset::by_id(id).map(Self::Preset) }
    }

    /// Its id in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Preset(preset) => preset.id,
            Self::Custom => CUSTOM,
        }
    }

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Preset(preset) => preset.name,
            Self::Custom => "Custom",
        }
    }

    /// The profile it starts with.
    pub fn profile(self) -> Profile {
        match self {
            Self::Preset(preset) => preset.profile(),
            Self::Custom => Profile::default(),
        }
    }

    /// The script it starts with.
    pub const fn script(self) -> ScriptKind {
        match self {
            Self::Preset(preset) => preset.script,
            Self::Custom => ScriptKind::Slow,
        }
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
    /// The scenario a page without an address shows.
    pub const SCENARIO: &'static str = "rate-limiter";
    /// The seed a page without an address uses.
    pub const SEED: u64 = 7;
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
            scenario: ScenarioId::known(Self::SCENARIO),
            turn: 1,
            text: TextSource::default(),
            seed: Seed::new(Self::SEED),
            speed: Speed::default(),
            at: Nanos::ZERO,
            play: false,
            lanes: vec![lane(&GPT_5_3_CODEX, 0), lane(&CODEX_SPARK, 1)],
        }
    }
}
