//! The figures that a run yields.

use crate::play::{Rendered, Run};
use crate::setting::Setting;
use crate::task::{EVERY, Task};
use crate::verdict;

/// A frame's length at 60 Hz, in milliseconds. A headless browser draws at that rate.
pub const FRAME_MS: f64 = 1e3 / 60.0;

/// The cost of a frame with this many characters on the page is compared with the cost on an empty page.
const CHARACTERS: f64 = 300_000.0;

/// A run is divided into this many equal stretches, to see how the cost of a frame grows.
const STRETCHES: usize = 24;

/// The result of a run.
#[derive(Default)]
pub struct Figures {
    /// From a marker's due time to the end of the frame that showed it, milliseconds.
    pub late_p50: f64,
    pub late_p99: f64,
    /// The worst lane's error in the time from its first marker to its last, milliseconds.
    pub off_ms: f64,
    /// Missed frames, as a share of the frames there should have been.
    pub dropped: f64,
    /// Tasks over 50 ms.
    pub long_tasks: f64,
    /// Main-thread time for a thousand tokens, milliseconds: wall time and CPU time.
    pub main_ms: f64,
    pub cpu_ms: f64,
    /// A frame's mean cost on the main thread, milliseconds, and how many times that of the first frame it is after
    /// 300,000 characters.
    pub frame_ms: f64,
    pub growth: f64,
    /// The renderer's own memory, MB.
    pub memory: Option<f64>,
    /// The app's own figures: the same lateness, measured to the moment before layout, and missed frames.
    pub own: Option<Own>,
}

/// The app's own figures, over all lanes.
#[derive(Clone, Copy)]
pub struct Own {
    pub late_p50: f64,
    pub late_p99: f64,
    pub dropped: f64,
}

impl Figures {
    pub fn of(setting: &Setting, task: &Task, run: &Run) -> Self {
        let seen = &run.seen;
        let late = lateness(setting, run);
        let mut all: Vec<f64> = late.iter().flatten().copied().collect();
        all.sort_by(f64::total_cmp);
        let off = late.iter().map(|lane| (lane[lane.len() - 1] - lane[0]).abs());
        let gaps: Vec<f64> = seen.frames.windows(2).map(|pair| pair[1][0] - pair[0][0]).collect();
        let length = median(&gaps).min(FRAME_MS);
        let missed: f64 = gaps.iter().map(|gap| ((gap / length).round() - 1.0).max(0.0)).sum();
        let costs: Vec<(f64, f64)> = costs(setting, task, run);
        let thousands = (setting.lanes * setting.tokens) as f64 / 1e3;
        if let Some(ends) = &seen.ends {
            for (tokens, first, last) in ends {
                let is = |at: f64, token| (at - setting.due(token)).abs() < 1e-6;
                assert!(*tokens == setting.tokens && is(*first, 1) && is(*last, *tokens), "the schedule is the app's");
            }
        }
        Self {
            late_p50: percentile(&all, 0.5),
            late_p99: percentile(&all, 0.99),
            off_ms: off.fold(0.0, f64::max),
            dropped: missed / (gaps.len() as f64 + missed),
            long_tasks: seen.long_tasks.iter().filter(|[start, _]| *start >= seen.origin).count() as f64,
            main_ms: run.main_ms / thousands,
            cpu_ms: run.cpu_ms / thousands,
            frame_ms: mean(&costs.iter().map(|(_, cost)| *cost).collect::<Vec<_>>()),
            growth: growth(&costs),
            memory: run.memory,
            own: own(run),
        }
    }

