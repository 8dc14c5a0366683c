//! Single requests at a server, drawn at random.

use super::{LEAST_BURSTINESS, Queue};
use crate::engine::Seed;
use crate::engine::order;
use crate::engine::percentile::Rule;
use crate::engine::random::Purpose;
use crate::engine::sample::Gamma;
use rand_pcg::Pcg32;

/// Most requests of one simulation.
pub const MOST_REQUESTS: usize = 1_000_000;

/// Fewer busy periods than this say nothing about the error of a mean.
const FEWEST_PERIODS: usize = 10;

/// Less variation counts as none, as with the jitter of a profile.
const STEADY: f64 = 1e-3;

/// The longest mean time between two requests, seconds: 30,000 years, so that sums stay numbers.
const LONGEST: f64 = 1e12;

/// A request that was served. Times in seconds, since the simulation began.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Served {
    /// When it came.
    pub arrival: f64,
    /// How long it waited for its turn.
    pub wait: f64,
    /// How long it was served.
    pub service: f64,
}

impl Served {
    /// When its turn came.
    pub fn start(self) -> f64 {
        self.arrival + self.wait
    }

    /// When it was done.
    pub fn end(self) -> f64 {
        self.arrival + self.response()
    }

    /// Its time in the system, wait and service.
    pub fn response(self) -> f64 {
        self.wait + self.service
    }
}

/// The requests of a line, one after the other, without end; the first one finds nobody. It also runs where the queue
/// is unstable, and then the waits grow.
///
/// The same seed gives the same draws, whatever the rate and the mean time of service: dragging either stretches the
/// same story.
pub struct Line {
    gaps: Random,
    services: Random,
    random: [Pcg32; 2],
    arrival: f64,
    /// When the request before is done, counted from its arrival.
    busy: f64,
}

/// Random times with a mean.
enum Random {
    Fixed(f64),
    Gamma(Gamma),
}

impl Random {
    /// Gamma of this shape, 1/CV².
    fn new(mean: f64, shape: f64) -> Self {
        if shape >= 1.0 / (STEADY * STEADY) { Self::Fixed(mean) } else { Self::Gamma(Gamma::new(shape, mean / shape)) }
    }

    fn draw(&self, random: &mut Pcg32) -> f64 {
        match self {
            Self::Fixed(mean) => *mean,
            Self::Gamma(gamma) => gamma.sample(random),
        }
    }
}

impl Line {
    /// A line at a server. The times between requests are gamma of shape `burstiness`, as with vLLM's `--burstiness`: 1
    /// is Poisson, less comes in bursts, more is steadier, and less than a hundredth counts as that. Service is fixed for a CV of 0,
    /// exponential for 1, else gamma. `None` unless requests come and the burstiness is above 0.
    pub fn new(queue: Queue, burstiness: f64, seed: Seed) -> Option<Self> {
        if queue.arrivals() <= 0.0 || burstiness.is_nan() || burstiness <= 0.0 {
            return None;
        }
        let gap = (1.0 / queue.arrivals()).min(LONGEST);
        Some(Self {
            gaps: Random::new(gap, burstiness.max(LEAST_BURSTINESS)),
            services: Random::new(queue.service(), 1.0 / (queue.cv() * queue.cv())),
            random: [Purpose::Arrivals, Purpose::Service].map(|purpose| seed.stream(purpose)),
            arrival: 0.0,
            busy: 0.0,
        })
    }
}

impl Line {
    /// The time since the request before, and how long this one is served.
    fn draw(&mut self) -> (f64, f64) {
        let [gaps, services] = &mut self.random;
        (self.gaps.draw(gaps), self.services.draw(services))
    }
}

impl Iterator for Line {
    type Item = Served;

    fn next(&mut self) -> Option<Served> {
        let (gap, service) = self.draw();
        self.arrival += gap;
        // Lindley's recursion: what is left of the time that the one before takes.
        let wait = (self.busy - gap).max(0.0);
        self.busy = wait + service;
        Some(Served { arrival: self.arrival, wait, service })
    }
}

