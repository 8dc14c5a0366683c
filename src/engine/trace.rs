//! One delivery as data: phases, and chunks with their arrival times.

use super::Nanos;
use serde::Serialize;
use std::fmt;

/// One delivery, from the request to the last token. Nothing in it depends on a playhead.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// The phases, in order and without gaps; the last one ends with the trace.
    pub(super) phases: Vec<Phase>,
    /// The chunks, in the order in which they arrive.
    pub(super) chunks: Vec<Chunk>,
    /// How many tokens are thinking; they come first.
    pub(super) thinking_tokens: u32,
}

/// A period in which a lane does one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Phase {
    /// What the lane does.
    pub kind: PhaseKind,
    /// Its start, since the request.
    pub start: Nanos,
    /// Its end, since the request.
    pub end: Nanos,
}

/// The kinds of phases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PhaseKind {
    /// The request travels to the service, and the first answer back.
    Connect,
    /// The request waits for the model.
    Queue,
    /// The model reads. A TTFT given as a whole appears as this phase.
    Prefill,
    /// The model writes tokens that are not shown.
    Think,
    /// The model tells the person something.
    Say,
    /// The model writes the work itself.
    Answer,
    /// The model calls a tool, and the tool runs: in a session, never in a race.
    Tool,
    /// Everything has arrived.
    Done,
}

impl PhaseKind {
    /// The phases that can take time in a race, in their order.
    pub const SHOWN: [Self; 6] = [Self::Connect, Self::Queue, Self::Prefill, Self::Think, Self::Say, Self::Answer];

    /// Its word in reports and messages.
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

    /// Its words on screen.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Connect => "connecting",
            Self::Queue => "queued",
            Self::Prefill => "reading the prompt",
            Self::Think => "thinking (hidden)",
            Self::Say => "explaining",
            Self::Answer => "writing",
            Self::Tool => "running a tool",
            Self::Done => "done",
        }
    }
}

/// A delivery event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// When it arrives, since the request.
    pub at: Nanos,
    /// How many tokens have arrived in total, including this chunk.
    pub total: u32,
}

impl Trace {
    /// A recording: when each chunk arrived, and its tokens. The wait for the first chunk becomes prefill, and
    /// everything after the thinking becomes an answer.
    ///
    /// # Errors
    /// If the times go back, a chunk is empty, or the tokens do not add up.
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

    /// The phases, in order and without gaps.
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// The chunks, in the order in which they arrive.
    pub fn chunks(&self) -> &[Chunk] {
        &self.chunks
    }

    /// All tokens, thinking included.
    pub fn tokens(&self) -> u32 {
        self.chunks.last().map_or(0, |chunk| chunk.total)
    }

    /// How many tokens are thinking; they come first.
    pub fn thinking_tokens(&self) -> u32 {
        self.thinking_tokens
    }

    /// When the last token arrives; without tokens, when the wait ends.
    pub fn end(&self) -> Nanos {
        self.phases.last().map_or(Nanos::ZERO, |phase| phase.end)
    }

    /// How many chunks have arrived by `at`, inclusive.
    pub fn chunks_by(&self, at: Nanos) -> usize {
        self.chunks.partition_point(|chunk| chunk.at <= at)
    }

    /// How many tokens have arrived by `at`, inclusive.
    pub fn tokens_by(&self, at: Nanos) -> u32 {
        self.chunks_by(at).checked_sub(1).map_or(0, |last| self.chunks[last].total)
    }

    /// The phase at `at`, and when it started.
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

/// Why a recording was refused. Chunks are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadArrivals {
    /// A chunk arrives before the previous one.
    BackInTime {
        /// Index of the chunk.
        chunk: usize,
    },
    /// A chunk has no token, such as a usage report after the last one.
    NoToken {
        /// Index of the chunk.
        chunk: usize,
    },
    /// More tokens than can be counted.
    TooMany,
    /// More thinking tokens than tokens.
    MoreThinking {
        /// The number of tokens.
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
