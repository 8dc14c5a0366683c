//! Decides when a limit is missed. On a shared machine the bench must notice growth, and ignore the machine's other
//! work.

/// The verdict of a bench's rounds on a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The median round is within the limit.
    Passed,
    /// The median round is over the limit, but by no more than the rounds differ from each other: noted, not failed.
    Noise,
    Missed,
}

/// The measurement and the limit of each round.
#[derive(Clone, Debug, Default)]
pub struct Rounds(Vec<(f64, f64)>);

impl Rounds {
    pub fn new(pairs: impl IntoIterator<Item = (f64, f64)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The median measurement and the median limit.
    pub fn medians(&self) -> (f64, f64) {
        (median(self.0.iter().map(|pair| pair.0)), median(self.0.iter().map(|pair| pair.1)))
    }

    /// The median share of the limit that a round used; 1 is just within it.
    pub fn share(&self) -> f64 {
        median(self.shares())
    }

    /// From the smallest share to the largest.
    pub fn spread(&self) -> f64 {
        let (low, high) = self
            .shares()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), share| (share.min(low), share.max(high)));
        high - low
    }

    pub fn verdict(&self) -> Verdict {
        match self.share() - 1.0 {
            over if over <= 0.0 => Verdict::Passed,
            over if over <= self.spread() => Verdict::Noise,
            // NaN does not pass.
            _ => Verdict::Missed,
        }
    }

    fn shares(&self) -> impl Iterator<Item = f64> {
        self.0.iter().map(|(measured, limit)| measured / limit)
    }
}

/// By nearest rank; NaN if there is no value.
pub fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len().saturating_sub(1) / 2).copied().unwrap_or(f64::NAN)
}
