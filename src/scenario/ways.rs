//! Tries every way through a script, with every sequence of problems that a person can raise, and follows the files. On
//! each way, every edit must find the passage it replaces.

use super::{Files, Step, Turn};
use std::collections::HashMap;

/// Most states of a script that are tried. A state is a turn and the files before it.
const STATES: usize = 10_000;

/// Most bytes of text that are examined: about a second's work.
const BYTES: usize = 256 << 20;

/// Bytes that a file costs in addition to its text.
const FILE: usize = 64;

/// How many turns of a way a message names, counted from its end.
const NAMED: usize = 5;

/// A turn that can be reached, with the files before and after it.
#[derive(Clone, Debug)]
pub struct Stop<'a> {
    /// The turn.
    pub turn: &'a Turn,
    /// The files before it.
    pub before: Files,
    /// The files after it.
    pub after: Files,
    /// Index of the stop that the way comes from; `None` for the first turn.
    pub from: Option<usize>,
}

/// Why trying the ways has failed.
pub(super) struct DeadEnd {
    /// Turn and step of the edit that does not apply; `None` if there are too many ways.
    pub(super) edit: Option<(usize, usize)>,
    /// The reason.
    pub(super) reason: String,
}

/// All stops, in the order in which they are reached: each turn once for each state of the files in which it can begin.
pub(super) fn stops(turns: &[Turn], start: Files) -> Result<Vec<Stop<'_>>, DeadEnd> {
    let too_many = |reason: String| Err(DeadEnd { edit: None, reason });
    let leads_to: Vec<Vec<usize>> = turns.iter().map(|turn| next(turns, turn)).collect();
    let mut reached = if turns.is_empty() { Vec::new() } else { vec![(0, None, start)] };
    let mut stops: Vec<Stop> = Vec::new();
    // The turns that have been reached with these files.
    let mut begun: HashMap<Files, Vec<usize>> = HashMap::new();
    let mut bytes = 0_usize;
    while let Some((n, from, before)) = (stops.len() < reached.len()).then(|| reached[stops.len()].clone()) {
        let (turn, at) = (&turns[n], stops.len());
        bytes = bytes.saturating_add(gone_through(turn, &before));
        if reached.len() > STATES {
            return too_many(format!("leads to more than {STATES} different states of the files"));
        }
        if bytes > BYTES {
            return too_many(format!("has more ways than can be tried on {} MiB of text", BYTES >> 20));
        }
        let mut after = before.clone();
        if let Err(error) = after.apply(turn) {
            return Err(DeadEnd { edit: Some((n, error.step)), reason: error.reason + &way_to(&stops, from) });
        }
        let begun = begun.entry(after.clone()).or_default();
        for next in &leads_to[n] {
            if !begun.contains(next) {
                begun.push(*next);
                reached.push((*next, Some(at), after.clone()));
            }
        }
        stops.push(Stop { turn, before, after, from });
    }
    Ok(stops)
}

/// The turns that lead to a stop, for a message: ` after first, beak`.
pub fn way_to(stops: &[Stop], last: Option<usize>) -> String {
    let way = std::iter::successors(last, |at| stops[*at].from).map(|at| stops[at].turn.id.as_str());
    let mut way: Vec<&str> = way.take(NAMED).collect();
    way.reverse();
    if way.is_empty() { String::new() } else { format!(" after {}", way.join(", ")) }
}

/// The turns to which the problems of a turn lead, each once.
fn next(turns: &[Turn], turn: &Turn) -> Vec<usize> {
    let mut next = Vec::new();
    for id in turn.problems.iter().filter_map(|problem| problem.next.as_deref()) {
        next.extend(turns.iter().position(|turn| turn.id == id).filter(|turn| !next.contains(turn)));
    }
    next
}

/// Bytes of the files, plus the bytes that the edits of a turn search.
fn gone_through(turn: &Turn, files: &Files) -> usize {
    let edited = turn.steps.iter().filter_map(|step| match step {
        Step::Answer { file: Some(file), replaces: Some(_), .. } => files.get(file),
        _ => None,
    });
    files.iter().map(|(name, text)| name.len() + text.len() + FILE).chain(edited.map(str::len)).sum()
}
