//! Chunks and flush windows: tokens that wait for other tokens.

use crate::any::{self, token_times};
use hare_and_tortoise::engine::{Field, Nanos, Plan, Profile, Seed, Trace};
use proptest::prelude::*;

fn times(profile: &Profile, plan: &Plan, seed: Seed) -> Vec<Nanos> {
    token_times(&Trace::generate(profile, plan, seed))
}

proptest! {
    #[test]
    fn a_chunk_leaves_when_its_last_token_is_written(
        profile in any::profile(), plan in any::plan(), seed in any::seed(), chunk in 1..40_u32,
    ) {
        // What comes in steps of several tokens fills a chunk past its size.
        let profile = profile.with(Field::Flush, 0.0)?.with(Field::Chunk, 1.0)?.without(Field::Draft).without(Field::Block);
        let written = times(&profile, &plan, seed);
        let trace = Trace::generate(&profile.with(Field::Chunk, f64::from(chunk))?, &plan, seed);
        prop_assert_eq!(trace.tokens() as usize, written.len());
        let mut before = 0;
        for (n, piece) in trace.chunks().iter().enumerate() {
            let tokens = piece.total - before;
            let most = if n == 0 { 1 } else { chunk };
            prop_assert!(tokens <= most);
            prop_assert_eq!(piece.at, written[piece.total as usize - 1]);
            before = piece.total;
        }
    }

    #[test]
    fn a_flush_delivers_never_earlier_and_less_than_one_window_later(
        profile in any::profile(), plan in any::plan(), seed in any::seed(), flush in any::value(Field::Flush),
    ) {
        let profile = profile.with(Field::Flush, 0.0)?;
        let window = Nanos::from_seconds(flush);
        let ready = times(&profile, &plan, seed);
        let flushed = times(&profile.with(Field::Flush, flush)?, &plan, seed);
        prop_assert_eq!(ready.len(), flushed.len());
        prop_assert_eq!(ready.first(), flushed.first());
        for (ready, late) in ready.iter().zip(&flushed) {
            prop_assert!(ready <= late);
            prop_assert!(window == Nanos::ZERO || *late - *ready < window);
            // On the grid that the first token begins.
            prop_assert_eq!((*late - flushed[0]).round_up_to(window), *late - flushed[0]);
        }
    }

    #[test]
    fn what_one_flush_delivers_of_a_step_is_one_chunk(
        profile in any::profile(), seed in any::seed(), tokens in 2..300_u32,
    ) {
        let profile = profile.with(Field::Flush, 0.5)?.with(Field::Think, 0.0)?;
        let trace = Trace::generate(&profile, &any::answer(tokens), seed);
        // The first token is alone even where the second comes in the same nanosecond.
        for pair in trace.chunks()[1..].windows(2) {
            prop_assert!(pair[0].at < pair[1].at);
        }
    }
}

#[test]
fn chunk_and_flush_by_hand() {
    // Tokens are written at 1.00, 1.01, … s; chunks of three are ready at 1.03, 1.06, 1.09 s; windows end each 50 ms.
    let profile = any::custom(&[(Field::Chunk, 3.0), (Field::Flush, 0.05)]);
    let trace = Trace::generate(&profile, &any::answer(10), Seed::new(1));
    let arrivals: Vec<_> = trace.arrivals().map(|(at, tokens)| (at.seconds(), tokens)).collect();
    assert_eq!(arrivals, [(1.0, 1), (1.05, 3), (1.1, 6)]);
}
