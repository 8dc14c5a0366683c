//! What a lane says of itself: who it is, and how far it is.

use super::{LaneId, LaneSetup, Model, RunLane, Setup, Verdict};
use crate::engine::figures;
use crate::engine::{Nanos, PhaseKind};
use crate::scenario::ScriptKind;

/// Who a lane is, and where. Changes with the setup, not with the playhead.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneView {
    /// Its id.
    pub id: LaneId,
    /// Its place, from 0.
    pub index: usize,
    /// Its name.
    pub name: String,
    /// Its script.
    pub script: ScriptKind,
    /// Which of its script's accents it wears, from 0: the first slow lane and the first fast lane each wear 0.
    pub accent: usize,
}

/// Accents there are for each script; a lane more wears the first again.
const ACCENTS: usize = 4;

impl LaneView {
    /// Every lane of a setup, in order.
    pub fn all(setup: &Setup) -> Vec<Self> {
        let view = |(index, lane): (usize, &LaneSetup)| Self {
            id: lane.id,
            index,
            name: lane.name().to_owned(),
            script: lane.script,
            accent: setup.lanes[..index].iter().filter(|before| before.script == lane.script).count() % ACCENTS,
        };
        setup.lanes.iter().enumerate().map(view).collect()
    }
}

/// What stands for a time that has not come.
const NOT_YET: &str = "–";

/// How far a lane is at a playhead, in words: what is said anew up to five times a second, and nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneReadout {
    /// What it is doing.
    pub phase: PhaseKind,
    /// For how long it has been doing it; for done, how long the whole took.
    pub elapsed: String,
    /// Time to first token.
    pub ttft: String,
    /// Time to first say or answer token.
    pub ttfat: String,
    /// Tokens a second since the first chunk, without it: Artificial Analysis's output speed, so far.
    pub rate: String,
    /// Time to done.
    pub done: String,
    /// Tokens so far, thinking included.
    pub tokens: String,
    /// How it came in, once all are done.
    pub verdict: String,
    /// `first` when no other came in before.
    pub rank: &'static str,
}

impl LaneReadout {
    /// The read-out of one lane; before there is a run, of a lane that has not begun.
    pub fn of(model: &Model, id: LaneId, playhead: Nanos) -> Option<Self> {
        let index = model.setup.lanes.iter().position(|lane| lane.id == id)?;
        let run = model.run.as_ref();
        let trace = run.and_then(|run| Some(&run.lanes.get(index)?.trace));
        let (phase, since) = trace.map_or((PhaseKind::Prefill, Nanos::ZERO), |trace| trace.phase_at(playhead));
        let past = |moment: Option<Nanos>| {
            moment.filter(|moment| *moment <= playhead).map_or_else(|| NOT_YET.to_owned(), figures::seconds)
        };
        let verdict = run.and_then(|run| Verdict::of(run, index, playhead));
        let rate = run.and_then(|run| Self::rate(run.lanes.get(index)?, playhead));
        Some(Self {
            phase,
            elapsed: elapsed(if phase == PhaseKind::Done { since } else { playhead - since }),
            ttft: past(trace.and_then(|trace| trace.first_token())),
            ttfat: past(trace.and_then(|trace| trace.first_answer_token())),
            rate: rate.map_or_else(|| NOT_YET.to_owned(), figures::rate),
            done: past(trace.map(|trace| trace.end())),
            tokens: trace.map_or_else(String::new, |trace| figures::grouped(trace.tokens_by(playhead).into())),
            verdict: verdict.map(Verdict::words).unwrap_or_default(),
            rank: if verdict.is_some_and(Verdict::leads) { "first" } else { "" },
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

/// How long a phase has lasted: as any time, but always to the hundredth where it is short, as it goes on.
fn elapsed(time: Nanos) -> String {
    if time.seconds() < 99.95 { figures::fixed(time.seconds(), 2) + " s" } else { figures::seconds(time) }
}
