//! Validates a turn: its steps, checks and problems.

use super::super::json::{Place, Result, excerpt};
use super::super::{Check, Problem, Step, Turn};
use super::text::text;
use super::{CONTEXT, file_name, items, words};
use crate::engine::Nanos;
use std::ops::RangeInclusive;

/// Tokens of thinking in one step, and in all steps of a turn or a reply together.
const THINKING: RangeInclusive<u32> = 0..=100_000;

/// Seconds a tool or a check may run: a day.
const SECONDS: RangeInclusive<f64> = 0.0..=86_400.0;

const TURN_FIELDS: [&str; 5] = ["id", "prompt", "steps", "checks", "problems"];
const STEP_FIELDS: [&str; 12] = [
    "think",
    "tool",
    "input",
    "seconds",
    "output_tokens",
    "checks",
    "say",
    "answer",
    "file",
    "replaces",
    "tokens",
    "highlight",
];

/// Fields that need another field in the same step: one of those listed.
const BESIDE: [(&str, &[&str]); 9] = [
    ("input", &["tool"]),
    ("seconds", &["tool"]),
    ("output_tokens", &["tool"]),
    ("checks", &["tool"]),
    ("file", &["answer"]),
    ("replaces", &["answer"]),
    ("replaces", &["file"]),
    ("tokens", &["say", "answer"]),
    ("highlight", &["say", "answer"]),
];

/// A turn. `ids` are the ids of all turns of its script.
pub(super) fn turn(place: &Place, ids: &[&str], approximate: &mut bool) -> Result<Turn> {
    place.knows(&TURN_FIELDS)?;
    let steps = place.required("steps")?;
    let read = self::steps(&steps, approximate)?;
    if !read.iter().any(|step| matches!(step, Step::Say(_) | Step::Answer { .. })) {
        return steps.refuse("neither say nor answer anything");
    }
    let checks = match place.field("checks")? {
        Some(checks) => items(&checks)?.map(|place| check(&place)).collect::<Result<_>>()?,
        None => Vec::new(),
    };
    runs_its_checks_once(&steps, &read, &checks)?;
    let problems = match place.field("problems")? {
        Some(problems) => items(&problems)?.map(|place| problem(&place, ids, approximate)).collect::<Result<_>>()?,
        None => Vec::new(),
    };
    let (id, prompt) = (place.required("id")?.text()?.to_owned(), words(&place.required("prompt")?)?);
    Ok(Turn { id, prompt, steps: read, checks, problems })
}

/// A turn runs its checks at most once, after all of its answers.
fn runs_its_checks_once(place: &Place, steps: &[Step], checks: &[Check]) -> Result<()> {
    let mut ran = false;
    for (place, step) in place.items()?.zip(steps) {
        match step {
            Step::Tool { checks: true, .. } if ran => return place.refuse("runs the turn's checks again"),
            Step::Tool { checks: true, .. } if checks.is_empty() => {
                return place.refuse("runs the turn's checks, and it has none");
            }
            Step::Tool { checks: true, .. } => ran = true,
            Step::Answer { .. } if ran => return place.refuse("answers after the tool that runs the turn's checks"),
            _ => {}
        }
    }
    Ok(())
}

fn check(place: &Place) -> Result<Check> {
    place.knows(&["name", "pass", "seconds"])?;
    Ok(Check {
        name: words(&place.required("name")?)?,
        pass: place.required("pass")?.flag()?,
        duration: seconds(&place.required("seconds")?)?,
    })
}

fn problem(place: &Place, ids: &[&str], approximate: &mut bool) -> Result<Problem> {
    place.knows(&["text", "real", "next", "reply"])?;
    let (text, real) = (words(&place.required("text")?)?, place.required("real")?.flag()?);
    let (mut next, mut reply) = (None, Vec::new());
    if let Some(place) = place.field("next")? {
        let id = place.text()?;
        if !ids.contains(&id) {
            return place.refuse(format!("`{}` is not a turn of this script", excerpt(id)));
        }
        next = Some(id.to_owned());
    }
    if let Some(place) = place.field("reply")? {
        if next.is_some() {
            return place.refuse("conflicts with `next`; give only one of them");
        }
        reply = self::reply(&place, approximate)?;
    }
    Ok(Problem { text, real, next, reply })
}

/// A reply: the model may think and use tools, must say something, and changes nothing.
fn reply(place: &Place, approximate: &mut bool) -> Result<Vec<Step>> {
    let read = steps(place, approximate)?;
    for (place, step) in place.items()?.zip(&read) {
        match step {
            Step::Answer { .. } => return place.refuse("answers, where a reply changes nothing"),
            Step::Tool { checks: true, .. } => return place.refuse("runs the checks, which only a turn does"),
            _ => {}
        }
    }
    if read.iter().any(|step| matches!(step, Step::Say(_))) { Ok(read) } else { place.refuse("says nothing") }
}

fn steps(place: &Place, approximate: &mut bool) -> Result<Vec<Step>> {
    let read: Vec<Step> = items(place)?.map(|place| step(&place, approximate)).collect::<Result<_>>()?;
    let thinking = |step: &Step| if let Step::Think(tokens) = step { u64::from(*tokens) } else { 0 };
    let thought: u64 = read.iter().map(thinking).sum();
    if thought > u64::from(*THINKING.end()) {
        return place.refuse(format!("think {thought} tokens in all; 0 to {} is allowed", THINKING.end()));
    }
    Ok(read)
}

fn step(place: &Place, approximate: &mut bool) -> Result<Step> {
    place.knows(&STEP_FIELDS)?;
    for (field, owners) in BESIDE {
        let orphan =
            place.field(field)?.filter(|_| owners.iter().all(|owner| !matches!(place.field(owner), Ok(Some(_)))));
        if let Some(orphan) = orphan {
            return orphan.refuse(format!("is given without `{}`, which it needs", owners.join("` or `")));
        }
    }
    match (place.field("think")?, place.field("tool")?, place.field("say")?, place.field("answer")?) {
        (Some(tokens), None, None, None) => Ok(Step::Think(tokens.count(&THINKING)?)),
        (None, Some(name), None, None) => Ok(Step::Tool {
            name: name.text()?.to_owned(),
            input: place.field("input")?.map_or(Ok(""), |input| input.text())?.to_owned(),
            duration: seconds(&place.required("seconds")?)?,
            output_tokens: place.field("output_tokens")?.map_or(Ok(0), |tokens| tokens.count(&CONTEXT))?,
            checks: place.field("checks")?.map_or(Ok(false), |flag| flag.flag())?,
        }),
        (None, None, Some(say), None) => Ok(Step::Say(text(place, &say, approximate)?)),
        (None, None, None, Some(answer)) => {
            let file = place.field("file")?.map(|file| file_name(&file)).transpose()?;
            let replaces = place.field("replaces")?.map(|old| replaced(&old)).transpose()?;
            Ok(Step::Answer { text: text(place, &answer, approximate)?, file, replaces })
        }
        _ => place.refuse("needs exactly one of `think`, `tool`, `say` and `answer`"),
    }
}

/// The passage an edit replaces. It may be white space, but not empty: an empty text occurs everywhere.
fn replaced(place: &Place) -> Result<String> {
    let old = place.text()?;
    if old.is_empty() { place.refuse("is empty") } else { Ok(old.to_owned()) }
}

fn seconds(place: &Place) -> Result<Nanos> {
    Ok(Nanos::from_seconds(place.number(&SECONDS)?))
}
