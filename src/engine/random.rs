//! Chance, by seed: one stream of it per purpose, so that changing one thing leaves the others alone.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg32;

/// What a run's chance comes from: 0 to 2^53 - 1, so that it survives JSON and JavaScript unharmed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Seed(u64);

impl Seed {
    /// The greatest seed, 2^53 - 1.
    pub const MAX: u64 = (1 << 53) - 1;

    /// A seed; what is greater than [`Seed::MAX`] becomes that.
    pub const fn new(value: u64) -> Self {
        Self(if value > Self::MAX { Self::MAX } else { value })
    }

    /// The seed as a number.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The seed that follows from this one: what "new seed" gives, the same on every machine.
    pub fn next(self) -> Self {
        Self(Pcg32::seed_from_u64(self.0).random::<u64>() % 1_000_000)
    }

    /// The seed with this number of those that come from this one: as unlike each other as any two.
    pub fn child(self, number: u64) -> Self {
        let mixed = Pcg32::new(self.0, number).random::<u64>();
        Self(Pcg32::seed_from_u64(mixed).random::<u64>() & Self::MAX)
    }

    pub(super) fn stream(self, purpose: Purpose) -> Pcg32 {
        // Neighbouring seeds are mixed first: a PCG started at neighbouring states runs alike for a while.
        let state = Pcg32::seed_from_u64(self.0).random::<u64>();
        Pcg32::new(state, purpose as u64)
    }
}

/// What a random stream is for. The numbers are part of what a link means: never change one.
#[derive(Clone, Copy)]
pub(super) enum Purpose {
    Ttft = 1,
    Gaps = 2,
    Stalls = 3,
    Drafts = 4,
    /// From here on: the simulated person.
    PromptTime = 32,
    ReviewTime = 33,
    Patience = 34,
    Delivery = 35,
    Right = 36,
    Judgement = 37,
}
