//! The timeline's geometry: every lane's phases on one axis, in fractions of its length. Drawn once per trace.

use super::{LaneView, Model, RunLane};
use crate::engine::{Nanos, Phase, PhaseKind};
use crate::scenario::ScriptKind;

/// Every lane's phases on one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// What the right end of the axis stands for.
    pub end: Nanos,
    /// Marks along the axis: place and seconds.
    pub ticks: Vec<(f64, String)>,
    /// The limits of attention that lie within the axis.
    pub limits: Vec<LimitMark>,
    /// One row a lane, in order.
    pub rows: Vec<Row>,
}

/// A phase on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// What the lane does.
    pub kind: PhaseKind,
    /// Where it starts, 0 to 1.
    pub start: f64,
    /// How long it is, 0 to 1.
    pub width: f64,
}

/// A limit of attention: Nielsen, *Response Times: The 3 Important Limits* (1993), after Miller 1968 and Card 1991.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// Where it is.
    pub at: Nanos,
    /// What ends there.
    pub meaning: &'static str,
}

/// Nielsen's three limits.
pub const LIMITS: [Limit; 3] = [
    Limit { at: Nanos::new(100_000_000), meaning: "feels instant" },
    Limit { at: Nanos::new(1_000_000_000), meaning: "flow of thought" },
    Limit { at: Nanos::new(10_000_000_000), meaning: "attention" },
];

/// Marks an axis has at most.
const MOST_TICKS: f64 = 8.0;

/// A limit that lies within the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitMark {
    /// Where, 0 to 1.
    pub place: f64,
    /// How it is labelled; empty where the next one is too near.
    pub label: String,
}

/// A lane's row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The lane's name.
    pub name: String,
    /// Its script and accent, which give the colour.
    pub script: ScriptKind,
    /// See [`LaneView::accent`].
    pub accent: usize,
    /// Its phases.
    pub bars: Vec<Bar>,
}

impl Limit {
    /// When it is, for the axis.
    pub fn label(&self) -> String {
        format!("{} s", self.at.seconds())
    }
}

/// How near to the next a limit's label may be.
const ROOM: f64 = 0.04;

impl Timeline {
    /// The timeline of the run on screen.
    pub fn of(model: &Model) -> Option<Self> {
        let run = model.run.as_ref()?;
        let end = run.end().max(Nanos::new(1));
        let place = |at: Nanos| at.seconds() / end.seconds();
        let bar =
            |phase: &Phase| Bar { kind: phase.kind, start: place(phase.start), width: place(phase.end - phase.start) };
        let row = |(view, lane): (LaneView, &RunLane)| Row {
            name: view.name,
            script: view.script,
            accent: view.accent,
            bars: lane.trace.phases().iter().map(bar).collect(),
        };
        let rows = LaneView::all(&model.setup).into_iter().zip(run.lanes.iter()).map(row).collect();
        Some(Self { end, ticks: ticks(end.seconds()), limits: limits(place), rows })
    }
}

fn limits(place: impl Fn(Nanos) -> f64) -> Vec<LimitMark> {
    let places = LIMITS.map(|limit| place(limit.at));
    let mark = |(n, limit): (usize, Limit)| {
        let room = places.get(n + 1).is_none_or(|next| *next > 1.0 || next - places[n] >= ROOM);
        LimitMark { place: places[n], label: if room { limit.label() } else { String::new() } }
    };
    LIMITS.into_iter().enumerate().filter(|(n, _)| places[*n] <= 1.0).map(mark).collect()
}

/// Marks at 1, 2 or 5 times a power of ten, as close as [`MOST_TICKS`] allows.
fn ticks(end: f64) -> Vec<(f64, String)> {
    let least = end / MOST_TICKS;
    let power = libm::pow(10.0, libm::floor(libm::log10(least)));
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|step| *step >= least).unwrap_or(end);
    let decimals = (-libm::floor(libm::log10(step) + 1e-9)).max(0.0) as usize;
    let count = (end / step + 1e-9) as u32;
    (0..=count).map(|n| (f64::from(n) * step / end, format!("{:.decimals$}", f64::from(n) * step))).collect()
}
