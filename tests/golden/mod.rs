//! Traces that must never change, because links that people have shared stand for them. The native tests and the
//! browser tests read the same file.

use hare_and_tortoise::engine::{Field, Nanos, Plan, PlanStep, Profile, Seed, Trace};
use serde::{Deserialize, Serialize};

/// What the file says.
pub(crate) const FILE: &str = include_str!("traces.json");

/// One trace, as much of it as tells it from any other.
#[derive(Debug, PartialEq, Deserialize, Serialize)]
pub(crate) struct Golden {
    name: String,
    tokens: u32,
    chunks: usize,
    /// Kind, start and end in nanoseconds.
    phases: Vec<(String, u64, u64)>,
    /// The first chunks: arrival in nanoseconds, tokens.
    first: Vec<(u64, u32)>,
    /// The last chunks.
    last: Vec<(u64, u32)>,
    /// FNV-1a over the arrivals and tokens of all chunks.
    hash: String,
}

/// A name, a seed, and what differs from `custom` with the plan's own thinking.
type Case = (&'static str, u64, &'static [(Field, f64)]);

/// How many chunks from either end the file shows.
const SHOWN: usize = 3;

impl Golden {
    fn of(name: &str, trace: &Trace) -> Self {
        let phases = trace.phases().iter();
        let arrivals: Vec<_> = trace.arrivals().map(|(at, tokens)| (at.get(), tokens)).collect();
        let bytes = arrivals.iter().flat_map(|(at, tokens)| [*at, u64::from(*tokens)]).flat_map(u64::to_le_bytes);
        let hash =
            bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
        Self {
            name: name.to_owned(),
            tokens: trace.tokens(),
            chunks: arrivals.len(),
            phases: phases.map(|p| (p.kind.name().to_owned(), p.start.get(), p.end.get())).collect(),
            first: arrivals.iter().take(SHOWN).copied().collect(),
            last: arrivals[arrivals.len().saturating_sub(SHOWN)..].to_vec(),
            hash: format!("{hash:016x}"),
        }
    }
}

/// Every golden trace, generated here and now.
pub(crate) fn generated() -> Vec<Golden> {
    use Field::{
        Accept, Block, Cached, Chunk, Connection, Context, Draft, Flush, Jitter, Prefill, Queue, Rate, Rtt, Stall,
        StallEvery, Think, Ttft, TtftP95,
    };
    let cases: [Case; 17] = [
        ("custom as it starts", 1, &[]),
        ("slow and steady", 7, &[(Ttft, 3.1), (Rate, 65.0)]),
        ("fast, in chunks", 7, &[(Ttft, 1.55), (Rate, 1000.0), (Chunk, 4.0)]),
        ("jitter, gamma of a great shape", 7, &[(Rate, 65.0), (Jitter, 0.3)]),
        ("jitter 1, an exponential", 7, &[(Rate, 200.0), (Jitter, 1.0)]),
        ("jitter 2, gamma of a shape below one", 7, &[(Rate, 1000.0), (Jitter, 2.0)]),
        ("lognormal TTFT", 7, &[(Ttft, 3.1), (TtftP95, 9.0), (Rate, 65.0)]),
        ("flush at 60 Hz", 7, &[(Rate, 1000.0), (Flush, 0.016_666_667)]),
        ("in stages", 7, &[(Rtt, 0.08), (Queue, 1.32), (Prefill, 123_456.789)]),
        ("own thinking", 7, &[(Think, 64.0), (Jitter, 0.3)]),
        ("all at once", 42, &[(Ttft, 0.4), (TtftP95, 2.0), (Rate, 730.0), (Jitter, 0.7), (Chunk, 3.0), (Flush, 0.05)]),
        ("the greatest seed", Seed::MAX, &[(Ttft, 0.4), (TtftP95, 2.0), (Jitter, 3.0)]),
        ("drafts", 7, &[(Rate, 1000.0), (Draft, 4.0), (Accept, 0.8)]),
        (
            "drafts with jitter, in chunks",
            7,
            &[(Rate, 250.0), (Draft, 7.0), (Accept, 0.65), (Jitter, 0.3), (Chunk, 5.0)],
        ),
        ("blocks", 7, &[(Rate, 1009.0), (Block, 64.0), (Jitter, 0.3)]),
        ("stalls", 7, &[(Rate, 65.0), (Stall, 0.4), (StallEvery, 1.5), (Jitter, 0.3)]),
        (
            "a new connection, a cached context",
            7,
            &[(Connection, 1.0), (Queue, 0.3), (Context, 119_875.0), (Cached, 0.957)],
        ),
    ];
    let steps = vec![PlanStep::Think(120), PlanStep::Say(31), PlanStep::Answer(449)];
    let plan = Plan { context_tokens: 1_200, steps };
    let golden = |(name, seed, fields): &Case| {
        let profile = fields
            .iter()
            .try_fold(Profile::default().without(Think), |profile, (field, value)| profile.with(*field, *value));
        let trace = Trace::generate(&profile.expect(name), &plan, Seed::new(*seed));
        assert!(trace.end() > Nanos::ZERO, "{name}");
        Golden::of(name, &trace)
    };
    cases.iter().map(golden).collect()
}

/// Every golden trace, as the file has it.
pub(crate) fn recorded() -> Vec<Golden> {
    serde_json::from_str(FILE).expect("tests/golden/traces.json: `HT_BLESS=1 cargo test --test native` writes it anew")
}
