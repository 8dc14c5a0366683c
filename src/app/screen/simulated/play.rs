//! Tasks played on one clock: one row with the slow model, one with the fast one.

use super::{JobId, Setup};
use crate::app::Wall;
use crate::app::playback::{Clock, Status};
use crate::engine::Nanos;
use crate::engine::cycle::{ModelKind, Policy, Segment, Setting};
use std::sync::Arc;

/// The speeds to choose from.
pub const SPEEDS: [f64; 4] = [1.0, 10.0, 100.0, 1_000.0];

/// Approximate limit of stretches in a row. No screen could show more of them separately.
const MOST_SEGMENTS: usize = 2_000;

/// Two rows of tasks on one clock.
#[derive(Clone, Debug)]
pub struct Play {
    /// Which job's sessions they are.
    pub job: JobId,
    /// The playhead.
    pub clock: Clock,
    /// With the slow and with the fast model.
    pub lanes: Arc<[Lane; 2]>,
}

/// Compares the job alone, which determines the content.
impl PartialEq for Play {
    fn eq(&self, other: &Self) -> bool {
        (self.job, self.clock) == (other.job, other.clock)
    }
}

/// One task after the other, with one model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    /// What the person does.
    pub segments: Vec<Segment>,
    /// The end of each task, and whether the accepted answer was wrong.
    pub tasks: Vec<(Nanos, bool)>,
}

impl Lane {
    fn new(setting: &Setting, policy: Policy, setup: &Setup) -> Self {
        let mut lane = Self::default();
        for task in 0..u64::from(setup.tasks) {
            if lane.segments.len() >= MOST_SEGMENTS {
                break;
            }
            let start = lane.end();
            let session = setting.session(policy, setup.seed, task);
            let shift = |s: Segment| Segment { start: start + s.start, end: start + s.end, ..s };
            lane.segments.extend(session.segments.into_iter().map(shift).take(MOST_SEGMENTS));
            // A session with more stretches than are shown ends with the last shown one.
            let end = lane.segments.last().map_or(start, |segment| segment.end);
            lane.tasks.push((end, session.outcome.escaped));
        }
        lane
    }

    /// When the last task is done.
    pub fn end(&self) -> Nanos {
        self.tasks.last().map_or(Nanos::ZERO, |(end, _)| *end)
    }

    /// What the person does at a time; `None` after the last task.
    pub fn at(&self, at: Nanos) -> Option<&Segment> {
        self.segments.get(self.segments.partition_point(|segment| segment.end <= at))
    }

    /// How many tasks are done by a time, and how many of these have an escaped defect.
    pub fn done_by(&self, at: Nanos) -> (usize, usize) {
        let done = self.tasks.iter().take_while(|(end, _)| *end <= at);
        done.fold((0, 0), |(done, escaped), (_, wrong)| (done + 1, escaped + usize::from(*wrong)))
    }
}

impl Play {
    pub(super) fn new(job: JobId, setting: &Setting, setup: &Setup) -> Self {
        let lanes = [Policy::Slow, Policy::Fast].map(|policy| Lane::new(setting, policy, setup));
        Self { job, clock: Clock::idle(setup.speed), lanes: Arc::new(lanes) }
    }

    /// The row with a model.
    pub fn lane(&self, model: ModelKind) -> &Lane {
        &self.lanes[model as usize]
    }

    /// When the last row is done.
    pub fn end(&self) -> Nanos {
        self.lanes.iter().map(Lane::end).max().unwrap_or_default()
    }

    /// The simulated time at a moment, never after the end.
    pub fn playhead(&self, now: Wall) -> Nanos {
        self.clock.playhead(now).min(self.end())
    }

    /// Whether the playhead moves.
    pub fn is_running(&self) -> bool {
        self.clock.status() == Status::Running
    }

    pub(super) fn toggle(&mut self, now: Wall) {
        match self.clock.status() {
            Status::Running => self.clock.set(Status::Paused, self.playhead(now), now),
            Status::Finished => self.restart(now),
            Status::Idle | Status::Paused => self.clock.run(now),
        }
    }

    pub(super) fn restart(&mut self, now: Wall) {
        self.clock.set(Status::Running, Nanos::ZERO, now);
    }

    /// Stops the playhead, unless it has passed the end.
    pub(super) fn rest(&mut self, now: Wall) {
        if self.is_running() {
            let at = self.playhead(now);
            let status = if at >= self.end() { Status::Finished } else { Status::Paused };
            self.clock.set(status, at, now);
        }
    }
}
