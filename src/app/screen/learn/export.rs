//! The answers as files.

use super::Progress;
use crate::app::json::to_json;
use crate::app::{Effect, csv};
use crate::engine::figures;
use crate::scenario::lesson::Answer;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The answers, and the link of each lesson's result, which a teacher's page reads.
#[derive(Serialize)]
struct Exported<'a> {
    #[serde(flatten)]
    progress: &'a Progress,
    results: Vec<String>,
}

pub(super) fn json(progress: &Progress) -> Effect {
    let results = progress.results().map(|result| result.link()).collect();
    let text = to_json(&Exported { progress, results }, 256);
    Effect::Download { name: "hare-and-tortoise-answers.json", kind: "application/json", text }
}

/// One line a prediction, with the link of its lesson's result.
pub(super) fn csv(progress: &Progress) -> Effect {
    let mut text = String::from("lesson,question,prediction,certainty,measured,right,points,result\r\n");
    let links: BTreeMap<_, _> = progress.results().map(|result| (result.lesson.clone(), result.link())).collect();
    for (lesson, n, given) in progress.answers() {
        let prediction = csv::text(&prediction(&given.answer));
        let measured = given.measured.map(figures::plain).unwrap_or_default();
        let right = given.right.map(|right| right.to_string()).unwrap_or_default();
        let points = given.points().map(|points| points.to_string()).unwrap_or_default();
        // Writing to a string never fails.
        let _ = write!(
            text,
            "{},{},{prediction},{},{measured},{right},{points},{}\r\n",
            csv::text(lesson.as_str()),
            n + 1,
            given.sure.level(),
            links.get(lesson).map(|link| csv::text(link)).unwrap_or_default()
        );
    }
    Effect::Download { name: "hare-and-tortoise-answers.csv", kind: "text/csv", text }
}

/// A prediction as one cell: a number; an option's number, counted from 1; numbers with spaces between them.
fn prediction(answer: &Answer) -> String {
    match answer {
        Answer::Number(number) => figures::plain(*number),
        Answer::Choice(option) => (option + 1).to_string(),
        Answer::Order(order) => joined(order.iter().map(|n| (n + 1).to_string())),
        Answer::Line(heights) => joined(heights.iter().map(|height| figures::plain(*height))),
    }
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(" ")
}
