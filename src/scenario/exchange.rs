//! Lowering for the loop: the steps of a turn as requests with tools between, and the text that they deliver.

use super::{Section, SectionKind, Step, Text, approximate_tokens};
use crate::engine::{Call, Plan, PlanStep};
use std::sync::Arc;

/// What a model does about one prompt: a request up to each tool, and one more for what follows the last.
#[derive(Clone, Debug, PartialEq)]
pub struct Exchange {
    /// The requests, in order; at least one.
    pub calls: Vec<Call>,
    /// What is said, called and answered, in order.
    pub sections: Arc<[Section]>,
    /// Tokens the model would read before the next prompt: what it was given, wrote and got from tools. Thinking is not
    /// among them: services leave it out of what follows.
    pub context_tokens: u32,
}

impl Exchange {
    /// Some steps, before which the model reads `context_tokens`.
    pub fn of(steps: &[Step], context_tokens: u32) -> Self {
        let new = |context_tokens| Call { plan: Plan { context_tokens, steps: Vec::new() }, tool: None };
        let (mut calls, mut sections, mut context) = (Vec::new(), Vec::new(), context_tokens);
        let mut call = new(context);
        for step in steps {
            let (kind, text) = match step {
                Step::Think(tokens) => {
                    call.plan.steps.push(PlanStep::Think(*tokens));
                    continue;
                }
                Step::Say(text) => (SectionKind::Say, text.clone()),
                Step::Answer { text, file, .. } => (SectionKind::Answer(file.clone()), text.clone()),
                Step::Tool { name, input, .. } => (SectionKind::Tool(name.clone()), tool_call(input)),
            };
            let tokens = text.tokens.len() as u32;
            context = context.saturating_add(tokens);
            match step {
                Step::Tool { duration, output_tokens, .. } => {
                    context = context.saturating_add(*output_tokens);
                    call.tool = Some((tokens, *duration));
                    calls.push(std::mem::replace(&mut call, new(context)));
                }
                Step::Answer { .. } => call.plan.steps.push(PlanStep::Answer(tokens)),
                _ => call.plan.steps.push(PlanStep::Say(tokens)),
            }
            if tokens > 0 {
                sections.push(Section { kind, text });
            }
        }
        if !call.plan.steps.is_empty() || calls.is_empty() {
            calls.push(call);
        }
        Self { calls, sections: sections.into(), context_tokens: context }
    }
}

/// What the model writes to call a tool. The format has no tokens of it, so they are approximate.
fn tool_call(input: &str) -> Arc<Text> {
    Arc::new(Text { content: input.to_owned(), tokens: approximate_tokens(input), highlight: Vec::new() })
}
