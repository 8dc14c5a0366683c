//! The log of a session: what the person did, and when. Everything else about a session follows from it.
//!
//! In links and in the store it is a text: `2.5s,12.4r2,15t,31.062a` is sent after 2.5 seconds, the second problem
//! raised after 12.4, a prompt typed and sent after 15, accepted after 31.062. `docs/address.md` lists the letters.

use super::Session;
use crate::app::address::excerpt;
use crate::engine::{Nanos, figures};
use crate::scenario::json::number;

/// Something the person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When, in time of the session: from its start, pauses not counted.
    pub at: Nanos,
    /// What.
    pub act: Act,
}

/// What a person does in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Sent the prompt.
    Sent {
        /// Whether they typed it themselves. What they typed is kept nowhere.
        own_words: bool,
    },
    /// Interrupted the stream.
    Interrupted,
    /// Ran the checks.
    ChecksRun,
    /// Raised a problem: its number in the turn, from 0.
    Raised(usize),
    /// Accepted the answer.
    Accepted,
    /// Left the page for another tab or window.
    Left,
    /// Came back.
    Returned,
    /// Looked at the other model, if there are two.
    Switched,
    /// Gave up the task.
    GivenUp,
}

/// The acts that are one letter.
const LETTERS: [(char, Act); 9] = [
    ('s', Act::Sent { own_words: false }),
    ('t', Act::Sent { own_words: true }),
    ('i', Act::Interrupted),
    ('c', Act::ChecksRun),
    ('a', Act::Accepted),
    ('l', Act::Left),
    ('b', Act::Returned),
    ('o', Act::Switched),
    ('g', Act::GivenUp),
];

/// The letter of [`Act::Raised`], before the problem's number, from 1.
const RAISED: char = 'r';

/// Most entries that are read of a log.
const MOST: usize = 1_000;

/// A log as text.
pub(super) fn write(log: &[Entry]) -> String {
    let entries: Vec<String> = log.iter().map(|Entry { at, act }| figures::plain(at.seconds()) + &word(*act)).collect();
    entries.join(",")
}

/// An act as it is written in a log's text.
pub(super) fn word(act: Act) -> String {
    if let Act::Raised(number) = act {
        return format!("{RAISED}{}", number.saturating_add(1));
    }
    LETTERS.iter().filter(|(_, known)| *known == act).map(|(letter, _)| *letter).collect()
}

/// Reads the text of the log with this key. Leaves out what cannot be read, with a notice. [`Progress`](super::Progress) deals with entries
/// that make no sense at their place.
pub(super) fn read(key: &str, text: &str) -> (Vec<Entry>, Option<String>) {
    let (mut log, mut bad) = (Vec::new(), Vec::new());
    let words = text.split(',').filter(|word| !word.is_empty());
    for (n, word) in words.enumerate() {
        match entry(word).filter(|_| n < MOST) {
            Some(entry) => log.push(entry),
            None => bad.push(word),
        }
    }
    let notice = bad.first().map(|first| {
        let (n, first) = (bad.len(), excerpt(first));
        format!("{key}: `{first}` cannot be read; {n} of {} entries are left out", n + log.len())
    });
    (log, notice)
}

fn entry(word: &str) -> Option<Entry> {
    let (seconds, act) = word.split_at(word.find(|c: char| c.is_ascii_lowercase() && c != 'e')?);
    let seconds = number(seconds).filter(|seconds| (0.0..=Session::LONGEST.seconds()).contains(seconds))?;
    let mut letters = act.chars();
    let letter = letters.next()?;
    let act = match letters.as_str() {
        "" => LETTERS.iter().find(|(known, _)| *known == letter)?.1,
        problem if letter == RAISED => Act::Raised(usize::from(problem.parse::<u16>().ok()?.checked_sub(1)?)),
        _ => return None,
    };
    Some(Entry { at: Nanos::from_seconds(seconds), act })
}
