//! The race's rules: what each event changes, and its effects.

use super::{Direction, Event, LaneId, LaneSetup, Model, Run, RunId, Setup};
use crate::app::address::{Locked, Pairs, Written};
use crate::app::delivery::Base;
use crate::app::playback::Status;
use crate::app::screen::{self, Screen};
use crate::app::tasks::Tasks;
use crate::app::{Effect, Wall};
use crate::engine::{Nanos, Seed};

impl Screen for Model {
    fn read(&mut self, tasks: &mut Tasks, now: Wall, pairs: &mut Pairs) -> Vec<Effect> {
        self.open(tasks, now, if pairs.is_bare() { Setup::front() } else { Setup::read(pairs) })
    }

    fn write(&self, keys: &mut Written) {
        self.asked_for().write(keys);
    }

    fn update(&mut self, tasks: &mut Tasks, now: Wall, event: screen::Event) -> Vec<Effect> {
        match event {
            screen::Event::Race(event) => update(self, tasks, now, event),
            screen::Event::TaskSettled(_) => self.settle(tasks, now),
            screen::Event::Retried => self.retry(tasks, now),
            _ => Vec::new(),
        }
    }

    fn leave(&mut self, now: Wall) -> Vec<Effect> {
        self.leave_screen(now)
    }

    fn see(&mut self, now: Wall, seen: bool) -> Vec<Effect> {
        Self::see(self, now, seen)
    }

    fn is_locked(&self, locked: &Locked, event: &screen::Event) -> bool {
        let screen::Event::Race(event) = event else { return false };
        Self::is_locked(self, locked, event)
    }

    fn is_ready(&self, _: &Tasks) -> bool {
        self.run.is_some()
    }

    fn is_astray(&self) -> bool {
        self.astray
    }
}

fn update(model: &mut Model, tasks: &mut Tasks, now: Wall, event: Event) -> Vec<Effect> {
    match event {
        Event::PlayPressed => model.play(now),
        Event::PausePressed => {
            (model.held, model.waits) = (false, false);
            model.pause(now)
        }
        Event::SlideTurned(shown) => model.turn_slide(now, shown),
        Event::PlayToggled if model.is_running() => model.pause(now),
        Event::PlayToggled => model.play(now),
        Event::RestartPressed => model.restart(now),
        Event::Seeked(to) => model.put(now, |_, _| Some(to)),
        Event::SteppedForward => model.step(now, |run, at| Some(run.next_chunk(at).unwrap_or(run.end()))),
        Event::SteppedBack => model.step(now, |run, at| Some(run.previous_chunk(at).unwrap_or_default())),
        Event::FirstTokenPressed => model.put(now, |run, _| run.first_token()),
        Event::DonePressed => model.put(now, |run, _| Some(run.end())),
        Event::Ended(id) => model.end(id, now),
        Event::OutOfSight => model.lose_sight(),
        Event::SpeedChosen(speed) => {
            model.give_up_failed();
            let same = std::mem::replace(&mut model.setup.speed, speed) == speed;
            let Some(run) = model.run.as_mut().filter(|_| !same) else { return Vec::new() };
            (run.played_through, run.measured) = (false, false);
            run.clock.set_speed(speed, now);
            vec![Effect::MeasureFidelity, Effect::ShowRun]
        }
        Event::NewSeedPressed => model.change(now, |setup| setup.seed = setup.seed.next()),
        Event::SeedEntered(seed) => model.change(now, |setup| setup.seed = Seed::new(seed)),
        Event::TextChosen(text) => model.change(now, |setup| setup.text = text),
        Event::TurnChosen(turn) => {
            model.change(now, |setup| setup.turn = turn.clamp(1, Setup::MOST_TURNS));
            model.restart(now)
        }
        Event::TurnsChosen(turns) => model.change(now, |setup| (setup.turn, setup.turns) = (1, turns)),
        Event::PauseEntered(seconds) => {
            model.change(now, |setup| setup.pause = Nanos::from_seconds(seconds.clamp(0.0, Setup::MOST_PAUSE)))
        }
        Event::Held => {
            model.held = model.is_running();
            model.pause(now)
        }
        Event::Released => model.let_go(now),
        Event::ScenarioChosen(id) => model.choose(tasks, now, id),
        Event::LoadCancelled => {
            model.cancel();
            Vec::new()
        }
        Event::LaneAdded => {
            let id = model.new_lane_id();
            let lane = LaneSetup { id, ..LaneSetup::new(Base::Custom) };
            let room = model.setup.lanes.len() < Setup::MOST_LANES;
            model.change(now, |setup| setup.lanes.extend(room.then_some(lane)))
        }
        Event::LaneRemoved(id) => model.change(now, |setup| {
            if setup.lanes.len() > 1 {
                setup.lanes.retain(|lane| lane.id != id);
            }
        }),
        Event::LaneMoved(id, direction) => model.change(now, |setup| move_lane(&mut setup.lanes, id, direction)),
        Event::LaneRenamed(id, name) => {
            model.give_up_failed();
            if let Some(lane) = model.setup.lanes.iter_mut().find(|lane| lane.id == id) {
                lane.name = Setup::name(&name).filter(|name| name != lane.base.name());
            }
            Vec::new()
        }
        Event::BaseChosen(id, base) => model.change_lane(now, id, |lane| {
            let name = lane.name.take().filter(|name| name != base.name());
            *lane = LaneSetup { id, name, ..LaneSetup::new(base) };
        }),
        Event::ScriptChosen(id, script) => model.change_lane(now, id, |lane| lane.script = script),
        Event::FieldChanged(id, field, value) => {
            model.change_lane(now, id, |lane| lane.profile = lane.base.change(&lane.profile, field, value))
        }
    }
}

