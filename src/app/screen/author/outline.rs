//! A task at a glance: what each model is asked, does and writes, with its tokens.

use crate::app::html::table;
use crate::engine::figures::grouped;
use crate::scenario::{Scenario, ScriptKind, Step, Turn};

/// The turns of both scripts as the head and body of a table in HTML.
pub(super) fn outline(task: &Scenario) -> String {
    let head = ["Script", "Turn", "Prompt", "Thinking", "Says and answers", "Tools", "Checks", "Problems"];
    let rows = ScriptKind::ALL
        .into_iter()
        .flat_map(|kind| task.script(kind).turns().iter().map(move |turn| row(kind.name(), turn)));
    table(head.map(|name| (name, "")), &rows.collect::<Vec<_>>())
}

/// A task in a sentence.
pub(super) fn summary(task: &Scenario) -> String {
    let tokens = |kind| {
        let turns = task.script(kind).turns();
        grouped(turns.iter().flat_map(|turn| &turn.steps).map(tokens_of).sum::<u32>().into())
    };
    let split = if task.approximate_tokens { " Tokens are estimated: four letters each." } else { "" };
    format!(
        "“{}”: the slow model thinks and writes {} tokens, the fast one {}.{split}",
        task.title,
        tokens(ScriptKind::Slow),
        tokens(ScriptKind::Fast)
    )
}

fn tokens_of(step: &Step) -> u32 {
    match step {
        Step::Think(tokens) => *tokens,
        Step::Say(text) | Step::Answer { text, .. } => text.tokens.len() as u32,
        _ => 0,
    }
}

fn row(script: &str, turn: &Turn) -> Vec<String> {
    let sum = |wanted: fn(&Step) -> bool| turn.steps.iter().filter(|step| wanted(step)).map(tokens_of).sum::<u32>();
    let count = |n: usize| if n == 0 { "–".to_owned() } else { n.to_string() };
    let words = |tokens: u32| if tokens == 0 { "–".to_owned() } else { format!("{} tokens", grouped(tokens.into())) };
    let mut prompt: String = turn.prompt.chars().take(60).collect();
    if prompt.len() < turn.prompt.len() {
        prompt.push('…');
    }
    let failed = turn.checks.iter().filter(|check| !check.pass).count();
    let checks = match (turn.checks.len(), failed) {
        (0, _) => "–".to_owned(),
        (all, 0) => format!("{all} pass"),
        (all, failed) => format!("{failed} of {all} fail"),
    };
    vec![
        script.to_owned(),
        turn.id.clone(),
        prompt,
        words(sum(|step| matches!(step, Step::Think(_)))),
        words(sum(|step| !matches!(step, Step::Think(_)))),
        count(turn.steps.iter().filter(|step| matches!(step, Step::Tool { .. })).count()),
        checks,
        count(turn.problems.len()),
    ]
}
