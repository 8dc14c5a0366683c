//! The text to play: the unlisted scenario `bench`, or the beginning of it.

use crate::harness::site;
use serde_json::{Value, json};

/// The beginning of a marker word; its number follows, in this many digits.
pub const PREFIX: &str = "mark";
pub const DIGITS: usize = 4;

/// The last token of marker `n`, counted from 1, is token `n` times this.
pub const EVERY: usize = 20;

/// The `bench` scenario.
pub struct Task {
    file: Value,
    steps: Vec<Value>,
    pub tokens: usize,
    pub characters: usize,
}

impl Task {
    /// Reads it, and checks that its markers are at the expected tokens.
    pub fn load() -> Self {
        let text = std::fs::read_to_string(site().join("scenarios/bench.json")).expect("the site has the scenario");
        let file: Value = serde_json::from_str(&text).unwrap();
        let turns = file.get("script").unwrap_or(&file["scripts"]["slow"]);
        let steps: Vec<Value> = turns[0]["steps"].as_array().unwrap().clone();
        let (mut whole, mut ends) = (String::new(), Vec::new());
        for step in &steps {
            let start = whole.len();
            ends.extend(token_ends(step).iter().map(|end| start + end));
            whole.push_str(step[kind(step)].as_str().unwrap());
        }
        assert!(whole.is_ascii(), "a byte is a character");
        for (n, chunk) in ends.chunks_exact(EVERY).enumerate() {
            let marker = format!("{PREFIX}{:0DIGITS$}", n + 1);
            assert!(whole[..*chunk.last().unwrap()].ends_with(&marker), "token {} ends {marker}", (n + 1) * EVERY);
        }
        Self { file: file.clone(), steps, tokens: ends.len(), characters: whole.len() }
    }

    /// The id of the scenario made of its first tokens.
    pub fn id(&self, tokens: usize) -> String {
        if tokens == self.tokens { "bench".to_owned() } else { format!("bench-{tokens}") }
    }

    /// The scenario file of its first tokens, with one script for both kinds of model.
    pub fn first(&self, tokens: usize) -> String {
        let mut left = tokens;
        let mut steps = Vec::new();
        for step in &self.steps {
            let kind = kind(step);
            let mut ends = token_ends(step);
            ends.truncate(left);
            let Some(length) = ends.last().copied() else { break };
            left -= ends.len();
            let mut step = step.clone();
            step[kind] = json!(step[kind].as_str().unwrap()[..length]);
            step["tokens"] = json!(ends);
            if let Some(highlight) = step["highlight"].as_array_mut() {
                highlight.retain(|range| range[0].as_u64().unwrap() < length as u64);
                for range in highlight {
                    range[1] = json!(range[1].as_u64().unwrap().min(length as u64));
                }
            }
            steps.push(step);
        }
        assert_eq!(left, 0, "the scenario has {tokens} tokens");
        let Self { file, .. } = self;
        let turn = json!({ "id": "first", "prompt": "Type.", "steps": steps });
        let artifact = &file["artifact"];
        json!({ "version": 1, "id": self.id(tokens), "title": "Bench", "artifact": artifact, "script": [turn] })
            .to_string()
    }
}

/// The field a step's text is in.
fn kind(step: &Value) -> &'static str {
    ["say", "answer"].into_iter().find(|kind| step[kind].is_string()).expect("there is nothing but text in it")
}

fn token_ends(step: &Value) -> Vec<usize> {
    let ends = step["tokens"].as_array().expect("the build has counted its tokens");
    ends.iter().map(|end| end.as_u64().unwrap() as usize).collect()
}
