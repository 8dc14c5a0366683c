//! When a limit counts as missed. A bench on a shared machine is a guard: it has to see what has grown, and not to hunt for
//! what the machine's other work does.

/// What the rounds of a bench say of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The median round is within the limit.
    Passed,
    /// The median round is over the limit, by no more than the rounds differ from each other: to be noted.
    Noise,
    Missed,
}

/// What was measured and what was allowed beside it, round by round.
#[derive(Clone, Debug, Default)]
pub struct Rounds(Vec<(f64, f64)>);

impl Rounds {
    pub fn new(pairs: impl IntoIterator<Item = (f64, f64)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The middle one of what was measured, and of what was allowed.
    pub fn medians(&self) -> (f64, f64) {
        (median(self.0.iter().map(|pair| pair.0)), median(self.0.iter().map(|pair| pair.1)))
    }

    /// The middle one of the shares of the limit that each round took; 1 is just within it.
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
            // What is no number is no pass.
            _ => Verdict::Missed,
        }
    }

    fn shares(&self) -> impl Iterator<Item = f64> {
        self.0.iter().map(|(measured, limit)| measured / limit)
    }
}

/// By nearest rank; no number where there is none.
pub fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len().saturating_sub(1) / 2).copied().unwrap_or(f64::NAN)
}
