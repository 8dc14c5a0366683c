//! From what a file says to what makes sense: every refusal names the place and the reason.

use super::format::{HighlightFile, ScenarioFile, StepFile, TurnFile};
use super::{Highlight, Scenario, ScenarioError, ScenarioId, Script, Step, Text, Turn, approximate_tokens};
use crate::engine::Nanos;
use serde::Deserialize;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// The version of the format this program reads.
const VERSION: u32 = 1;

/// Tokens of thinking in one step.
const THINKING: RangeInclusive<u32> = 0..=100_000;

/// Tokens a model may have read before.
const CONTEXT: RangeInclusive<u32> = 0..=10_000_000;

/// Seconds a tool or a check may run: a day.
const SECONDS: RangeInclusive<f64> = 0.0..=86_400.0;

/// Bytes of text in one step. Beyond it a page has more to scroll than anybody reads.
const TEXT_BYTES: usize = 5 << 20;

/// Characters of a title.
const TITLE: usize = 80;

type Result<T> = std::result::Result<T, ScenarioError>;

pub(super) fn read(json: &str) -> Result<Scenario> {
    // The version first and alone: what else a newer file may hold is not this version's to judge.
    #[derive(Deserialize)]
    struct Versioned {
        version: u32,
    }
    let Versioned { version } = parse(json)?;
    if version != VERSION {
        return Err(ScenarioError::new("version", format!("is {version}; this page reads version {VERSION}")));
    }
    Scenario::try_from(parse::<ScenarioFile>(json)?)
}

fn parse<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T> {
    let mut json = serde_json::Deserializer::from_str(json);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        // `.` stands for the whole file, `?` for a key that could not be read.
        let path = error.path().to_string();
        let path = path.strip_suffix('?').unwrap_or(&path).trim_end_matches('.').to_owned();
        ScenarioError::new(path, error.into_inner().to_string())
    })?;
    json.end().map_err(|error| ScenarioError::new("", error.to_string()))?;
    Ok(value)
}

impl TryFrom<ScenarioFile> for Scenario {
    type Error = ScenarioError;

    fn try_from(file: ScenarioFile) -> Result<Self> {
        let id = ScenarioId::new(&file.id).ok_or_else(|| {
            ScenarioError::new("id", format!("`{}` is not 1 to 64 of a-z, 0-9 and `-`", excerpt(&file.id)))
        })?;
        if file.title.trim().is_empty() || file.title.chars().count() > TITLE {
            return Err(ScenarioError::new("title", format!("needs 1 to {TITLE} characters")));
        }
        within("context_tokens", file.context_tokens, &CONTEXT)?;
        let mut approximate_tokens = file.approximate_tokens;
        let mut script = |path: &str, turns: Vec<TurnFile>| script(path, turns, &mut approximate_tokens);
        let (slow, fast) = match (file.scripts, file.script) {
            (Some(scripts), None) => (script("scripts.slow", scripts.slow)?, script("scripts.fast", scripts.fast)?),
            (None, Some(turns)) => {
                let both = script("script", turns)?;
                (both.clone(), both)
            }
            (Some(_), Some(_)) => {
                return Err(ScenarioError::new("script", "stands beside `scripts`; give one of them"));
            }
            (None, None) => return Err(ScenarioError::new("", "has neither `scripts` nor `script`")),
        };
        let (title, artifact, context_tokens) = (file.title, file.artifact, file.context_tokens);
        Ok(Self { id, title, artifact, context_tokens, approximate_tokens, slow, fast })
    }
}

fn script(path: &str, files: Vec<TurnFile>, approximate: &mut bool) -> Result<Script> {
    let ids: Vec<String> = files.iter().map(|turn| turn.id.clone()).collect();
    let mut turns = Vec::with_capacity(files.len());
    for (n, file) in files.into_iter().enumerate() {
        let path = format!("{path}[{n}]");
        if ids[..n].contains(&file.id) {
            return Err(ScenarioError::new(format!("{path}.id"), format!("`{}` is there already", excerpt(&file.id))));
        }
        turns.push(turn(&path, file, &ids, approximate)?);
    }
    Script::new(turns).ok_or_else(|| ScenarioError::new(path, "has no turn"))
}

fn turn(path: &str, file: TurnFile, ids: &[String], approximate: &mut bool) -> Result<Turn> {
    if ScenarioId::new(&file.id).is_none() {
        return Err(ScenarioError::new(format!("{path}.id"), "is not 1 to 64 of a-z, 0-9 and `-`"));
    }
    if file.prompt.trim().is_empty() {
        return Err(ScenarioError::new(format!("{path}.prompt"), "is empty"));
    }
    for (n, check) in file.checks.iter().enumerate() {
        within(&format!("{path}.checks[{n}].seconds"), check.seconds, &SECONDS)?;
    }
    for (n, problem) in file.problems.iter().enumerate() {
        if let Some(next) = problem.next.as_ref().filter(|next| !ids.contains(next)) {
            let path = format!("{path}.problems[{n}].next");
            return Err(ScenarioError::new(path, format!("`{}` is no turn of this script", excerpt(next))));
        }
    }
    let steps = file.steps.into_iter().enumerate();
    let steps: Vec<Step> =
        steps.map(|(n, file)| step(&format!("{path}.steps[{n}]"), file, approximate)).collect::<Result<_>>()?;
    if !steps.iter().any(|step| matches!(step, Step::Say(_) | Step::Answer { .. })) {
        return Err(ScenarioError::new(format!("{path}.steps"), "say or answer nothing"));
    }
    Ok(Turn { id: file.id, prompt: file.prompt, steps })
}

