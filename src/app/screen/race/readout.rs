//! A lane's heading and its read-out.

use super::{LaneId, LaneSetup, Model, RunLane, Setup};
use crate::engine::figures;
use crate::engine::{Nanos, PhaseKind};
use crate::scenario::ScriptKind;

/// A lane's identity and place. Changes with the set-up, not with the playhead.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneView {
    /// Its id.
    pub id: LaneId,
    /// Its place, from 0.
    pub index: usize,
    /// Its name, different from every other lane's.
    pub name: String,
    /// Its script.
    pub script: ScriptKind,
    /// Which of its script's accents it wears, from 0: the first slow lane and the first fast lane each wear 0. No two
    /// lanes of a race look alike.
    pub accent: usize,
}

impl LaneView {
    /// Every lane of a setup, in order.
    pub fn all(setup: &Setup) -> Vec<Self> {
        let view = |(index, (lane, name)): (usize, (&LaneSetup, String))| Self {
            id: lane.id,
            index,
            name,
            script: lane.script,
            accent: setup.lanes[..index].iter().filter(|before| before.script == lane.script).count(),
        };
        setup.lanes.iter().zip(setup.names()).enumerate().map(view).collect()
    }
}

/// Shown in place of a time that has not come.
const NOT_YET: &str = "–";

/// A lane's read-out at a playhead, in words: everything that is updated up to five times a second. Of several turns it
/// is about the last one whose prompt has been sent.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneReadout {
    /// Its phase.
    pub phase: PhaseKind,
    /// What it does: its phase, and which turn it is on if it plays several.
    pub doing: String,
    /// What there is to wait for; empty while text arrives, and once all is done.
    pub awaited: String,
    /// Time to first token.
    pub ttft: String,
    /// Time to first say or answer token.
    pub ttfat: String,
    /// Tokens a second since the first chunk, without it: Artificial Analysis's output speed, so far.
    pub rate: String,
    /// Time to done, of all its turns.
    pub done: String,
    /// Tokens so far, thinking included.
    pub tokens: String,
    /// `first` if no other lane was done before it.
    pub rank: &'static str,
}

impl LaneReadout {
    /// The read-out of one lane. Without a run, that of a lane that has not begun.
    pub fn of(model: &Model, id: LaneId, playhead: Nanos) -> Option<Self> {
        let index = model.setup.lanes.iter().position(|lane| lane.id == id)?;
        let run = model.run.as_ref();
        let lane = run.and_then(|run| run.lanes.get(index));
        let (n, turn) = lane.map_or((0, None), |lane| {
            let n = lane.course.turn_at(playhead);
            (n, lane.course.turns().get(n))
        });
        let phase = lane.map_or(PhaseKind::Prefill, |lane| lane.course.phase_at(playhead).0);
        let over = lane.is_some_and(|lane| playhead >= lane.course.end());
        // Times since the prompt of the turn.
        let past = |time: Option<Nanos>| {
            let come = time.filter(|time| turn.is_some_and(|turn| turn.start + *time <= playhead));
            come.map_or_else(|| NOT_YET.to_owned(), figures::seconds)
        };
        let rate = lane.and_then(|lane| Self::rate(lane, n, playhead));
        Some(Self {
            phase,
            doing: match lane.filter(|lane| lane.turns.len() > 1 && !over) {
                Some(lane) if phase == PhaseKind::Done => format!("turn {}: {PAUSE}", lane.first + n),
                Some(lane) => format!("turn {}: {}", lane.first + n, phase.words()),
                None => phase.words().to_owned(),
            },
            awaited: if over { String::new() } else { awaited(phase) },
            ttft: past(turn.and_then(|turn| turn.ttft)),
            ttfat: past(turn.and_then(|turn| turn.ttfat)),
            rate: rate.map_or_else(|| NOT_YET.to_owned(), figures::rate),
            done: lane.filter(|_| over).map_or_else(|| NOT_YET.to_owned(), |lane| figures::seconds(lane.course.end())),
            tokens: lane.map_or_else(String::new, |lane| figures::grouped(lane.course.tokens_by(playhead).into())),
            rank: if run.is_some_and(|run| run.leads(index, playhead)) { "first" } else { "" },
        })
    }

    /// Tokens a second in a turn since its first chunk, without it, by a playhead.
    pub(super) fn rate(lane: &RunLane, turn: usize, playhead: Nanos) -> Option<f64> {
        let (chunks, _) = lane.course.chunks_of(turn, playhead);
        let (first, last) = (chunks.first()?, chunks.last()?);
        let span = (last.at - first.at).seconds();
        (span > 0.0).then(|| f64::from(last.total - first.total) / span)
    }
}

/// What a lane does between two turns.
pub(super) const PAUSE: &str = "your pause";

/// What there is to wait for in a phase; empty while text arrives.
fn awaited(phase: PhaseKind) -> String {
    match phase {
        PhaseKind::Say | PhaseKind::Answer | PhaseKind::Tool => String::new(),
        PhaseKind::Done => PAUSE.to_owned(),
        phase => format!("waiting: {}", phase.words()),
    }
}
