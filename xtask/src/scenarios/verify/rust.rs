//! Checks that are Rust tests: `checks.rs`, compiled beside the files that a turn answers.

use super::answers;
use anyhow::{Context, Result};
use hare_and_tortoise::scenario::format::TurnFile;
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Where the checks' results differ from what the turn says of them.
pub(super) fn faults(checks: &Path, script: &str, turn: &TurnFile) -> Result<Vec<String>> {
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
        return Ok(vec![format!("does not compile:\n{}", String::from_utf8_lossy(&compiled.stderr))]);
    }
    let tests = list(&program)?;
    let mut faults = Vec::new();
    for check in turn.checks.iter().filter(|check| !tests.contains(&check.name)) {
        faults.push(format!("`{}` is no test of checks.rs", check.name));
    }
    for test in &tests {
        let claim = turn.checks.iter().find(|check| check.name == *test).map(|check| check.pass);
        // The tests an answer brings along need no mention; the model would not hand over work that fails its own.
        match claim.or(belongs_to_answer(test, turn).then_some(true)) {
            None => faults.push(format!("`{test}` is a test that `checks` does not name")),
            Some(claim) if claim != passes(&program, test)? => {
                let is = if claim { "fails" } else { "passes" };
                faults.push(format!("`{test}` {is}, which is not what the turn says"));
            }
            Some(_) => {}
        }
    }
    Ok(faults)
}

fn belongs_to_answer(test: &str, turn: &TurnFile) -> bool {
    let module = |file: &str| file.strip_suffix(".rs").is_some_and(|module| test.starts_with(&format!("{module}::")));
    answers(turn).any(|(file, _)| module(file))
}

fn list(program: &Path) -> Result<Vec<String>> {
    let listed = Command::new(program).args(["--list", "--format", "terse"]).output()?;
    let listed = String::from_utf8(listed.stdout)?;
    Ok(listed.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect())
}

/// Each test runs in a process of its own, so that its exit code is its result.
fn passes(program: &Path, test: &str) -> Result<bool> {
    Ok(Command::new(program).args(["--exact", test]).output()?.status.success())
}
