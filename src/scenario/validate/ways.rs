//! Every way through a script that raising problems allows: along each, every edit has to find what it replaces.

use super::super::json::{Place, Result};
use super::super::{EditError, Files, Step, Turn};
use std::collections::{HashMap, HashSet};

/// Different states of a script, each a turn and the files before it, that are tried.
const STATES: usize = 10_000;

/// Bytes of text that are gone through on the way: a second or so.
const BYTES: usize = 256 << 20;

/// Turns of a way that a message names.
const NAMED: usize = 5;

/// A turn that is reached, from which stop, and what the files are then.
struct Stop {
    turn: usize,
    from: Option<usize>,
    files: Files,
}

/// Refuses a script in which some way leads to an edit that does not apply.
pub(super) fn all_apply(place: &Place, turns: &[Turn], before: &Files) -> Result<()> {
    let edits = |step: &Step| matches!(step, Step::Answer { replaces: Some(_), .. });
    if turns.is_empty() || !turns.iter().any(|turn| turn.steps.iter().any(edits)) {
        return Ok(());
    }
    let leads_to: Vec<Vec<usize>> = turns.iter().map(|turn| next(turns, turn)).collect();
    let mut stops = vec![Stop { turn: 0, from: None, files: before.clone() }];
    let mut known = HashMap::new();
    let mut seen = HashSet::new();
    let (mut at, mut bytes) = (0, 0_usize);
    while let Some(stop) = stops.get(at) {
        let turn = &turns[stop.turn];
        let mut files = stop.files.clone();
        if let Err(error) = files.apply(turn) {
            return refuse(place, turns, &stops, at, &error);
        }
        bytes = bytes.saturating_add(gone_through(turn, &files));
        // One number for all that are the same, so that texts are compared once and not for each way on.
        let n_known = known.len();
        let state = *known.entry(files.clone()).or_insert(n_known);
        for turn in leads_to[stop.turn].iter().copied().filter(|turn| seen.insert((*turn, state))) {
            stops.push(Stop { turn, from: Some(at), files: files.clone() });
        }
        if stops.len() > STATES {
            return place.refuse(format!("leads to more than {STATES} different states of the files"));
        }
        if bytes > BYTES {
            return place.refuse(format!("has more ways than can be tried on {} MiB of text", BYTES >> 20));
        }
        at += 1;
    }
    Ok(())
}

/// The turns that a turn's problems lead to, each once.
fn next(turns: &[Turn], turn: &Turn) -> Vec<usize> {
    let ids = turn.problems.iter().filter_map(|problem| problem.next.as_deref());
    let mut next: Vec<usize> = ids.filter_map(|id| turns.iter().position(|turn| turn.id == id)).collect();
    next.sort_unstable();
    next.dedup();
    next
}

/// Bytes of the files, and those that a turn's edits look through.
fn gone_through(turn: &Turn, files: &Files) -> usize {
    let edited = turn.steps.iter().filter_map(|step| match step {
        Step::Answer { file: Some(file), replaces: Some(_), .. } => files.get(file),
        _ => None,
    });
    files.iter().map(|(_, text)| text).chain(edited).map(str::len).sum()
}

fn refuse(place: &Place, turns: &[Turn], stops: &[Stop], at: usize, error: &EditError) -> Result<()> {
    let before = std::iter::successors(stops[at].from, |stop| stops[*stop].from);
    let mut way: Vec<&str> = before.take(NAMED).map(|stop| turns[stops[stop].turn].id.as_str()).collect();
    way.reverse();
    let way = if way.is_empty() { String::new() } else { format!(" after {}", way.join(", ")) };
    let reason = format!("{}{way}", error.reason);
    for turn in place.items()?.skip(stops[at].turn).take(1) {
        let steps = turn.required("steps")?;
        for step in steps.items()?.skip(error.step).take(1) {
            step.required("replaces")?.refuse::<()>(reason.clone())?;
        }
    }
    place.refuse(reason)
}