fn step(path: &str, file: StepFile, approximate: &mut bool) -> Result<Step> {
    let beside = |present: bool, field: &str, owner: &str| {
        let reason = || format!("stands without `{owner}`, to which it belongs");
        if present { Err(ScenarioError::new(format!("{path}.{field}"), reason())) } else { Ok(()) }
    };
    if file.tool.is_none() {
        beside(file.input.is_some(), "input", "tool")?;
        beside(file.seconds.is_some(), "seconds", "tool")?;
        beside(file.output_tokens.is_some(), "output_tokens", "tool")?;
    }
    if file.answer.is_none() {
        beside(file.file.is_some(), "file", "answer")?;
    }
    if file.say.is_none() && file.answer.is_none() {
        beside(file.tokens.is_some(), "tokens", "say` or `answer")?;
        beside(file.highlight.is_some(), "highlight", "say` or `answer")?;
    }
    let mut read = |field: &str, content: String| {
        *approximate |= file.tokens.is_none();
        text(path, field, content, file.tokens.clone(), file.highlight.as_deref())
    };
    match (file.think, file.tool, file.say, file.answer) {
        (Some(tokens), None, None, None) => {
            within(&format!("{path}.think"), tokens, &THINKING)?;
            Ok(Step::Think(tokens))
        }
        (None, Some(name), None, None) => {
            let seconds_path = format!("{path}.seconds");
            let seconds = file.seconds.ok_or_else(|| ScenarioError::new(&seconds_path, "is missing beside `tool`"))?;
            within(&seconds_path, seconds, &SECONDS)?;
            let output_tokens = file.output_tokens.unwrap_or(0);
            within(&format!("{path}.output_tokens"), output_tokens, &CONTEXT)?;
            Ok(Step::Tool { name, duration: Nanos::from_seconds(seconds), output_tokens })
        }
        (None, None, Some(say), None) => Ok(Step::Say(read("say", say)?)),
        (None, None, None, Some(answer)) => Ok(Step::Answer { text: read("answer", answer)?, file: file.file }),
        _ => Err(ScenarioError::new(path, "needs exactly one of `think`, `tool`, `say` and `answer`")),
    }
}

fn text(
    path: &str,
    field: &str,
    content: String,
    tokens: Option<Vec<u32>>,
    highlight: Option<&[HighlightFile]>,
) -> Result<Arc<Text>> {
    if content.is_empty() || content.len() > TEXT_BYTES {
        let reason = format!("has {} bytes; 1 to {TEXT_BYTES} are allowed", content.len());
        return Err(ScenarioError::new(format!("{path}.{field}"), reason));
    }
    let boundary = |end: u32| content.is_char_boundary(end as usize);
    let tokens = match tokens {
        None => approximate_tokens(&content),
        Some(tokens) => {
            let path = format!("{path}.tokens");
            if let Some(end) = tokens.iter().find(|end| !boundary(**end)) {
                return Err(ScenarioError::new(path, format!("{end} is inside a character or behind the text")));
            }
            if !tokens.is_sorted() || tokens.last().is_none_or(|last| *last as usize != content.len()) {
                return Err(ScenarioError::new(path, format!("must rise to the text's length, {}", content.len())));
            }
            tokens
        }
    };
    let mut behind = 0;
    let highlight = highlight.unwrap_or_default().iter().enumerate().map(|(n, &HighlightFile(start, end, class))| {
        if start < behind || end <= start || !boundary(start) || !boundary(end) {
            let reason = format!("{start} to {end} is no stretch of the text behind the one before");
            return Err(ScenarioError::new(format!("{path}.highlight[{n}]"), reason));
        }
        behind = end;
        Ok(Highlight { start, end, class })
    });
    let highlight = highlight.collect::<Result<_>>()?;
    Ok(Arc::new(Text { content, tokens, highlight }))
}

fn within<T: Copy + PartialOrd + std::fmt::Display>(path: &str, value: T, range: &RangeInclusive<T>) -> Result<()> {
    if range.contains(&value) {
        return Ok(());
    }
    Err(ScenarioError::new(path, format!("is {value}; {} to {} is allowed", range.start(), range.end())))
}

/// The beginning of a text somebody else wrote, short enough for a message.
fn excerpt(text: &str) -> String {
    text.chars().take(40).collect()
}
