//! From profile, plan and seed to a trace.
//!
//! Sources: the first token at once, then every k tokens (vLLM, `stream_interval`); gamma gaps of a given coefficient
//! of variation, an assumption, since no published fit of client-side gaps was found; a lognormal TTFT.

use super::random::Purpose;
use super::{Chunk, Field, FirstToken, Nanos, Phase, PhaseKind, Plan, PlanStep, Profile, Seed, Trace};
use rand_distr::{Distribution, Gamma, StandardNormal};
use rand_pcg::Pcg32;

/// The standard normal's 95th percentile.
const Z95: f64 = 1.644_853_626_951_472_2;

/// Jitter too small to see or to compute with: a gamma's shape is its inverse square.
const STEADY: f64 = 1e-3;

impl Trace {
    /// The delivery that follows from a profile, a plan and a seed: the same one, always and everywhere.
    pub fn generate(profile: &Profile, plan: &Plan, seed: Seed) -> Self {
        let mut phases = before_first_token(profile, plan, seed);
        let first = phases.last().map_or(Nanos::ZERO, |phase| phase.end);
        let thinking_tokens = profile.think().unwrap_or_else(|| plan.thinking_tokens());
        let text = plan.steps.iter().filter_map(|step| match *step {
            PlanStep::Think(_) => None,
            PlanStep::Say(tokens) => Some((PhaseKind::Say, tokens)),
            PlanStep::Answer(tokens) => Some((PhaseKind::Answer, tokens)),
        });
        let steps = std::iter::once((PhaseKind::Think, thinking_tokens)).chain(text).filter(|(_, tokens)| *tokens > 0);

        let mut stream = Stream::new(profile, seed, first);
        for (kind, tokens) in steps {
            let start = stream.write(tokens);
            if let Some(before) = phases.last_mut() {
                before.end = start;
            }
            phases.push(Phase { kind, start, end: start });
        }
        if let (Some(phase), Some(chunk)) = (phases.last_mut(), stream.chunks.last()) {
            phase.end = chunk.at;
        }
        Self { phases, chunks: stream.chunks, thinking_tokens }
    }
}

fn before_first_token(profile: &Profile, plan: &Plan, seed: Seed) -> Vec<Phase> {
    let spans = match profile.first_token() {
        FirstToken::Given { ttft, p95 } => {
            let spread = p95.filter(|p95| *p95 > ttft && ttft > Nanos::ZERO).map(|p95| {
                let sigma = libm::log(p95.seconds() / ttft.seconds()) / Z95;
                let z: f64 = StandardNormal.sample(&mut seed.stream(Purpose::Ttft));
                // A lognormal has no end; the field has.
                Nanos::from_seconds((ttft.seconds() * libm::exp(sigma * z)).min(*Field::Ttft.range().end()))
            });
            vec![(PhaseKind::Prefill, spread.unwrap_or(ttft))]
        }
        FirstToken::Staged { rtt, queue, prefill } => vec![
            (PhaseKind::Connect, rtt),
            (PhaseKind::Queue, queue),
            (PhaseKind::Prefill, prefill.time_for(plan.context_tokens)),
        ],
    };
    let mut start = Nanos::ZERO;
    let spans = spans.into_iter().filter(|(_, span)| *span > Nanos::ZERO);
    spans
        .map(|(kind, span)| {
            let phase = Phase { kind, start, end: start + span };
            start = phase.end;
            phase
        })
        .collect()
}

/// Tokens being written one after the other, and the chunks they leave in.
struct Stream {
    gaps: Gaps,
    random: Pcg32,
    chunk: u32,
    flush: Nanos,
    /// When the first token is written; flush windows are counted from here, so that it comes at once.
    first: Nanos,
    now: Nanos,
    written: u32,
    chunks: Vec<Chunk>,
}

enum Gaps {
    Steady(Nanos),
    Gamma(Gamma<f64>),
}

impl Stream {
    fn new(profile: &Profile, seed: Seed, first: Nanos) -> Self {
        let (mean, cv) = (1e9 / profile.rate().get(), profile.jitter());
        let gamma = if cv < STEADY { None } else { Gamma::new(1.0 / (cv * cv), mean * cv * cv).ok() };
        Self {
            gaps: gamma.map_or(Gaps::Steady(profile.rate().gap()), Gaps::Gamma),
            random: seed.stream(Purpose::Gaps),
            chunk: profile.chunk().get(),
            flush: profile.flush(),
            first,
            now: first,
            written: 0,
            chunks: Vec::new(),
        }
    }

    /// Writes the tokens of one step and returns when its first chunk arrives. A chunk never mixes two steps.
    fn write(&mut self, tokens: u32) -> Nanos {
        let before = self.chunks.len();
        let end = self.written.saturating_add(tokens);
        let mut open = 0;
        while self.written < end {
            if self.written > 0 {
                let gap = self.gap();
                self.now += gap;
            }
            self.written += 1;
            open += 1;
            if open == self.chunk || self.written == end || self.written == 1 {
                self.deliver(before);
                open = 0;
            }
        }
        self.chunks.get(before).map_or(self.now, |chunk| chunk.at)
    }

    /// Everything written so far leaves. What one flush delivers is one chunk, but for the first token and for what
    /// stands before `step`, the first chunk of this step.
    fn deliver(&mut self, step: usize) {
        let at = self.first + (self.now - self.first).round_up_to(self.flush);
        let joins = self.flush > Nanos::ZERO && self.chunks.len() > step.max(1);
        match self.chunks.last_mut().filter(|last| joins && last.at == at) {
            Some(last) => last.total = self.written,
            None => self.chunks.push(Chunk { at, total: self.written }),
        }
    }

    fn gap(&mut self) -> Nanos {
        match &self.gaps {
            Gaps::Steady(gap) => *gap,
            // `as` cuts, so this rounds; a gap is never negative.
            Gaps::Gamma(gamma) => Nanos::new((gamma.sample(&mut self.random) + 0.5) as u64),
        }
    }
}
