//! Figures of many requests together, as each tool aggregates them. A request counts where it has the metric: one
//! without a token nowhere, one with a single token in no time per token.

use super::{Nanos, Stream};
use crate::engine::Trace;
use crate::engine::percentile::{Rule, weighted_inverted_cdf};

/// Values of one metric, seconds, with the tool's own rule for percentiles.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    rule: Rule,
    /// Each value and its weight; the values rise.
    sorted: Vec<(f64, u32)>,
}

impl Sample {
    fn of(rule: Rule, values: impl Iterator<Item = Option<f64>>) -> Self {
        Self::weighted(rule, values.map(|value| Some((value?, 1))))
    }

    fn weighted(rule: Rule, values: impl Iterator<Item = Option<(f64, u32)>>) -> Self {
        let mut sorted: Vec<(f64, u32)> = values.flatten().collect();
        sorted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        Self { rule, sorted }
    }

    fn weight(&self) -> f64 {
        self.sorted.iter().map(|(_, weight)| f64::from(*weight)).sum()
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    /// Whether no request has the metric.
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// The values, rising, seconds.
    pub fn values(&self) -> impl ExactSizeIterator<Item = f64> + '_ {
        self.sorted.iter().map(|(value, _)| *value)
    }

    /// Their mean, seconds; GuideLLM weighs requests by their tokens. `None` without a value.
    pub fn mean(&self) -> Option<f64> {
        let weight = self.weight();
        let sum: f64 = self.sorted.iter().map(|(value, weight)| value * f64::from(*weight)).sum();
        (weight > 0.0).then(|| sum / weight)
    }

    /// Their population standard deviation, seconds: all tools have it without Bessel's correction. `None` without a
    /// value.
    pub fn deviation(&self) -> Option<f64> {
        let mean = self.mean()?;
        let square = |value: f64| (value - mean) * (value - mean);
        let squares: f64 = self.sorted.iter().map(|(value, weight)| square(*value) * f64::from(*weight)).sum();
        Some(libm::sqrt(squares / self.weight()))
    }

    /// The percentile `p`, from 0 to 1, by the tool's rule, seconds. `None` without a value.
    pub fn percentile(&self, p: f64) -> Option<f64> {
        match self.rule {
            Rule::InvertedCdf => weighted_inverted_cdf(&self.sorted, p),
            rule => rule.of(&self.values().collect::<Vec<f64>>(), p),
        }
    }
}

/// Many requests as each tool would report them.
#[derive(Clone, Debug, PartialEq)]
pub struct Pooled {
    /// vLLM's `bench serve` (`vllm/benchmarks/serve.py` at 009e6d4a).
    pub vllm: PooledVllm,
    /// AIPerf (`metrics/types/*` at db4f6397).
    pub aiperf: PooledAiperf,
    /// GenAI-Perf (perf_analyzer at 263c5f6e).
    pub genai_perf: PooledGenaiPerf,
    /// GuideLLM (`schemas/statistics.py` at ee7a7745, `benchmark/schemas/generative/metrics.py` at 06cef291).
    pub guidellm: PooledGuidellm,
    /// MLPerf Inference's loadgen (`loadgen/results.cc` at b66003e1).
    pub mlperf: PooledMlperf,
}

/// Many requests as vLLM reports them; numpy's linear percentiles.
#[derive(Clone, Debug, PartialEq)]
pub struct PooledVllm {
    /// Of each request.
    pub ttft: Sample,
    /// Of each request with two tokens or more: the others are dropped. A request counts once, however long it is.
    pub tpot: Sample,
    /// **All gaps between chunks of all requests** in one list: a request counts as often as it has gaps.
    pub itl: Sample,
    /// Of each request.
    pub e2el: Sample,
}

/// Many requests as AIPerf reports them; numpy's linear percentiles.
#[derive(Clone, Debug, PartialEq)]
pub struct PooledAiperf {
    /// Of each request.
    pub ttft: Sample,
    /// One number for each request with two tokens or more.
    pub itl: Sample,
    /// All gaps between chunks of all requests.
    pub icl: Sample,
    /// Of each request.
    pub request_latency: Sample,
}

