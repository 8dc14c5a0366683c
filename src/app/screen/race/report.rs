//! Everything measured in a run: as JSON, and the arrivals as CSV. Simulated seconds, over the whole trace.

use super::fidelity::Rendered;
use super::{LaneSetup, Model, Run, RunLane};
use crate::app::csv;
use crate::app::delivery::profile::Fields;
use crate::app::json::to_json;
use crate::engine::{Course, Metrics, Nanos, Phase, Turn, figures};
use serde::{Serialize, Serializer};
use std::fmt::Write;

/// The version of the report.
const VERSION: u32 = 1;

/// Approximate bytes of a lane without its arrivals, and of one arrival.
const LANE_BYTES: usize = 4096;
const CHUNK_BYTES: usize = 20;

/// Everything measured in a run.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    version: u32,
    app: &'static str,
    scenario: &'a str,
    turn: u32,
    seed: u64,
    speed: f64,
    text: &'static str,
    /// Between two turns of a lane; left out if no lane plays more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pause: Option<Nanos>,
    lanes: Vec<LaneReport<'a>>,
}

#[derive(Debug, Serialize)]
struct LaneReport<'a> {
    name: &'a str,
    profile: Fields<'a>,
    script: &'static str,
    tokens: u32,
    thinking_tokens: u32,
    phases: &'a [Phase],
    arrivals: Arrivals<'a>,
    /// Of the first request.
    metrics: Metrics,
    /// Left out of a lane that plays one turn.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    turns: &'a [Turn],
    rendered: Option<Rendered>,
}

impl<'a> Report<'a> {
    /// The report on the run on screen; `rendered` has each lane's measurements, in order.
    pub fn of(model: &'a Model, rendered: &[Rendered]) -> Option<Self> {
        let run = model.run.as_ref()?;
        let faithful = run.measured;
        let lane = |(n, (setup, lane)): (usize, (&'a LaneSetup, &'a RunLane))| LaneReport {
            name: setup.name(),
            profile: Fields(&setup.profile),
            script: setup.script.name(),
            tokens: lane.course.tokens(),
            thinking_tokens: lane.course.thinking_tokens(),
            phases: lane.course.phases(),
            arrivals: Arrivals(&lane.course),
            metrics: Metrics::of(&lane.course.request(0)),
            turns: if lane.turns.len() > 1 { lane.course.turns() } else { &[] },
            rendered: rendered.get(n).copied().filter(|_| faithful),
        };
        let setup = &model.setup;
        Some(Self {
            version: VERSION,
            app: env!("CARGO_PKG_VERSION"),
            scenario: setup.scenario.as_str(),
            turn: setup.turn,
            seed: setup.seed.get(),
            speed: setup.speed.get(),
            text: setup.text.name(),
            pause: run.lanes.iter().any(|lane| lane.turns.len() > 1).then_some(setup.pause),
            lanes: setup.lanes.iter().zip(run.lanes.iter()).enumerate().map(lane).collect(),
        })
    }

    /// The report as JSON.
    pub fn json(&self) -> String {
        let chunks: usize = self.lanes.iter().map(|lane| lane.arrivals.0.chunks().len()).sum();
        to_json(self, self.lanes.len() * LANE_BYTES + chunks * CHUNK_BYTES)
    }
}

/// The arrivals as CSV (RFC 4180): one row per chunk, the lane counted from 0, time in seconds.
pub fn arrivals_csv(setup: &[LaneSetup], run: &Run) -> String {
    let mut csv = String::from("lane,name,seconds,tokens\r\n");
    for (n, (lane, run)) in setup.iter().zip(run.lanes.iter()).enumerate() {
        let name = csv::text(lane.name());
        for (at, tokens) in run.course.arrivals() {
            // Writing to a string never fails.
            let _ = write!(csv, "{n},{name},{},{tokens}\r\n", figures::plain(at.seconds()));
        }
    }
    csv
}

/// A course as its arrivals: time since the request, tokens in the chunk.
#[derive(Debug)]
struct Arrivals<'a>(&'a Course);

impl Serialize for Arrivals<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.arrivals())
    }
}
