//! Generates the scenario that the bench plays: a long Rust file in which every twentieth token ends a unique word, so
//! that the text on a page shows how many tokens it has.
//!
//! It is generated, not stored, because only this property matters, which a test checks, and not the text.

use super::source::Source;
use super::tokens;
use anyhow::{Result, bail};
use hare_and_tortoise::scenario::format::{Artifact, ScenarioFile, StepFile, TurnFile};

/// Its id. The site serves it like any other scenario, but does not list it, because it is not a task.
pub(super) const ID: &str = "bench";

/// Markers in the text.
const MARKERS: usize = 1_000;

/// Tokens from one marker's end to the next one's.
const APART: usize = 20;

/// Markers from one function's beginning to the next one's.
const FUNCTION: usize = 10;

/// The code between two markers within a function; `#` becomes a number.
const STATEMENTS: [&str; 7] = [
    "sum ^= sum >> #;",
    "sum = sum.rotate_left(#);",
    "let left = sum % #;",
    "if sum > # { sum -= 1; }",
    "println!(\"{sum:#}\");",
    "sum = sum.max(#);",
    "let _left: u64 = sum / #;",
];

/// Words of one token each. A comment takes as many as fit.
const WORDS: [&str; 12] = ["keep", "what", "is", "left", "of", "the", "sum", "for", "the", "next", "line", "at"];

/// The scenario: one answer, the same for both kinds of model, without any thinking.
pub(super) fn source() -> Result<Source> {
    let answer = StepFile { answer: Some(text()?), file: Some("bench.rs".to_owned()), ..StepFile::default() };
    let turn = TurnFile {
        id: "first".to_owned(),
        prompt: "Write 20,000 tokens of Rust.".to_owned(),
        steps: vec![answer],
        checks: Vec::new(),
        problems: Vec::new(),
    };
    let file = ScenarioFile {
        schema: None,
        version: 1,
        id: ID.to_owned(),
        title: "20,000 tokens, to measure with".to_owned(),
        artifact: Artifact::Code,
        context_tokens: 0,
        approximate_tokens: false,
        files: Vec::new(),
        scripts: None,
        script: Some(vec![turn]),
    };
    Ok(Source { name: "the bench".to_owned(), folder: None, file })
}

/// The marker that ends with token `APART * k`, counted from 1.
fn marker(k: usize) -> String {
    format!("mark{k:04}")
}

/// The text. It ends with the last marker.
fn text() -> Result<String> {
    let mut text = String::new();
    for k in 1..=MARKERS {
        text += &stretch(k)?;
    }
    Ok(text)
}

/// The text after the previous marker, up to and with marker `k`. A marker ends in digits, and o200k_base joins digits
/// only with digits, so a stretch has as many tokens in the text as on its own.
fn stretch(k: usize) -> Result<String> {
    let number = k * 7 % 61 + 2;
    let (code, comment) = match (k % FUNCTION, k == MARKERS) {
        (1, _) => (format!("{}fn turn{k}(mut sum: u64) -> u64 {{", if k == 1 { "" } else { "\n" }), " //"),
        (0, last) => ("\n    sum\n}".to_owned(), if last { "\n//" } else { "\n\n///" }),
        _ => (format!("\n    {}", STATEMENTS[k % STATEMENTS.len()].replace('#', &number.to_string())), "\n    //"),
    };
    for n in 0..=WORDS.len() {
        let words: String = WORDS[..n].iter().map(|word| format!(" {word}")).collect();
        let stretch = format!("{code}{comment}{words} {}", marker(k));
        if tokens::ends(&stretch)?.len() == APART {
            return Ok(stretch);
        }
    }
    bail!("no comment fills `{code}` up to {APART} tokens")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_twentieth_token_ends_a_marker_and_no_other_does() {
        let text = text().unwrap();
        let ends = tokens::ends(&text).unwrap();
        assert_eq!(ends.len(), APART * MARKERS);
        assert_eq!(text.matches("mark").count(), MARKERS);
        for k in 1..=MARKERS {
            let [before, end] = [ends[APART * k - 2], ends[APART * k - 1]].map(|end| end as usize);
            assert!(text[..end].ends_with(&marker(k)), "marker {k}");
            assert!(!text[..before].contains(&marker(k)), "marker {k} is there too soon");
        }
    }
}
