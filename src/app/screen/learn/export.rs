//! The answers as files.

use super::Progress;
use crate::app::few::Few;
use crate::app::json::to_json;
use crate::app::{Effect, csv};
use serde::Serialize;
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
    let links: Few<_, _> = progress.results().map(|result| (result.lesson.clone(), result.link())).collect();
    for (lesson, n, given) in progress.answers() {
        let [prediction, certainty, measured, right, points] = given.cells();
        let prediction = csv::text(&prediction);
        // Writing to a string never fails.
        let _ = write!(
            text,
            "{},{},{prediction},{certainty},{measured},{right},{points},{}\r\n",
            csv::text(lesson.as_str()),
            n + 1,
            links.get(lesson).map(|link| csv::text(link)).unwrap_or_default()
        );
    }
    Effect::Download { name: "hare-and-tortoise-answers.csv", kind: "text/csv", text }
}
