//! What a lane says of itself: who it is, and how far it is.

use super::{Base, LaneId, LaneSetup, Run, RunLane, Setup, Verdict};
use crate::app::figures;
use crate::engine::{Nanos, PhaseKind};
use crate::scenario::ScriptKind;

/// Who a lane is. Changes with the setup, not with the playhead.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneView {
    /// Its id.
    pub id: LaneId,
    /// Its place, from 0.
    pub index: usize,
    /// How many lanes there are.
    pub n_lanes: usize,
    /// Its name.
    pub name: String,
    /// What it starts from.
    pub base: Base,
    /// Its script.
    pub script: ScriptKind,
    /// Which of its script's accents it wears, from 0: the first slow lane and the first fast lane each wear 0.
    pub accent: usize,
}

impl LaneView {
    /// Every lane of a setup, in order.
    pub fn all(setup: &Setup) -> Vec<Self> {
        let n_lanes = setup.lanes.len();
        let view = |(index, lane): (usize, &LaneSetup)| Self {
            id: lane.id,
            index,
            n_lanes,
            name: lane.name().to_owned(),
            base: lane.base,
            script: lane.script,
            accent: setup.lanes[..index].iter().filter(|before| before.script == lane.script).count(),
        };
        setup.lanes.iter().enumerate().map(view).collect()
    }
}

/// How far a lane is at a playhead. What has not happened yet is `None`.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneReadout {
    /// What it is doing.
    pub phase: PhaseKind,
    /// For how long it has been doing it; for done, how long the whole took.
    pub elapsed: String,
    /// Time to first token.
    pub ttft: Option<String>,
    /// Time to first say or answer token.
    pub ttfat: Option<String>,
    /// Tokens a second since the first chunk, without it: Artificial Analysis's output speed, so far.
    pub rate: Option<String>,
    /// Time to done.
    pub done: Option<String>,
    /// Tokens so far, thinking included.
    pub tokens: String,
    /// How it came in, once all are done.
    pub verdict: Option<Verdict>,
}

impl LaneReadout {
    /// The read-out of one lane of a run.
    pub fn of(run: &Run, index: usize, playhead: Nanos) -> Option<Self> {
        let lane = run.lanes.get(index)?;
        let trace = &lane.trace;
        let (phase, since) = trace.phase_at(playhead);
        let past = |moment: Option<Nanos>| moment.filter(|moment| *moment <= playhead).map(figures::seconds);
        Some(Self {
            phase,
            elapsed: figures::seconds(if phase == PhaseKind::Done { since } else { playhead - since }),
            ttft: past(trace.first_token()),
            ttfat: past(trace.first_answer_token()),
            rate: Self::rate(lane, playhead).map(figures::rate),
            done: past(Some(trace.end())),
            tokens: figures::grouped(u64::from(trace.tokens_by(playhead))),
            verdict: Verdict::of(run, index, playhead),
        })
    }

    /// Tokens a second since the first chunk, without it, by a playhead.
    pub(super) fn rate(lane: &RunLane, playhead: Nanos) -> Option<f64> {
        let chunks = &lane.trace.chunks()[..lane.trace.chunks_by(playhead)];
        let (first, last) = (chunks.first()?, chunks.last()?);
        let span = (last.at - first.at).seconds();
        (span > 0.0).then(|| f64::from(last.total - first.total) / span)
    }
}
