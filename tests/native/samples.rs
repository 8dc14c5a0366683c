//! Numbers drawn from distributions: a seed always gives the same ones.

use hare_and_tortoise::engine::sample::{Gamma, exponential, normal};
use rand::SeedableRng;
use rand_distr::{Distribution, Exp1, StandardNormal};
use rand_pcg::Pcg32;

/// Draws from both until tails and edges have come up often.
fn same(ours: impl Fn(&mut Pcg32) -> f64, theirs: impl Distribution<f64>) {
    let (mut left, mut right) = (Pcg32::seed_from_u64(7), Pcg32::seed_from_u64(7));
    for draw in 0..200_000 {
        let (ours, theirs) = (ours(&mut left), theirs.sample(&mut right));
        assert!((ours - theirs).abs() <= 1e-12 * theirs.abs(), "draw {draw}: {ours}, {theirs}");
        assert_eq!(left, right, "draw {draw} took as many random numbers");
    }
}

#[test]
fn draws_are_those_of_the_library_that_links_were_made_with() {
    same(exponential, Exp1);
    same(normal, StandardNormal);
    for (shape, scale) in [(0.05, 3.0), (0.25, 4.0e6), (0.99, 1.0), (1.0, 2.0), (1.01, 1.0), (11.1, 90.0), (1e6, 1e3)] {
        let gamma = Gamma::new(shape, scale);
        same(|random| gamma.sample(random), rand_distr::Gamma::new(shape, scale).unwrap());
    }
}
