//! Percentiles, by each of the rules the tools use. They differ on purpose: p99 of 1 to 100 is 99.01, 99 or 100.

/// How a tool reads a percentile off a sorted sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Between the two nearest values, in proportion: numpy's default, type 7 of Hyndman and Fan.
    /// Used by vLLM (`vllm/benchmarks/serve.py`), AIPerf and GenAI-Perf.
    Linear,
    /// The smallest value at which the cumulative share reaches `p`: GuideLLM (`schemas/statistics.py`). Its own
    /// cumulative sum in floating point can step one value further where 1/n is inexact; this does not.
    InvertedCdf,
    /// `sorted[floor(n * p)]`, the product as floating point gives it: MLPerf loadgen (`results.cc`).
    Floor,
}

impl Rule {
    /// The percentile `p`, from 0 to 1, of `sorted`, which rises; `None` for an empty sample.
    pub fn of(self, sorted: &[f64], p: f64) -> Option<f64> {
        let last = sorted.len().checked_sub(1)?;
        let n = sorted.len() as f64;
        let p = if p > 0.0 { p.min(1.0) } else { 0.0 };
        Some(match self {
            Self::Linear => {
                let place = p * last as f64;
                let below = (place as usize).min(last);
                let above = (below + 1).min(last);
                sorted[below] + (sorted[above] - sorted[below]) * (place - below as f64)
            }
            // The multiplication can land a hair above a whole number; that is not a value further.
            Self::InvertedCdf => sorted[(libm::ceil(p * n - 1e-9) as usize).saturating_sub(1).min(last)],
            Self::Floor => sorted[((n * p) as usize).min(last)],
        })
    }
}

/// The percentile `p`, from 0 to 1, of values that rise, each with a weight, by [`Rule::InvertedCdf`]: the smallest
/// value at which the cumulative share of the weight reaches `p`. `None` if nothing has weight.
pub fn weighted_inverted_cdf(sorted: &[(f64, u32)], p: f64) -> Option<f64> {
    let total: f64 = sorted.iter().map(|(_, weight)| f64::from(*weight)).sum();
    let p = if p > 0.0 { p.min(1.0) } else { 0.0 };
    let mut weighty = sorted.iter().filter(|(_, weight)| *weight > 0);
    let mut reached = 0.0;
    let found = weighty.clone().find(|(_, weight)| {
        reached += f64::from(*weight);
        // As in `Rule::of`: a product a hair above a whole number is not a value further.
        reached >= p * total * (1.0 - 1e-12)
    });
    found.or_else(|| weighty.next_back()).map(|(value, _)| *value)
}
