//! Checks that are Rust tests: `checks.rs`, compiled beside the files that a turn answers.

use super::{Outcome, answers};
use anyhow::{Context, Result};
use hare_and_tortoise::scenario::format::TurnFile;
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::Path;
use std::process::Command;

/// How each test ends; or what the compiler says where the answer does not compile.
pub(super) fn outcomes(checks: &Path, script: &str, turn: &TurnFile) -> Result<Result<Vec<Outcome>, String>> {
    let folder = tempfile::tempdir()?;
    fs::copy(checks, folder.path().join("checks.rs"))?;
    for (file, answer) in answers(turn) {
        fs::write(folder.path().join(file), answer).with_context(|| format!("cannot write {file}"))?;
    }
    let program = folder.path().join(format!("checks{EXE_SUFFIX}"));
    let compiled = Command::new("rustc")
        .args(["--test", "--edition", "2024", "--deny", "warnings", "--allow", "dead_code", "checks.rs"])
        .args(["--cfg", &format!("script=\"{script}\""), "--cfg", &format!("turn=\"{}\"", turn.id)])
        .arg("-o")
        .arg(&program)
        .current_dir(folder.path())
        .output()
        .context("cannot run rustc")?;
    if !compiled.status.success() {
        return Ok(Err(String::from_utf8_lossy(&compiled.stderr).into_owned()));
    }
    let outcome = |name: String| {
        let fault = fault(&program, &name)?;
        Ok(Outcome { name, fault })
    };
    list(&program)?.into_iter().map(outcome).collect::<Result<_>>().map(Ok)
}

/// Whether a test is one that an answer brings along.
pub(super) fn belongs_to_answer(test: &str, turn: &TurnFile) -> bool {
    let module = |file: &str| file.strip_suffix(".rs").is_some_and(|module| test.starts_with(&format!("{module}::")));
    answers(turn).any(|(file, _)| module(file))
}

fn list(program: &Path) -> Result<Vec<String>> {
    let listed = Command::new(program).args(["--list", "--format", "terse"]).output()?;
    let listed = String::from_utf8(listed.stdout)?;
    Ok(listed.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect())
}

/// Each test runs in a process of its own, so that its exit code is its result; what it prints says why.
fn fault(program: &Path, test: &str) -> Result<Option<String>> {
    let run = Command::new(program).args(["--exact", test]).output()?;
    let printed = String::from_utf8_lossy(&run.stdout);
    let message = printed.lines().skip_while(|line| !line.contains("panicked at")).nth(1).unwrap_or_default();
    Ok((!run.status.success()).then(|| message.to_owned()))
}
