//! The tables, as HTML: how accurately lanes are shown, the reports of six tools, and the sources of figures.

use super::fidelity::{Rendered, scheduled_rate};
use super::{LaneId, LaneSetup, Model, RunLane};
use crate::app::delivery::{Base, Figure, control};
use crate::app::html::table;
use crate::engine::figures;
use crate::engine::metrics::{Metrics, Summary};
use crate::engine::{Field, Nanos};

const NONE: &str = "–";

/// The headings of [`fidelity`], each with its meaning.
const FIDELITY: [(&str, &str); 6] = [
    ("Lane", ""),
    ("Scheduled tokens/s", "Tokens per second of wall time in the trace, after the first chunk"),
    ("Shown tokens/s", "Tokens per second of wall time that frames showed, after the first frame"),
    ("Late, p50", "Median wall time from a token’s due time to the frame that showed it"),
    ("Late, p99", "99th percentile of the same time"),
    ("Frames dropped", "Frames the screen missed while the lane was running, of all frames"),
];

/// How accurately the lanes of the run on screen are shown.
pub fn fidelity(model: &Model, rendered: &[Rendered]) -> String {
    let (speed, names) = (model.setup.speed.get(), model.setup.names());
    let show = |figure: Option<String>| figure.unwrap_or_else(|| NONE.to_owned());
    let row = |(n, lane): (usize, &RunLane)| {
        let shown = rendered.get(n).filter(|shown| shown.frames > 0);
        vec![
            names.get(n).cloned().unwrap_or_default(),
            show(scheduled_rate(&lane.course, speed).map(figures::rate)),
            show(shown.and_then(|shown| shown.rate).map(figures::rate)),
            show(shown.and_then(|shown| shown.late_p50).map(figures::millis)),
            show(shown.and_then(|shown| shown.late_p99).map(figures::millis)),
            show(shown.map(|shown| format!("{} of {}", shown.dropped, shown.frames + shown.dropped))),
        ]
    };
    let rows: Vec<_> = model.run.iter().flat_map(|run| run.lanes.iter()).enumerate().map(row).collect();
    table(FIDELITY, &rows)
}

type Read = fn(&Metrics) -> Option<String>;

fn time(time: Option<Nanos>) -> Option<String> {
    span(time.map(Nanos::seconds))
}

fn span(seconds: Option<f64>) -> Option<String> {
    seconds.map(|seconds| figures::fixed(seconds, 6) + " s")
}

fn speed(rate: Option<f64>) -> Option<String> {
    rate.map(|rate| figures::fixed(rate, 1) + " tokens/s")
}

fn summary(summary: Summary) -> Option<String> {
    let [mean, p50, p99] = [summary.mean?, summary.p50?, summary.p99?].map(|seconds| figures::fixed(seconds * 1e3, 2));
    Some(format!("mean {mean}, p50 {p50}, p99 {p99} ms"))
}

const ROWS: &[(&str, Read)] = &[
    ("vLLM ttft", |m| time(m.vllm.ttft)),
    ("vLLM tpot", |m| span(m.vllm.tpot)),
    ("vLLM itl", |m| summary(m.vllm.itl)),
    ("vLLM e2el", |m| time(m.vllm.e2el)),
    ("AIPerf itl", |m| span(m.aiperf.itl)),
    ("AIPerf icl", |m| summary(m.aiperf.icl)),
    ("AIPerf ttst", |m| time(m.aiperf.ttst)),
    ("AIPerf output_tps_per_user", |m| speed(m.aiperf.output_tps_per_user)),
    ("GenAI-Perf itl", |m| time(m.genai_perf.itl)),
    ("GuideLLM tpot", |m| span(m.guidellm.tpot)),
    ("GuideLLM itl", |m| span(m.guidellm.itl)),
    ("GuideLLM output_tokens_per_second", |m| speed(m.guidellm.output_tokens_per_second)),
    ("MLPerf tpot", |m| time(m.mlperf.tpot)),
    ("Artificial Analysis output_speed", |m| speed(m.artificial_analysis.output_speed)),
    ("Artificial Analysis total_response_time_100", |m| span(m.artificial_analysis.total_response_time_100)),
];

/// The run on screen as six tools would report it.
pub fn tools(model: &Model) -> String {
    let lanes = model.run.iter().flat_map(|run| run.lanes.iter());
    let metrics: Vec<Metrics> = lanes.map(|lane| Metrics::of(&lane.course.request(0))).collect();
    let row = |(name, read): &(&str, Read)| {
        let values = metrics.iter().map(|metrics| read(metrics).unwrap_or_else(|| NONE.to_owned()));
        std::iter::once((*name).to_owned()).chain(values).collect()
    };
    let rows: Vec<_> = ROWS.iter().map(row).collect();
    let names = model.setup.names();
    let lanes = names.iter().map(|name| (name.as_str(), ""));
    table(std::iter::once(("Tool and metric", "")).chain(lanes), &rows)
}

/// The panel that explains these differences, with a stream like the first lane's. What the panel cannot have is left to
/// its start.
pub fn explained(model: &Model) -> Option<String> {
    let lane = model.setup.lanes.first()?;
    let request = model.run.as_ref()?.lanes.first()?.course.request(0);
    let (all, thinking) = (f64::from(request.tokens()), f64::from(request.thinking_tokens()));
    let of = |field| lane.profile.get(field);
    let keys = [
        ("rate", of(Field::Rate), (1.0, 10_000.0)),
        ("ttft", of(Field::Ttft), (0.01, 60.0)),
        ("chunk", of(Field::Chunk), (1.0, 200.0)),
        ("jitter", of(Field::Jitter), (0.0, 3.0)),
        ("tokens", Some(all - thinking), (1.0, 2_000.0)),
        ("think", Some(thinking), (0.0, 2_000.0)),
    ];
    let pairs = keys.into_iter().filter_map(|(key, value, (least, most))| {
        let value = value.filter(|value| (least..=most).contains(value))?;
        Some(format!("&{key}={}", figures::plain(value)))
    });
    Some(format!("#/explore?panel=six-speeds{}", pairs.collect::<String>()))
}

/// The headings of [`sources`].
const SOURCES: [(&str, &str); 4] = [("Figure", ""), ("Status", ""), ("Source", ""), ("Date", "")];

/// The sources of a lane's figures; empty for a custom lane.
pub fn sources(model: &Model, id: LaneId) -> String {
    let Some(LaneSetup { base: Base::Preset(preset), profile, .. }) = model.lane(id) else { return String::new() };
    let source = |figure: &Figure| {
        let changed = if profile.get(figure.field) == Some(figure.value) { "" } else { " (changed here)" };
        let value = format!("{} {}{changed}", figure.field.name(), control::in_words(figure.field, figure.value));
        let status = figure.status.name().to_owned();
        vec![value, status, figure.source.to_owned(), figure.date.to_owned()]
    };
    let rows: Vec<_> = preset.figures().iter().map(source).collect();
    table(SOURCES, &rows)
}
