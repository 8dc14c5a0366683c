//! One delivery, as data: phases, and chunks with the times at which they arrive.

use super::Nanos;
use serde::Serialize;
use std::fmt;

/// One delivery from request to last token. Nothing in it depends on where a playhead is.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// What the lane does, in order and without gaps; the last ends when the trace does.
    pub(super) phases: Vec<Phase>,
    /// What arrives, in order; never back in time.
    pub(super) chunks: Vec<Chunk>,
    /// How many of the tokens, from the first on, are thinking.
    pub(super) thinking_tokens: u32,
}

/// A stretch of time in which a lane does one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Phase {
    /// What it does.
    pub kind: PhaseKind,
    /// From when, since the request.
    pub start: Nanos,
    /// Until when.
    pub end: Nanos,
}

/// What a lane is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PhaseKind {
    /// The request travels, and its first answer back.
    Connect,
    /// It waits its turn.
    Queue,
    /// The model reads. A TTFT that is given as a whole is all shown as this.
    Prefill,
    /// The model writes what is not shown.
    Think,
    /// The model tells the person something.
    Say,
    /// The model writes the work itself.
    Answer,
    /// The model calls a tool, and the tool runs: in a turn of the loop, never in a race.
    Tool,
    /// Everything has arrived.
    Done,
}

impl PhaseKind {
    /// Every phase that takes time in a race, in the order in which they may come.
    pub const SHOWN: [Self; 6] = [Self::Connect, Self::Queue, Self::Prefill, Self::Think, Self::Say, Self::Answer];

    /// The word for it on screen, in reports and in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Queue => "queue",
            Self::Prefill => "prefill",
            Self::Think => "think",
            Self::Say => "say",
            Self::Answer => "answer",
            Self::Tool => "tool",
            Self::Done => "done",
        }
    }
}

/// A delivery event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// When it arrives, since the request.
    pub at: Nanos,
    /// How many tokens have arrived with it and before it.
    pub total: u32,
}

impl Trace {
    /// A delivery somebody recorded: when each chunk arrived and how many tokens it carried. The wait for the first
    /// one is all shown as prefill, what follows the thinking as an answer.
    ///
    /// # Errors
    /// Where the times go back, a chunk is empty, or the tokens do not add up.
    pub fn from_arrivals(
        arrivals: impl IntoIterator<Item = (Nanos, u32)>,
        thinking_tokens: u32,
    ) -> Result<Self, BadArrivals> {
        let mut chunks: Vec<Chunk> = Vec::new();
        for (chunk, (at, tokens)) in arrivals.into_iter().enumerate() {
            let before = chunks.last().copied().unwrap_or(Chunk { at: Nanos::ZERO, total: 0 });
            if at < before.at {
                return Err(BadArrivals::BackInTime { chunk });
            }
            if tokens == 0 {
                return Err(BadArrivals::NoToken { chunk });
            }
            let total = before.total.checked_add(tokens).ok_or(BadArrivals::TooMany)?;
            chunks.push(Chunk { at, total });
        }
        let mut trace = Self { phases: Vec::new(), chunks, thinking_tokens };
        if thinking_tokens > trace.tokens() {
            return Err(BadArrivals::MoreThinking { tokens: trace.tokens() });
        }
        let (Some(first), Some(end)) = (trace.first_token(), trace.chunks.last().map(|chunk| chunk.at)) else {
            return Ok(trace);
        };
        let text = trace.first_answer_token();
        let spans = [
            (PhaseKind::Prefill, Nanos::ZERO, (first > Nanos::ZERO).then_some(first)),
            (PhaseKind::Think, first, (thinking_tokens > 0).then(|| text.unwrap_or(end))),
            (PhaseKind::Answer, text.unwrap_or(end), text.map(|_| end)),
        ];
        let phases = spans.into_iter().filter_map(|(kind, start, end)| Some(Phase { kind, start, end: end? }));
        trace.phases = phases.collect();
        Ok(trace)
    }

    /// What the lane does, in order and without gaps.
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// What arrives, in order.
    pub fn chunks(&self) -> &[Chunk] {
        &self.chunks
    }

    /// All tokens, thinking included.
    pub fn tokens(&self) -> u32 {
        self.chunks.last().map_or(0, |chunk| chunk.total)
    }

    /// How many of the tokens, from the first on, are thinking.
    pub fn thinking_tokens(&self) -> u32 {
        self.thinking_tokens
    }

    /// When the last token has arrived; without tokens, when the wait for one is over.
    pub fn end(&self) -> Nanos {
        self.phases.last().map_or(Nanos::ZERO, |phase| phase.end)
    }

    /// How many chunks have arrived by `at`, that moment included.
    pub fn chunks_by(&self, at: Nanos) -> usize {
        self.chunks.partition_point(|chunk| chunk.at <= at)
    }

    /// How many tokens have arrived by `at`, that moment included.
    pub fn tokens_by(&self, at: Nanos) -> u32 {
        self.chunks_by(at).checked_sub(1).map_or(0, |last| self.chunks[last].total)
    }

    /// What the lane does at `at`, and since when.
    pub fn phase_at(&self, at: Nanos) -> (PhaseKind, Nanos) {
        if at >= self.end() {
            return (PhaseKind::Done, self.end());
        }
        let begun = self.phases.partition_point(|phase| phase.start <= at);
        begun.checked_sub(1).map_or((PhaseKind::Done, self.end()), |last| {
            let phase = self.phases[last];
            (phase.kind, phase.start)
        })
    }

    /// Time to the first token of any kind (TTFT).
    pub fn first_token(&self) -> Option<Nanos> {
        self.chunks.first().map(|chunk| chunk.at)
    }

    /// Time to the first token that is said or answered (TTFAT).
    pub fn first_answer_token(&self) -> Option<Nanos> {
        let thought = self.chunks.partition_point(|chunk| chunk.total <= self.thinking_tokens);
        self.chunks.get(thought).map(|chunk| chunk.at)
    }

    /// The chunks as pairs of arrival time and tokens in the chunk.
    pub fn arrivals(&self) -> impl ExactSizeIterator<Item = (Nanos, u32)> + '_ {
        let mut before = 0;
        self.chunks.iter().map(move |chunk| {
            let tokens = chunk.total - before;
            before = chunk.total;
            (chunk.at, tokens)
        })
    }

    /// Times between chunks, in nanoseconds.
    pub fn gaps(&self) -> impl Iterator<Item = Nanos> + '_ {
        self.chunks.windows(2).map(|pair| pair[1].at - pair[0].at)
    }
}

/// Why recorded arrivals are no trace. Chunks are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadArrivals {
    /// A chunk arrives before the one in front of it.
    BackInTime {
        /// Which.
        chunk: usize,
    },
    /// A chunk carries no token, as a usage report behind the last one does.
    NoToken {
        /// Which.
        chunk: usize,
    },
    /// More tokens than can be counted.
    TooMany,
    /// More of the tokens are thinking than there are.
    MoreThinking {
        /// How many there are.
        tokens: u32,
    },
}

impl fmt::Display for BadArrivals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BackInTime { chunk } => write!(f, "chunk {chunk} arrives before the one in front of it"),
            Self::NoToken { chunk } => write!(f, "chunk {chunk} carries no token"),
            Self::TooMany => write!(f, "there are more than {} tokens", u32::MAX),
            Self::MoreThinking { tokens } => write!(f, "more than all {tokens} tokens are thinking"),
        }
    }
}

impl std::error::Error for BadArrivals {}
