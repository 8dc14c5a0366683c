//! Checks the claims of scenarios. It follows every way through a script; at each turn it runs the tests on the files
//! at that point, and reads the drawings and pages.

mod best;
mod html;
mod rust;
mod svg;

use super::source::{self, Source};
use anyhow::{Context, Result, anyhow, bail};
use hare_and_tortoise::scenario::{Files, Script, Step, Stop, Turn, way_to};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A check, and its fault if it fails.
struct Outcome {
    name: String,
    fault: Option<String>,
}

/// Verifies every scenario of `<root>/scenarios` and prints a report; fails with every claim that is wrong.
pub(crate) fn verify(root: &Path) -> Result<()> {
    let mut wrong = Vec::new();
    for source in source::read_all(root)? {
        let before = wrong.len();
        let scenario = source.scenario().context(source.name.clone())?;
        let start = Files::of(&scenario);
        let of_start = faults(start.iter()).into_iter().map(|fault| format!("{}: {fault}", source.name));
        wrong.extend(of_start);
        for (name, script) in source::scripts(&source.file, &scenario) {
            let claims = verify_script(&source, name, script, &start).with_context(|| source.name.clone())?;
            wrong.extend(claims.into_iter().map(|claim| format!("{}: {name}{claim}", source.name)));
            if let Some(path) = best::path(script)? {
                println!("{}, {name}: {path}", source.name);
            }
        }
        if wrong.len() == before {
            println!("{}: every claim is right", source.name);
        }
    }
    if wrong.is_empty() { Ok(()) } else { bail!("wrong claims:\n  {}", wrong.join("\n  ")) }
}

/// The wrong claims of a script, each as the end of a sentence that begins with the script's name.
fn verify_script(source: &Source, name: &str, script: &Script, start: &Files) -> Result<Vec<String>> {
    let stops = script.stops(start.clone()).map_err(|reason| anyhow!("{name}: {reason}"))?;
    let mut wrong: Vec<String> = best::faults(script, &stops).into_iter().map(|fault| format!(": {fault}")).collect();
    for turn in script.turns() {
        wrong.extend(unanswered(turn).map(|claim| format!(", {}: {claim}", turn.id)));
    }
    for (n, stop) in stops.iter().enumerate() {
        // The turns before make no difference to the checks of these files.
        if stops[..n].iter().any(|seen| seen.turn.id == stop.turn.id && seen.after == stop.after) {
            continue;
        }
        let claims = verify_stop(source.folder.as_ref(), name, stop)?;
        let way = way_to(&stops, stop.from);
        wrong.extend(claims.into_iter().map(|claim| format!(", {}{way}: {claim}", stop.turn.id)));
    }
    Ok(wrong)
}

/// Decoys to which the model has no reply.
fn unanswered(turn: &Turn) -> impl Iterator<Item = String> {
    let silent =
        turn.problems.iter().filter(|problem| !problem.real && problem.next.is_none() && problem.reply.is_empty());
    silent.map(|problem| format!("`{}` is wrong, and has no `reply`", problem.text))
}

/// The wrong claims of a turn, on the way that leads to this stop.
fn verify_stop(folder: Option<&PathBuf>, script: &str, stop: &Stop) -> Result<Vec<String>> {
    let is_new = |(name, text): &(&str, &str)| stop.before.get(name) != Some(*text);
    let mut wrong = faults(stop.after.iter().filter(is_new));
    let same = answers(stop.turn).filter(|name| stop.before.get(name) == stop.after.get(name));
    wrong.extend(same.map(|name| format!("{name} is as it was before")));
    let file = |name: &str| folder.map(|folder| folder.join(name)).filter(|path| path.is_file());
    let mut outcomes = Vec::new();
    if let Some(checks) = file("checks.rs") {
        match rust::outcomes(&checks, script, stop)? {
            Ok(run) => outcomes.extend(run),
            Err(reason) => {
                wrong.push(format!("does not compile:\n{reason}"));
                return Ok(wrong);
            }
        }
    }
    if let Some(checks) = file("checks.toml") {
        outcomes.extend(html::checks::outcomes(&checks, stop).context("checks.toml")?);
    }
    wrong.extend(differences(stop, &outcomes));
    Ok(wrong)
}

/// The faults of the drawings and pages.
fn faults<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let of = |(name, text): (&str, &str)| {
        let faults = match name.rsplit_once('.') {
            Some((_, "svg")) => svg::faults(text),
            Some((_, "html")) => html::faults(text),
            _ => Vec::new(),
        };
        faults.into_iter().map(|fault| format!("{name}: {fault}")).collect::<Vec<_>>()
    };
    files.flat_map(of).collect()
}

/// Checks whose results differ from the turn's claims.
fn differences(stop: &Stop, outcomes: &[Outcome]) -> Vec<String> {
    let checks = &stop.turn.checks;
    let mut wrong = Vec::new();
    for check in checks.iter().filter(|check| !outcomes.iter().any(|outcome| outcome.name == check.name)) {
        wrong.push(format!("`{}` is neither a test in checks.rs nor a check in checks.toml", check.name));
    }
    for Outcome { name, fault } in outcomes {
        let claim = checks.iter().find(|check| check.name == *name).map(|check| check.pass);
        // Tests within the files need no claim: the model would not hand over work that fails its own tests.
        match (claim.or(rust::belongs_to_files(name, &stop.after).then_some(true)), fault) {
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

/// The names of the files that a turn answers, each once.
fn answers(turn: &Turn) -> impl Iterator<Item = &str> {
    let names = turn.steps.iter().filter_map(|step| match step {
        Step::Answer { file, .. } => file.as_deref(),
        _ => None,
    });
    names.collect::<BTreeSet<_>>().into_iter()
}

#[cfg(test)]
mod tests;
