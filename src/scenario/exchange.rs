//! Lowering for a session: the steps of a turn become requests with tools between them, and the text that they deliver.

use super::{Section, SectionKind, Step, Text, approximate_tokens};
use crate::engine::{Call, Plan, PlanStep};
use std::sync::Arc;

/// The answer to one prompt: one request up to each tool, and one more for the steps after the last tool.
#[derive(Clone, Debug, PartialEq)]
pub struct Exchange {
    /// The requests, in order; at least one.
    pub calls: Vec<Call>,
    /// Everything the model says, calls and answers, in order.
    pub sections: Arc<[Section]>,
    /// Tokens the model would read before the next prompt: those it was given, wrote, and got from tools. Thinking does
    /// not count, because services drop it from later requests.
    pub context_tokens: u32,
}

impl Exchange {
    /// The requests of these steps; the first reads `context_tokens`.
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

/// The text with which the model calls a tool. The format has no token ends for it, so they are approximated.
fn tool_call(input: &str) -> Arc<Text> {
    Arc::new(Text { content: input.to_owned(), tokens: approximate_tokens(input), highlight: Vec::new() })
}
