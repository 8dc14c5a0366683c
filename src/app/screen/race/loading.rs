//! Opens set-ups, and waits for the scenarios they need. A failure never removes the run on screen.

use super::{Model, Setup};
use crate::app::tasks::{self, Tasks};
use crate::app::{Effect, Wall};
use crate::engine::Nanos;
use crate::scenario::ScenarioId;

/// A scenario that is loading or has failed.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Loading {
    /// Nothing is awaited.
    #[default]
    Idle,
    /// This is loading.
    Wanted(Wanted),
    /// This failed, with the reason.
    Failed(Wanted, String),
}

/// A scenario, and the set-up to use once it has loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// The scenario.
    pub id: ScenarioId,
    /// The set-up of an opened link; `None` if only the scenario was chosen.
    setup: Option<Box<Setup>>,
}

impl Loading {
    /// The scenario that is loading.
    pub fn wanted(&self) -> Option<&ScenarioId> {
        match self {
            Self::Wanted(wanted) => Some(&wanted.id),
            Self::Idle | Self::Failed(..) => None,
        }
    }

    /// The scenario that failed, and the reason.
    pub fn failure(&self) -> Option<(&ScenarioId, &str)> {
        match self {
            Self::Failed(wanted, reason) => Some((&wanted.id, reason)),
            Self::Idle | Self::Wanted(_) => None,
        }
    }
}

impl Model {
    /// The set-up in the address: the present one, or that of a link whose scenario is loading.
    pub(super) fn asked_for(&self) -> &Setup {
        match &self.loading {
            Loading::Wanted(wanted) | Loading::Failed(wanted, _) => wanted.setup.as_deref().unwrap_or(&self.setup),
            Loading::Idle => &self.setup,
        }
    }

    /// Uses the set-up of a link, as soon as its scenario has loaded.
    pub(super) fn open(&mut self, tasks: &mut Tasks, now: Wall, setup: Setup) -> Vec<Effect> {
        self.astray = false;
        if self.run.is_none() {
            // Nothing is on screen yet, so its lanes can already appear and wait.
            self.take_up(setup.clone());
        }
        self.want(tasks, now, Wanted { id: setup.scenario.clone(), setup: Some(Box::new(setup)) })
    }

    /// Pauses the run and stops waiting for a scenario, because another screen is about to be shown.
    pub(super) fn leave_screen(&mut self, now: Wall) -> Vec<Effect> {
        self.loading = Loading::Idle;
        (self.held, self.waits) = (false, false);
        self.pause(now)
    }

    /// Uses another scenario, as soon as it has loaded.
    pub(super) fn choose(&mut self, tasks: &mut Tasks, now: Wall, id: ScenarioId) -> Vec<Effect> {
        self.want(tasks, now, Wanted { id, setup: None })
    }

    /// Asks again for a scenario that failed.
    pub(super) fn retry(&mut self, tasks: &mut Tasks, now: Wall) -> Vec<Effect> {
        match std::mem::take(&mut self.loading) {
            Loading::Failed(wanted, _) | Loading::Wanted(wanted) => self.want(tasks, now, wanted),
            Loading::Idle => Vec::new(),
        }
    }

    /// Stops waiting and keeps the run on screen. Does nothing if there is none.
    pub(super) fn cancel(&mut self) {
        if self.can_cancel() {
            self.loading = Loading::Idle;
        }
    }

    /// Whether a scenario is loading while there is a run on screen.
    pub fn can_cancel(&self) -> bool {
        self.run.is_some() && self.loading.wanted().is_some()
    }

    /// The message while a scenario is loading.
    pub fn waiting(&self) -> &'static str {
        if self.loading.wanted().is_some() { "Loading the task…" } else { "" }
    }

    /// Forgets a scenario that failed, because the person works on with the run on screen. Without one, trying again
    /// remains the only way.
    pub(super) fn give_up_failed(&mut self) {
        self.astray = false;
        if self.run.is_some() && self.loading.failure().is_some() {
            self.loading = Loading::Idle;
        }
    }

    /// Uses the wanted scenario if it has loaded. Otherwise asks for it, even if it failed before.
    fn want(&mut self, tasks: &mut Tasks, now: Wall, wanted: Wanted) -> Vec<Effect> {
        let asked = tasks.need_again(&wanted.id);
        self.loading = Loading::Wanted(wanted);
        asked.map_or_else(|| self.settle(tasks, now), |effect| vec![effect])
    }

    /// A scenario loaded or failed. One that is no longer wanted is ignored.
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
        let told = Effect::PostError(tasks.refusal(&wanted.id, &reason));
        match wanted.setup {
            // Nothing is on screen yet, so the default task steps in.
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
        // A lane takes over the id of the present one, so that it need not be drawn again.
        let present: Vec<_> = self.setup.lanes.iter().map(|lane| lane.id).collect();
        for (n, lane) in setup.lanes.iter_mut().enumerate() {
            lane.id = present.get(n).copied().unwrap_or_else(|| self.new_lane_id());
        }
        self.setup = setup;
    }

    fn apply(&mut self, now: Wall, setup: Setup) -> Vec<Effect> {
        let (at, play, in_view) = (setup.at, setup.play, setup.autoplay);
        self.take_up(setup);
        self.run = None;
        let mut effects = self.build_run(now);
        if at > Nanos::ZERO {
            effects.extend(self.put(now, |_, _| Some(at)));
        }
        if play {
            effects.extend(self.play(now));
        }
        self.waits |= in_view;
        effects.extend(self.play_if_awaited(now));
        effects
    }
}
