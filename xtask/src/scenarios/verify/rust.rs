//! Runs `checks.rs`: Rust tests, compiled together with the files as a turn leaves them.

use super::Outcome;
use anyhow::{Context, Result, ensure};
use hare_and_tortoise::scenario::{Files, Stop};
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Component, Path};
use std::process::Command;

/// The file with the tests.
const CHECKS: &str = "checks.rs";

/// The result of each test; or the compiler's message if the files do not compile.
pub(super) fn outcomes(checks: &Path, script: &str, stop: &Stop) -> Result<Result<Vec<Outcome>, String>> {
    let folder = tempfile::tempdir()?;
    for (name, text) in stop.after.iter() {
        write(folder.path(), name, text).with_context(|| format!("cannot write {name}"))?;
    }
    fs::copy(checks, folder.path().join(CHECKS))?;
    let program = folder.path().join(format!("checks{EXE_SUFFIX}"));
    let compiled = Command::new("rustc")
        .args(["--test", "--edition", "2024", "--deny", "warnings", "--allow", "dead_code", CHECKS])
        .args(["--cfg", &format!("script=\"{script}\""), "--cfg", &format!("turn=\"{}\"", stop.turn.id)])
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

fn write(folder: &Path, name: &str, text: &str) -> Result<()> {
    let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    ensure!(inside, "it is not a path inside the task's folder");
    ensure!(name != CHECKS, "that is the name of the file with the tests");
    let path = folder.join(name);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, text)?)
}

/// Whether a test belongs to the files: it is in the module of one of them.
pub(super) fn belongs_to_files(test: &str, files: &Files) -> bool {
    let in_file = |name: &str| {
        let Some(path) = name.strip_suffix(".rs") else { return false };
        let module = path.strip_suffix("/mod").unwrap_or(path).replace('/', "::");
        test.strip_prefix(&module).is_some_and(|rest| rest.starts_with("::"))
    };
    files.iter().any(|(name, _)| in_file(name))
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
