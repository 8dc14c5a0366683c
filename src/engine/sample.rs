//! Numbers drawn from distributions.
//!
//! They equal those of `rand_distr`, draw for draw, so that the seeds of links keep their meaning. The tables of that
//! crate are 8 KB that do not compress, a twelfth of the first load. The tables here are computed when they are first
//! needed.

use rand::RngExt;
use rand::distr::Open01;
use rand_pcg::Pcg32;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// A number of the exponential distribution with mean 1.
pub fn exponential(random: &mut Pcg32) -> f64 {
    const TAIL: f64 = 7.697_117_470_131_05;
    static LAYERS: LazyLock<Layers> =
        LazyLock::new(|| Layers::new(TAIL, 0.003_949_659_822_581_557, |x| libm::exp(-x), |y| -libm::log(y)));
    loop {
        let bits = random.random();
        let share = f64::from_bits(ONE | bits >> 12) - (1.0 - f64::EPSILON / 2.0);
        match LAYERS.place(bits, share, random) {
            Place::Within(x) => return x,
            // After any place, the exponential distribution is the same one, shifted there.
            Place::Tail => return TAIL - libm::log(random.random::<f64>()),
            Place::Beside => {}
        }
    }
}

/// A number of the normal distribution with mean 0 and variance 1.
pub fn normal(random: &mut Pcg32) -> f64 {
    const TAIL: f64 = 3.654_152_885_361_009;
    static LAYERS: LazyLock<Layers> = LazyLock::new(|| {
        let inverse = |y| libm::sqrt(-2.0 * libm::log(y));
        Layers::new(TAIL, 0.004_928_673_233_99, |x| libm::exp(-x * x / 2.0), inverse)
    });
    loop {
        let bits = random.random();
        let share = f64::from_bits(TWO | bits >> 12) - 3.0;
        match LAYERS.place(bits, share, random) {
            Place::Within(x) => return x,
            Place::Tail => return beyond(TAIL, random).copysign(share),
            Place::Beside => {}
        }
    }
}

/// A number of the normal distribution's tail: Marsaglia (1964), by two exponential ones.
fn beyond(tail: f64, random: &mut Pcg32) -> f64 {
    loop {
        let (x, y) = (random.sample::<f64, _>(Open01), random.sample::<f64, _>(Open01));
        let (x, y) = (libm::log(x) / tail, libm::log(y));
        if -2.0 * y >= x * x {
            return tail - x;
        }
    }
}

/// Bits of 1.0 and 2.0. Followed by 52 random bits they give a number up to twice as great.
const ONE: u64 = 0x3ff0_0000_0000_0000;
const TWO: u64 = 0x4000_0000_0000_0000;

/// A falling density in 256 layers of the same area, the lowest with the tail: the ziggurat of Marsaglia and Tsang
/// (2000) as Doornik (2005) has it.
struct Layers {
    /// The end of each layer, from below; the first as if the lowest were a box.
    ends: [f64; 257],
    /// The density there.
    heights: [f64; 257],
    density: fn(f64) -> f64,
}

/// The position of a random point of a layer.
enum Place {
    /// Under the density, here.
    Within(f64),
    /// In the lowest layer, beyond the start of the tail.
    Tail,
    /// Not under the density: draw again.
    Beside,
}

impl Layers {
    fn new(tail: f64, area: f64, density: fn(f64) -> f64, inverse: fn(f64) -> f64) -> Self {
        let mut ends = [0.0; 257];
        (ends[0], ends[1]) = (area / density(tail), tail);
        for layer in 2..256 {
            let below = ends[layer - 1];
            ends[layer] = inverse(area / below + density(below));
        }
        Self { ends, heights: ends.map(density), density }
    }

    /// The point that lies at this share of the layer that the lowest eight bits choose.
    fn place(&self, bits: u64, share: f64, random: &mut Pcg32) -> Place {
        let layer = usize::from(bits as u8);
        let (x, low, high) = (share * self.ends[layer], self.heights[layer], self.heights[layer + 1]);
        if x.abs() < self.ends[layer + 1] {
            Place::Within(x)
        } else if layer == 0 {
            Place::Tail
        } else if high + (low - high) * random.random::<f64>() < (self.density)(x) {
            Place::Within(x)
        } else {
            Place::Beside
        }
    }
}

/// The gamma distribution: Marsaglia and Tsang (2000).
pub struct Gamma {
    way: Way,
    scale: f64,
}

enum Way {
    /// Of shape 1, which is the exponential one.
    One,
    Large(Cube),
    /// The distribution of a shape greater by one, times a random number to this power.
    Small(Cube, f64),
}

impl Gamma {
    /// The distribution with this shape, greater than 0, and this scale. Its mean is the product of the two.
    pub fn new(shape: f64, scale: f64) -> Self {
        let way = match shape.total_cmp(&1.0) {
            Ordering::Equal => Way::One,
            Ordering::Greater => Way::Large(Cube::new(shape)),
            Ordering::Less => Way::Small(Cube::new(shape + 1.0), 1.0 / shape),
        };
        Self { way, scale }
    }

    /// A random number of it.
    pub fn sample(&self, random: &mut Pcg32) -> f64 {
        match &self.way {
            Way::One => exponential(random) * self.scale,
            Way::Large(cube) => cube.sample(random) * (cube.d * self.scale),
            Way::Small(cube, power) => {
                let share: f64 = random.sample(Open01);
                // The share to that power, faster than `pow`.
                cube.sample(random) * libm::exp(libm::log(share) * power) * cube.d * self.scale
            }
        }
    }
}

/// A gamma distribution of a shape of 1 or more as the cube of a normal number, by rejection.
struct Cube {
    /// The shape minus a third.
    d: f64,
    /// The weight of the normal number.
    c: f64,
}

impl Cube {
    fn new(shape: f64) -> Self {
        let d = shape - 1.0 / 3.0;
        Self { d, c: 1.0 / libm::sqrt(9.0 * d) }
    }

    /// A random number of it, divided by `d`.
    fn sample(&self, random: &mut Pcg32) -> f64 {
        loop {
            let x = normal(random);
            let root = 1.0 + self.c * x;
            if root <= 0.0 {
                continue;
            }
            let v = root * root * root;
            let u: f64 = random.sample(Open01);
            let squared = x * x;
            if u < 1.0 - 0.0331 * squared * squared || libm::log(u) < 0.5 * squared + self.d * (1.0 - v + libm::log(v))
            {
                return v;
            }
        }
    }
}
