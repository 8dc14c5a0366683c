//! Opening setups, and waiting for the scenarios they need. Whatever goes wrong, the run on screen stays.

use super::{Model, Setup};
use crate::app::tasks::{self, Tasks, refusal};
use crate::app::{Effect, Wall};
use crate::engine::Nanos;
use crate::scenario::ScenarioId;

/// A scenario that is on its way, or did not come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Loading {
    /// Nothing is awaited.
    #[default]
    Idle,
    /// This is on its way.
    Wanted(Wanted),
    /// This did not come, and why.
    Failed(Wanted, String),
}

/// A scenario, and what is to be set up once it is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// The scenario.
    pub id: ScenarioId,
    /// The setup of a link that was opened; `None` when only the scenario was chosen.
    setup: Option<Box<Setup>>,
}

impl Loading {
    /// The scenario that is on its way.
    pub fn wanted(&self) -> Option<&ScenarioId> {
        match self {
            Self::Wanted(wanted) => Some(&wanted.id),
            Self::Idle | Self::Failed(..) => None,
        }
    }

    /// What did not come, and why.
    pub fn failure(&self) -> Option<(&ScenarioId, &str)> {
        match self {
            Self::Failed(wanted, reason) => Some((&wanted.id, reason)),
            Self::Idle | Self::Wanted(_) => None,
        }
    }
}

impl Model {
    /// What the address says: what is set up, or what a link asks for that is still to come.
    pub(super) fn asked_for(&self) -> &Setup {
        match &self.loading {
            Loading::Wanted(wanted) | Loading::Failed(wanted, _) => wanted.setup.as_deref().unwrap_or(&self.setup),
            Loading::Idle => &self.setup,
        }
    }

    /// Sets up what a link says, as soon as its scenario is there.
    pub(super) fn open(&mut self, tasks: &mut Tasks, now: Wall, setup: Setup) -> Vec<Effect> {
        self.astray = false;
        if self.run.is_none() {
            // Nothing is on screen yet: its lanes may be there already, and wait.
            self.take_up(setup.clone());
        }
        self.want(tasks, now, Wanted { id: setup.scenario.clone(), setup: Some(Box::new(setup)) })
    }

    /// Another screen is going to be shown: nothing plays out of sight, and what is still to come is no longer wanted.
    pub(super) fn leave_screen(&mut self, now: Wall) -> Vec<Effect> {
        self.loading = Loading::Idle;
        self.pause(now)
    }

    /// Takes up another scenario, as soon as it is there.
    pub(super) fn choose(&mut self, tasks: &mut Tasks, now: Wall, id: ScenarioId) -> Vec<Effect> {
        self.want(tasks, now, Wanted { id, setup: None })
    }

    /// Asks again for what did not come.
    pub(super) fn retry(&mut self, tasks: &mut Tasks, now: Wall) -> Vec<Effect> {
        match std::mem::take(&mut self.loading) {
            Loading::Failed(wanted, _) | Loading::Wanted(wanted) => self.want(tasks, now, wanted),
            Loading::Idle => Vec::new(),
        }
    }

    /// Stays with what is on screen. Where nothing is, there is nothing to stay with.
    pub(super) fn cancel(&mut self) {
        if self.can_cancel() {
            self.loading = Loading::Idle;
        }
    }

    /// Whether a scenario is on its way that the page can do without.
    pub fn can_cancel(&self) -> bool {
        self.run.is_some() && self.loading.wanted().is_some()
    }

    /// What is said while a scenario is on its way.
    pub fn waiting(&self) -> &'static str {
        if self.loading.wanted().is_some() { "Loading the task…" } else { "" }
    }

    /// Whoever works on with what is on screen no longer waits for what did not come. Where nothing is, trying again
    /// stays the way out.
    pub(super) fn give_up_failed(&mut self) {
        self.astray = false;
        if self.run.is_some() && self.loading.failure().is_some() {
            self.loading = Loading::Idle;
        }
    }

    /// Takes up what is wanted if its scenario is here, or asks for it, also where it did not come before.
    fn want(&mut self, tasks: &mut Tasks, now: Wall, wanted: Wanted) -> Vec<Effect> {
        let asked = tasks.need_again(&wanted.id);
        self.loading = Loading::Wanted(wanted);
        asked.map_or_else(|| self.settle(tasks, now), |effect| vec![effect])
    }

    /// A scenario came, or did not. One that is no longer wanted is ignored.
    pub(super) fn settle(&mut self, tasks: &mut Tasks, now: Wall) -> Vec<Effect> {
        let wanted = match std::mem::take(&mut self.loading) {
            Loading::Wanted(wanted) => wanted,
            other => {
                self.loading = other;
                return Vec::new();
            }
        };
        if let Some(scenario) = tasks.of_site(&wanted.id) {
            self.scenario = Some(scenario.clone());
            return match wanted.setup {
                Some(setup) => self.apply(now, *setup),
                None => {
                    (self.setup.scenario, self.setup.turn) = (wanted.id, 1);
                    self.astray = false;
                    self.run = None;
                    self.build_run(now)
                }
            };
        }
        let Some(reason) = tasks.failure(&wanted.id).map(str::to_owned) else {
            self.loading = Loading::Wanted(wanted);
            return Vec::new();
        };
        let told = Effect::PostError(refusal(&wanted.id, &reason));
        match wanted.setup {
            // Nothing is on screen yet, so the page starts with what it always has.
            Some(mut setup) if self.scenario.is_none() && wanted.id.as_str() != tasks::DEFAULT => {
                setup.scenario = Setup::default().scenario;
                self.astray = true;
                let wanted = Wanted { id: setup.scenario.clone(), setup: Some(setup) };
                let mut effects = self.want(tasks, now, wanted);
                effects.push(told);
                effects
            }
            setup => {
                self.loading = Loading::Failed(Wanted { id: wanted.id, setup }, reason);
                vec![told]
            }
        }
    }

    fn take_up(&mut self, mut setup: Setup) {
        // A lane takes the place of the one that is there, so that it need not be drawn again.
        let present: Vec<_> = self.setup.lanes.iter().map(|lane| lane.id).collect();
        for (n, lane) in setup.lanes.iter_mut().enumerate() {
            lane.id = present.get(n).copied().unwrap_or_else(|| self.new_lane_id());
        }
        self.setup = setup;
    }

    fn apply(&mut self, now: Wall, setup: Setup) -> Vec<Effect> {
        let (at, play) = (setup.at, setup.play);
        self.take_up(setup);
        self.run = None;
        let mut effects = self.build_run(now);
        if at > Nanos::ZERO {
            effects.extend(self.put(now, |_, _| Some(at)));
        }
        if play {
            effects.extend(self.play(now));
        }
        effects
    }
}
