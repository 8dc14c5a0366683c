//! Turns: their steps, the results of checks, and the problems a person may raise.

use super::{Text, approximate_tokens};
use crate::engine::Nanos;
use std::sync::Arc;

/// A prompt and its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// Its name within the script.
    pub id: String,
    /// The person's prompt.
    pub prompt: String,
    /// The model's steps, in order.
    pub steps: Vec<Step>,
    /// The results of running the checks after this turn.
    pub checks: Vec<Check>,
    /// The objections that a person may raise after this turn.
    pub problems: Vec<Problem>,
}

impl Turn {
    /// The first real problem that leads to a turn: the person's next wish on the best path.
    pub fn wish(&self) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.real && problem.next.is_some())
    }

    /// The turn as far as so many tokens of its text have arrived: the answers alone, the last one cut off. The calls of
    /// tools are part of the text in a session, and not in a race.
    pub fn arrived(&self, mut tokens: usize, calls: bool) -> Self {
        let mut steps = Vec::new();
        for step in &self.steps {
            let text = match step {
                Step::Say(text) | Step::Answer { text, .. } => text.tokens.len(),
                Step::Tool { input, .. } if calls => approximate_tokens(input).len(),
                Step::Tool { .. } | Step::Think(_) => 0,
            };
            let arrived = text.min(tokens);
            tokens -= arrived;
            if let (Step::Answer { text, file, replaces }, true) = (step, arrived > 0) {
                let content = text.content.get(..text.delivered(arrived)).unwrap_or_default().to_owned();
                let text = Arc::new(Text { content, tokens: Vec::new(), highlight: Vec::new() });
                steps.push(Step::Answer { text, file: file.clone(), replaces: replaces.clone() });
            }
        }
        Self { steps, ..self.clone() }
    }

    /// Id of the turn that this problem leads to.
    pub fn next(&self) -> Option<&str> {
        self.wish()?.next.as_deref()
    }
}

/// One step of a turn or of a reply.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// This many tokens of thinking, which are not shown.
    Think(u32),
    /// A tool runs.
    Tool {
        /// The tool's name.
        name: String,
        /// Its input; may be empty.
        input: String,
        /// How long it runs.
        duration: Nanos,
        /// Tokens its output adds to the context.
        output_tokens: u32,
        /// Whether it runs the turn's checks.
        checks: bool,
    },
    /// The model tells the person something.
    Say(Arc<Text>),
    /// The work itself: a whole file, or an edit.
    Answer {
        /// The text of the file, or the text that takes the place of `replaces`.
        text: Arc<Text>,
        /// The file's name. An edit always has one.
        file: Option<String>,
        /// The passage that `text` replaces in the file as it is at this point; `None` if `text` is the whole file.
        replaces: Option<String>,
    },
}

/// A check and its result.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// The check's name.
    pub name: String,
    /// Whether it passes.
    pub pass: bool,
    /// How long it runs.
    pub duration: Nanos,
}

/// An objection that a person may raise.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The objection, as a person would put it.
    pub text: String,
    /// Whether the objection is right; a decoy only sounds plausible.
    pub real: bool,
    /// Id of the turn of the same script that it leads to.
    pub next: Option<String>,
    /// The model's reaction if nothing changes; empty if there is a `next`, or if the model does nothing.
    pub reply: Vec<Step>,
}
