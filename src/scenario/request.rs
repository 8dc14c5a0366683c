//! Lowering for the race: from a turn to one request, its plan and its text.

use super::{Step, Text, Turn};
use crate::engine::{Plan, PlanStep};
use std::sync::Arc;

/// A turn as one request: its thinking, then everything it says and answers, in order. Only sessions have tools.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Thinking tokens before the text.
    pub thinking_tokens: u32,
    /// The text the model says and answers, in order.
    pub sections: Arc<[Section]>,
}

/// A stretch of text of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its kind.
    pub kind: SectionKind,
    /// The text.
    pub text: Arc<Text>,
}

/// The kind of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// Told to the person.
    Say,
    /// The work itself, with the name of its file, if it has one.
    Answer(Option<String>),
    /// The call of a tool, with its name: in a session, never in a race.
    Tool(String),
}

impl Request {
    /// The request of a turn.
    pub fn of(turn: &Turn) -> Self {
        let (mut thinking_tokens, mut sections) = (0_u32, Vec::new());
        for step in &turn.steps {
            match step {
                Step::Think(tokens) => thinking_tokens = thinking_tokens.saturating_add(*tokens),
                Step::Tool { .. } => {}
                Step::Say(text) => sections.push(Section { kind: SectionKind::Say, text: text.clone() }),
                Step::Answer { text, file, .. } => {
                    sections.push(Section { kind: SectionKind::Answer(file.clone()), text: text.clone() });
                }
            }
        }
        Self { thinking_tokens, sections: sections.into() }
    }

    /// The plan of this request, for the engine.
    pub fn plan(&self, context_tokens: u32) -> Plan {
        let think = PlanStep::Think(self.thinking_tokens);
        let text = self.sections.iter().map(|section| {
            let tokens = section.text.tokens.len() as u32;
            match section.kind {
                SectionKind::Say | SectionKind::Tool(_) => PlanStep::Say(tokens),
                SectionKind::Answer(_) => PlanStep::Answer(tokens),
            }
        });
        Plan { context_tokens, steps: std::iter::once(think).chain(text).collect() }
    }
}
