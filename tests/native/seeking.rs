//! The screen at a playhead, compared with a plain scan of the trace.

use crate::any;
use hare_and_tortoise::engine::{Nanos, PhaseKind, Trace};
use proptest::prelude::*;

fn check(trace: &Trace, at: Nanos) -> Result<(), TestCaseError> {
    let arrived = trace.chunks().iter().filter(|chunk| chunk.at <= at);
    prop_assert_eq!(trace.chunks_by(at), arrived.clone().count());
    prop_assert_eq!(trace.tokens_by(at), arrived.map(|chunk| chunk.total).max().unwrap_or(0));
    let phase = trace.phases().iter().find(|phase| phase.start <= at && at < phase.end);
    let phase = phase.map_or((PhaseKind::Done, trace.end()), |phase| (phase.kind, phase.start));
    prop_assert_eq!(trace.phase_at(at), phase);
    Ok(())
}

proptest! {
    #[test]
    fn seeking_agrees_with_a_scan(
        profile in any::profile(), plan in any::plan(), seed in any::seed(), probes in proptest::collection::vec(0.0..1.2, 20),
    ) {
        let trace = Trace::generate(&profile, &plan, seed);
        let chunks = trace.chunks().iter().map(|chunk| chunk.at).step_by(1 + trace.chunks().len() / 50);
        let edges = trace.phases().iter().flat_map(|phase| [phase.start, phase.end]);
        let edges: Vec<_> = chunks.chain(edges).chain([Nanos::ZERO, trace.end()]).collect();
        for at in edges {
            for at in [at - Nanos::new(1), at, at + Nanos::new(1)] {
                check(&trace, at)?;
            }
        }
        for probe in probes {
            check(&trace, Nanos::from_seconds(trace.end().seconds() * probe))?;
        }
    }
}

#[test]
fn at_the_moment_of_a_token_it_is_there() {
    let trace = Trace::generate(&any::custom(&[]), &any::answer(3), hare_and_tortoise::engine::Seed::new(1));
    let by = |seconds| trace.tokens_by(Nanos::from_seconds(seconds));
    assert_eq!([by(0.0), by(0.999_999_999), by(1.0), by(1.019_999_999), by(1.02), by(99.0)], [0, 0, 1, 2, 3, 3]);
}
