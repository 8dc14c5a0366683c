//! Reads scenarios as people write them: `scenarios/<id>/scenario.toml` with texts in files, or `scenarios/<id>.json`.

use super::bench;
use anyhow::{Context, Result, anyhow, ensure};
use hare_and_tortoise::scenario::format::{ScenarioFile, StepFile, TurnFile};
use hare_and_tortoise::scenario::{Scenario, Script, ScriptKind};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A valid scenario, and its source.
#[derive(Debug)]
pub(super) struct Source {
    /// Its name in messages: its path from the project's root.
    pub(super) name: String,
    /// The folder with its checks; `None` for a single file.
    pub(super) folder: Option<PathBuf>,
    /// The scenario as written, with its texts in place.
    pub(super) file: ScenarioFile,
}

impl Source {
    /// The scenario as the page reads it.
    pub(super) fn scenario(&self) -> Result<Scenario> {
        Ok(Scenario::from_json(&serde_json::to_string(&self.file)?)?)
    }
}

/// The name of a manifest.
const MANIFEST: &str = "scenario.toml";

/// Every scenario of `<root>/scenarios`, by id.
pub(super) fn read_all(root: &Path) -> Result<Vec<Source>> {
    let folder = root.join("scenarios");
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let mut sources = Vec::<Source>::new();
    for path in paths {
        let Some(source) = read(&path)? else { continue };
        let twice = sources.iter().find(|other| other.file.id == source.file.id);
        if let Some(other) = twice {
            return Err(anyhow!("{} and {} are the same scenario", other.name, source.name));
        }
        sources.push(source);
    }
    sources.sort_by(|a, b| a.file.id.cmp(&b.file.id));
    Ok(sources)
}

/// The scenario at a path, if there is one.
fn read(path: &Path) -> Result<Option<Source>> {
    let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else { return Ok(None) };
    let manifest = path.join(MANIFEST);
    if manifest.is_file() {
        let name = format!("scenarios/{stem}/{MANIFEST}");
        let file = read_manifest(&manifest, path, stem).context(name.clone())?;
        return Ok(Some(Source { name, folder: Some(path.to_owned()), file }));
    }
    if path.is_file() && path.extension().is_some_and(|extension| extension == "json") {
        let name = format!("scenarios/{stem}.json");
        let file = read_text(path).and_then(|json| understand(&json, stem)).context(name.clone())?;
        return Ok(Some(Source { name, folder: None, file }));
    }
    Ok(None)
}

fn read_manifest(manifest: &Path, folder: &Path, id: &str) -> Result<ScenarioFile> {
    let mut value: Value = toml::from_str(&read_text(manifest)?)?;
    put_texts_in_place(&mut value, folder)?;
    understand(&value.to_string(), id)
}

/// Fields that take a text from a file, the field that each becomes, and the field for the file's name.
const FROM: [(&str, &str, Option<&str>); 4] = [
    ("prompt_from", "prompt", None),
    ("say_from", "say", None),
    ("answer_from", "answer", Some("file")),
    ("text_from", "text", Some("file")),
];

/// `say_from = "slow/first.md"` becomes `say`, likewise `prompt_from`; `answer_from` becomes `answer` and `file`,
/// `text_from` `text` and `file`.
fn put_texts_in_place(value: &mut Value, folder: &Path) -> Result<()> {
    match value {
        Value::Array(items) => items.iter_mut().try_for_each(|item| put_texts_in_place(item, folder)),
        Value::Object(object) => {
            for (from, field, name) in FROM {
                let Some(path) = object.remove(from) else { continue };
                let path = path.as_str().with_context(|| format!("`{from}` is not a path"))?;
                ensure!(!object.contains_key(field), "`{from}` conflicts with `{field}`; give only one of them");
                let text = read_text(&folder.join(path)).with_context(|| format!("{from} = \"{path}\""))?;
                // A spoken text ends with its last word; a file ends with a line break.
                let text = if name.is_some() { &text } else { text.trim_end() };
                object.insert(field.to_owned(), text.into());
                if let (Some(name), Some(base)) = (name, path.rsplit('/').next()) {
                    object.entry(name).or_insert_with(|| base.into());
                }
            }
            object.values_mut().try_for_each(|value| put_texts_in_place(value, folder))
        }
        _ => Ok(()),
    }
}

/// Reads a scenario as the app would: the app's reader decides whether it is valid.
fn understand(json: &str, id: &str) -> Result<ScenarioFile> {
    Scenario::from_json(json)?;
    let file: ScenarioFile = serde_json::from_str(json)?;
    ensure!(file.id == id, "id: is `{}`, but the file's name says `{id}`", file.id);
    ensure!(id != "index", "id: `index` is the name of the list of scenarios");
    ensure!(id != bench::ID, "id: `{id}` belongs to the scenario that the build generates for the bench");
    Ok(file)
}

/// A text with the same line ends on every system.
fn read_text(path: &Path) -> Result<String> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.replace("\r\n", "\n"))
}

/// Every script with its name; one script for both kinds of model comes once.
pub(super) fn scripts<'a>(file: &ScenarioFile, scenario: &'a Scenario) -> Vec<(&'static str, &'a Script)> {
    if file.script.is_some() {
        return vec![("both", scenario.script(ScriptKind::Slow))];
    }
    ScriptKind::ALL.map(|kind| (kind.name(), scenario.script(kind))).into()
}

/// Every step of every turn and of every reply, to fill in.
pub(super) fn steps_mut(file: &mut ScenarioFile) -> impl Iterator<Item = &mut StepFile> {
    let scripts = file.scripts.iter_mut().flat_map(|scripts| [&mut scripts.slow, &mut scripts.fast]);
    scripts.chain(&mut file.script).flatten().flat_map(|turn: &mut TurnFile| {
        let replies = turn.problems.iter_mut().flat_map(|problem| &mut problem.reply);
        turn.steps.iter_mut().chain(replies)
    })
}
