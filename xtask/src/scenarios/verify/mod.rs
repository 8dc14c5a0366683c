//! Holds what scenarios claim against what is so: tests are run, drawings are read.

mod rust;
mod svg;

use super::source::{self, Source};
use anyhow::{Result, bail};
use hare_and_tortoise::scenario::format::TurnFile;
use std::path::Path;

/// Verifies every scenario of `<root>/scenarios` and says what it did; fails with everything that is not so.
pub(crate) fn verify(root: &Path) -> Result<()> {
    let mut wrong = Vec::new();
    for source in source::read_all(root)? {
        let before = wrong.len();
        for (script, turns) in source::scripts(&source.file) {
            for turn in turns {
                let claims = verify_turn(&source, script, turn)?;
                wrong
                    .extend(claims.into_iter().map(|claim| format!("{}: {script}, {}: {claim}", source.name, turn.id)));
            }
        }
        if wrong.len() == before {
            println!("{}: everything is as it says", source.name);
        }
    }
    if wrong.is_empty() { Ok(()) } else { bail!("not as the scenarios say:\n  {}", wrong.join("\n  ")) }
}

/// What in a turn is not as it says.
fn verify_turn(source: &Source, script: &str, turn: &TurnFile) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for (file, answer) in answers(turn) {
        if file.ends_with(".svg") {
            wrong.extend(svg::faults(answer).into_iter().map(|fault| format!("{file}: {fault}")));
        }
    }
    let checks = source.folder.as_ref().map(|folder| folder.join("checks.rs")).filter(|checks| checks.is_file());
    match checks {
        Some(checks) => wrong.extend(rust::faults(&checks, script, turn)?),
        None if turn.checks.is_empty() => {}
        None => wrong.push("has checks, and no checks.rs to run".to_owned()),
    }
    Ok(wrong)
}

/// The files a turn answers: name and text.
fn answers(turn: &TurnFile) -> impl Iterator<Item = (&str, &str)> {
    turn.steps.iter().filter_map(|step| Some((step.file.as_deref()?, step.answer.as_deref()?)))
}
