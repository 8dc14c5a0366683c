//! Computes what a lane must show from the scenario file and the report, without using the product's code.

use super::server::site;
use serde_json::Value;

/// The first turn of a script, as one request.
pub struct Turn {
    pub thinking_tokens: u64,
    /// The spoken and answered texts, in order, each with its token ends in bytes.
    texts: Vec<(String, Vec<usize>)>,
}

impl Turn {
    /// The turn of a scenario of the site, for a kind of model.
    pub fn first(scenario: &str, script: &str) -> Self {
        Self::of(&turns(scenario, script)[0])
    }

    /// The turns of the best path: each real problem that leads somewhere is raised, the first one first.
    pub fn best_path(scenario: &str, script: &str) -> Vec<Self> {
        let turns = turns(scenario, script);
        let next = |turn: &&Value| {
            let problems = turn["problems"].as_array()?.iter();
            let next =
                problems.filter(|problem| problem["real"] == true).find_map(|problem| problem["next"].as_str())?;
            turns.iter().find(|turn| turn["id"] == next)
        };
        std::iter::successors(turns.first(), next).map(Self::of).collect()
    }

    fn of(turn: &Value) -> Self {
        let steps = turn["steps"].as_array().expect("a turn has steps");
        let thinking_tokens = steps.iter().filter_map(|step| step["think"].as_u64()).sum();
        let texts = steps.iter().filter_map(|step| {
            let text = step["say"].as_str().or(step["answer"].as_str())?;
            let ends = step["tokens"].as_array().expect("the build has counted its tokens");
            Some((text.to_owned(), ends.iter().map(|end| end.as_u64().unwrap() as usize).collect()))
        });
        Self { thinking_tokens, texts: texts.collect() }
    }

    /// Its whole text.
    pub fn text(&self) -> String {
        self.texts.iter().map(|(text, _)| &**text).collect()
    }

    /// Its tokens, thinking included.
    pub fn tokens(&self) -> u64 {
        self.thinking_tokens + self.texts.iter().map(|(_, ends)| ends.len() as u64).sum::<u64>()
    }

    /// The text delivered by a time. A lane of a report gives the arrivals.
    pub fn delivered(&self, lane: &Value, by: f64) -> String {
        let arrivals = lane["arrivals"].as_array().expect("a report has arrivals");
        let arrived: u64 = arrivals
            .iter()
            .filter(|chunk| chunk[0].as_f64().unwrap() <= by)
            .map(|chunk| chunk[1].as_u64().unwrap())
            .sum();
        let thought = lane["thinking_tokens"].as_u64().unwrap();
        let mut left = arrived.saturating_sub(thought) as usize;
        let mut text = String::new();
        for (whole, ends) in &self.texts {
            let tokens = left.min(ends.len());
            left -= tokens;
            text.push_str(&whole[..tokens.checked_sub(1).map_or(0, |last| ends[last])]);
        }
        text
    }
}

/// All turns of a script.
fn turns(scenario: &str, script: &str) -> Vec<Value> {
    let file = std::fs::read_to_string(site().join(format!("scenarios/{scenario}.json"))).unwrap();
    let mut file: Value = serde_json::from_str(&file).unwrap();
    serde_json::from_value(file["scripts"][script].take()).unwrap()
}
