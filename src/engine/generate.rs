//! Generates a trace from a profile, a plan and a seed.
//!
//! `docs/model.md` explains the model. Its sources: the first token arrives at once and alone, as with vLLM's
//! `stream_interval`; flush windows idealise proxies, TCP and rendering; gamma gaps with a given coefficient of
//! variation are an assumption, because we found no published fit of client-side gaps; TTFT is lognormal; speculative
//! decoding follows Leviathan and others (2023); stalls at exponential intervals are an assumption.

use super::random::Purpose;
use super::sample::{Gamma, exponential, normal};
use super::{Chunk, Field, FirstToken, Nanos, Phase, PhaseKind, Plan, PlanStep, Profile, Seed, Trace, Writing};
use rand::RngExt;
use rand_pcg::Pcg32;

/// The standard normal's 95th percentile.
const Z95: f64 = 1.644_853_626_951_472_2;

/// Smaller jitter counts as none: it cannot be seen, and the gamma's shape, its inverse square, grows too large.
const STEADY: f64 = 1e-3;

impl Trace {
    /// Generates the delivery of a profile, a plan and a seed: always and everywhere the same one.
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
        // Reserve the final size: a growing vector leaves holes, and a page never returns memory.
        let tokens: usize = steps.clone().map(|(_, tokens)| tokens as usize).sum();
        stream.chunks.reserve_exact(tokens / profile.chunk().get() as usize + plan.steps.len() + 1);
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
                let z = normal(&mut seed.stream(Purpose::Ttft));
                // A lognormal has no upper bound, but the field has one.
                Nanos::from_seconds((ttft.seconds() * libm::exp(sigma * z)).min(*Field::Ttft.range().end()))
            });
            vec![(PhaseKind::Prefill, spread.unwrap_or(ttft))]
        }
        FirstToken::Staged { connection, rtt, queue, prefill, context, cached: (share, cost) } => {
            let trips = Nanos::new(rtt.get() * u64::from(connection.round_trips()));
            let context = f64::from(context.unwrap_or(plan.context_tokens));
            let reading = prefill.time_for(context * (1.0 - share) + context * share * cost);
            vec![(PhaseKind::Connect, trips), (PhaseKind::Queue, queue), (PhaseKind::Prefill, reading)]
        }
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

/// Writes tokens one after the other and collects them in chunks.
struct Stream {
    pace: Pace,
    stalls: Option<Stalls>,
    chunk: u32,
    flush: Nanos,
    /// When the first token is written. Flush windows are counted from here, so that the first token arrives at once.
    first: Nanos,
    now: Nanos,
    written: u32,
    /// Tokens of the model's current step that are still to be written, all at one moment.
    step: u32,
    chunks: Vec<Chunk>,
}

impl Stream {
    fn new(profile: &Profile, seed: Seed, first: Nanos) -> Self {
        let writing = profile.writing();
        Self {
            pace: Pace::new(profile, seed),
            stalls: profile.stalls().map(|stalls| Stalls::new(stalls, seed)),
            chunk: profile.chunk().get(),
            flush: profile.flush(),
            first,
            now: first,
            written: 0,
            // The first token comes alone, but a block comes whole.
            step: if let Writing::Blocks(tokens) = writing { tokens.get() } else { 1 },
            chunks: Vec::new(),
        }
    }

    /// Writes the tokens of one section and returns the arrival time of its first chunk. A chunk never mixes two
    /// sections.
    fn write(&mut self, tokens: u32) -> Nanos {
        let before = self.chunks.len();
        let end = self.written.saturating_add(tokens);
        let mut open = 0;
        while self.written < end {
            if self.step == 0 {
                let gap;
                (gap, self.step) = self.pace.step();
                self.now += gap;
                if let Some(stalls) = &mut self.stalls {
                    self.now += stalls.within(gap);
                }
            }
            let written = self.step.min(end - self.written);
            self.step -= written;
            let alone = self.written == 0;
            self.written += written;
            open += written;
            if open >= self.chunk || self.written == end || alone {
                self.deliver(before);
                open = 0;
            }
        }
        self.chunks.get(before).map_or(self.now, |chunk| chunk.at)
    }

    /// Delivers everything written so far. Tokens that one flush delivers join into one chunk, except the first token,
    /// and except chunks before `section`, the index of this section's first chunk.
    fn deliver(&mut self, section: usize) {
        let at = self.first + (self.now - self.first).round_up_to(self.flush);
        let joins = self.flush > Nanos::ZERO && self.chunks.len() > section.max(1);
        match self.chunks.last_mut().filter(|last| joins && last.at == at) {
            Some(last) => last.total = self.written,
            None => self.chunks.push(Chunk { at, total: self.written }),
        }
    }
}

/// Draws how long each step of the model takes, and how many tokens it writes.
struct Pace {
    gaps: Gaps,
    random: Pcg32,
    writing: Writing,
    drafts: Pcg32,
}

enum Gaps {
    Steady(Nanos),
    Gamma(Gamma),
}

impl Pace {
    fn new(profile: &Profile, seed: Seed) -> Self {
        let (rate, writing, cv) = (profile.rate(), profile.writing(), profile.jitter());
        // A step takes as long as its mean number of tokens at the rate, so that the rate holds for each way of
        // writing.
        let mean = 1e9 / rate.get() * writing.mean();
        Self {
            gaps: if cv < STEADY {
                Gaps::Steady(rate.time_for(writing.mean()))
            } else {
                Gaps::Gamma(Gamma::new(1.0 / (cv * cv), mean * cv * cv))
            },
            random: seed.stream(Purpose::Gaps),
            writing,
            drafts: seed.stream(Purpose::Drafts),
        }
    }

    fn step(&mut self) -> (Nanos, u32) {
        let gap = match &self.gaps {
            Gaps::Steady(gap) => *gap,
            // `as` truncates, so adding 0.5 rounds; a gap is never negative.
            Gaps::Gamma(gamma) => Nanos::new((gamma.sample(&mut self.random) + 0.5) as u64),
        };
        let tokens = match self.writing {
            Writing::Tokens => 1,
            Writing::Blocks(tokens) => tokens.get(),
            Writing::Drafts { draft, accept } => {
                let accepted = (0..draft.get()).take_while(|_| self.drafts.random::<f64>() < accept).count();
                1 + accepted as u32
            }
        };
        (gap, tokens)
    }
}

/// Pauses in writing, at exponential intervals of time spent writing.
struct Stalls {
    length: Nanos,
    mean: Nanos,
    /// Time of writing until the next pause.
    next: Nanos,
    random: Pcg32,
}

impl Stalls {
    fn new((length, mean): (Nanos, Nanos), seed: Seed) -> Self {
        let mut stalls = Self { length, mean, next: Nanos::ZERO, random: seed.stream(Purpose::Stalls) };
        stalls.next = stalls.interval();
        stalls
    }

    fn interval(&mut self) -> Nanos {
        Nanos::new((exponential(&mut self.random) * self.mean.get() as f64) as u64)
    }

    /// How long writing pauses within this gap, at most once.
    fn within(&mut self, gap: Nanos) -> Nanos {
        if gap < self.next {
            self.next = self.next - gap;
            return Nanos::ZERO;
        }
        self.next = self.interval();
        self.length
    }
}
