//! An agent's turn: calls of a model one after the other, each with a tool behind it, over one kind of connection,
//! while the context grows. `T = opening + sum(RTT + o + TTFT_i + N_i/v_i + tool_i)`; seconds and tokens.
//!
//! Every number is a mean: nothing here is random.

use super::Connection;
use super::bounds::{above_zero, all, finite, not_negative, share};
use super::cycle::{Figure, assumed, derived, published};

/// What a stretch of an agent's turn goes into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// Opening a connection.
    Connecting,
    /// The round trip of the message itself.
    Message,
    /// The service's overhead for a round trip.
    Overhead,
    /// Waiting for the first token: the model reads.
    Prefill,
    /// The model writes.
    Generating,
    /// A tool runs.
    Tool,
    /// A call that shortens the context, whole: its round trip, its reading and its writing.
    Compacting,
}

impl Cause {
    /// How many there are.
    pub const COUNT: usize = 7;

    /// Every cause, in the order in a call.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Connecting,
        Self::Message,
        Self::Overhead,
        Self::Prefill,
        Self::Generating,
        Self::Tool,
        Self::Compacting,
    ];

    /// The word for it on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Connecting => "connecting",
            Self::Message => "round trip",
            Self::Overhead => "overhead",
            Self::Prefill => "prefill",
            Self::Generating => "generating",
            Self::Tool => "tool",
            Self::Compacting => "compacting",
        }
    }
}

/// How a model's times depend on its context.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    /// Time to first token with nothing to read, seconds.
    pub ttft: f64,
    /// What each token that is read adds to it, seconds.
    pub read: f64,
    /// Tokens per second with a short context.
    pub rate: f64,
    /// Tokens of context up to which the rate stays the same.
    pub short: f64,
    /// What each further token of context adds to the time of a token, seconds.
    pub slower: f64,
}

/// Codex in public traces. 1.5 s to the first token and 74 tokens/s with 12,000 tokens of context; 2.9 s and 55
/// tokens/s with 185,000.
pub const CODEX: Model =
    Model { ttft: CODEX_TTFT.value, read: CODEX_READ.value, rate: 74.0, short: 12_000.0, slower: CODEX_SLOWER.value };

const TRACES: &str = "Codex in public traces (uw-syfi/TraceLab at 0b8a262b), our line through its medians at 12,000 and 185,000 tokens of context; the traffic's own cache hits are in it";

/// [`Model::ttft`] of [`CODEX`], seconds.
pub const CODEX_TTFT: Figure = derived(1.40, TRACES);
/// [`Model::read`] of [`CODEX`], seconds a token.
pub const CODEX_READ: Figure = derived(8.1e-6, TRACES);
/// [`Model::slower`] of [`CODEX`], seconds a token for each token of context.
pub const CODEX_SLOWER: Figure = derived(27e-9, TRACES);

/// κ, the time for a cached token as a share of the time for a new one.
pub static CACHED_COST: Figure =
    assumed(0.2, "OpenAI's cookbook: a cache shortens the time to first token by up to 80 %");

/// The share of the input that comes from the cache.
pub static CACHE_HIT: Figure = published(0.957, "TraceLab: cache hits over all steps");

/// o, the overhead of a round trip, seconds.
pub static OVERHEAD: Figure = assumed(0.25, "Unpublished: OpenAI says only by how much it shrank");

/// The share of the overhead that is left over a WebSocket that stays open.
pub static OVERHEAD_LEFT: Figure = published(
    0.2,
    "OpenAI: 80 % less overhead per round trip, by a WebSocket that stays open and by changes inside its service",
);

impl Model {
    /// Seconds to the first token after reading so many tokens.
    pub fn first_token(&self, read: f64) -> Option<f64> {
        let [ttft, each, read] = all([self.ttft, self.read, read], not_negative)?;
        finite(ttft + each * read)
    }

    /// Tokens per second with so many tokens of context.
    pub fn rate_at(&self, context: f64) -> Option<f64> {
        let [short, slower, context] = all([self.short, self.slower, context], not_negative)?;
        above_zero(1.0 / (1.0 / above_zero(self.rate)? + slower * (context - short).max(0.0)))
    }
}

/// An agent's turn, before it is worked out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agent {
    /// S, calls of the model, each with a tool behind it: 1 to [`MOST_CALLS`].
    pub calls: u32,
    /// How the calls reach the service.
    pub connection: Connection,
    /// The network's round trip, seconds.
    pub rtt: f64,
    /// o, the service's overhead for a round trip, seconds. Unpublished ([`OVERHEAD`]).
    pub overhead: f64,
    /// The share of the overhead that is left over a WebSocket that stays open: 1 for all of it, [`OVERHEAD_LEFT`] for
    /// the vendor's figure. Other connections have all of it.
    pub overhead_left: f64,
    /// The model.
    pub model: Model,
    /// Tokens of context of the first call.
    pub context: f64,
    /// Tokens that each call writes.
    pub output: f64,
    /// Tokens of a tool's result. Output and result are in the context of the next call.
    pub result: f64,
    /// Seconds that a tool runs.
    pub tool: f64,
    /// The share of a call's context that is cached. 0 gives the waits of [`CODEX`] as they were measured, with that
    /// traffic's hits ([`CACHE_HIT`]) in them.
    pub cached: f64,
    /// κ, the time for a cached token as a share of the time for a new one.
    pub cached_cost: f64,
    /// The most tokens of context, and how many a compaction leaves; `None` without a limit.
    pub limit: Option<(f64, f64)>,
}

