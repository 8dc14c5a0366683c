/// What the engine needs to know about a request: the kinds and sizes of its steps, but no text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Tokens the model reads before it writes.
    pub context_tokens: u32,
    /// The steps it writes: all thinking first, wherever it is in this list, then the text in order.
    pub steps: Vec<PlanStep>,
}

/// One kind of output, with its number of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanStep {
    /// Thinking, which is not shown.
    Think(u32),
    /// Text for the person.
    Say(u32),
    /// The work itself.
    Answer(u32),
}

impl Plan {
    /// Thinking tokens of all steps.
    pub fn thinking_tokens(&self) -> u32 {
        self.steps.iter().fold(0, |sum, step| match step {
            PlanStep::Think(tokens) => sum.saturating_add(*tokens),
            PlanStep::Say(_) | PlanStep::Answer(_) => sum,
        })
    }
}
