//! The timeline's geometry: every lane's phases on one axis, in fractions of its length. Drawn once per trace.

use super::{Model, Run};
use crate::engine::{Nanos, PhaseKind};

/// Every lane's phases on one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// What the right end of the axis stands for.
    pub end: Nanos,
    /// Marks along the axis: place and seconds.
    pub ticks: Vec<(f64, String)>,
    /// The limits of attention that lie within the axis: place and limit.
    pub limits: Vec<(f64, Limit)>,
    /// One row a lane, in order: its name and its phases.
    pub rows: Vec<(String, Vec<Bar>)>,
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

impl Timeline {
    /// The timeline of the run on screen.
    pub fn of(model: &Model) -> Option<Self> {
        let run = model.run.as_ref()?;
        let names = model.setup.lanes.iter().map(|lane| lane.name().to_owned());
        let end = run.end().max(Nanos::new(1));
        let place = |at: Nanos| at.seconds() / end.seconds();
        let limits = LIMITS.into_iter().filter(|limit| limit.at <= end).map(|limit| (place(limit.at), limit));
        Some(Self {
            end,
            ticks: ticks(end.seconds()),
            limits: limits.collect(),
            rows: names.zip(bars(run, place)).collect(),
        })
    }

    /// Where a moment lies, 0 to 1.
    pub fn place(&self, at: Nanos) -> f64 {
        (at.seconds() / self.end.seconds()).min(1.0)
    }
}

fn bars(run: &Run, place: impl Fn(Nanos) -> f64) -> impl Iterator<Item = Vec<Bar>> {
    run.lanes.iter().map(move |lane| {
        let bar = |phase: &crate::engine::Phase| Bar {
            kind: phase.kind,
            start: place(phase.start),
            width: place(phase.end - phase.start),
        };
        lane.trace.phases().iter().map(bar).collect()
    })
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
