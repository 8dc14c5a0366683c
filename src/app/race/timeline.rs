//! The timeline's geometry: every lane's phases on one axis, in fractions of its length. Drawn once a trace.

use super::{LaneView, Model, RunLane};
use crate::app::figures;
use crate::engine::{Nanos, Phase, PhaseKind};
use crate::scenario::ScriptKind;

/// Every lane's phases on one axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// One row a lane, in order.
    pub rows: Vec<Row>,
    /// Marks along the axis, in seconds.
    pub ticks: Vec<Mark>,
    /// The limits of attention that lie within the axis.
    pub limits: Vec<Mark>,
    /// Every kind of phase on it, in the order in which they may come.
    pub legend: Vec<&'static str>,
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
    pub bars: Vec<Mark>,
}

/// Something on the axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// Where it starts, 0 to 1.
    pub start: f64,
    /// How long it is, 0 to 1.
    pub width: f64,
    /// What the lane does there; empty for what is no phase.
    pub phase: &'static str,
    /// What is written there.
    pub label: String,
}

/// Nielsen's limits, in seconds: *Response Times: The 3 Important Limits* (1993), after Miller 1968 and Card 1991.
pub const LIMITS: [f64; 3] = [0.1, 1.0, 10.0];

/// What the limits mean.
pub const LIMITS_WORDS: &str =
    "Limits (Nielsen 1993): up to 0.1 s feels instant, 1 s keeps the flow of thought, 10 s keeps the attention";

/// How near to the next a limit's label may be.
const ROOM: f64 = 0.04;

/// Marks an axis has at most.
const MOST_TICKS: f64 = 8.0;

impl Timeline {
    /// The timeline of the run on screen; empty without one.
    pub fn of(model: &Model) -> Self {
        let Some(run) = &model.run else { return Self::default() };
        let end = run.end().max(Nanos::new(1)).seconds();
        let bar = |phase: &Phase| Mark {
            start: phase.start.seconds() / end,
            width: (phase.end - phase.start).seconds() / end,
            phase: phase.kind.name(),
            label: String::new(),
        };
        let row = |(view, lane): (LaneView, &RunLane)| Row {
            name: view.name,
            script: view.script,
            accent: view.accent,
            bars: lane.trace.phases().iter().map(bar).collect(),
        };
        let rows = LaneView::all(&model.setup).into_iter().zip(run.lanes.iter()).map(row).collect();
        let phases = || run.lanes.iter().flat_map(|lane| lane.trace.phases());
        let here = |kind: &PhaseKind| phases().any(|phase| phase.kind == *kind);
        let legend = PhaseKind::SHOWN.into_iter().filter(here).map(PhaseKind::name).collect();
        Self { rows, ticks: ticks(end), limits: limits(end), legend }
    }
}

fn limits(end: f64) -> Vec<Mark> {
    let mark = |(n, limit): (usize, f64)| {
        let next = LIMITS.get(n + 1).filter(|next| **next <= end);
        let room = next.is_none_or(|next| (next - limit) / end >= ROOM);
        let label = if room { format!("{limit} s") } else { String::new() };
        Mark { start: limit / end, label, ..Mark::default() }
    };
    LIMITS.into_iter().enumerate().filter(|(_, limit)| *limit <= end).map(mark).collect()
}

/// Marks at 1, 2 or 5 times a power of ten, as close as [`MOST_TICKS`] allows.
fn ticks(end: f64) -> Vec<Mark> {
    let least = end / MOST_TICKS;
    let power = libm::pow(10.0, libm::floor(libm::log10(least)));
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|step| *step >= least).unwrap_or(end);
    let decimals = (-libm::floor(libm::log10(step) + 1e-9)).max(0.0) as u32;
    let count = (end / step + 1e-9) as u32;
    let mark = |n: u32| {
        let seconds = f64::from(n) * step;
        Mark { start: seconds / end, label: figures::fixed(seconds, decimals), ..Mark::default() }
    };
    (0..=count).map(mark).collect()
}
