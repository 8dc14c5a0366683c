//! Opening setups and loading the scenarios they need. Whatever goes wrong, the run on screen stays.

use super::{Event, Model, Setup, play};
use crate::app::{Effect, Wall};
use crate::engine::Nanos;
use crate::scenario::{Scenario, ScenarioId};
use std::sync::Arc;

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
    /// Whether a link's setup is waiting for its scenario: until then the address says more than the setup.
    pub(in crate::app) fn awaits_link(&self) -> bool {
        match &self.loading {
            Loading::Idle => false,
            Loading::Wanted(wanted) | Loading::Failed(wanted, _) => wanted.setup.is_some(),
        }
    }

    /// Sets up what a link says, as soon as its scenario is there.
    pub(in crate::app) fn open(&mut self, now: Wall, setup: Setup) -> Vec<Effect> {
        if self.scenario.as_ref().is_some_and(|scenario| scenario.id == setup.scenario) {
            self.loading = Loading::Idle;
            return self.apply(now, setup);
        }
        if self.run.is_none() {
            // Nothing is on screen yet: its lanes may stand there already, and wait.
            self.take_up(setup.clone());
        }
        self.load(Wanted { id: setup.scenario.clone(), setup: Some(Box::new(setup)) })
    }

    /// Another screen is shown: nothing plays out of sight, and nothing that is still to come takes this one's place.
    pub(in crate::app) fn leave(&mut self, now: Wall) -> Vec<Effect> {
        self.loading = Loading::Idle;
        play(self, now, Event::PausePressed).unwrap_or_default()
    }

    /// Takes up another scenario, as soon as it is there.
    pub(super) fn choose(&mut self, id: ScenarioId) -> Vec<Effect> {
        self.load(Wanted { id, setup: None })
    }

    pub(super) fn retry(&mut self) -> Vec<Effect> {
        match std::mem::take(&mut self.loading) {
            Loading::Failed(wanted, _) | Loading::Wanted(wanted) => self.load(wanted),
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
        if self.run.is_some() && self.loading.failure().is_some() {
            self.loading = Loading::Idle;
        }
    }

    fn load(&mut self, wanted: Wanted) -> Vec<Effect> {
        let effect = Effect::LoadScenario(wanted.id.clone());
        self.loading = Loading::Wanted(wanted);
        vec![effect]
    }

    /// A scenario file came, or did not. What is no longer wanted is ignored.
    ///
    /// # Errors
    /// The message for the person, when something was wrong and the race goes on with something else.
    pub(in crate::app) fn loaded(
        &mut self,
        now: Wall,
        id: &ScenarioId,
        file: Result<Scenario, String>,
    ) -> Result<Vec<Effect>, (String, Vec<Effect>)> {
        let wanted = match std::mem::take(&mut self.loading) {
            Loading::Wanted(wanted) if wanted.id == *id => wanted,
            other => {
                self.loading = other;
                return Ok(Vec::new());
            }
        };
        match file.and_then(|scenario| bears(id, scenario)) {
            Ok(scenario) => {
                self.scenario = Some(Arc::new(scenario));
                Ok(match wanted.setup {
                    Some(setup) => self.apply(now, *setup),
                    None => {
                        self.setup.scenario = wanted.id;
                        self.run = None;
                        self.build_run(now)
                    }
                })
            }
            Err(reason) => {
                let message = format!("scenarios/{id}.json: {reason}");
                match wanted.setup {
                    // Nothing is on screen yet, so the page starts with what it always has.
                    Some(mut setup) if self.scenario.is_none() && id.as_str() != Setup::SCENARIO => {
                        setup.scenario = Setup::default().scenario;
                        let id = setup.scenario.clone();
                        Err((message, self.load(Wanted { id, setup: Some(setup) })))
                    }
                    setup => {
                        self.loading = Loading::Failed(Wanted { id: wanted.id, setup }, reason);
                        Err((message, Vec::new()))
                    }
                }
            }
        }
    }

    fn take_up(&mut self, mut setup: Setup) {
        // A lane takes the place of the one that stands there, so that the page need not be drawn anew.
        let standing: Vec<_> = self.setup.lanes.iter().map(|lane| lane.id).collect();
        for (n, lane) in setup.lanes.iter_mut().enumerate() {
            lane.id = standing.get(n).copied().unwrap_or_else(|| self.new_lane_id());
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

fn bears(id: &ScenarioId, scenario: Scenario) -> Result<Scenario, String> {
    if scenario.id == *id { Ok(scenario) } else { Err(format!("id: is `{}`, unlike the file's name", scenario.id)) }
}
