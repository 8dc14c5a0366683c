//! Jitter of a stream, by name. The benchmark tools have no standard for it, so each measure says which one it is.

use super::Nanos;
use crate::engine::Trace;
use crate::engine::order;
use crate::engine::percentile::Rule;

/// How uneven the gaps between a trace's chunks are. A measure without the gaps that it needs is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Jitter {
    /// How many gaps there are: one less than chunks.
    pub gaps: usize,
    /// Mean gap, seconds.
    pub mean: Option<f64>,
    /// Population standard deviation of the gaps, seconds: numpy's `std`, as vLLM, AIPerf and GenAI-Perf use it.
    pub deviation: Option<f64>,
    /// Coefficient of variation: [`Self::deviation`] divided by [`Self::mean`]. `None` if all gaps are 0.
    pub cv: Option<f64>,
    /// The longest gap.
    pub longest: Option<Nanos>,
    /// Seconds, in the style of RFC 3550, 6.4.1: from 0, `J += (|D| - J)/16` for each D, the difference of two
    /// successive gaps. The RFC takes D of transit times; here chunks are meant to leave evenly. `None` with fewer than
    /// two gaps.
    pub rfc3550: Option<f64>,
    /// The gaps' 99th percentile divided by their median, both by numpy's linear rule. `None` if the median is 0.
    pub p99_over_p50: Option<f64>,
}

impl Jitter {
    /// Measures the gaps between a trace's chunks.
    pub fn of(trace: &Trace) -> Self {
        let gaps: Vec<f64> = trace.gaps().map(Nanos::seconds).collect();
        if gaps.is_empty() {
            return Self::default();
        }
        let (mean, deviation) = mean_and_deviation(&gaps);
        let rfc3550 = gaps.windows(2).fold(None, |jitter, pair| {
            let jitter = jitter.unwrap_or(0.0);
            Some(jitter + ((pair[1] - pair[0]).abs() - jitter) / 16.0)
        });
        let mut sorted = gaps;
        order::rising(&mut sorted);
        let [p50, p99] = [0.5, 0.99].map(|p| Rule::Linear.of(&sorted, p).unwrap_or_default());
        Self {
            gaps: sorted.len(),
            mean: Some(mean),
            deviation: Some(deviation),
            cv: (mean > 0.0).then(|| deviation / mean),
            longest: trace.gaps().max(),
            rfc3550,
            p99_over_p50: (p50 > 0.0).then(|| p99 / p50),
        }
    }
}

/// Mean and population standard deviation of at least one value.
fn mean_and_deviation(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (mean, libm::sqrt(squares / n))
}

/// Gaps that are longer than a threshold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stalls {
    /// How many.
    pub count: usize,
    /// Their sum: whole gaps, not just the part beyond the threshold.
    pub total: Nanos,
}

impl Stalls {
    /// The gaps between a trace's chunks that are longer than this. A gap of just this length is none.
    pub fn over(threshold: Nanos, trace: &Trace) -> Self {
        trace
            .gaps()
            .filter(|gap| *gap > threshold)
            .fold(Self::default(), |stalls, gap| Self { count: stalls.count + 1, total: stalls.total + gap })
    }
}
