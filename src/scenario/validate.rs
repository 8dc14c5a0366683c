//! From what a file says to what makes sense. `format` says the same as types, for the schema and for those who write
//! files; a test holds the two together.

use super::json::{Place, Result, excerpt, parse};
use super::{Artifact, Class, Highlight, Scenario, ScenarioId, Script, Step, Text, Turn, approximate_tokens};
use crate::engine::Nanos;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// The version of the format this program reads.
const VERSION: u32 = 1;

/// Any whole number.
const ANY: RangeInclusive<u32> = 0..=u32::MAX;

/// Tokens of thinking in one step, and in all steps of a turn.
const THINKING: RangeInclusive<u32> = 0..=100_000;

/// Tokens a model may have read before.
const CONTEXT: RangeInclusive<u32> = 0..=10_000_000;

/// Seconds a tool or a check may run: a day.
const SECONDS: RangeInclusive<f64> = 0.0..=86_400.0;

/// Bytes of text in one step. Beyond it a page has more to scroll than anybody reads.
const TEXT_BYTES: usize = 5 << 20;

/// Characters of a title.
const TITLE: usize = 80;

const FIELDS: [&str; 9] =
    ["$schema", "version", "id", "title", "artifact", "context_tokens", "approximate_tokens", "scripts", "script"];
const TURN_FIELDS: [&str; 5] = ["id", "prompt", "steps", "checks", "problems"];
const STEP_FIELDS: [&str; 10] =
    ["think", "tool", "input", "seconds", "output_tokens", "say", "answer", "file", "tokens", "highlight"];

/// Fields of a step, and the ones of which one has to stand beside them.
const BESIDE: [(&str, &[&str]); 6] = [
    ("input", &["tool"]),
    ("seconds", &["tool"]),
    ("output_tokens", &["tool"]),
    ("file", &["answer"]),
    ("tokens", &["say", "answer"]),
    ("highlight", &["say", "answer"]),
];

