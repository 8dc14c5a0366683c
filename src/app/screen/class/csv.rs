//! Everything that was handed in, as CSV: one line a prediction or a session.

use super::pool::Pool;
use crate::app::csv::text;
use crate::app::result::{Given, Worked};
use crate::engine::figures;
use crate::scenario::lesson::Answer;
use std::collections::BTreeMap;
use std::fmt::Write;

const HEAD: &str = "result,vote,lesson,question,nickname,prediction,certainty,measured,right,points,model,turns,seconds,\
                    own_seconds_per_turn,fast_wait_times_shorter,accepted\r\n";

pub(super) fn of(pool: &Pool, worked: &BTreeMap<String, Result<Vec<Worked>, String>>) -> String {
    let mut csv = HEAD.to_owned();
    let mut n = 0;
    for id in pool.lessons() {
        for (result, round) in pool.of_lesson(id) {
            n += 1;
            for (question, given) in result.given.iter().enumerate() {
                let Some(given) = given else { continue };
                let (lesson, name, vote) = (text(id.as_str()), text(&result.nickname), round as u8 + 1);
                // Writing to a string never fails.
                let _ = write!(csv, "{n},{vote},{lesson},{},{name},{},,,,,,\r\n", question + 1, answered(given));
            }
        }
    }
    for link in &pool.sessions {
        for worked in worked.get(link).and_then(|worked| worked.as_ref().ok()).into_iter().flatten() {
            n += 1;
            let [seconds, own, faster] = [worked.time, worked.own, worked.faster()].map(figures::plain);
            let (model, turns, accepted) = (text(&worked.name), worked.turns, worked.accepted);
            let _ = write!(csv, "{n},,,,,,,,,,{model},{turns},{seconds},{own},{faster},{accepted}\r\n");
        }
    }
    csv
}

fn answered(given: &Given) -> String {
    let prediction = match &given.answer {
        Answer::Number(number) => figures::plain(*number),
        Answer::Choice(option) => (option + 1).to_string(),
        Answer::Order(order) => joined(order.iter().map(|n| (n + 1).to_string())),
        Answer::Line(heights) => joined(heights.iter().map(|height| figures::plain(*height))),
    };
    let measured = given.measured.map(figures::plain).unwrap_or_default();
    let right = given.right.map(|right| right.to_string()).unwrap_or_default();
    let points = given.points().map(|points| points.to_string()).unwrap_or_default();
    format!("{},{},{measured},{right},{points}", text(&prediction), given.sure.level())
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(" ")
}