/// Most calls of a turn.
pub const MOST_CALLS: u32 = 1_000;

/// A stretch of an agent's turn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// What it goes into.
    pub cause: Cause,
    /// The call, from 1.
    pub call: u32,
    /// Its start since the turn began, seconds.
    pub start: f64,
    /// Its end since the turn began, seconds.
    pub end: f64,
}

/// An agent's turn, worked out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AgentTurn {
    /// Its stretches in order, without gaps; none of no length.
    pub stretches: Vec<Stretch>,
    /// Tokens of context that each call had.
    pub contexts: Vec<f64>,
    /// How often the context was compacted.
    pub compactions: u32,
}

impl AgentTurn {
    /// Seconds of all of it.
    pub fn seconds(&self) -> f64 {
        self.stretches.last().map_or(0.0, |last| last.end)
    }

    /// Seconds for a cause.
    pub fn of(&self, cause: Cause) -> f64 {
        let own = self.stretches.iter().filter(|stretch| stretch.cause == cause);
        own.map(|stretch| stretch.end - stretch.start).sum()
    }

    fn spend(&mut self, cause: Cause, call: u32, seconds: f64) {
        let start = self.seconds();
        let end = start + seconds;
        if end > start {
            self.stretches.push(Stretch { cause, call, start, end });
        }
    }
}

/// What connecting, messages and overhead take in a turn of so many calls, seconds: `S(3 RTT + o)` for a new connection
/// each, `2 RTT + S(RTT + o)` for one kept alive, `3 RTT + S(RTT + o')` for a WebSocket that stays open. `left` is `o'/o`.
pub fn network(connection: Connection, calls: u32, rtt: f64, overhead: f64, left: f64) -> Option<f64> {
    let [rtt, overhead] = all([rtt, overhead], not_negative)?;
    let each = f64::from(connection.round_trips()) * rtt + overhead * overhead_left(connection, share(left)?);
    finite(f64::from(connection.opening()) * rtt + f64::from(calls) * each)
}

fn overhead_left(connection: Connection, left: f64) -> f64 {
    if connection == Connection::WebSocket { left } else { 1.0 }
}

impl Agent {
    /// The turn: what each call takes, and why. `None` if a number is negative, no number or out of its range, or if
    /// there are no calls or more than [`MOST_CALLS`].
    pub fn turn(&self) -> Option<AgentTurn> {
        all([self.rtt, self.overhead, self.context, self.output, self.result, self.tool], not_negative)?;
        all([self.overhead_left, self.cached, self.cached_cost], share)?;
        (1..=MOST_CALLS).contains(&self.calls).then_some(())?;
        let mut turn = AgentTurn::default();
        let mut context = self.context;
        turn.spend(Cause::Connecting, 1, f64::from(self.connection.opening()) * self.rtt);
        for call in 1..=self.calls {
            let mut cached = self.cached;
            if let Some((limit, left)) = self.limit {
                let [limit, left] = all([limit, left], above_zero)?;
                if context > limit {
                    turn.spend(Cause::Compacting, call, self.compaction(limit, left.min(limit))?);
                    turn.compactions += 1;
                    // What is new has not been read before.
                    (context, cached) = (left.min(limit), 0.0);
                }
            }
            self.call(&mut turn, call, context, cached)?;
            turn.contexts.push(context);
            context += self.output + self.result;
        }
        finite(turn.seconds())?;
        Some(turn)
    }

    fn call(&self, turn: &mut AgentTurn, call: u32, context: f64, cached: f64) -> Option<()> {
        turn.spend(Cause::Connecting, call, f64::from(self.connection.round_trips() - 1) * self.rtt);
        turn.spend(Cause::Message, call, self.rtt);
        turn.spend(Cause::Overhead, call, self.overhead * overhead_left(self.connection, self.overhead_left));
        turn.spend(Cause::Prefill, call, self.reading(context, cached)?);
        turn.spend(Cause::Generating, call, self.output / self.model.rate_at(context)?);
        turn.spend(Cause::Tool, call, self.tool);
        Some(())
    }

    /// Seconds to the first token; new tokens count in full, cached ones as κ of that.
    fn reading(&self, context: f64, cached: f64) -> Option<f64> {
        self.model.first_token(context * (1.0 - cached + self.cached_cost * cached))
    }

    /// Seconds of a call that reads all that fits and writes what is left of it.
    fn compaction(&self, limit: f64, left: f64) -> Option<f64> {
        let each = f64::from(self.connection.round_trips()) * self.rtt;
        let overhead = self.overhead * overhead_left(self.connection, self.overhead_left);
        finite(each + overhead + self.reading(limit, self.cached)? + left / self.model.rate_at(limit)?)
    }
}
