//! How long a person waits for a turn: until the engine has delivered it.

use super::{ModelKind, Parameter, Parameters};
use crate::engine::{Call, Delivery, Field, Nanos, Plan, PlanStep, Profile, Seed, Writing};

/// A turn of one model: an agent's requests one after the other, with a tool between two of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    profile: Profile,
    calls: Vec<Call>,
}

/// Thinking tokens per turn if a profile has none of its own: the slow model's are those of the first turn in the
/// scenario `rate-limiter`, which are plausible, not measured.
const THINKING: [f64; 2] = [310.0, 0.0];

/// Tokens of context that a call reads if a profile has none of its own: as in the same scenario.
const CONTEXT: u32 = 6_200;

impl Turn {
    /// A turn of a model with this profile. Both models write the same prose and code. Each call writes an equal part
    /// of it, to the whole token, and all calls together write all of it.
    pub fn new(profile: &Profile, model: ModelKind, parameters: &Parameters) -> Self {
        let (calls, tool) = match model {
            ModelKind::Slow => (Parameter::SlowCalls, Parameter::SlowTool),
            ModelKind::Fast => (Parameter::FastCalls, Parameter::FastTool),
        };
        let (n_calls, tool) = (parameters.get(calls), Nanos::from_seconds(parameters.get(tool)));
        let thinking = profile.get(Field::Think).unwrap_or(Self::thinking(model));
        let [prose, code] = [Parameter::Prose, Parameter::Code].map(|tokens| parameters.get(tokens));
        let call = |n: u32| {
            // Round the sum of all calls so far instead of each call, so that no token is lost.
            let up_to = |tokens: f64, n: u32| libm::round(tokens * f64::from(n) / n_calls) as u32;
            let share = |tokens: f64| up_to(tokens, n + 1) - up_to(tokens, n);
            let steps =
                vec![PlanStep::Think(share(thinking)), PlanStep::Say(share(prose)), PlanStep::Answer(share(code))];
            Call { plan: Plan { context_tokens: CONTEXT, steps }, tool: Some((0, tool)) }
        };
        let mut calls: Vec<Call> = (0..n_calls as u32).map(call).collect();
        if let Some(last) = calls.last_mut() {
            last.tool = None;
        }
        Self { profile: profile.clone().without(Field::Think), calls }
    }

    /// Thinking tokens of a turn if a profile has none of its own.
    pub const fn thinking(model: ModelKind) -> f64 {
        THINKING[model as usize]
    }

    /// One delivery: from sending the prompt to the last token of the last call.
    pub fn wait(&self, seed: Seed) -> Nanos {
        Delivery::generate(&self.profile, &self.calls, seed).end()
    }

    /// Tokens that one delivery generates, thinking included.
    pub fn tokens(&self) -> u32 {
        let steps = self.calls.iter().flat_map(|call| &call.plan.steps);
        steps.fold(0, |sum: u32, step| match step {
            PlanStep::Think(tokens) | PlanStep::Say(tokens) | PlanStep::Answer(tokens) => sum.saturating_add(*tokens),
        })
    }

    /// Whether every delivery takes as long as any other.
    fn is_certain(&self) -> bool {
        let profile = &self.profile;
        let drafts = matches!(profile.writing(), Writing::Drafts { .. });
        let spread = profile.get(Field::TtftP95).is_some();
        profile.jitter() <= 0.0 && !drafts && !spread && profile.stalls().is_none()
    }
}

/// Deliveries of a turn by both models, each with its own seed. Sessions draw their waits from these, each with the
/// same chance, so that closed forms and sessions mean the same waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Waits {
    turns: [Turn; 2],
    seed: Seed,
    wanted: usize,
    pairs: Vec<[Nanos; 2]>,
}

impl Waits {
    /// Most deliveries that are made.
    pub const MOST: usize = 256;

    /// Approximate number of tokens that are generated for them.
    const TOKENS: u32 = 400_000;

    /// None yet, of turns of the slow and the fast model; [`Waits::make`] makes them.
    pub fn of(slow: Turn, fast: Turn, seed: Seed) -> Self {
        let tokens = slow.tokens().saturating_add(fast.tokens()).max(1);
        let certain = slow.is_certain() && fast.is_certain();
        let wanted = if certain { 1 } else { (Self::TOKENS / tokens).clamp(1, Self::MOST as u32) as usize };
        Self { turns: [slow, fast], seed, wanted, pairs: Vec::with_capacity(wanted) }
    }

    /// Makes deliveries with about this many tokens. Returns whether all deliveries are made.
    pub fn make(&mut self, tokens: u32) -> bool {
        let a_pair = self.turns[0].tokens().saturating_add(self.turns[1].tokens()).max(1);
        for _ in 0..tokens.div_ceil(a_pair) {
            if self.pairs.len() < self.wanted {
                let seed = self.seed.child(self.pairs.len() as u64);
                self.pairs.push([self.turns[0].wait(seed), self.turns[1].wait(seed)]);
            }
        }
        self.pairs.len() >= self.wanted
    }

    /// All of them, at once.
    pub fn all(mut self) -> Self {
        while !self.make(Self::TOKENS) {}
        self
    }

    /// Whether these are deliveries of the same turns with the same seed, however many are made.
    pub fn are_like(&self, others: &Self) -> bool {
        (&self.turns, self.seed) == (&others.turns, others.seed)
    }

    /// How many there are, and how many there are going to be.
    pub fn made(&self) -> (usize, usize) {
        (self.pairs.len(), self.wanted)
    }

    /// The waits of each delivery, slow and fast.
    pub fn pairs(&self) -> &[[Nanos; 2]] {
        &self.pairs
    }

    /// The mean of something of each delivery's waits, slow and fast in seconds.
    pub fn mean(&self, of: impl Fn([f64; 2]) -> f64) -> f64 {
        let sum: f64 = self.pairs.iter().map(|pair| of(pair.map(Nanos::seconds))).sum();
        sum / self.pairs.len().max(1) as f64
    }
}
