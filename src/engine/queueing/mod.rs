//! Waiting in line: one server that takes requests one after the other, first come, first served. Formulas for the mean
//! wait, single requests drawn at random, with which the formulas agree, and a rate limit.
//!
//! Rates are in requests per second, times in seconds. A line that gets as many requests as its server can take, or more,
//! grows without end: it is unstable, and no number is its mean wait.

mod bucket;
mod simulation;

pub use bucket::TokenBucket;
pub use simulation::{Line, MOST_REQUESTS, Served, Simulated, Story, Times};

/// A server and its load: M/G/1, where requests come independently of each other (a Poisson process) and service takes
/// a random time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Queue {
    arrivals: f64,
    service: f64,
    cv: f64,
}

impl Queue {
    /// The greatest rate, requests/s, and the longest service, seconds.
    pub const MOST: f64 = 1e9;

    /// The greatest coefficient of variation.
    pub const MOST_CV: f64 = 10.0;

    /// Requests per second, the mean time that one takes to serve, seconds, and the coefficient of variation of that
    /// time. `None` if one of them is below 0, above its greatest value or no number.
    pub fn new(arrivals: f64, service: f64, cv: f64) -> Option<Self> {
        let fit = [(arrivals, Self::MOST), (service, Self::MOST), (cv, Self::MOST_CV)];
        fit.iter().all(|(value, most)| (0.0..=*most).contains(value)).then_some(Self { arrivals, service, cv })
    }

    /// M/M/1: the time of service is exponential, CV 1.
    pub fn mm1(arrivals: f64, service: f64) -> Option<Self> {
        Self::new(arrivals, service, 1.0)
    }

    /// M/D/1: service always takes the same time, CV 0.
    pub fn md1(arrivals: f64, service: f64) -> Option<Self> {
        Self::new(arrivals, service, 0.0)
    }

    /// λ, requests per second.
    pub const fn arrivals(self) -> f64 {
        self.arrivals
    }

    /// E\[S\], mean seconds of service.
    pub const fn service(self) -> f64 {
        self.service
    }

    /// `c_s`, the coefficient of variation of the time of service.
    pub const fn cv(self) -> f64 {
        self.cv
    }

    /// Utilisation `ρ = λ E[S]`: the share of time in which the server is busy; from 1 on, it never catches up.
    pub const fn utilisation(self) -> f64 {
        self.arrivals * self.service
    }

    /// Whether the line ever ends: ρ < 1.
    pub fn is_stable(self) -> bool {
        self.utilisation() < 1.0
    }

    /// Mean wait before service, seconds, by Pollaczek and Khinchine: `W = ρ/(1 - ρ) (1 + c_s²)/2 E[S]`. `None` if the
    /// queue is unstable.
    pub fn wait(self) -> Option<f64> {
        self.wait_in_bursts(1.0)
    }

    /// Mean wait, seconds, if requests come in bursts: gaps are gamma of shape `burstiness`, as in [`Line::new`]. By
    /// Kingman's approximation (1961) `W = ρ/(1 - ρ) (c_a² + c_s²)/2 E[S]`, with `c_a²` the inverse of the burstiness:
    /// exact for 1, near for a busy server, too much for an idle one. `None` if the queue is unstable or the burstiness
    /// not above 0.
    pub fn wait_in_bursts(self, burstiness: f64) -> Option<f64> {
        let rho = self.utilisation();
        let variation = 1.0 / burstiness.max(LEAST_BURSTINESS) + self.cv * self.cv;
        (self.is_stable() && burstiness > 0.0).then(|| rho / (1.0 - rho) * variation / 2.0 * self.service)
    }

    /// Mean time in the system, wait and service, seconds: `W + E[S]`. `None` if the queue is unstable.
    pub fn response(self) -> Option<f64> {
        Some(self.wait()? + self.service)
    }

    /// Mean requests that wait in line, by Little's law: `L = λ W`. `None` if the queue is unstable.
    pub fn waiting(self) -> Option<f64> {
        Some(self.wait()? * self.arrivals)
    }
}

/// Less burstiness than this, which stands for a coefficient of variation of [`Queue::MOST_CV`], counts as this.
const LEAST_BURSTINESS: f64 = 1.0 / (Queue::MOST_CV * Queue::MOST_CV);

/// Mean TTFT, seconds, of a server that only reads prompts, each in `prefill` seconds, at `rate` requests/s, as
/// DistServe has it (Zhong and others, OSDI 2024): M/D/1, `D + R D²/(2 (1 - R D))`. `None` if it is unstable, or for a
/// value that [`Queue`] refuses.
pub fn distserve_ttft(rate: f64, prefill: f64) -> Option<f64> {
    Queue::md1(rate, prefill)?.response()
}

/// The wait that a share `p` of requests stays below in M/M/1, seconds: `E[S]/(1 - ρ) ln(ρ/(1 - p))`, and 0 for the
/// share that does not wait. `None` if it is unstable, for a value that [`Queue`] refuses, and unless `p` is from 0 to
/// below 1.
pub fn mm1_wait_quantile(arrivals: f64, service: f64, p: f64) -> Option<f64> {
    let (mean, rho) = mm1_mean(arrivals, service, p)?;
    Some(if rho > 1.0 - p { mean * (libm::log(rho) - libm::log1p(-p)) } else { 0.0 })
}

/// The time in the system that a share `p` of requests stays below in M/M/1, seconds: it is exponential, so
/// `-E[S]/(1 - ρ) ln(1 - p)`. `None` as for [`mm1_wait_quantile`].
pub fn mm1_response_quantile(arrivals: f64, service: f64, p: f64) -> Option<f64> {
    let (mean, _) = mm1_mean(arrivals, service, p)?;
    // The difference from 0 keeps the sign of a zero.
    Some(0.0 - mean * libm::log1p(-p))
}

/// Mean time in the system and utilisation.
fn mm1_mean(arrivals: f64, service: f64, p: f64) -> Option<(f64, f64)> {
    let queue = Queue::mm1(arrivals, service)?;
    Some((queue.response()?, queue.utilisation())).filter(|_| (0.0..1.0).contains(&p))
}