/// Many requests as GenAI-Perf reports them; numpy's linear percentiles.
#[derive(Clone, Debug, PartialEq)]
pub struct PooledGenaiPerf {
    /// Of each request.
    pub ttft: Sample,
    /// One number for each request with two tokens or more, in whole nanoseconds.
    pub itl: Sample,
    /// Of each request.
    pub request_latency: Sample,
}

/// Many requests as GuideLLM reports them; percentiles by the inverted CDF.
#[derive(Clone, Debug, PartialEq)]
pub struct PooledGuidellm {
    /// Of each request.
    pub ttft: Sample,
    /// Of each request, weighted by its tokens. Includes the TTFT.
    pub tpot: Sample,
    /// Of each request with two tokens or more, weighted by its tokens after the first.
    pub itl: Sample,
    /// Of each request.
    pub request_latency: Sample,
}

/// Many requests as MLPerf's loadgen reports them; percentiles are `sorted[floor(n * p)]`.
#[derive(Clone, Debug, PartialEq)]
pub struct PooledMlperf {
    /// Of each request.
    pub ttft: Sample,
    /// Of each request with two tokens or more, in whole nanoseconds.
    pub tpot: Sample,
    /// Of each request.
    pub latency: Sample,
}

impl Pooled {
    /// Measures many requests. Each trace counts its time from its own request.
    pub fn of(traces: &[Trace]) -> Self {
        let streams: Vec<Stream<'_>> = traces.iter().map(Stream::of).collect();
        // What each tool reads off one request comes from the same functions as in `Metrics`.
        let all = |rule, metric: &dyn Fn(&Stream<'_>) -> Option<f64>| Sample::of(rule, streams.iter().map(metric));
        let ttft = |rule| all(rule, &|stream| stream.first.map(Nanos::seconds));
        let latency = |rule| all(rule, &|stream| stream.last.map(Nanos::seconds));
        let gaps = || Sample::of(Rule::Linear, traces.iter().flat_map(Trace::gaps).map(|gap| Some(gap.seconds())));
        let weighted = |metric: &dyn Fn(&Stream<'_>) -> Option<(f64, u32)>| {
            Sample::weighted(Rule::InvertedCdf, streams.iter().map(metric))
        };
        Self {
            vllm: PooledVllm {
                ttft: ttft(Rule::Linear),
                tpot: all(Rule::Linear, &|stream| stream.seconds_per_token_after_first()),
                itl: gaps(),
                e2el: latency(Rule::Linear),
            },
            aiperf: PooledAiperf {
                ttft: ttft(Rule::Linear),
                itl: all(Rule::Linear, &|stream| stream.seconds_per_token_after_first()),
                icl: gaps(),
                request_latency: latency(Rule::Linear),
            },
            genai_perf: PooledGenaiPerf {
                ttft: ttft(Rule::Linear),
                itl: all(Rule::Linear, &|stream| stream.genai_perf().itl.map(Nanos::seconds)),
                request_latency: latency(Rule::Linear),
            },
            guidellm: PooledGuidellm {
                ttft: ttft(Rule::InvertedCdf),
                tpot: weighted(&|stream| Some((stream.guidellm().tpot?, stream.tokens))),
                itl: weighted(&|stream| Some((stream.guidellm().itl?, stream.tokens - 1))),
                request_latency: latency(Rule::InvertedCdf),
            },
            mlperf: PooledMlperf {
                ttft: ttft(Rule::Floor),
                tpot: all(Rule::Floor, &|stream| stream.mlperf().tpot.map(Nanos::seconds)),
                latency: latency(Rule::Floor),
            },
        }
    }
}

/// Output tokens of all requests per second of the benchmark, `ΣN/duration`, as vLLM, AIPerf and GenAI-Perf have it.
/// `None` if it took no time.
pub fn throughput(traces: &[Trace], duration: Nanos) -> Option<f64> {
    let tokens: u64 = traces.iter().map(|trace| u64::from(trace.tokens())).sum();
    (duration > Nanos::ZERO).then(|| tokens as f64 / duration.seconds())
}
