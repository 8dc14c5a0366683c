//! Compiles the scenarios that people write into the files that the app loads: texts with token ends and highlights, a
//! list of all scenarios, and the schema of the format. `verify` checks what the scenarios claim.

mod bench;
mod highlight;
mod source;
mod tokens;
mod verify;

use anyhow::{Context, Result, ensure};
use hare_and_tortoise::scenario::format::{Artifact, ScenarioFile, StepFile};
use hare_and_tortoise::scenario::{Scenario, ScriptKind, stamp};
use highlight::Highlighter;
use serde::Serialize;
use serde_json::Value;
use source::Source;
use std::fs;
use std::path::Path;
pub(crate) use verify::verify;

/// The schema's file name. A compiled scenario names it, relative to itself, as its `$schema`, with its stamp.
const SCHEMA: &str = "scenario.schema.json";

/// A scenario in `index.json`.
#[derive(Serialize)]
struct Entry {
    id: String,
    title: String,
    artifact: Artifact,
    /// Tokens that the first turn says and answers.
    tokens: ByScript,
}

#[derive(Serialize)]
struct ByScript {
    slow: usize,
    fast: usize,
}

/// Compiles every scenario of `<root>/scenarios` into `out`, and removes files there that no longer have a source.
pub(crate) fn compile(root: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out).with_context(|| format!("cannot create {}", out.display()))?;
    let highlighter = Highlighter::new()?;
    let mut index = Vec::new();
    for source in source::read_all(root)?.into_iter().chain([bench::source()?]) {
        let name = source.name.clone();
        let file = compile_one(source, &highlighter).context(name)?;
        let json = serde_json::to_string(&file)?;
        let stamped = stamp(&json).context("a compiled scenario is an object")?;
        let scenario = Scenario::from_json(&stamped)?;
        // The page's short way of reading must give the same scenario as the long one.
        ensure!(Scenario::from_compiled(&stamped).as_ref() == Some(&scenario), "cannot be read the short way");
        write(&out.join(format!("{}.json", file.id)), &stamped)?;
        if file.id != bench::ID {
            index.push(Entry {
                tokens: first_tokens(&scenario),
                id: file.id,
                title: file.title,
                artifact: file.artifact,
            });
        }
    }
    remove_others(out, &index)?;
    write(&out.join("index.json"), &serde_json::to_string(&index)?)?;
    write(&out.join(SCHEMA), &serde_json::to_string_pretty(&schema()?)?)
}

fn compile_one(source: Source, highlighter: &Highlighter) -> Result<ScenarioFile> {
    let mut file = source.file;
    // The stamp replaces it.
    file.schema = None;
    file.approximate_tokens = false;
    source::steps_mut(&mut file).try_for_each(|step| prepare(step, highlighter))?;
    // The build must not publish a scenario that the app would refuse.
    Scenario::from_json(&serde_json::to_string(&file)?)?;
    Ok(file)
}

/// Fills in the fields that the build computes. It replaces existing ones, which may be older than the text.
fn prepare(step: &mut StepFile, highlighter: &Highlighter) -> Result<()> {
    let extension = step.file.as_deref().and_then(|file| file.rsplit_once('.')).map(|(_, extension)| extension);
    let (text, extension) = match (&step.say, &step.answer) {
        (Some(say), _) => (say, "md"),
        (None, Some(answer)) => (answer, extension.unwrap_or_default()),
        (None, None) => return Ok(()),
    };
    step.tokens = Some(tokens::ends(text)?);
    step.highlight = Some(highlighter.ranges(text, extension)?).filter(|ranges| !ranges.is_empty());
    Ok(())
}

fn first_tokens(scenario: &Scenario) -> ByScript {
    let of = |kind| scenario.script(kind).race(1).sections.iter().map(|section| section.text.tokens.len()).sum();
    ByScript { slow: of(ScriptKind::Slow), fast: of(ScriptKind::Fast) }
}

/// The JSON Schema of the format, from the types that read it.
fn schema() -> Result<Value> {
    let mut schema = schemars::schema_for!(ScenarioFile);
    schema.insert("title".to_owned(), "Hare & Tortoise scenario".into());
    Ok(schema.to_value())
}

/// Writes a file only if its content changes, because a program that watches the folder must not see other changes.
pub(crate) fn write(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// Removes compiled scenarios without a source; the site would still serve them.
fn remove_others(out: &Path, index: &[Entry]) -> Result<()> {
    for entry in fs::read_dir(out)? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let compiled = path.extension().is_some_and(|extension| extension == "json");
        let ours =
            ["index", "scenario.schema", bench::ID].contains(&stem) || index.iter().any(|entry| entry.id == stem);
        if compiled && !ours {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
