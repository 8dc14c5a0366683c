//! The rules of the simulated person's screen: what each event changes, and its effects.

use super::curve::Curve;
use super::{Event, Model, Number, Play, Question, Results, Setup, Work};
use crate::app::address::{Locked, Pairs, Written};
use crate::app::delivery::ModelSetup;
use crate::app::playback::Status;
use crate::app::screen::{self, Screen};
use crate::app::tasks::Tasks;
use crate::app::{Effect, Wall};
use crate::engine::Seed;
use crate::engine::cycle::{MOST_TURNS, Policy, Setting, Tally, Waits};
use std::sync::Arc;

/// Approximate number of turns that a slice simulates: some milliseconds in a browser.
const SLICE_TURNS: u32 = 8_000;

/// How long a person who drags along a curve has to rest before sessions are simulated again, in milliseconds.
const REST: u32 = 300;

/// Approximate number of tokens that a slice generates: some milliseconds too.
const SLICE_TOKENS: u32 = 20_000;

impl Screen for Model {
    fn read(&mut self, _: &mut Tasks, _: Wall, pairs: &mut Pairs) -> Vec<Effect> {
        self.open(Setup::read(pairs))
    }

    fn write(&self, keys: &mut Written) {
        self.setup.write(keys);
    }

    fn update(&mut self, _: &mut Tasks, now: Wall, event: screen::Event) -> Vec<Effect> {
        match event {
            screen::Event::Simulated(event) => self.change_by(now, event),
            _ => Vec::new(),
        }
    }

    fn leave(&mut self, now: Wall) -> Vec<Effect> {
        self.cancel();
        self.played(|play| play.rest(now));
        Vec::new()
    }

    fn see(&mut self, now: Wall, seen: bool) -> Vec<Effect> {
        let paused = self.unseen;
        self.unseen = !seen && (paused || self.is_playing());
        self.played(|play| match seen {
            false => play.rest(now),
            true if paused && play.clock.status() == Status::Paused => play.clock.run(now),
            true => {}
        });
        Vec::new()
    }

    fn is_locked(&self, locked: &Locked, event: &screen::Event) -> bool {
        match event {
            screen::Event::Simulated(event) => event.is_locked(locked),
            _ => false,
        }
    }

    fn is_ready(&self, _: &Tasks) -> bool {
        true
    }
}

impl Model {
    fn change_by(&mut self, now: Wall, event: Event) -> Vec<Effect> {
        match event {
            Event::Slice(job) if job == self.job => return self.slice(),
            Event::CancelPressed => self.cancel(),
            Event::SimulatePressed => return self.simulate(0),
            Event::NumberChanged(Number::Own, value) => {
                return self.change(|setup| setup.parameters = setup.parameters.clone().taking(value));
            }
            Event::NumberChanged(Number::Parameter(parameter), value) => {
                return self.change(|setup| {
                    let value = value.unwrap_or(setup.kind.figure(parameter).value);
                    let changed = setup.parameters.clone().with(parameter, value);
                    // A number that stays as it is leaves a time that was set as a whole in place.
                    if changed.clone().taking(setup.parameters.own()) != setup.parameters {
                        setup.parameters = changed;
                    }
                });
            }
            Event::Dragged(question, value) => {
                let before = self.setup.clone();
                question.move_to(&mut self.setup, value);
                return if before == self.setup { Vec::new() } else { self.simulate(REST) };
            }
            Event::KindChosen(kind) => {
                return self.change(|setup| (setup.kind, setup.parameters) = (kind, kind.parameters()));
            }
            Event::NumberChanged(Number::Field(model, field), value) => {
                return self.change(|setup| setup.models[model as usize].change(field, value));
            }
            Event::BaseChosen(model, base) => {
                return self.change(|setup| setup.models[model as usize] = ModelSetup::new(base));
            }
            Event::DefaultsPressed => {
                let seed = self.setup.seed;
                return self.change(|setup| *setup = Setup { seed, ..Setup::default() });
            }
            Event::SeedEntered(seed) => return self.change(|setup| setup.seed = Seed::new(seed)),
            Event::NewSeedPressed => return self.change(|setup| setup.seed = setup.seed.next()),
            Event::SessionsEntered(sessions) => {
                return self.change(|setup| setup.sessions = within(sessions, Setup::SESSIONS));
            }
            Event::TasksEntered(tasks) => return self.change(|setup| setup.tasks = within(tasks, Setup::TASKS)),
            Event::SpeedChosen(speed) => {
                self.setup.speed = Setup::speed(speed);
                let speed = self.setup.speed;
                self.played(|play| play.clock.set_speed(speed, now));
            }
            Event::PlayToggled => {
                self.unseen = false;
                self.played(|play| play.toggle(now));
            }
            Event::RestartPressed => self.played(|play| play.restart(now)),
            Event::Ended(job) => self.played(|play| {
                if play.job == job && play.playhead(now) >= play.end() {
                    play.rest(now);
                }
            }),
            Event::Slice(_) => {}
        }
        Vec::new()
    }

