//! Everything that was handed in, as rows: one a prediction or a session.

use super::pool::Pool;
use crate::app::csv::text;
use crate::app::result::Worked;
use crate::engine::figures;
use std::collections::BTreeMap;

/// The names of the columns.
pub(super) const HEAD: [&str; 16] = [
    "result",
    "vote",
    "lesson",
    "question",
    "nickname",
    "prediction",
    "certainty",
    "measured",
    "right",
    "points",
    "model",
    "turns",
    "seconds",
    "own_seconds_per_turn",
    "fast_wait_times_shorter",
    "accepted",
];

/// The columns that hold text; the others hold numbers, `true` or `false`.
const TEXTS: [&str; 4] = ["lesson", "nickname", "prediction", "model"];

/// The columns of a session begin here.
const OF_SESSION: usize = 10;

/// A row: a cell for each column; empty where there is nothing.
pub(super) type Row = [String; HEAD.len()];

/// The rows.
pub(super) fn rows(pool: &Pool, worked: &BTreeMap<String, Result<Vec<Worked>, String>>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut n = 0;
    for id in pool.lessons() {
        for (result, round) in pool.of_lesson(id) {
            n += 1;
            for (question, given) in result.given.iter().enumerate() {
                let Some(given) = given else { continue };
                let [prediction, certainty, measured, right, points] = given.cells();
                let cells = [
                    n.to_string(),
                    (round as u8 + 1).to_string(),
                    id.as_str().to_owned(),
                    (question + 1).to_string(),
                    result.nickname.clone(),
                    prediction,
                    certainty,
                    measured,
                    right,
                    points,
                ];
                rows.push(row(0, cells));
            }
        }
    }
    for link in &pool.sessions {
        for worked in worked.get(link).and_then(|worked| worked.as_ref().ok()).into_iter().flatten() {
            n += 1;
            let [seconds, own, faster] = [worked.time, worked.own, worked.faster()].map(figures::plain);
            let (turns, accepted) = (worked.turns.to_string(), worked.accepted.to_string());
            let mut row = row(OF_SESSION, [worked.name.clone(), turns, seconds, own, faster, accepted]);
            row[0] = n.to_string();
            rows.push(row);
        }
    }
    rows
}

/// The rows as CSV.
pub(super) fn of(pool: &Pool, worked: &BTreeMap<String, Result<Vec<Worked>, String>>) -> String {
    let mut csv = HEAD.join(",") + "\r\n";
    for row in rows(pool, worked) {
        let cell = |(name, cell): (&&str, String)| {
            if cell.is_empty() || !TEXTS.contains(name) { cell } else { text(&cell) }
        };
        let cells: Vec<String> = HEAD.iter().zip(row).map(cell).collect();
        csv += &(cells.join(",") + "\r\n");
    }
    csv
}

fn row(from: usize, cells: impl IntoIterator<Item = String>) -> Row {
    let mut row = Row::default();
    row.iter_mut().skip(from).zip(cells).for_each(|(place, cell)| *place = cell);
    row
}