fn move_lane(lanes: &mut [LaneSetup], id: LaneId, direction: Direction) {
    let Some(from) = lanes.iter().position(|lane| lane.id == id) else { return };
    let to = match direction {
        Direction::Back => from.saturating_sub(1),
        Direction::Forward => (from + 1).min(lanes.len() - 1),
    };
    lanes.swap(from, to);
}

impl Model {
    /// The status of the run; `None` if there is none yet.
    pub fn status(&self) -> Option<Status> {
        self.run.as_ref().map(Run::status)
    }

    pub(super) fn play(&mut self, now: Wall) -> Vec<Effect> {
        self.waits = false;
        let Some(run) = &mut self.run else { return Vec::new() };
        match run.status() {
            Status::Running => Vec::new(),
            Status::Paused if run.playhead(now) < run.end() => {
                run.clock.run(now);
                run.measured = false;
                // After a jump, the earlier measurement no longer applies.
                let measure = (!run.played_through).then_some(Effect::MeasureFidelity);
                measure.into_iter().chain([Effect::ShowRun]).collect()
            }
            Status::Idle | Status::Paused | Status::Finished => self.restart(now),
        }
    }

    /// A run that was held goes on; at the end, it ends.
    fn let_go(&mut self, now: Wall) -> Vec<Effect> {
        let held = std::mem::take(&mut self.held);
        let Some(run) = self.run.as_mut().filter(|run| held && run.status() == Status::Paused) else {
            return Vec::new();
        };
        run.clock.run(now);
        vec![Effect::MeasureFidelity, Effect::ShowRun]
    }

    pub(super) fn pause(&mut self, now: Wall) -> Vec<Effect> {
        let Some(run) = self.run.as_mut().filter(|run| run.status() == Status::Running) else { return Vec::new() };
        run.clock.set(Status::Paused, run.playhead(now), now);
        vec![Effect::ShowRun]
    }

