//! A course: one or more requests of a lane on one time axis, each some time after the end of the one before.

use super::{Chunk, Nanos, Phase, PhaseKind, Trace};
use serde::Serialize;

/// A lane's turns, one after the other. Nothing in it depends on a playhead.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// All turns as one delivery. Between two turns there is a gap without a phase, and each turn has its own thinking.
    whole: Trace,
    turns: Vec<Turn>,
}

/// A turn's place in its course. Times are since the first request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Turn {
    /// When its prompt is sent.
    pub start: Nanos,
    /// When its last token arrives; without tokens, when the wait ends.
    pub end: Nanos,
    /// Its time to first token.
    #[serde(skip)]
    pub ttft: Option<Nanos>,
    /// Its time to the first token that is said or answered.
    #[serde(skip)]
    pub ttfat: Option<Nanos>,
    /// Its thinking tokens.
    #[serde(skip)]
    thinking_tokens: u32,
    /// Chunks, tokens and phases of the turns before it.
    #[serde(skip)]
    before: (usize, u32, usize),
}

impl Turn {
    fn of(trace: &Trace) -> Self {
        Self {
            start: Nanos::ZERO,
            end: trace.end(),
            ttft: trace.first_token(),
            ttfat: trace.first_answer_token(),
            thinking_tokens: trace.thinking_tokens(),
            before: (0, 0, 0),
        }
    }
}

/// A course without any tokens, which ends at once.
impl Default for Course {
    fn default() -> Self {
        Self::new(Trace { phases: Vec::new(), chunks: Vec::new(), thinking_tokens: 0 })
    }
}

impl Course {
    /// A course of a single turn.
    pub fn new(first: Trace) -> Self {
        Self { turns: vec![Turn::of(&first)], whole: first }
    }

    /// Adds a turn whose prompt is sent `pause` after the end of the last one.
    pub fn append(&mut self, trace: &Trace, pause: Nanos) {
        let (start, tokens) = (self.end() + pause, self.tokens());
        let before = (self.whole.chunks.len(), tokens, self.whole.phases.len());
        self.turns.push(Turn { start, end: start + trace.end(), before, ..Turn::of(trace) });
        let phase = |phase: &Phase| Phase { kind: phase.kind, start: start + phase.start, end: start + phase.end };
        let chunk = |chunk: &Chunk| Chunk { at: start + chunk.at, total: tokens.saturating_add(chunk.total) };
        self.whole.phases.extend(trace.phases.iter().map(phase));
        self.whole.chunks.extend(trace.chunks.iter().map(chunk));
        self.whole.thinking_tokens = self.whole.thinking_tokens.saturating_add(trace.thinking_tokens);
    }

    /// Its turns; at least one.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// The index of the turn at `at`: the last one whose prompt has been sent.
    pub fn turn_at(&self, at: Nanos) -> usize {
        self.turns.partition_point(|turn| turn.start <= at).saturating_sub(1)
    }

    /// How many turns have ended by `at`.
    pub fn ended_by(&self, at: Nanos) -> usize {
        self.turns.partition_point(|turn| turn.end <= at)
    }

    /// Whether a turn after the first begins with this chunk.
    pub fn begins_with(&self, chunk: usize) -> bool {
        chunk > 0 && self.turns.binary_search_by_key(&chunk, |turn| turn.before.0).is_ok()
    }

    /// One turn as a delivery of its own, with times since its own request: for metrics. Empty if there is none.
    pub fn request(&self, turn: usize) -> Trace {
        let Some(it) = self.turns.get(turn) else { return Self::default().whole };
        let (chunks, tokens, phases) = it.before;
        let next = self.turns.get(turn + 1).map_or((self.whole.chunks.len(), 0, self.whole.phases.len()), |n| n.before);
        let phase =
            |phase: &Phase| Phase { kind: phase.kind, start: phase.start - it.start, end: phase.end - it.start };
        let chunk = |chunk: &Chunk| Chunk { at: chunk.at - it.start, total: chunk.total.saturating_sub(tokens) };
        Trace {
            phases: self.whole.phases[phases..next.2].iter().map(phase).collect(),
            chunks: self.whole.chunks[chunks..next.0].iter().map(chunk).collect(),
            thinking_tokens: it.thinking_tokens,
        }
    }

    /// How many tokens of a turn's text (its thinking is not shown) have arrived by `at`.
    pub fn text_tokens_by(&self, turn: usize, at: Nanos) -> usize {
        let Some(it) = self.turns.get(turn) else { return 0 };
        let end = self.turns.get(turn + 1).map_or(u32::MAX, |next| next.before.1);
        self.tokens_by(at).min(end).saturating_sub(it.before.1).saturating_sub(it.thinking_tokens) as usize
    }

    /// A turn's chunks that have arrived by `at`, and all tokens before the turn.
    pub fn chunks_of(&self, turn: usize, at: Nanos) -> (&[Chunk], u32) {
        let before = self.turns.get(turn).map_or((0, 0, 0), |turn| turn.before);
        let end = self.turns.get(turn + 1).map_or(self.whole.chunks.len(), |next| next.before.0);
        (&self.whole.chunks[before.0..self.chunks_by(at).clamp(before.0, end)], before.1)
    }

    /// The phases of all turns, in order. Between two turns there is a gap.
    pub fn phases(&self) -> &[Phase] {
        self.whole.phases()
    }

    /// The chunks of all turns, in the order in which they arrive.
    pub fn chunks(&self) -> &[Chunk] {
        self.whole.chunks()
    }

    /// All tokens, thinking included.
    pub fn tokens(&self) -> u32 {
        self.whole.tokens()
    }

    /// All thinking tokens.
    pub fn thinking_tokens(&self) -> u32 {
        self.whole.thinking_tokens()
    }

    /// When the last turn ends.
    pub fn end(&self) -> Nanos {
        self.turns.last().map_or(Nanos::ZERO, |turn| turn.end)
    }

    /// How many chunks have arrived by `at`, inclusive.
    pub fn chunks_by(&self, at: Nanos) -> usize {
        self.whole.chunks_by(at)
    }

    /// How many tokens have arrived by `at`, inclusive.
    pub fn tokens_by(&self, at: Nanos) -> u32 {
        self.whole.tokens_by(at)
    }

    /// The phase at `at`, and when it started. Between two turns it is done, since the end of the earlier one.
    pub fn phase_at(&self, at: Nanos) -> (PhaseKind, Nanos) {
        let turn = &self.turns[self.turn_at(at)];
        if at >= turn.end { (PhaseKind::Done, turn.end) } else { self.whole.phase_at(at) }
    }

    /// Time to the first token of any kind (TTFT) of the first turn.
    pub fn first_token(&self) -> Option<Nanos> {
        self.whole.first_token()
    }

    /// The chunks as pairs of arrival time and tokens in the chunk.
    pub fn arrivals(&self) -> impl ExactSizeIterator<Item = (Nanos, u32)> + '_ {
        self.whole.arrivals()
    }
}
