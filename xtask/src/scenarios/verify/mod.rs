//! Holds what scenarios claim against what is so: tests are run, drawings and pages are read.

mod html;
mod rust;
mod svg;

use super::source::{self, Source};
use anyhow::{Context, Result, bail};
use hare_and_tortoise::scenario::format::TurnFile;
use std::path::Path;

/// A check, and what is wrong where it fails.
struct Outcome {
    name: String,
    fault: Option<String>,
}

/// Verifies every scenario of `<root>/scenarios` and says what it did; fails with everything that is not so.
pub(crate) fn verify(root: &Path) -> Result<()> {
    let mut wrong = Vec::new();
    for source in source::read_all(root)? {
        let before = wrong.len();
        for (script, turns) in source::scripts(&source.file) {
            for turn in turns {
                let claims = verify_turn(&source, script, turn).with_context(|| source.name.clone())?;
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
        let faults = match file.rsplit_once('.') {
            Some((_, "svg")) => svg::faults(answer),
            Some((_, "html")) => html::faults(answer),
            _ => Vec::new(),
        };
        wrong.extend(faults.into_iter().map(|fault| format!("{file}: {fault}")));
    }
    let file = |name: &str| source.folder.as_ref().map(|folder| folder.join(name)).filter(|path| path.is_file());
    let mut outcomes = Vec::new();
    if let Some(checks) = file("checks.rs") {
        match rust::outcomes(&checks, script, turn)? {
            Ok(run) => outcomes.extend(run),
            Err(reason) => {
                wrong.push(format!("does not compile:\n{reason}"));
                return Ok(wrong);
            }
        }
    }
    if let Some(checks) = file("checks.toml") {
        outcomes.extend(html::checks::outcomes(&checks, turn).context("checks.toml")?);
    }
    wrong.extend(differences(turn, &outcomes));
    Ok(wrong)
}

/// Where the checks end otherwise than the turn says.
fn differences(turn: &TurnFile, outcomes: &[Outcome]) -> Vec<String> {
    let mut wrong = Vec::new();
    for check in turn.checks.iter().filter(|check| !outcomes.iter().any(|outcome| outcome.name == check.name)) {
        wrong.push(format!("`{}` is no test of checks.rs and no check of checks.toml", check.name));
    }
    for Outcome { name, fault } in outcomes {
        let claim = turn.checks.iter().find(|check| check.name == *name).map(|check| check.pass);
        // The tests an answer brings along need no mention; the model would not hand over work that fails its own.
        match (claim.or(rust::belongs_to_answer(name, turn).then_some(true)), fault) {
            (None, _) => wrong.push(format!("`{name}` is a test that `checks` does not name")),
            (Some(true), Some(fault)) => {
                wrong.push(format!("`{name}` fails, which is not what the turn says: {fault}"));
            }
            (Some(false), None) => wrong.push(format!("`{name}` passes, which is not what the turn says")),
            _ => {}
        }
    }
    wrong
}

/// The files a turn answers: name and text.
fn answers(turn: &TurnFile) -> impl Iterator<Item = (&str, &str)> {
    turn.steps.iter().filter_map(|step| Some((step.file.as_deref()?, step.answer.as_deref()?)))
}
