//! Validates a scenario file. `format` describes the same format as types, for the schema and for people who write
//! files; a test compares the two.

mod text;
mod turn;

use super::json::{Place, Result, excerpt, parse};
use super::{Artifact, File, Files, Scenario, ScenarioError, ScenarioId, Script, Step, Turn, ways};
use std::ops::RangeInclusive;
pub(super) use text::TEXT_BYTES;

/// The version of the format this program reads.
const VERSION: u32 = 1;

/// Any whole number.
const ANY: RangeInclusive<u32> = 0..=u32::MAX;

/// Tokens of context that a model may read before the first prompt.
const CONTEXT: RangeInclusive<u32> = 0..=10_000_000;

/// Most characters of a title.
const TITLE: usize = 80;

/// Most characters of a file's name.
const FILE_NAME: usize = 255;

/// Most items of a list (turns, steps, checks, problems, files): nobody would look at more.
const ITEMS: usize = 500;

const FIELDS: [&str; 10] = [
    "$schema",
    "version",
    "id",
    "title",
    "artifact",
    "context_tokens",
    "approximate_tokens",
    "files",
    "scripts",
    "script",
];

pub(super) fn read(json: &str) -> Result<Scenario> {
    let value = parse(json)?;
    let file = Place::root(&value);
    // Check the version first and alone: this version cannot judge the other fields of a newer file.
    let version = file.required("version")?;
    let number = version.count(&ANY)?;
    if number != VERSION {
        return version.refuse(format!("is {number}; this page reads version {VERSION}"));
    }
    file.knows(&FIELDS)?;
    let mut approximate_tokens = match file.field("approximate_tokens")? {
        Some(flag) => flag.flag()?,
        None => false,
    };
    let artifact = file.required("artifact")?.one_of(&Artifact::WORDS)?;
    let files = file.field("files")?.map_or(Ok(Vec::new()), |files| start(&files))?;
    let before = Files::starting(artifact, &files);
    let mut script = |turns: &Place| script(turns, &before, &mut approximate_tokens);
    let (slow, fast) = match (file.field("scripts")?, file.field("script")?) {
        (Some(scripts), None) => {
            scripts.knows(&["slow", "fast"])?;
            (script(&scripts.required("slow")?)?, script(&scripts.required("fast")?)?)
        }
        (None, Some(turns)) => {
            let both = script(&turns)?;
            (both.clone(), both)
        }
        (Some(_), Some(both)) => return both.refuse("conflicts with `scripts`; give only one of them"),
        (None, None) => return file.refuse("has neither `scripts` nor `script`"),
    };
    Ok(Scenario {
        id: id(&file.required("id")?)?,
        title: title(&file.required("title")?)?,
        artifact,
        context_tokens: file.field("context_tokens")?.map_or(Ok(0), |tokens| tokens.count(&CONTEXT))?,
        approximate_tokens,
        files,
        slow,
        fast,
    })
}

fn id(place: &Place) -> Result<ScenarioId> {
    let text = place.text()?;
    let refuse = || place.refuse(format!("`{}` is not 1 to 64 of a-z, 0-9 and `-`", excerpt(text)));
    ScenarioId::new(text).map_or_else(refuse, Ok)
}

fn title(place: &Place) -> Result<String> {
    let title = place.text()?;
    if title.trim().is_empty() || title.chars().count() > TITLE {
        return place.refuse(format!("needs 1 to {TITLE} characters"));
    }
    Ok(title.to_owned())
}

fn file_name(place: &Place) -> Result<String> {
    let name = place.text()?;
    if name.trim().is_empty() || name.chars().count() > FILE_NAME {
        return place.refuse(format!("needs 1 to {FILE_NAME} characters"));
    }
    Ok(name.to_owned())
}

/// A text that is not empty.
fn words(place: &Place) -> Result<String> {
    let words = place.text()?;
    if words.trim().is_empty() { place.refuse("is empty") } else { Ok(words.to_owned()) }
}

/// The items of a list that a person will look at.
fn items<'a>(place: &'a Place) -> Result<impl ExactSizeIterator<Item = Place<'a>>> {
    let items = place.items()?;
    if items.len() > ITEMS {
        return place.refuse(format!("has {} items; {ITEMS} are allowed", items.len()));
    }
    Ok(items)
}

/// The files that exist before the first turn.
fn start(place: &Place) -> Result<Vec<File>> {
    let mut files: Vec<File> = Vec::new();
    for place in items(place)? {
        place.knows(&["file", "text"])?;
        let (at, text) = (place.required("file")?, place.required("text")?);
        let name = file_name(&at)?;
        if files.iter().any(|file| file.name == name) {
            return at.refuse(format!("`{}` is there already", excerpt(&name)));
        }
        let content = text.text()?;
        if content.len() > TEXT_BYTES {
            return text.refuse(format!("has {} bytes; {TEXT_BYTES} are allowed", content.len()));
        }
        files.push(File { name, text: content.to_owned() });
    }
    Ok(files)
}

fn script(place: &Place, before: &Files, approximate: &mut bool) -> Result<Script> {
    let places: Vec<Place> = items(place)?.collect();
    let mut ids: Vec<&str> = Vec::with_capacity(places.len());
    for turn in &places {
        let place = turn.required("id")?;
        id(&place)?;
        let name = place.text()?;
        if ids.contains(&name) {
            return place.refuse(format!("`{name}` is there already"));
        }
        ids.push(name);
    }
    let turns = places.iter().map(|place| turn::turn(place, &ids, approximate)).collect::<Result<Vec<_>>>()?;
    all_apply(place, &turns, before)?;
    Script::new(turns).map_or_else(|| place.refuse("has no turn"), Ok)
}

/// Refuses a script if some way leads to an edit that does not apply.
fn all_apply(place: &Place, turns: &[Turn], before: &Files) -> Result<()> {
    let edits = |step: &Step| matches!(step, Step::Answer { replaces: Some(_), .. });
    if !turns.iter().any(|turn| turn.steps.iter().any(edits)) {
        return Ok(());
    }
    let Err(end) = ways::stops(turns, before.clone()) else { return Ok(()) };
    match end.edit {
        Some((turn, step)) => {
            let path = format!("{}[{turn}].steps[{step}].replaces", place.path());
            Err(ScenarioError::new(path, end.reason))
        }
        None => place.refuse(end.reason),
    }
}
