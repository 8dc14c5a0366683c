//! Finds the best path of a script, and checks that a person can follow it.

use crate::scenarios::tokens;
use anyhow::Result;
use hare_and_tortoise::scenario::{Script, Step, Stop, Turn};

/// Faults of a script: its best path never ends, or no path reaches some turn.
pub(super) fn faults(script: &Script, stops: &[Stop]) -> Vec<String> {
    let reached = |turn: &&Turn| stops.iter().any(|stop| stop.turn.id == turn.id);
    let lost = script.turns().iter().filter(|turn| !reached(turn));
    let mut faults: Vec<String> = lost.map(|turn| format!("no problem leads to `{}`", turn.id)).collect();
    if script.best_path().is_none() {
        faults.push("the first real problem of a turn leads on and on, and never ends".to_owned());
    }
    faults
}

/// The best path in words; `None` if it never ends.
pub(super) fn path(script: &Script) -> Result<Option<String>> {
    let Some(path) = script.best_path() else { return Ok(None) };
    let mut n_tokens = 0;
    for step in path.iter().flat_map(|turn| &turn.steps) {
        n_tokens += match step {
            Step::Think(tokens) => *tokens as usize,
            Step::Tool { .. } => 0,
            Step::Say(text) | Step::Answer { text, .. } => tokens::ends(&text.content)?.len(),
        };
    }
    let escaped = path.last().map_or(0, |turn| {
        let failing = turn.checks.iter().filter(|check| !check.pass).count();
        failing + turn.problems.iter().filter(|problem| problem.real).count()
    });
    let turns: Vec<&str> = path.iter().map(|turn| turn.id.as_str()).collect();
    Ok(Some(format!(
        "best path: turns {}, tokens {n_tokens}, escaped defects {escaped} ({})",
        turns.len(),
        turns.join(", ")
    )))
}
