//! Measures a trace by each tool's own definition. The tools differ; nothing here unifies them.
//!
//! Notation in the docs below: the request starts at 0, chunk i of m arrives at `t_i` with `n_i` tokens, N is the sum
//! of all `n_i`. Thinking tokens count. A value that a tool leaves undefined is `None`, and `null` in the report.

mod experience;
mod goodput;
mod jitter;
mod pooled;
mod tools;

pub use experience::Reader;
pub use goodput::{Goodput, MlperfRun, SLO_PRESETS, Slo, SloPreset, SloRule};
pub use jitter::{Jitter, Stalls};
pub use pooled::{Pooled, PooledAiperf, PooledGenaiPerf, PooledGuidellm, PooledMlperf, PooledVllm, Sample, throughput};
pub use tools::{Aiperf, ArtificialAnalysis, GenaiPerf, Guidellm, Mlperf, Vllm};

use super::percentile::Rule;
use super::{Nanos, Trace, order};
use serde::Serialize;

/// One trace as six tools would report it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Metrics {
    /// vLLM's `bench serve`.
    pub vllm: Vllm,
    /// AIPerf.
    pub aiperf: Aiperf,
    /// GenAI-Perf.
    pub genai_perf: GenaiPerf,
    /// GuideLLM.
    pub guidellm: Guidellm,
    /// MLPerf Inference.
    pub mlperf: Mlperf,
    /// Artificial Analysis.
    pub artificial_analysis: ArtificialAnalysis,
}

impl Metrics {
    /// Measures a trace.
    pub fn of(trace: &Trace) -> Self {
        let stream = Stream::of(trace);
        Self {
            vllm: stream.vllm(),
            aiperf: stream.aiperf(),
            genai_perf: stream.genai_perf(),
            guidellm: stream.guidellm(),
            mlperf: stream.mlperf(),
            artificial_analysis: stream.artificial_analysis(),
        }
    }
}

/// A sample's mean and percentiles, in seconds, by numpy's linear rule.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// The mean.
    pub mean: Option<f64>,
    /// The median.
    pub p50: Option<f64>,
    /// The 90th percentile.
    pub p90: Option<f64>,
    /// The 99th percentile.
    pub p99: Option<f64>,
}

impl Summary {
    fn of(mut seconds: Vec<f64>) -> Self {
        order::rising(&mut seconds);
        let mean = if seconds.is_empty() { None } else { Some(seconds.iter().sum::<f64>() / seconds.len() as f64) };
        let percentile = |p| Rule::Linear.of(&seconds, p);
        Self { mean, p50: percentile(0.5), p90: percentile(0.9), p99: percentile(0.99) }
    }
}

/// The part of a trace that all tools use.
struct Stream<'a> {
    trace: &'a Trace,
    /// N.
    tokens: u32,
    /// `t_1`.
    first: Option<Nanos>,
    /// `t_m`; `None` if nothing arrived.
    last: Option<Nanos>,
}

impl<'a> Stream<'a> {
    fn of(trace: &'a Trace) -> Self {
        let last = trace.chunks().last().map(|chunk| chunk.at);
        Self { trace, tokens: trace.tokens(), first: trace.first_token(), last }
    }

    /// `(t_m - t_1) / (N - 1)` in nanoseconds, which most tools use. `None` with one token or none.
    fn time_per_token_after_first(&self) -> Option<f64> {
        let decode = self.last? - self.first?;
        (self.tokens > 1).then(|| decode.get() as f64 / f64::from(self.tokens - 1))
    }

    /// The same in seconds.
    fn seconds_per_token_after_first(&self) -> Option<f64> {
        self.time_per_token_after_first().map(|nanos| nanos / 1e9)
    }

    fn chunk_gaps(&self) -> Summary {
        Summary::of(self.trace.gaps().map(Nanos::seconds).collect())
    }
}
