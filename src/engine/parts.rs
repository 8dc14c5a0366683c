//! A whole made of parts, and what speeding up some of them does to it (Amdahl's law). Seconds and shares.

use super::bounds::{above_zero, all, finite, not_negative, share};
use super::cycle::{Figure, published};

/// What the time of a request or a session goes into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The model writes.
    Generation,
    /// The model reads the context.
    Prefill,
    /// Tools run.
    Tools,
    /// Round trips and the service's overhead for them.
    Network,
    /// The person reads, thinks and writes.
    Human,
    /// Anything else.
    Other,
}

impl Part {
    /// How many there are.
    pub const COUNT: usize = 6;

    /// Every part, in the order of [`Whole`]'s numbers.
    pub const ALL: [Self; Self::COUNT] =
        [Self::Generation, Self::Prefill, Self::Tools, Self::Network, Self::Human, Self::Other];

    /// Its name on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Generation => "Generation",
            Self::Prefill => "Prefill",
            Self::Tools => "Tools",
            Self::Network => "Network",
            Self::Human => "Human",
            Self::Other => "Other",
        }
    }
}

/// Generation's share of a whole, and where it was measured.
#[derive(Debug)]
pub struct Measured {
    /// The whole, as part of a sentence.
    pub name: &'static str,
    /// Generation's share of it, 0 to 1.
    pub generation: Figure,
}

const TRACELAB: &str = "TraceLab (uw-syfi/TraceLab at 0b8a262b), Claude and Codex together; generation includes the time to first token, and shares overlap (100.8 % in all)";

/// Generation's shares in TraceLab: of a request, of a session with human gaps of at most an hour, of a raw session.
pub static MEASURED: [Measured; 3] = [
    Measured { name: "a request", generation: published(0.41, TRACELAB) },
    Measured { name: "a session, gaps of at most an hour", generation: published(0.145, TRACELAB) },
    Measured { name: "a session with all its gaps", generation: published(0.033, TRACELAB) },
];

/// A whole: the seconds of each part, or any numbers in the same proportion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Whole([f64; Part::COUNT]);

impl Whole {
    /// Of these parts, in the order of [`Part::ALL`]; `None` if one is negative or not a number, or if all are zero.
    pub fn new(seconds: [f64; Part::COUNT]) -> Option<Self> {
        let seconds = all(seconds, not_negative)?;
        above_zero(seconds.iter().sum())?;
        Some(Self(seconds))
    }

    /// A whole of 1, of which this share is one part and the rest is [`Part::Other`].
    pub fn of_share(part: Part, of_it: f64) -> Option<Self> {
        let of_it = share(of_it)?;
        let mut seconds = [0.0; Part::COUNT];
        seconds[Part::Other as usize] = 1.0 - of_it;
        seconds[part as usize] += of_it;
        Self::new(seconds)
    }

    /// The parts, seconds.
    pub const fn parts(&self) -> &[f64; Part::COUNT] {
        &self.0
    }

    /// The sum of the parts, seconds.
    pub fn seconds(&self) -> f64 {
        self.0.iter().sum()
    }

    /// A part's share of the whole, 0 to 1.
    pub fn share(&self, part: Part) -> f64 {
        self.0[part as usize] / self.seconds()
    }

    /// The seconds of each part when each is so many times as fast; infinitely fast takes none. `None` unless every
    /// factor is above zero.
    pub fn sped_up(&self, by: [f64; Part::COUNT]) -> Option<[f64; Part::COUNT]> {
        let mut seconds = self.0;
        for (seconds, by) in seconds.iter_mut().zip(by) {
            if by.is_nan() || by <= 0.0 {
                return None;
            }
            *seconds /= by;
        }
        all(seconds, not_negative)
    }

    /// How many times as fast the whole is then, `1/sum(share/s)`. `None` if nothing of it is left, or if a factor is
    /// not above zero.
    pub fn speed_up(&self, by: [f64; Part::COUNT]) -> Option<f64> {
        above_zero(self.seconds() / above_zero(self.sped_up(by)?.iter().sum())?)
    }

