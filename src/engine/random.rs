//! Random numbers by seed: one stream per purpose, so that changing one thing leaves the others unchanged.

use rand_pcg::Pcg32;

/// The start of a run's random numbers: 0 to 2^53 - 1, so that JSON and JavaScript keep it exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Seed(u64);

impl Seed {
    /// The greatest seed, 2^53 - 1.
    pub const MAX: u64 = (1 << 53) - 1;

    /// A seed; a greater number becomes [`Seed::MAX`].
    pub const fn new(value: u64) -> Self {
        Self(if value > Self::MAX { Self::MAX } else { value })
    }

    /// The seed as a number.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The next seed after this one, for "new seed": the same on every machine, and below a million. The sequence
    /// visits all of the million before one repeats.
    pub const fn next(self) -> Self {
        // A linear congruential generator has its full period if the step shares no factor with the modulus, and the
        // multiplier is one more than a multiple of 20, which has all prime factors of the modulus (Hull and Dobell
        // 1962).
        Self((self.0 % SHORT * 421_921 + 511_907) % SHORT)
    }

    /// The child of this seed with this number. Children are hashed like streams, so that neighbours are unrelated, and
    /// so are parent and child.
    pub const fn child(self, number: u64) -> Self {
        Self(split_mix(split_mix(self.0, CHILDREN), number) >> 11)
    }

    /// The stream for one purpose.
    ///
    /// The generator is PCG32. It has two words, state and increment, and two streams that share one of them are
    /// correlated (so its documentation warns). Both are hashed here from seed and purpose together.
    pub fn stream(self, purpose: Purpose) -> Pcg32 {
        let (start, n) = (split_mix(self.0, STREAMS), 2 * purpose as u64);
        Pcg32::new(split_mix(start, n), split_mix(start, n + 1))
    }
}

/// New seeds are below this: short enough to type.
const SHORT: u64 = 1_000_000;

/// Uses of a seed's hashes: numbers in its SplitMix64 sequence, each of which starts another sequence.
const STREAMS: u64 = 1;
const CHILDREN: u64 = 2;

/// The `n`th number of the SplitMix64 sequence that starts here (Steele, Lea and Flood 2014, "Fast splittable
/// pseudorandom number generators"). For one start, different `n` give different numbers.
const fn split_mix(start: u64, n: u64) -> u64 {
    let z = start.wrapping_add(n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The purpose of a random stream. The numbers are part of the meaning of links: never change one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The time to first token.
    Ttft = 1,
    /// The gaps between tokens.
    Gaps = 2,
    /// The time of writing between stalls.
    Stalls = 3,
    /// How many tokens of a draft are accepted.
    Drafts = 4,
    /// From here on, the simulated person. How long writing a prompt takes.
    PromptTime = 32,
    /// How long a review takes.
    ReviewTime = 33,
    /// How long the person waits before switching away.
    Patience = 34,
    /// Which of the deliveries a turn gets.
    Delivery = 35,
    /// Whether a turn is right.
    Right = 36,
    /// Whether the review rejects it.
    Judgement = 37,
    /// From here on, a line at a server. When requests come.
    Arrivals = 64,
    /// How long each is served.
    Service = 65,
}

impl Purpose {
    /// Every purpose, in the order of their numbers.
    pub const ALL: [Self; 12] = [
        Self::Ttft,
        Self::Gaps,
        Self::Stalls,
        Self::Drafts,
        Self::PromptTime,
        Self::ReviewTime,
        Self::Patience,
        Self::Delivery,
        Self::Right,
        Self::Judgement,
        Self::Arrivals,
        Self::Service,
    ];
}
