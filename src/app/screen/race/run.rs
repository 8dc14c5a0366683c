//! A run: all lanes on one clock. It changes when something happens, not every frame.

use super::{LaneId, LaneSetup, Setup, TextSource};
use crate::app::Wall;
use crate::app::playback::{Clock, Status};
use crate::engine::{Nanos, Trace};
use crate::scenario::{Request, Scenario, ScriptKind, Section};
use std::sync::Arc;

/// Identifies a run's traces. Other traces have another id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RunId(pub(super) u32);

/// All lanes on one clock.
#[derive(Clone, Debug)]
pub struct Run {
    /// Which traces these are.
    pub id: RunId,
    /// The playhead.
    pub clock: Clock,
    /// Whether it has been played from the start at one speed, in sight, without a jump.
    pub played_through: bool,
    /// Whether it was played like that to the end. Only then is the measurement of its accuracy valid, until something
    /// else is played.
    pub measured: bool,
    /// The lanes, in order.
    pub lanes: Arc<[RunLane]>,
}

/// Compares the id of the traces, never the traces.
impl PartialEq for Run {
    fn eq(&self, other: &Self) -> bool {
        let key = |run: &Self| (run.id, run.clock, run.played_through, run.measured);
        key(self) == key(other)
    }
}

/// A lane's whole future.
#[derive(Clone, Debug)]
pub struct RunLane {
    /// The lane.
    pub id: LaneId,
    /// Arrival times of everything.
    pub trace: Arc<Trace>,
    /// The text that arrives.
    pub sections: Arc<[Section]>,
}

impl RunLane {
    /// How many tokens of text (thinking is not shown) have arrived by `at`.
    pub fn text_tokens_by(&self, at: Nanos) -> usize {
        self.trace.tokens_by(at).saturating_sub(self.trace.thinking_tokens()) as usize
    }
}

impl Run {
    pub(super) fn new(id: RunId, scenario: &Scenario, setup: &Setup) -> Self {
        let first_script = setup.lanes.first().map_or(ScriptKind::Slow, |lane| lane.script);
        let lanes = setup.lanes.iter().map(|lane| {
            let text = match setup.text {
                TextSource::Own => lane.script,
                TextSource::Same => first_script,
            };
            run_lane(scenario, setup, lane, text)
        });
        Self { id, clock: Clock::idle(setup.speed), played_through: false, measured: false, lanes: lanes.collect() }
    }

    /// When the last lane is done.
    pub fn end(&self) -> Nanos {
        self.lanes.iter().map(|lane| lane.trace.end()).max().unwrap_or_default()
    }

    /// Its status.
    pub const fn status(&self) -> Status {
        self.clock.status()
    }

    /// The simulated time at a moment, never after the end.
    pub fn playhead(&self, now: Wall) -> Nanos {
        self.clock.playhead(now).min(self.end())
    }

    /// Whether a lane's phase has changed between two moments.
    pub fn phase_changed(&self, from: Nanos, to: Nanos) -> bool {
        self.lanes.iter().any(|lane| lane.trace.phase_at(to).1 > from)
    }

    /// The nearest moment after `from` at which a chunk arrives in some lane.
    pub(super) fn next_chunk(&self, from: Nanos) -> Option<Nanos> {
        self.lanes.iter().filter_map(|lane| Some(lane.trace.chunks().get(lane.trace.chunks_by(from))?.at)).min()
    }

    pub(super) fn previous_chunk(&self, from: Nanos) -> Option<Nanos> {
        let before = |lane: &RunLane| {
            let chunks = lane.trace.chunks();
            let passed = chunks.partition_point(|chunk| chunk.at < from);
            Some(chunks[passed.checked_sub(1)?].at)
        };
        self.lanes.iter().filter_map(before).max()
    }

    pub(super) fn first_token(&self) -> Option<Nanos> {
        self.lanes.iter().filter_map(|lane| lane.trace.first_token()).min()
    }
}

/// The lane's own thinking before the text of the script that `text` names.
fn run_lane(scenario: &Scenario, setup: &Setup, lane: &LaneSetup, text: ScriptKind) -> RunLane {
    let thinking_tokens = scenario.script(lane.script).race(setup.turn).thinking_tokens;
    let sections = scenario.script(text).race(setup.turn).sections;
    let request = Request { thinking_tokens, sections };
    let trace = Trace::generate(&lane.profile, &request.plan(scenario.context_tokens), setup.seed);
    RunLane { id: lane.id, trace: Arc::new(trace), sections: request.sections }
}