    fn restart(&mut self, now: Wall) -> Vec<Effect> {
        self.waits = false;
        let Some(run) = &mut self.run else { return Vec::new() };
        run.clock.set(Status::Running, Nanos::ZERO, now);
        (run.played_through, run.measured, run.revealed) = (true, false, self.setup.reveal);
        vec![Effect::MeasureFidelity, Effect::ShowRun]
    }

    /// Puts the playhead at the time that `to` computes from the run and the present playhead. A running run continues
    /// there.
    pub(super) fn put(&mut self, now: Wall, to: impl FnOnce(&Run, Nanos) -> Option<Nanos>) -> Vec<Effect> {
        let Some(run) = &mut self.run else { return Vec::new() };
        let Some(to) = to(run, run.playhead(now)) else { return Vec::new() };
        let status = if run.status() == Status::Running { Status::Running } else { Status::Paused };
        run.clock.set(status, to.min(run.end()), now);
        (run.played_through, run.revealed) = (false, true);
        let measure = (status == Status::Running).then_some(Effect::MeasureFidelity);
        measure.into_iter().chain([Effect::ShowRun]).collect()
    }

    /// As [`Model::put`], but the playhead stays there.
    fn step(&mut self, now: Wall, to: impl FnOnce(&Run, Nanos) -> Option<Nanos>) -> Vec<Effect> {
        self.pause(now);
        self.put(now, to)
    }

    fn end(&mut self, id: RunId, now: Wall) -> Vec<Effect> {
        let ended = |run: &&mut Run| run.id == id && run.status() == Status::Running && run.playhead(now) >= run.end();
        let Some(run) = self.run.as_mut().filter(ended) else { return Vec::new() };
        run.clock.set(Status::Finished, run.end(), now);
        (run.measured, run.revealed) = (run.played_through, true);
        vec![Effect::ShowRun, Effect::PostReport]
    }

    fn lose_sight(&mut self) -> Vec<Effect> {
        if let Some(run) = self.run.as_mut().filter(|run| run.status() == Status::Running) {
            run.played_through = false;
        }
        Vec::new()
    }

    fn change_lane(&mut self, now: Wall, id: LaneId, change: impl FnOnce(&mut LaneSetup)) -> Vec<Effect> {
        self.change(now, |setup| {
            if let Some(lane) = setup.lanes.iter_mut().find(|lane| lane.id == id) {
                change(lane);
            }
        })
    }

    fn change(&mut self, now: Wall, change: impl FnOnce(&mut Setup)) -> Vec<Effect> {
        change(&mut self.setup);
        self.give_up_failed();
        self.build_run(now)
    }

    /// Makes a new run from the set-up. It continues where the previous one was, so that moving a control in mid-run
    /// shows its effect at once.
    pub(super) fn build_run(&mut self, now: Wall) -> Vec<Effect> {
        let Some(scenario) = &self.scenario else { return Vec::new() };
        self.next_run += 1;
        let mut run = Run::new(RunId(self.next_run), scenario, &self.setup);
        if let Some(before) = &self.run {
            run.clock = before.clock;
            // A change at rest shows its effect on what is to come.
            run.revealed |= before.revealed || before.status() != Status::Running;
            let playhead = run.clock.playhead(now);
            match run.status() {
                Status::Running => run.clock.run(now),
                Status::Finished => run.clock.set(Status::Finished, run.end(), now),
                // A person who looks at the end continues to see the end.
                Status::Paused if playhead >= before.end() => run.clock.set(Status::Paused, run.end(), now),
                standing => run.clock.set(standing, playhead.min(run.end()), now),
            }
        }
        self.run = Some(run);
        vec![Effect::MeasureFidelity, Effect::ShowRun]
    }

    pub(super) fn new_lane_id(&mut self) -> LaneId {
        // The lanes of the default set-up have ids that were never handed out here.
        let taken = self.setup.lanes.iter().map(|lane| lane.id.0).max().unwrap_or_default();
        self.next_lane = self.next_lane.max(taken) + 1;
        LaneId(self.next_lane)
    }
}
