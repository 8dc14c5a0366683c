//! The lognormal distribution, which waits, requests and pauses are near to, and the normal one beneath it.

use super::bounds::finite;

/// A positive quantity whose logarithm is normal. Its unit is that of the values it was made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lognormal {
    mu: f64,
    sigma: f64,
}

impl Lognormal {
    /// By the mean µ and the deviation σ of the logarithm. `None` if they are no numbers, σ is below 0 or the values
    /// would be too large or too small for a number.
    pub fn new(mu: f64, sigma: f64) -> Option<Self> {
        (mu.abs() <= MOST && (0.0..=MOST).contains(&sigma)).then_some(Self { mu, sigma })
    }

    /// By mean and coefficient of variation: `σ² = ln(1 + cv²)`, `µ = ln(mean) - σ²/2`. `None` unless the mean is above
    /// 0 and the CV not below.
    pub fn from_mean_cv(mean: f64, cv: f64) -> Option<Self> {
        let variance = libm::log1p(cv * cv);
        if cv >= 0.0 { Self::new(libm::log(mean) - variance / 2.0, libm::sqrt(variance)) } else { None }
    }

    /// By two percentiles, each a share between 0 and 1 and the value there: `σ = ln(x2/x1) / (z2 - z1)`. `None` unless
    /// the greater share has the greater value, or the same.
    pub fn from_quantiles((p1, x1): (f64, f64), (p2, x2): (f64, f64)) -> Option<Self> {
        let (z1, z2) = (normal_quantile(p1)?, normal_quantile(p2)?);
        let sigma = (libm::log(x2) - libm::log(x1)) / (z2 - z1);
        Self::new(libm::log(x1) - sigma * z1, sigma)
    }

    /// By median and 90th percentile.
    pub fn from_p50_p90(p50: f64, p90: f64) -> Option<Self> {
        Self::from_quantiles((0.5, p50), (0.9, p90))
    }

    /// By median and 95th percentile.
    pub fn from_p50_p95(p50: f64, p95: f64) -> Option<Self> {
        Self::from_quantiles((0.5, p50), (0.95, p95))
    }

    /// µ, the mean of the logarithm.
    pub const fn mu(self) -> f64 {
        self.mu
    }

    /// σ, the standard deviation of the logarithm.
    pub const fn sigma(self) -> f64 {
        self.sigma
    }

    /// The median, `exp(µ)`.
    pub fn median(self) -> f64 {
        libm::exp(self.mu)
    }

    /// The mean, `exp(µ + σ²/2)`: above the median, and for a large σ far above nearly all values. `None` if it is too
    /// large for a number.
    pub fn mean(self) -> Option<f64> {
        finite(libm::exp(self.mu + self.sigma * self.sigma / 2.0))
    }

    /// The coefficient of variation, `sqrt(exp(σ²) - 1)`. `None` if it is too large for a number.
    pub fn cv(self) -> Option<f64> {
        finite(libm::sqrt(libm::expm1(self.sigma * self.sigma)))
    }

    /// The value below which a share `p` lies, `exp(µ + σ z_p)`. `None` unless the share is between 0 and 1, ends
    /// excluded.
    pub fn quantile(self, p: f64) -> Option<f64> {
        finite(libm::exp(self.mu + self.sigma * normal_quantile(p)?))
    }

    /// The chance that a value of this one is greater than an independent value of the other:
    /// `Φ((µ - µ')/sqrt(σ² + σ'²))`. A half where both are the same.
    pub fn exceeds(self, other: Self) -> f64 {
        let (apart, spread) = (self.mu - other.mu, libm::hypot(self.sigma, other.sigma));
        if apart.abs() < 1e-12 {
            return 0.5;
        }
        if spread > 0.0 { normal_cdf(apart / spread) } else { f64::from(u8::from(apart > 0.0)) }
    }

    /// The share of values up to `x`, `Φ((ln x - µ)/σ)`; 0 up to 0, and where `x` is no number.
    pub fn cdf(self, x: f64) -> f64 {
        if x.is_nan() || x <= 0.0 {
            return 0.0;
        }
        let beyond = libm::log(x) - self.mu;
        if self.sigma > 0.0 { normal_cdf(beyond / self.sigma) } else { f64::from(u8::from(beyond >= 0.0)) }
    }
}

/// The greatest logarithm: values stay well within what a number holds.
const MOST: f64 = 300.0;

/// The share of a standard normal's values up to `z`, `Φ(z) = erfc(-z/√2)/2`.
pub fn normal_cdf(z: f64) -> f64 {
    libm::erfc(-z / core::f64::consts::SQRT_2) / 2.0
}

/// The value below which a share `p` of a standard normal lies, to the last digits. `None` unless the share is between
/// 0 and 1, ends excluded.
pub fn normal_quantile(p: f64) -> Option<f64> {
    if p.is_nan() || p <= 0.0 || p >= 1.0 {
        return None;
    }
    // The lower half has the precision; the upper one mirrors it.
    if p > 0.5 {
        return Some(-below(1.0 - p));
    }
    Some(below(p))
}

/// The quantile of a share of at most a half, by halving the range of all that a number can tell from 0.
fn below(p: f64) -> f64 {
    if p >= 0.5 {
        return 0.0;
    }
    let (mut low, mut high) = (-38.5, 0.0);
    for _ in 0..64 {
        let middle = (low + high) / 2.0;
        if normal_cdf(middle) < p { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}
