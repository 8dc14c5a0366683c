//! The tables under the lanes: how faithfully they are shown, and what six tools would report.

use super::{LaneView, Model};
use crate::app::fidelity::{Rendered, scheduled_rate};
use crate::app::figures;
use crate::engine::metrics::{Metrics, Summary};
use crate::engine::{Nanos, Trace};

/// How faithfully one lane is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct FidelityRow {
    /// The lane.
    pub name: String,
    /// One under each of [`FidelityRow::TITLES`].
    pub figures: [String; 5],
}

const NONE: &str = "–";

impl FidelityRow {
    /// What stands in the columns, and what it means.
    pub const TITLES: [(&str, &str); 5] = [
        ("Scheduled tokens/s", "Tokens a wall second that the trace asks for, after the first chunk"),
        ("Shown tokens/s", "Tokens a wall second that frames showed, after the first"),
        ("Late, p50", "Median wall time from a token’s due time to the frame that showed it"),
        ("Late, p99", "99th percentile of it"),
        ("Frames dropped", "Frames the screen missed while the lane was under way, of all"),
    ];

    /// The rows of the run on screen.
    pub fn all(model: &Model, lanes: &[LaneView], rendered: &[Rendered]) -> Vec<Self> {
        let Some(run) = &model.run else { return Vec::new() };
        let speed = model.setup.speed.get();
        let row = |(n, (view, lane)): (usize, (&LaneView, &super::RunLane))| {
            let shown = rendered.get(n);
            let show = |figure: Option<String>| figure.unwrap_or_else(|| NONE.to_owned());
            let frames = shown.filter(|shown| shown.frames > 0);
            Self {
                name: view.name.clone(),
                figures: [
                    show(scheduled_rate(&lane.trace, speed).map(figures::rate)),
                    show(shown.and_then(|shown| shown.rate).map(figures::rate)),
                    show(shown.and_then(|shown| shown.late_p50).map(figures::millis)),
                    show(shown.and_then(|shown| shown.late_p99).map(figures::millis)),
                    show(frames.map(|shown| format!("{} of {}", shown.dropped, shown.frames + shown.dropped))),
                ],
            }
        };
        lanes.iter().zip(run.lanes.iter()).enumerate().map(row).collect()
    }
}

/// What six tools would report of each lane.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolTable {
    /// The lanes.
    pub lanes: Vec<String>,
    /// Tool, metric, and a value for each lane.
    pub rows: Vec<(&'static str, &'static str, Vec<String>)>,
}

type Read = fn(&Metrics) -> Option<String>;

fn time(time: Option<Nanos>) -> Option<String> {
    time.map(|time| format!("{:.6} s", time.seconds()))
}

fn span(seconds: Option<f64>) -> Option<String> {
    seconds.map(|seconds| format!("{seconds:.6} s"))
}

fn speed(rate: Option<f64>) -> Option<String> {
    rate.map(|rate| format!("{rate:.1} tokens/s"))
}

fn summary(summary: Summary) -> Option<String> {
    let [mean, p50, p99] = [summary.mean?, summary.p50?, summary.p99?].map(|seconds| seconds * 1e3);
    Some(format!("mean {mean:.2}, p50 {p50:.2}, p99 {p99:.2} ms"))
}

const ROWS: &[(&str, &str, Read)] = &[
    ("vLLM", "ttft", |m| time(m.vllm.ttft)),
    ("vLLM", "tpot", |m| span(m.vllm.tpot)),
    ("vLLM", "itl", |m| summary(m.vllm.itl)),
    ("vLLM", "e2el", |m| time(m.vllm.e2el)),
    ("AIPerf", "itl", |m| span(m.aiperf.itl)),
    ("AIPerf", "icl", |m| summary(m.aiperf.icl)),
    ("AIPerf", "ttst", |m| time(m.aiperf.ttst)),
    ("AIPerf", "output_tps_per_user", |m| speed(m.aiperf.output_tps_per_user)),
    ("GenAI-Perf", "itl", |m| time(m.genai_perf.itl)),
    ("GuideLLM", "tpot", |m| span(m.guidellm.tpot)),
    ("GuideLLM", "itl", |m| span(m.guidellm.itl)),
    ("GuideLLM", "output_tokens_per_second", |m| speed(m.guidellm.output_tokens_per_second)),
    ("MLPerf", "tpot", |m| time(m.mlperf.tpot)),
    ("Artificial Analysis", "output_speed", |m| speed(m.artificial_analysis.output_speed)),
    ("Artificial Analysis", "total_response_time_100", |m| span(m.artificial_analysis.total_response_time_100)),
];

impl ToolTable {
    /// The table of the run on screen.
    pub fn of(model: &Model, lanes: &[LaneView]) -> Self {
        let traces = model.run.iter().flat_map(|run| run.lanes.iter()).map(|lane| &*lane.trace);
        let metrics: Vec<Metrics> = traces.map(|trace: &Trace| Metrics::of(trace)).collect();
        let row = |(tool, metric, read): &(&'static str, &'static str, Read)| {
            let value = |metrics| read(metrics).unwrap_or_else(|| NONE.to_owned());
            (*tool, *metric, metrics.iter().map(value).collect())
        };
        Self { lanes: lanes.iter().map(|lane| lane.name.clone()).collect(), rows: ROWS.iter().map(row).collect() }
    }
}
