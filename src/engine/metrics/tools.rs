//! One struct for each tool. Its fields have the tool's names; each has its definition.

use super::{Stream, Summary};
use crate::engine::Nanos;
use serde::Serialize;

/// As `vllm bench serve` (vllm-project/vllm, `vllm/benchmarks/serve.py` at 009e6d4a).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Vllm {
    /// `t_1`.
    pub ttft: Option<Nanos>,
    /// `(t_m - t_1) / (N - 1)`, seconds; undefined for one token or none.
    pub tpot: Option<f64>,
    /// `t_m`: the last chunk with tokens, not the usage chunk after it.
    pub e2el: Option<Nanos>,
    /// Gaps between **chunks**, not divided by their tokens, seconds.
    pub itl: Summary,
}

/// As AIPerf (ai-dynamo/aiperf, `metrics/types/*` at db4f6397).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Aiperf {
    /// `t_1`; thinking counts.
    pub ttft: Option<Nanos>,
    /// `t_m`.
    pub request_latency: Option<Nanos>,
    /// One number for each request: `(t_m - t_1) / (N - 1)`, seconds.
    pub itl: Option<f64>,
    /// Time to second token: `t_2 - t_1`, by chunk.
    pub ttst: Option<Nanos>,
    /// Inter-chunk latency: gaps between chunks, seconds.
    pub icl: Summary,
    /// `1 / itl`, tokens/s.
    pub output_tps_per_user: Option<f64>,
}

/// As GenAI-Perf (triton-inference-server/perf_analyzer at 263c5f6e). Its README defines `itl` differently; this is the
/// code.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GenaiPerf {
    /// `t_1`.
    pub ttft: Option<Nanos>,
    /// `t_m`.
    pub request_latency: Option<Nanos>,
    /// `(t_m - t_1) / (N - 1)`, rounded half to even to whole nanoseconds (Python's `round`).
    pub itl: Option<Nanos>,
}

/// As GuideLLM (vllm-project/guidellm, `schemas/request_stats.py` at ee7a7745).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Guidellm {
    /// `t_1`.
    pub ttft: Option<Nanos>,
    /// `t_m / N`, seconds: **includes TTFT**.
    pub tpot: Option<f64>,
    /// `(t_m - t_1) / (N - 1)`, seconds.
    pub itl: Option<f64>,
    /// The end of the request. Here that is `t_m`; a real one may end later.
    pub request_latency: Option<Nanos>,
    /// `N / request_latency`, tokens/s.
    pub output_tokens_per_second: Option<f64>,
}

/// As MLPerf Inference's loadgen (mlcommons/inference at b66003e1, `loadgen/logging.cc`).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mlperf {
    /// `t_1`, from the **scheduled** arrival; here requests are issued on schedule.
    pub ttft: Option<Nanos>,
    /// `(t_m - t_1) / (N - 1)`, truncated to whole nanoseconds (an integer division).
    pub tpot: Option<Nanos>,
    /// `t_m`, from the scheduled arrival.
    pub latency: Option<Nanos>,
}

/// As Artificial Analysis (artificialanalysis.ai, methodology).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArtificialAnalysis {
    /// `t_1`; if the model thinks, its first thinking token.
    pub ttft: Option<Nanos>,
    /// `(N - n_1) / (t_m - t_1)`, tokens/s: excludes the **whole first chunk**.
    pub output_speed: Option<f64>,
    /// Seconds for an answer of 100 tokens: TTFT, then the thinking and 100 tokens at `output_speed`.
    pub total_response_time_100: Option<f64>,
}

impl Stream<'_> {
    pub(super) fn vllm(&self) -> Vllm {
        let tpot = self.seconds_per_token_after_first();
        Vllm { ttft: self.first, tpot, e2el: self.last, itl: self.chunk_gaps() }
    }

    pub(super) fn aiperf(&self) -> Aiperf {
        let itl = self.seconds_per_token_after_first();
        Aiperf {
            ttft: self.first,
            request_latency: self.last,
            itl,
            ttst: self.trace.gaps().next(),
            icl: self.chunk_gaps(),
            output_tps_per_user: itl.and_then(|itl| ratio(1.0, itl)),
        }
    }

    pub(super) fn genai_perf(&self) -> GenaiPerf {
        let itl = self.time_per_token_after_first().map(|ns| Nanos::new(libm::rint(ns) as u64));
        GenaiPerf { ttft: self.first, request_latency: self.last, itl }
    }

    pub(super) fn guidellm(&self) -> Guidellm {
        let tokens = f64::from(self.tokens);
        Guidellm {
            ttft: self.first,
            tpot: self.last.and_then(|last| ratio(last.seconds(), tokens)),
            itl: self.seconds_per_token_after_first(),
            request_latency: self.last,
            output_tokens_per_second: self.last.and_then(|last| ratio(tokens, last.seconds())),
        }
    }

    pub(super) fn mlperf(&self) -> Mlperf {
        let decode = self.last.zip(self.first).map(|(last, first)| last - first);
        let tpot = decode.filter(|_| self.tokens > 1).map(|ns| Nanos::new(ns.get() / u64::from(self.tokens - 1)));
        Mlperf { ttft: self.first, tpot, latency: self.last }
    }

    pub(super) fn artificial_analysis(&self) -> ArtificialAnalysis {
        let first_chunk = self.trace.chunks().first().map_or(0, |chunk| chunk.total);
        let decode = self.last.zip(self.first).map(|(last, first)| (last - first).seconds());
        let output_speed = decode.and_then(|decode| ratio(f64::from(self.tokens - first_chunk), decode));
        let to_write = 100.0 + f64::from(self.trace.thinking_tokens());
        let writing = output_speed.and_then(|speed| ratio(to_write, speed));
        let total_response_time_100 = self.first.zip(writing).map(|(first, writing)| first.seconds() + writing);
        ArtificialAnalysis { ttft: self.first, output_speed, total_response_time_100 }
    }
}

/// `None` if the division has no meaning.
fn ratio(numerator: f64, denominator: f64) -> Option<f64> {
    (denominator > 0.0).then(|| numerator / denominator)
}
