//! A run: all lanes on one clock. It changes when something happens, not every frame.

use super::{LaneId, LaneSetup, Setup};
use crate::app::Wall;
use crate::app::playback::{Clock, Status};
use crate::engine::{Course, Nanos, Trace};
use crate::scenario::{Scenario, Section};
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
    /// Whether the timeline also shows what is still to come: after the end, after a jump, or when something changed at
    /// rest. A run that begins hides it again.
    pub revealed: bool,
    /// The lanes, in order.
    pub lanes: Arc<[RunLane]>,
}

/// Compares the id of the traces, never the traces.
impl PartialEq for Run {
    fn eq(&self, other: &Self) -> bool {
        let key = |run: &Self| (run.id, run.clock, run.played_through, run.measured, run.revealed);
        key(self) == key(other)
    }
}

/// A lane's whole future.
#[derive(Clone, Debug)]
pub struct RunLane {
    /// The lane.
    pub id: LaneId,
    /// Which turn of its script it plays first, counted from 1.
    pub first: usize,
    /// Arrival times of everything.
    pub course: Arc<Course>,
    /// What is asked and what arrives in each turn of the course.
    pub turns: Arc<[Turn]>,
}

/// A turn as it reads.
#[derive(Clone, Debug)]
pub struct Turn {
    /// The prompt.
    pub prompt: String,
    /// The text that arrives.
    pub sections: Arc<[Section]>,
}

impl RunLane {
    /// Everything that arrives, in order.
    pub fn sections(&self) -> impl DoubleEndedIterator<Item = &Section> {
        self.turns.iter().flat_map(|turn| turn.sections.iter())
    }

    /// Which turn of its script it is on, counted from 1: the last one whose prompt has been sent.
    pub fn turn_at(&self, at: Nanos) -> usize {
        self.first + self.course.turn_at(at)
    }

    /// How many turns of its script are done by then; those before its first one count.
    pub fn ended_by(&self, at: Nanos) -> usize {
        self.first - 1 + self.course.ended_by(at)
    }

    /// The turns whose prompt has been sent by `at`, each with how many tokens of its text have arrived.
    pub fn begun_by(&self, at: Nanos) -> impl Iterator<Item = (&Turn, usize)> {
        let begun = self.course.turn_at(at) + 1;
        self.turns.iter().take(begun).enumerate().map(move |(n, turn)| (turn, self.course.text_tokens_by(n, at)))
    }
}

impl Run {
    pub(super) fn new(id: RunId, scenario: &Scenario, setup: &Setup) -> Self {
        let lanes = setup.lanes.iter().map(|lane| run_lane(scenario, setup, lane));
        Self {
            id,
            clock: Clock::idle(setup.speed),
            played_through: false,
            measured: false,
            revealed: setup.reveal,
            lanes: lanes.collect(),
        }
    }

    /// When the last lane is done.
    pub fn end(&self) -> Nanos {
        self.lanes.iter().map(|lane| lane.course.end()).max().unwrap_or_default()
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
        self.lanes.iter().any(|lane| lane.course.phase_at(to).1 > from)
    }

    /// The nearest moment after `from` at which a chunk arrives in some lane.
    pub(super) fn next_chunk(&self, from: Nanos) -> Option<Nanos> {
        self.lanes.iter().filter_map(|lane| Some(lane.course.chunks().get(lane.course.chunks_by(from))?.at)).min()
    }

    pub(super) fn previous_chunk(&self, from: Nanos) -> Option<Nanos> {
        let before = |lane: &RunLane| {
            let chunks = lane.course.chunks();
            let passed = chunks.partition_point(|chunk| chunk.at < from);
            Some(chunks[passed.checked_sub(1)?].at)
        };
        self.lanes.iter().filter_map(before).max()
    }

    pub(super) fn first_token(&self) -> Option<Nanos> {
        self.lanes.iter().filter_map(|lane| lane.course.first_token()).min()
    }
}

/// The lane's own thinking, before the text of the script that it streams. The first turn has the run's seed, every
/// later one a child of it, and reads what was written before.
fn run_lane(scenario: &Scenario, setup: &Setup, lane: &LaneSetup) -> RunLane {
    let (own, text) = (scenario.script(lane.script), scenario.script(setup.text_of(lane)));
    let (mut turns, mut course, mut context) = (Vec::new(), None::<Course>, scenario.context_tokens);
    let places = setup.places(text.n_races());
    let first = *places.start() as usize;
    for (n, place) in places.enumerate() {
        let mut request = text.race(place);
        request.thinking_tokens = own.race(place).thinking_tokens;
        let seed = if n == 0 { setup.seed } else { setup.seed.child(n as u64) };
        let trace = Trace::generate(&lane.profile, &request.plan(context), seed);
        context = context.saturating_add(trace.tokens() - trace.thinking_tokens());
        match &mut course {
            Some(course) => course.append(&trace, setup.pause),
            None => course = Some(Course::new(trace)),
        }
        let prompt = text.on_path(place).map(|turn| turn.prompt.clone()).unwrap_or_default();
        turns.push(Turn { prompt, sections: request.sections });
    }
    RunLane { id: lane.id, first, course: Arc::new(course.unwrap_or_default()), turns: turns.into() }
}
