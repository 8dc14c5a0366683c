//! The set-up of a run: the scenario, the lanes, the seed and the speed. All of it is in the address.

use crate::app::address::SEED;
use crate::app::delivery::{Base, CODEX_SPARK, GPT_5_3_CODEX};
use crate::app::playback::Speed;
use crate::app::tasks;
use crate::engine::{Nanos, Profile, Seed};
use crate::scenario::{ScenarioId, ScriptKind};

/// The set-up of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// The task.
    pub scenario: ScenarioId,
    /// Which turn is played first, counted from 1: each lane's script has its own, along its best path.
    pub turn: u32,
    /// How many turns each lane plays, as far as its script goes.
    pub turns: Turns,
    /// A person's time between two turns: from the last token to the next prompt.
    pub pause: Nanos,
    /// The source of each lane's text.
    pub text: TextSource,
    /// The seed of all random numbers.
    pub seed: Seed,
    /// Simulated seconds a wall second.
    pub speed: Speed,
    /// Start here.
    pub at: Nanos,
    /// Start at once.
    pub play: bool,
    /// Start as soon as somebody sees it.
    pub autoplay: bool,
    /// Draw the future of a run, too.
    pub reveal: bool,
    /// One to [`Setup::MOST_LANES`] of them.
    pub lanes: Vec<LaneSetup>,
}

/// How many turns a lane plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turns(u32);

impl Turns {
    /// One turn: what a link without the key means.
    pub const ONE: Self = Self(1);
    /// Every turn until the script ends.
    pub const ALL: Self = Self(u32::MAX);

    /// So many turns; the nearest number that a script may have.
    pub const fn number(turns: u32) -> Self {
        match turns {
            0 => Self::ONE,
            turns if turns > Setup::MOST_TURNS => Self(Setup::MOST_TURNS),
            turns => Self(turns),
        }
    }

    /// The turns of an option on the page: a number, or `all`.
    pub fn read(text: &str) -> Option<Self> {
        if text == "all" { Some(Self::ALL) } else { text.parse().ok().map(Self::number) }
    }

    /// The word for it in links.
    pub fn name(self) -> String {
        if self == Self::ALL { "all".to_owned() } else { self.0.to_string() }
    }
}

/// The source of each lane's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSource {
    /// Each lane streams its own script's text.
    #[default]
    Own,
    /// Every lane streams the first lane's text.
    Same,
}

impl TextSource {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Own, Self::Same];

    /// Its name on screen.
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

/// Identifies a lane for as long as it exists, wherever it moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LaneId(pub(super) u32);

impl LaneId {
    /// A name for a part of this lane, unique in the page.
    pub fn name_of(self, part: &str) -> String {
        format!("lane-{}-{part}", self.0)
    }
}

/// A lane as it is set up.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneSetup {
    /// Its id, which is not in the address.
    pub id: LaneId,
    /// The base of its profile.
    pub base: Base,
    /// The profile.
    pub profile: Profile,
    /// The script.
    pub script: ScriptKind,
    /// The person's name for it; `None` for the base's name.
    pub name: Option<String>,
}

impl LaneSetup {
    /// A lane that equals its base. It gets its id when it joins a set-up.
    pub fn new(base: Base) -> Self {
        Self { id: LaneId(0), base, profile: base.profile(), script: base.script(), name: None }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(self.base.name())
    }
}

impl Setup {
    /// Most lanes of a run.
    pub const MOST_LANES: usize = 8;
    /// Most characters of a lane's name.
    pub const NAME_CHARS: usize = 80;
    /// The last turn a link may ask for: as many as a script may have.
    pub const MOST_TURNS: u32 = 500;
    /// The longest pause between two turns, in seconds.
    pub const MOST_PAUSE: f64 = 600.0;
    /// The latest start, in seconds: a day.
    pub const AT_MOST: f64 = 86_400.0;

    /// What the page shows when its address names nothing: a whole task, whose result one sees being made.
    pub fn front() -> Self {
        Self { scenario: ScenarioId::known(tasks::FRONT), turns: Turns::ALL, ..Self::default() }
    }

    /// The script whose text a lane streams.
    pub fn text_of(&self, lane: &LaneSetup) -> ScriptKind {
        match self.text {
            TextSource::Own => lane.script,
            TextSource::Same => self.lanes.first().unwrap_or(lane).script,
        }
    }

    /// The turns that a lane plays of a script with so many, counted from 1; at least one.
    pub fn places(&self, of: u32) -> std::ops::RangeInclusive<u32> {
        let first = self.turn.clamp(1, of.max(1));
        first..=first.saturating_add(self.turns.0 - 1).min(of.max(1))
    }

    /// The lanes' names, in order. Lanes of the same name get a number each, so that one can tell them apart.
    pub fn names(&self) -> Vec<String> {
        let same = |lane: &LaneSetup| self.lanes.iter().filter(|other| other.name() == lane.name()).count();
        let before = |n: usize| self.lanes[..n].iter().filter(|other| other.name() == self.lanes[n].name()).count();
        let taken = |name: &str| self.lanes.iter().any(|lane| lane.name() == name);
        let name = |(n, lane): (usize, &LaneSetup)| match same(lane) {
            1 => lane.name().to_owned(),
            // A person may have given such a name to another lane.
            _ => {
                let numbered = (1..).map(|number| format!("{} {number}", lane.name())).filter(|name| !taken(name));
                numbered.take(before(n) + 1).last().unwrap_or_default()
            }
        };
        self.lanes.iter().enumerate().map(name).collect()
    }

    /// A valid lane name: trimmed and cut; `None` if nothing is left.
    pub fn name(text: &str) -> Option<String> {
        let printable: String = text.chars().filter(|c| !c.is_control()).collect();
        let name: String = printable.trim().chars().take(Self::NAME_CHARS).collect();
        // Cutting may leave a space at the end, which a link would lose.
        let name = name.trim_end();
        (!name.is_empty()).then(|| name.to_owned())
    }
}

/// The playground's two main models.
impl Default for Setup {
    fn default() -> Self {
        let lane = |preset, n| LaneSetup { id: LaneId(n), ..LaneSetup::new(Base::Preset(preset)) };
        Self {
            scenario: ScenarioId::known(tasks::DEFAULT),
            turn: 1,
            turns: Turns::ONE,
            pause: Nanos::new(3_000_000_000),
            text: TextSource::default(),
            seed: Seed::new(SEED),
            speed: Speed::default(),
            at: Nanos::ZERO,
            play: false,
            autoplay: false,
            reveal: false,
            lanes: vec![lane(&GPT_5_3_CODEX, 0), lane(&CODEX_SPARK, 1)],
        }
    }
}
