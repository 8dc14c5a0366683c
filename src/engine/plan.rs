/// What the engine needs to know of a request: the kinds of its steps and their sizes; no text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Tokens the model reads before it writes.
    pub context_tokens: u32,
    /// What it writes, in order.
    pub steps: Vec<PlanStep>,
}

/// One kind of output and how many tokens of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanStep {
    /// Thinking, which is not shown.
    Think(u32),
    /// Text for the person.
    Say(u32),
    /// The work itself.
    Answer(u32),
}
