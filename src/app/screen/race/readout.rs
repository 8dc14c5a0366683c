//! A lane's heading and its read-out.

use super::{LaneId, LaneSetup, Model, RunLane, Setup, Verdict};
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
    /// Its name.
    pub name: String,
    /// Its script.
    pub script: ScriptKind,
    /// Which of its script's accents it wears, from 0: the first slow lane and the first fast lane each wear 0.
    pub accent: usize,
}

/// Number of accents for each script. Further lanes start again with the first.
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

/// Shown in place of a time that has not come.
const NOT_YET: &str = "–";

/// A lane's read-out at a playhead, in words: everything that is updated up to five times a second.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneReadout {
    /// Its phase.
    pub phase: PhaseKind,
    /// How long the phase has lasted; once done, how long the whole run took.
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
    /// Its verdict, once all are done.
    pub verdict: String,
    /// `first` if no other lane was done before it.
    pub rank: &'static str,
}

impl LaneReadout {
    /// The read-out of one lane. Without a run, that of a lane that has not begun.
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

/// How long a phase has lasted. Short times always have two decimals, because they are still running.
fn elapsed(time: Nanos) -> String {
    if time.seconds() < 99.95 { figures::fixed(time.seconds(), 2) + " s" } else { figures::seconds(time) }
}