    /// How many times as fast the whole is if this part alone is so many times as fast.
    pub fn speed_up_of(&self, part: Part, by: f64) -> Option<f64> {
        let mut factors = [1.0; Part::COUNT];
        factors[part as usize] = by;
        self.speed_up(factors)
    }

    /// How many times as fast the whole can be at most by this part alone, `1/(1 - share)`. `None` if there is nothing
    /// but this part, and so no ceiling.
    pub fn ceiling(&self, part: Part) -> Option<f64> {
        self.speed_up_of(part, f64::INFINITY)
    }
}

/// One of the three figures that OpenAI gave for its service when it introduced Codex-Spark. Each one is a cut of an
/// overhead, or of the time to first token; none is a cut of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cut {
    /// The overhead of each round trip between client and server.
    RoundTrip,
    /// The overhead of each token.
    Token,
    /// The time to first token.
    FirstToken,
}

const LAUNCH: &str = "OpenAI, Introducing GPT-5.3-Codex-Spark, 2026-02-12, as quoted by helpnetsecurity.com: “overhead per client/server roundtrip by 80%, per-token overhead by 30%, and time-to-first-token by 50%”";

static CUTS: [Figure; 3] = [published(0.8, LAUNCH), published(0.3, LAUNCH), published(0.5, LAUNCH)];

impl Cut {
    /// All three.
    pub const ALL: [Self; 3] = [Self::RoundTrip, Self::Token, Self::FirstToken];

    /// Its name on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RoundTrip => "Overhead per round trip",
            Self::Token => "Overhead per token",
            Self::FirstToken => "Time to first token",
        }
    }

    /// The share that is gone, 0 to 1, with its source; a vendor's figure.
    pub const fn figure(self) -> &'static Figure {
        &CUTS[self as usize]
    }
}

/// A request of an agent: so many round trips, each with its overhead, its wait for a first token, its tokens and a tool.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Request {
    /// Calls of the model, each a round trip.
    pub calls: f64,
    /// The network's time for a round trip, seconds.
    pub rtt: f64,
    /// o, the service's overhead for a round trip, seconds. Unpublished.
    pub overhead: f64,
    /// Time to first token of a call, seconds.
    pub ttft: f64,
    /// Tokens that a call generates.
    pub tokens: f64,
    /// Tokens per second.
    pub rate: f64,
    /// The share of a token's time that is overhead, 0 to 1. Unpublished; with 1 the cut is as great as it can be.
    pub token_overhead: f64,
    /// The tool's time after a call, seconds.
    pub tool: f64,
}

impl Request {
    /// Its parts, for all calls together.
    pub fn whole(&self) -> Option<Whole> {
        let calls = above_zero(self.calls)?;
        let [rtt, overhead, ttft, tokens, tool] =
            all([self.rtt, self.overhead, self.ttft, self.tokens, self.tool], not_negative)?;
        share(self.token_overhead)?;
        let generation = tokens / above_zero(self.rate)?;
        Whole::new([generation, ttft, tool, rtt + overhead, 0.0, 0.0].map(|seconds| calls * seconds))
    }

    /// The same request after one of the cuts. Of a token's time, only the overhead is cut.
    pub fn after(&self, cut: Cut) -> Self {
        let left = 1.0 - cut.figure().value;
        match cut {
            Cut::RoundTrip => Self { overhead: self.overhead * left, ..*self },
            Cut::FirstToken => Self { ttft: self.ttft * left, ..*self },
            Cut::Token => {
                let time = 1.0 - self.token_overhead * cut.figure().value;
                let token_overhead = if time > 0.0 { self.token_overhead * left / time } else { 0.0 };
                Self { rate: self.rate / time, token_overhead, ..*self }
            }
        }
    }

    /// How many times as fast the request is after these cuts.
    pub fn speed_up(&self, cuts: &[Cut]) -> Option<f64> {
        let after = cuts.iter().fold(*self, |request, cut| request.after(*cut));
        finite(self.whole()?.seconds() / after.whole()?.seconds())
    }
}