/// The same requests at any load: drawn once, so that a second load costs no random numbers. At a load it is what
/// [`Queue::simulate`] finds with the same seed, but for rounding.
pub struct Story {
    /// The time since the request before and the time of service, each as a multiple of its mean.
    draws: Vec<(f64, f64)>,
}

impl Story {
    /// So many requests, at most [`MOST_REQUESTS`]; CV of service, burstiness and seed as for a [`Line`]. `None` for
    /// what a queue or a line refuses, and without a request.
    pub fn new(cv: f64, burstiness: f64, requests: usize, seed: Seed) -> Option<Self> {
        let mut line = Line::new(Queue::new(1.0, 1.0, cv)?, burstiness, seed).filter(|_| requests > 0)?;
        Some(Self { draws: (0..requests.min(MOST_REQUESTS)).map(|_| line.draw()).collect() })
    }

    /// Times in the system at this utilisation and mean time of service, seconds. `None` unless the utilisation is above
    /// 0 and below 1.
    pub fn response(&self, utilisation: f64, service: f64) -> Option<Times> {
        if utilisation <= 0.0 || utilisation.is_nan() || utilisation >= 1.0 {
            return None;
        }
        let (mut arrival, mut busy) = (0.0, 0.0_f64);
        let served = self.draws.iter().map(|(gap, length)| {
            let (gap, service) = (gap * service / utilisation, length * service);
            arrival += gap;
            let wait = (busy - gap).max(0.0);
            busy = wait + service;
            Served { arrival, wait, service }
        });
        Some(Times::of(&served.collect::<Vec<_>>(), Served::response))
    }
}

/// A time of many requests, seconds; percentiles by the linear rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Times {
    /// The mean.
    pub mean: f64,
    /// The standard error of the mean. Neighbouring requests wait alike, so it is computed over busy periods, which are
    /// independent of each other (the regenerative method, Crane and Iglehart 1975). `None` if there are too few.
    pub error: Option<f64>,
    /// The median.
    pub p50: f64,
    /// The 90th percentile.
    pub p90: f64,
    /// The 99th percentile.
    pub p99: f64,
}

/// Many requests of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Simulated {
    /// How many.
    pub requests: usize,
    /// The share that had to wait.
    pub waited: f64,
    /// Waits for one's turn.
    pub wait: Times,
    /// Times in the system, wait and service.
    pub response: Times,
}

impl Queue {
    /// Simulates so many requests, at most [`MOST_REQUESTS`], from an empty line on ([`Line::new`]). The same seed gives
    /// the same ones. `None` if the queue is unstable, nobody comes, or the burstiness makes no sense.
    pub fn simulate(self, burstiness: f64, requests: usize, seed: Seed) -> Option<Simulated> {
        let line = Line::new(self, burstiness, seed).filter(|_| self.is_stable() && requests > 0)?;
        let served: Vec<Served> = line.take(requests.min(MOST_REQUESTS)).collect();
        let waited = served.iter().filter(|request| request.wait > 0.0).count();
        Some(Simulated {
            requests: served.len(),
            waited: waited as f64 / served.len() as f64,
            wait: Times::of(&served, |request| request.wait),
            response: Times::of(&served, Served::response),
        })
    }
}

impl Times {
    /// At least one request.
    fn of(served: &[Served], time: impl Fn(Served) -> f64) -> Self {
        let mut times: Vec<f64> = served.iter().map(|request| time(*request)).collect();
        let mean = times.iter().sum::<f64>() / times.len() as f64;
        // A busy period starts with a request that finds nobody.
        let (mut periods, mut squares) = (0, 0.0);
        for period in served.chunk_by(|_, next| next.wait > 0.0) {
            let sum: f64 = period.iter().map(|request| time(*request) - mean).sum();
            periods += 1;
            squares += sum * sum;
        }
        let error = (periods >= FEWEST_PERIODS)
            .then(|| libm::sqrt(squares * periods as f64 / (periods - 1) as f64) / times.len() as f64);
        order::rising(&mut times);
        let [p50, p90, p99] = [0.5, 0.9, 0.99].map(|p| Rule::Linear.of(&times, p).unwrap_or_default());
        Self { mean, error, p50, p90, p99 }
    }
}