    /// Each figure of several: their mean, or their median.
    pub fn over(runs: &[Self], middle: fn(&[f64]) -> f64) -> Self {
        let of = |figure: fn(&Self) -> f64| middle(&runs.iter().map(figure).collect::<Vec<_>>());
        let own: Vec<Own> = runs.iter().filter_map(|run| run.own).collect();
        let of_own = |figure: fn(&Own) -> f64| middle(&own.iter().map(figure).collect::<Vec<_>>());
        let memory: Vec<f64> = runs.iter().filter_map(|run| run.memory).collect();
        Self {
            late_p50: of(|run| run.late_p50),
            late_p99: of(|run| run.late_p99),
            off_ms: of(|run| run.off_ms),
            dropped: of(|run| run.dropped),
            long_tasks: of(|run| run.long_tasks),
            main_ms: of(|run| run.main_ms),
            cpu_ms: of(|run| run.cpu_ms),
            frame_ms: of(|run| run.frame_ms),
            growth: of(|run| run.growth),
            memory: (!memory.is_empty()).then(|| middle(&memory)),
            own: (!own.is_empty()).then(|| Own {
                late_p50: of_own(|own| own.late_p50),
                late_p99: of_own(|own| own.late_p99),
                dropped: of_own(|own| own.dropped),
            }),
        }
    }
}

/// How late each marker of each lane was shown.
fn lateness(setting: &Setting, run: &Run) -> Vec<Vec<f64>> {
    let lane = |lane: usize| {
        let mut late = Vec::new();
        for frame in &run.seen.frames {
            let shown = frame[3 + lane] as usize;
            while late.len() < shown {
                let due = 1e3 * setting.due((late.len() + 1) * EVERY);
                late.push(frame[2] - run.seen.origin - due);
            }
        }
        assert_eq!(late.len(), setting.tokens / EVERY, "every marker is seen");
        late
    };
    (0..setting.lanes).map(lane).collect()
}

/// Each frame's cost, with the number of characters on the page after it.
fn costs(setting: &Setting, task: &Task, run: &Run) -> Vec<(f64, f64)> {
    let each = (EVERY * task.characters) as f64 / task.tokens as f64;
    let frames = run.seen.frames.iter().map(|frame| {
        let markers: f64 = frame[3..3 + setting.lanes].iter().sum();
        (markers * each, frame[2] - frame[1])
    });
    frames.filter(|(characters, _)| *characters > 0.0).collect()
}

/// The cost of a frame at [`CHARACTERS`], as a multiple of the cost at no characters. Fits a line through the means of
/// equal stretches, each without its dearest twentieth.
fn growth(costs: &[(f64, f64)]) -> f64 {
    let stretches = costs.chunks(costs.len().div_ceil(STRETCHES).max(1)).map(|stretch| {
        let mut stretch = stretch.to_vec();
        stretch.sort_by(|one, other| one.1.total_cmp(&other.1));
        stretch.truncate(stretch.len() - stretch.len() / 20);
        let mean = |of: fn(&(f64, f64)) -> f64| stretch.iter().map(of).sum::<f64>() / stretch.len() as f64;
        (mean(|(characters, _)| *characters), mean(|(_, cost)| *cost))
    });
    let points: Vec<(f64, f64)> = stretches.collect();
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let slope = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum::<f64>()
        / points.iter().map(|point| (point.0 - x).powi(2)).sum::<f64>();
    let none = y - slope * x;
    (none + slope * CHARACTERS) / none
}

fn own(run: &Run) -> Option<Own> {
    // The app counts a run whose frames stopped for a quarter of a second as out of sight, and does not measure it.
    let lanes: Vec<&Rendered> = run.seen.rendered.as_ref()?.iter().map(Option::as_ref).collect::<Option<_>>()?;
    let mean = |of: fn(&Rendered) -> f64| lanes.iter().map(|lane| of(lane)).sum::<f64>() / lanes.len() as f64;
    Some(Own {
        late_p50: 1e3 * mean(|lane| lane.late_p50),
        late_p99: 1e3 * mean(|lane| lane.late_p99),
        dropped: mean(|lane| lane.dropped / (lane.frames + lane.dropped)),
    })
}

pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

pub fn median(values: &[f64]) -> f64 {
    verdict::median(values.iter().copied())
}

/// By nearest rank; the values are in order.
fn percentile(sorted: &[f64], p: f64) -> f64 {
    let rank = (p * sorted.len() as f64).ceil().max(1.0) as usize;
    sorted[rank - 1]
}