pub(super) fn read(json: &str) -> Result<Scenario> {
    let value = parse(json)?;
    let file = Place::root(&value);
    // The version first and alone: what else a newer file may hold is not this version's to judge.
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
    let mut script = |turns: &Place| script(turns, &mut approximate_tokens);
    let (slow, fast) = match (file.field("scripts")?, file.field("script")?) {
        (Some(scripts), None) => {
            scripts.knows(&["slow", "fast"])?;
            (script(&scripts.required("slow")?)?, script(&scripts.required("fast")?)?)
        }
        (None, Some(turns)) => {
            let both = script(&turns)?;
            (both.clone(), both)
        }
        (Some(_), Some(both)) => return both.refuse("stands beside `scripts`; give one of them"),
        (None, None) => return file.refuse("has neither `scripts` nor `script`"),
    };
    Ok(Scenario {
        id: id(&file.required("id")?)?,
        title: title(&file.required("title")?)?,
        artifact: file.required("artifact")?.one_of(&Artifact::WORDS)?,
        context_tokens: file.field("context_tokens")?.map_or(Ok(0), |tokens| tokens.count(&CONTEXT))?,
        approximate_tokens,
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

fn script(place: &Place, approximate: &mut bool) -> Result<Script> {
    let places: Vec<Place> = place.items()?.collect();
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
    let turns = places.iter().map(|place| turn(place, &ids, approximate)).collect::<Result<_>>()?;
    Script::new(turns).map_or_else(|| place.refuse("has no turn"), Ok)
}

fn turn(place: &Place, ids: &[&str], approximate: &mut bool) -> Result<Turn> {
    place.knows(&TURN_FIELDS)?;
    let prompt = place.required("prompt")?;
    if prompt.text()?.trim().is_empty() {
        return prompt.refuse("is empty");
    }
    if let Some(checks) = place.field("checks")? {
        checks.items()?.try_for_each(|check| self::check(&check))?;
    }
    if let Some(problems) = place.field("problems")? {
        problems.items()?.try_for_each(|problem| self::problem(&problem, ids))?;
    }
    let steps = place.required("steps")?;
    let read: Vec<Step> = steps.items()?.map(|place| step(&place, approximate)).collect::<Result<_>>()?;
    let thinking = |step: &Step| if let Step::Think(tokens) = step { u64::from(*tokens) } else { 0 };
    let thought: u64 = read.iter().map(thinking).sum();
    if thought > u64::from(*THINKING.end()) {
        return steps.refuse(format!("think {thought} tokens in all; 0 to {} is allowed", THINKING.end()));
    }
    if !read.iter().any(|step| matches!(step, Step::Say(_) | Step::Answer { .. })) {
        return steps.refuse("say or answer nothing");
    }
    Ok(Turn { id: place.required("id")?.text()?.to_owned(), prompt: prompt.text()?.to_owned(), steps: read })
}

fn check(place: &Place) -> Result<()> {
    place.knows(&["name", "pass", "seconds"])?;
    place.required("name")?.text()?;
    place.required("pass")?.flag()?;
    place.required("seconds")?.number(&SECONDS)?;
    Ok(())
}

fn problem(place: &Place, ids: &[&str]) -> Result<()> {
    place.knows(&["text", "real", "next"])?;
    place.required("text")?.text()?;
    place.required("real")?.flag()?;
    match place.field("next")? {
        Some(next) if !ids.contains(&next.text()?) => {
            next.refuse(format!("`{}` is no turn of this script", excerpt(next.text()?)))
        }
        _ => Ok(()),
    }
}

fn step(place: &Place, approximate: &mut bool) -> Result<Step> {
    place.knows(&STEP_FIELDS)?;
    for (field, owners) in BESIDE {
        let orphan =
            place.field(field)?.filter(|_| owners.iter().all(|owner| !matches!(place.field(owner), Ok(Some(_)))));
        if let Some(orphan) = orphan {
            return orphan.refuse(format!("stands without `{}`, to which it belongs", owners.join("` or `")));
        }
    }
    match (place.field("think")?, place.field("tool")?, place.field("say")?, place.field("answer")?) {
        (Some(tokens), None, None, None) => Ok(Step::Think(tokens.count(&THINKING)?)),
        (None, Some(name), None, None) => {
            place.field("input")?.map_or(Ok(""), |input| input.text())?;
            Ok(Step::Tool {
                name: name.text()?.to_owned(),
                duration: Nanos::from_seconds(place.required("seconds")?.number(&SECONDS)?),
                output_tokens: place.field("output_tokens")?.map_or(Ok(0), |tokens| tokens.count(&CONTEXT))?,
            })
        }
        (None, None, Some(say), None) => Ok(Step::Say(text(place, &say, approximate)?)),
        (None, None, None, Some(answer)) => {
            let file = place.field("file")?.map(|file| file.text()).transpose()?;
            Ok(Step::Answer { text: text(place, &answer, approximate)?, file: file.map(str::to_owned) })
        }
        _ => place.refuse("needs exactly one of `think`, `tool`, `say` and `answer`"),
    }
}

fn text(step: &Place, place: &Place, approximate: &mut bool) -> Result<Arc<Text>> {
    let content = place.text()?;
    if content.is_empty() || content.len() > TEXT_BYTES {
        return place.refuse(format!("has {} bytes; 1 to {TEXT_BYTES} are allowed", content.len()));
    }
    let tokens = match step.field("tokens")? {
        Some(ends) => token_ends(&ends, content)?,
        None => {
            *approximate = true;
            approximate_tokens(content)
        }
    };
    let mut highlight = Vec::new();
    if let Some(ranges) = step.field("highlight")? {
        for range in ranges.items()? {
            let behind = highlight.last().map_or(0, |last: &Highlight| last.end);
            highlight.push(highlight_range(&range, content, behind)?);
        }
    }
    Ok(Arc::new(Text { highlight, content: content.to_owned(), tokens }))
}

fn token_ends(place: &Place, content: &str) -> Result<Vec<u32>> {
    let ends: Vec<u32> = place.items()?.map(|end| end.count(&ANY)).collect::<Result<_>>()?;
    if let Some(end) = ends.iter().find(|end| !content.is_char_boundary(**end as usize)) {
        return place.refuse(format!("{end} is inside a character or behind the text"));
    }
    if !ends.is_sorted() || ends.last().is_none_or(|last| *last as usize != content.len()) {
        return place.refuse(format!("must rise to the text's length, {}", content.len()));
    }
    Ok(ends)
}

fn highlight_range(place: &Place, content: &str, behind: u32) -> Result<Highlight> {
    let items: Vec<Place> = place.items()?.collect();
    let [start, end, class] = items.as_slice() else { return place.refuse("needs a start, an end and a class") };
    let (start, end, class) = (start.count(&ANY)?, end.count(&ANY)?, class.one_of(&Class::WORDS)?);
    let boundary = |byte: u32| content.is_char_boundary(byte as usize);
    if start < behind || end <= start || !boundary(start) || !boundary(end) {
        return place.refuse(format!("{start} to {end} is no stretch of the text behind the one before"));
    }
    Ok(Highlight { start, end, class })
}
