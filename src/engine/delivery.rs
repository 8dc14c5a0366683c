//! The delivery of a turn in a session: its requests, one after the other, with tools between them, on one time axis.

use super::{Nanos, Phase, PhaseKind, Plan, PlanStep, Profile, Seed, Trace};

/// One request of a turn, and the tool that follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Call {
    /// What the model reads and writes, without the call of the tool.
    pub plan: Plan,
    /// The tool it calls: tokens of the call, and how long the tool runs.
    pub tool: Option<(u32, Nanos)>,
}

/// The delivery of a turn. Nothing in it depends on a playhead.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delivery {
    phases: Vec<Phase>,
    requests: Vec<Request>,
}

/// A request's trace, and when the request was sent.
#[derive(Clone, Debug, PartialEq)]
struct Request {
    start: Nanos,
    trace: Trace,
}

impl Delivery {
    /// Generates the delivery of a profile, the turn's calls and a seed. Each call waits for its own first token, and
    /// has its own random numbers: the seed's child with the number of the call.
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

    /// The phases, in order and without gaps.
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// Ends the delivery at `at` and drops everything that would have come later.
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

    /// Number of requests.
    pub fn n_requests(&self) -> usize {
        self.requests.len()
    }

    /// When everything has arrived and every tool has finished, since the first request.
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

    /// How many tokens of text have arrived by `at`, without thinking, which is not shown.
    pub fn text_tokens_by(&self, at: Nanos) -> usize {
        self.sum(at, |trace, at| trace.tokens_by(at).saturating_sub(trace.thinking_tokens())) as usize
    }

    /// The phase at `at`, and when it started.
    pub fn phase_at(&self, at: Nanos) -> (PhaseKind, Nanos) {
        let phase = self.phases.iter().rfind(|phase| phase.start <= at && at < phase.end);
        phase.map_or((PhaseKind::Done, self.end()), |phase| (phase.kind, phase.start))
    }

    fn sum(&self, at: Nanos, of: impl Fn(&Trace, Nanos) -> u32) -> u32 {
        let sent = self.requests.iter().take_while(|request| request.start <= at);
        sent.fold(0, |sum, request| sum.saturating_add(of(&request.trace, at - request.start)))
    }
}
