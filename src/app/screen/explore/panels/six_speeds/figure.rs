//! What has arrived over time, and the time that each definition counts.

use super::speeds;
use crate::app::plot::{Axis, Bars, Figure, Layer, Part, Picture, Quantity, Row};
use crate::engine::{Metrics, Nanos, Trace};
use Quantity::{Of, Seconds};

/// Most steps that a picture can show.
const MOST_STEPS: usize = 150;

/// What has arrived and what somebody has read of it, over time.
pub(super) fn arrivals(trace: &Trace, reader: f64) -> Figure {
    let end = trace.end().seconds();
    let every = trace.chunks().len().div_ceil(MOST_STEPS).max(1);
    let (mut text, mut read) = (vec![(0.0, 0.0)], vec![(0.0, 0.0)]);
    let (mut before, mut free) = (0.0, 0.0_f64);
    let last = trace.chunks().len().saturating_sub(1);
    for (n, (at, tokens)) in trace.arrivals().enumerate() {
        let (at, total) = (at.seconds(), before + f64::from(tokens));
        if n % every == 0 || n == last {
            text.extend([(at, text.last().map_or(0.0, |point| point.1)), (at, total)]);
        }
        let start = at.max(free);
        free = start + f64::from(tokens) / reader;
        if start < end && (n % every == 0 || free >= end) {
            let until = free.min(end);
            read.extend([(start, before), (until, before + (until - start) * reader)]);
        }
        before = total;
    }
    let first = trace.arrivals().next().map(|(at, tokens)| (at.seconds(), f64::from(tokens), "first token".to_owned()));
    Figure::Picture(Picture {
        across: Axis::even("Since the request", Seconds, 0.0, end.max(1e-3)),
        up: Axis::up_to("Tokens", Of(""), before),
        layers: vec![
            Layer::Line { kind: "first", name: "Here", points: text },
            Layer::Line { kind: "third", name: "Read", points: read },
            Layer::Points { kind: "first", points: first.into_iter().collect() },
        ],
    })
}

/// The time that each definition counts.
pub(super) fn counted(trace: &Trace, metrics: &Metrics) -> Bars {
    let seconds = |time: Option<Nanos>| time.map(Nanos::seconds).unwrap_or_default();
    let (first, all) = (seconds(metrics.vllm.ttft), seconds(metrics.vllm.e2el));
    let tokens = trace.tokens();
    let in_first = trace.arrivals().next().map_or(0, |(_, tokens)| tokens);
    let gaps = trace.gaps().count() as u32;
    let [aa, tpot, whole, gap] = speeds(metrics);
    let row = |name: &str, waits: bool, count: u32, what: [&str; 2], speed: Option<f64>| {
        let (left_out, counts) = if waits { (0.0, all) } else { (first, all - first) };
        let part = |kind, name, length| Part { kind, name, length };
        let speed = speed.map_or_else(|| "no speed".to_owned(), |speed| format!("{} a second", Of("").words(speed)));
        let what = if count == 1 { what[0] } else { what[1] };
        Row {
            name: name.to_owned(),
            parts: vec![part("other", "left out", left_out), part("generating", "counted", counts)],
            words: format!("{count} {what} in {}: {speed}", Seconds.words(counts)),
        }
    };
    let of_tokens = ["token", "tokens"];
    Bars {
        across: Axis::even("Since the request", Seconds, 0.0, all.max(1e-3)),
        rows: vec![
            row("GuideLLM’s output speed", true, tokens, of_tokens, whole),
            row(
                "1/TPOT of vLLM and MLPerf, 1/ITL of AIPerf and GenAI-Perf",
                false,
                tokens.saturating_sub(1),
                of_tokens,
                tpot,
            ),
            row("Artificial Analysis’ output speed", false, tokens - in_first, of_tokens, aa),
            row("1/ITL of vLLM", false, gaps, ["gap", "gaps"], gap),
        ],
    }
}
