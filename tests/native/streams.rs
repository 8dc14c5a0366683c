//! Random streams are unrelated: those of two purposes, of neighbouring seeds, and of a seed and its children.

use hare_and_tortoise::engine::{Purpose, Seed};
use rand::RngExt;

const SEEDS: u64 = 100_000;

const BINS: usize = 16;

/// The most that chi-square of a table of 16 x 16 may be. With 255 degrees of freedom one table in a million of pure
/// chance is above it. The seeds are fixed: the tables hold or fail for good.
const MOST: f64 = 377.1;

/// In which of the bins the first draw of each of these seeds falls, in two ways: by its highest bits, which decide how
/// large a number is, and by its lowest ones, which decide where in a distribution it is looked up.
fn bins(seed: impl Fn(u64) -> Seed, purpose: Purpose) -> [Vec<u8>; 2] {
    let draws: Vec<u64> = (0..SEEDS).map(|n| seed(n).stream(purpose).random()).collect();
    [60, 0].map(|shift| draws.iter().map(|draw| (draw >> shift) as u8 & 15).collect())
}

fn chi_square(a: &[u8], b: &[u8]) -> f64 {
    let mut table = [0_u32; BINS * BINS];
    for (a, b) in a.iter().zip(b) {
        table[usize::from(*a) * BINS + usize::from(*b)] += 1;
    }
    let expected = SEEDS as f64 / table.len() as f64;
    table.iter().map(|found| (f64::from(*found) - expected).powi(2) / expected).sum()
}

#[test]
fn first_draws_of_two_purposes_or_of_related_seeds_are_uncorrelated() {
    let mut columns = Vec::new();
    for purpose in Purpose::ALL {
        columns.push((format!("{purpose:?}"), bins(Seed::new, purpose)));
        columns.push((format!("{purpose:?} of the next seed"), bins(|n| Seed::new(n + 1), purpose)));
    }
    for child in [0, 1] {
        for purpose in [Purpose::Ttft, Purpose::Patience] {
            columns.push((format!("{purpose:?} of child {child}"), bins(|n| Seed::new(n).child(child), purpose)));
        }
    }
    for (n, (a, a_bins)) in columns.iter().enumerate() {
        for (b, b_bins) in &columns[..n] {
            for (bits, (a_bins, b_bins)) in ["high", "low"].into_iter().zip(a_bins.iter().zip(b_bins)) {
                let found = chi_square(a_bins, b_bins);
                assert!(found < MOST, "{a} and {b}, {bits} bits: chi-square {found}");
            }
        }
    }
}

#[test]
fn children_are_all_different() {
    let mut seeds: Vec<u64> =
        (0..100).flat_map(|n| (0..1_000).map(move |child| Seed::new(n).child(child).get())).collect();
    assert!(seeds.iter().all(|seed| *seed <= Seed::MAX));
    seeds.sort_unstable();
    seeds.dedup();
    assert_eq!(seeds.len(), 100_000);
}