    fn open(&mut self, setup: Setup) -> Vec<Effect> {
        if setup == self.setup && self.is_current() {
            return Vec::new();
        }
        self.setup = setup;
        self.simulate(0)
    }

    fn is_playing(&self) -> bool {
        self.play.as_ref().is_some_and(Play::is_running)
    }

    /// Whether sessions are being simulated.
    pub fn is_working(&self) -> bool {
        self.work != Work::Over
    }

    /// How much of the work is done, 0 to 1.
    pub fn progress(&self) -> f64 {
        // Deliveries count as a tenth of the work.
        match &self.work {
            Work::Waits(waits) => {
                let (made, wanted) = waits.made();
                0.1 * made as f64 / wanted.max(1) as f64
            }
            Work::Sessions(_, tallies) => {
                let done: usize = tallies.iter().map(Tally::sessions).sum();
                0.1 + 0.9 * done as f64 / (tallies.len() as f64 * f64::from(self.setup.sessions))
            }
            Work::Over => 1.0,
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Setup)) -> Vec<Effect> {
        let before = self.setup.clone();
        change(&mut self.setup);
        if before == self.setup { Vec::new() } else { self.simulate(0) }
    }

    fn played(&mut self, change: impl FnOnce(&mut Play)) {
        if let Some(play) = &mut self.play {
            change(play);
        }
    }

    /// Begins another job, after so many milliseconds. The closed forms follow at once if the deliveries are the same.
    fn simulate(&mut self, rest: u32) -> Vec<Effect> {
        self.job.0 += 1;
        let wanted = self.setup.waits();
        let made = self.setting.as_ref().map(|setting| setting.waits()).filter(|made| made.are_like(&wanted));
        match made.cloned() {
            Some(made) => self.settle(made),
            None => self.work = Work::Waits(Box::new(wanted)),
        }
        vec![Effect::SimulateOn(self.job, rest)]
    }

    /// All deliveries are made: the closed forms can be computed.
    fn settle(&mut self, waits: Waits) {
        let setting = Arc::new(Setting::new(self.setup.parameters.clone(), waits));
        // While somebody drags along a curve, it stays as it is.
        let kept = |question| {
            let curves = self.curves.as_ref().map(|curves| &curves[question as usize]);
            curves.filter(|curve| curve.holds(question, &setting)).cloned()
        };
        let curve = |question| kept(question).unwrap_or_else(|| Arc::new(Curve::new(question, &setting)));
        self.curves = Some(Question::ALL.map(curve));
        self.setting = Some(setting.clone());
        self.work = Work::Sessions(setting, Box::default());
    }

    /// Stops, and shows the sessions so far.
    fn cancel(&mut self) {
        if let Work::Sessions(setting, tallies) = std::mem::replace(&mut self.work, Work::Over)
            && tallies.iter().all(|tally| tally.sessions() > 0)
        {
            self.show(setting, tallies);
        }
    }

    fn show(&mut self, setting: Arc<Setting>, tallies: Box<[Tally; 5]>) {
        self.results = Some(Arc::new(Results::new(self.job, setting, *tallies)));
    }

    fn slice(&mut self) -> Vec<Effect> {
        match &mut self.work {
            Work::Waits(waits) => {
                if waits.make(SLICE_TOKENS) {
                    let waits = *waits.clone();
                    self.settle(waits);
                }
            }
            Work::Sessions(setting, tallies) => {
                if self.play.as_ref().is_none_or(|play| play.job != self.job) {
                    self.play = Some(Play::new(self.job, setting, &self.setup));
                }
                let mut turns = 0;
                while let Some((policy, tally)) = next(tallies, self.setup.sessions)
                    && turns < SLICE_TURNS
                {
                    let outcome = setting.outcome(policy, self.setup.seed, tally.sessions() as u64);
                    tally.count(&outcome, setting);
                    turns += outcome.turns.min(MOST_TURNS);
                }
                if next(tallies, self.setup.sessions).is_none()
                    && let Work::Sessions(setting, tallies) = std::mem::replace(&mut self.work, Work::Over)
                {
                    self.show(setting, tallies);
                }
            }
            Work::Over => {}
        }
        if self.is_working() { vec![Effect::SimulateOn(self.job, 0)] } else { Vec::new() }
    }
}

/// The policy with the fewest sessions, until all have enough. So cancelled results still compare like with like.
fn next(tallies: &mut [Tally; 5], sessions: u32) -> Option<(Policy, &mut Tally)> {
    let pairs = Policy::ALL.into_iter().zip(tallies);
    let next = pairs.min_by_key(|(_, tally)| tally.sessions())?;
    (next.1.sessions() < sessions as usize).then_some(next)
}

fn within(count: f64, (least, most): (u32, u32)) -> u32 {
    (count as u32).clamp(least, most)
}
