//! A turn's delivery: one request after the other, with tools running between, on one time axis.

use super::{Nanos, Phase, PhaseKind, Plan, PlanStep, Profile, Seed, Trace};

/// One request of a turn, and the tool it ends with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// What the model reads and writes, but for the tool's call.
    pub plan: Plan,
    /// The tool it calls: tokens of the call, and how long it runs.
    pub tool: Option<(u32, Nanos)>,
}

/// A turn's delivery. Nothing in it depends on where a playhead is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delivery {
    phases: Vec<Phase>,
    requests: Vec<Request>,
}

/// A request and when it was sent.
#[derive(Clone, Debug, PartialEq)]
struct Request {
    start: Nanos,
    trace: Trace,
}

impl Delivery {
    /// The delivery that follows from a profile, the turn's calls and a seed. Each call waits for its own first token
    /// (models.md, 3.3) and has its own chance: the seed's child with its number.
    pub fn generate(profile: &Profile, calls: &[Call], seed: Seed) -> Self {
        let mut delivery = Self::default();
        for (n, call) in calls.iter().enumerate() {
            delivery.append(profile, call, seed.child(n as u64));
        }
        delivery
    }

    fn append(&mut self, profile: &Profile, call: &Call, seed: Seed) {
        let start = self.end();
        let mut plan = call.plan.clone();
        plan.steps.extend(call.tool.map(|(tokens, _)| PlanStep::Say(tokens)));
        let trace = Trace::generate(profile, &plan, seed);
        let shift = |phase: &Phase| Phase { kind: phase.kind, start: start + phase.start, end: start + phase.end };
        self.phases.extend(trace.phases().iter().map(shift));
        if let Some((tokens, duration)) = call.tool {
            let end = start + trace.end();
            // Writing the call is part of the tool's phase.
            let written = if tokens > 0 { self.phases.pop().map(|phase| phase.start) } else { None };
            self.phases.push(Phase { kind: PhaseKind::Tool, start: written.unwrap_or(end), end: end + duration });
        }
        self.requests.push(Request { start, trace });
    }

    /// What the model does, in order and without gaps.
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// Ends it there: what would have come later is gone.
    pub fn cut(&mut self, at: Nanos) {
        self.requests.retain(|request| request.start <= at);
        if let Some(last) = self.requests.last_mut() {
            last.trace.chunks.truncate(last.trace.chunks_by(at - last.start));
            last.trace.chunks.shrink_to_fit();
        }
        self.phases.retain(|phase| phase.start < at);
        if let Some(last) = self.phases.last_mut() {
            last.end = last.end.min(at);
        }
    }

    /// How many requests it takes.
    pub fn n_requests(&self) -> usize {
        self.requests.len()
    }

    /// When everything has arrived and every tool has run, since the first request.
    pub fn end(&self) -> Nanos {
        self.phases.last().map_or(Nanos::ZERO, |phase| phase.end)
    }

    /// All tokens, thinking included.
    pub fn tokens(&self) -> u32 {
        self.tokens_by(self.end())
    }

    /// How many tokens have arrived by `at`, thinking included.
    pub fn tokens_by(&self, at: Nanos) -> u32 {
        self.sum(at, Trace::tokens_by)
    }

    /// How many tokens of text have arrived by `at`: thinking is not shown.
    pub fn text_tokens_by(&self, at: Nanos) -> usize {
        self.sum(at, |trace, at| trace.tokens_by(at).saturating_sub(trace.thinking_tokens())) as usize
    }

    /// What the model does at `at`, and since when.
    pub fn phase_at(&self, at: Nanos) -> (PhaseKind, Nanos) {
        let phase = self.phases.iter().rfind(|phase| phase.start <= at && at < phase.end);
        phase.map_or((PhaseKind::Done, self.end()), |phase| (phase.kind, phase.start))
    }

    fn sum(&self, at: Nanos, of: impl Fn(&Trace, Nanos) -> u32) -> u32 {
        let sent = self.requests.iter().take_while(|request| request.start <= at);
        sent.fold(0, |sum, request| sum.saturating_add(of(&request.trace, at - request.start)))
    }
}
