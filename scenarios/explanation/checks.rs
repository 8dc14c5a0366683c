// Whether an explanation's figures follow from those of the prompt. `cargo xtask scenarios --verify` compiles this beside
// each turn's answer and compares what passes with what the scenario says.

#[cfg(not(any(turn = "half", turn = "bound")))]
mod why {
    const TEXT: &str = include_str!("why-slower.md");

    /// Milliseconds of a query, and of asking the cache.
    const QUERY: f64 = 10.0;
    const LOOKUP: f64 = 2.0;

    /// The average in milliseconds, at a hit rate.
    fn average(hits: f64) -> f64 {
        hits * LOOKUP + (1.0 - hits) * (LOOKUP + QUERY)
    }

    #[test]
    fn a_miss_pays_for_the_lookup_too() {
        assert!(TEXT.contains(&format!("0.85 × {} ms = {:.1} ms", LOOKUP + QUERY, average(0.15))));
    }

    #[test]
    fn says_from_which_hit_rate_on_the_cache_pays() {
        let break_even = LOOKUP / QUERY;
        assert!((average(break_even) - QUERY).abs() < 1e-9);
        assert!(TEXT.contains(&format!("**{:.0} %**", 100.0 * break_even)));
    }

    #[test]
    fn counts_the_keys() {
        assert_eq!((4_000_u64 * 60_000, 4_000 * 8), (240_000_000, 32_000));
        assert!(TEXT.contains("240,000,000") || TEXT.contains("240 million"));
        assert!(TEXT.contains("32,000"));
    }

    #[test]
    fn names_the_common_expiry() {
        assert!(TEXT.contains("stampede"));
    }

    #[test]
    fn keeps_one_price_from_being_queried_many_times() {
        assert!(TEXT.to_lowercase().contains("let one request query and the others wait"));
    }
}

#[cfg(any(turn = "half", turn = "bound"))]
mod half {
    const TEXT: &str = include_str!("how-to-halve.md");

    /// The hit rate at which a request takes 5 ms on average.
    const HITS: f64 = 1.0 - (5.0 - 2.0) / 10.0;

    #[test]
    fn names_the_hit_rate() {
        assert!(TEXT.contains(&format!("**{:.0} %**", 100.0 * HITS)));
    }

    #[test]
    fn its_bounds_follow() {
        let misses = 32_000.0 / 300.0;
        let requests = misses / (1.0 - HITS);
        assert!(TEXT.contains(&format!("{misses:.0} a second")));
        assert!(TEXT.contains(&format!("**{requests:.0} requests a second**")));
        assert!(TEXT.contains(&format!("to {:.0} requests a second", requests / 2.0)));
    }
}
