//! Finds results in whatever people paste: a chat, a sheet, a mail, an exported file.
//!
//! Programs change links: they encode them, once for each redirect, write `&amp;`, break lines within them, put marks
//! around them and punctuation after them. A lesson's result has a checksum, so a broken line is mended by trying. A
//! session has none, but it ends with an acceptance or with giving up.

use super::code::Broken;
use super::{LessonResult, code};
use crate::app::address::{Fragment, excerpt};
use percent_encoding::percent_decode_str;

/// A result that somebody has handed in.
#[derive(Clone, Debug, PartialEq)]
pub enum Handed {
    /// Of a lesson.
    Lesson(LessonResult),
    /// Of a session or of a trial's two: the fragment that replays it.
    Session(String),
    /// No result, but the lesson in a link, as the link has it: the results of such a lesson need it.
    PackedLesson(String),
}

/// A link that could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// Where it is.
    pub place: String,
    /// Its beginning; empty if it is a whole file.
    pub text: String,
    /// Why.
    pub why: String,
}

/// What was found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The results, in their order.
    pub handed: Vec<Handed>,
    /// What could not be read.
    pub unread: Vec<Unread>,
}

/// The most pieces into which lines break a link.
const PIECES: usize = 12;

/// The most times that a link was encoded.
const DEPTH: usize = 4;

/// The most bytes of `#/`: both characters, each encoded as often as possible.
const HASH: usize = 2 * (1 + 2 * DEPTH);

/// The most results of one text; a class is smaller, and a hostile text shall not fill the page.
const MOST: usize = 2_000;

/// The most that is listed of what could not be read in one text.
const MOST_UNREAD: usize = 200;

/// Characters that end a link in a text.
const ENDS: &str = "\"<>|`\\^{}[]";

/// Finds the results in a text. `source` is where the text comes from, such as a file's name; empty for a paste.
pub fn find(text: &str, source: &str) -> Found {
    let text = unescaped(text);
    let mut found = Found::default();
    let (mut ahead, mut from) = (Ahead::default(), 0);
    // The line of the last place, counted on from there: a text may have a million lines.
    let (mut line, mut counted) = (1, 0);
    while let Some((start, depth, read)) = ahead.next(&text, from) {
        let (result, end) = read(&text[start..], depth);
        line += text[counted..start].matches('\n').count();
        counted = start;
        let place = if source.is_empty() { format!("line {line}") } else { format!("{source}, line {line}") };
        let unread = |text: String, why: String| Unread { place: place.clone(), text, why };
        match result {
            Some(Ok(_)) if found.handed.len() >= MOST => {
                let why = format!("the text has more than {MOST} results; from here on they were left out");
                found.unread.push(unread(String::new(), why));
                break;
            }
            Some(Ok(handed)) => found.handed.push(handed),
            Some(Err(_)) if found.unread.len() >= MOST_UNREAD => {
                let why = format!("{MOST_UNREAD} links could not be read; from here on the text was left out");
                found.unread.push(unread(String::new(), why));
                break;
            }
            Some(Err(why)) => found.unread.push(unread(excerpt(token(&text[start..], depth)), why.to_owned())),
            None => {}
        }
        from = start + end;
    }
    found
}

/// What was read, or why not, or nothing if it is no result; and where it ends.
type Read = (Option<Result<Handed, &'static str>>, usize);

/// Reads the query of a link that is encoded so many times.
type Reader = fn(&str, usize) -> Read;

/// The screens whose links hold something for a class.
const SCREENS: [(&str, Reader); 3] = [("class", lesson), ("iterate", session), ("learn", written)];

/// The next link to each of these screens, so that each part of a text is searched once.
#[derive(Default)]
struct Ahead([Next; 3]);

/// The next link to a screen.
#[derive(Clone, Copy, Default)]
enum Next {
    /// Nobody has looked.
    #[default]
    Unknown,
    /// Where the screen's name is, where the query begins, and how many times it is encoded.
    At { name: usize, start: usize, depth: usize },
    /// There is no more.
    None,
}

impl Ahead {
    /// The next link's query from a place on: where it begins, how many times it is encoded, and what reads it.
    fn next(&mut self, text: &str, from: usize) -> Option<(usize, usize, Reader)> {
        for (next, (name, _)) in self.0.iter_mut().zip(SCREENS) {
            // Where the last link ends decides whether the mark before a name belongs to it.
            if matches!(next, Next::Unknown) || matches!(next, Next::At { name, .. } if *name < from + HASH) {
                *next = link_to(name, text, from);
            }
        }
        let found = self.0.iter().zip(SCREENS).filter_map(|(next, (_, read))| match next {
            Next::At { start, depth, .. } => Some((*start, *depth, read)),
            Next::Unknown | Next::None => None,
        });
        found.min_by_key(|(start, ..)| *start)
    }
}

fn link_to(name: &str, text: &str, from: usize) -> Next {
    let places = text[from..].match_indices(name).map(|(at, _)| from + at);
    let mut starts = places.filter_map(|at| {
        let (depth, length) = query_sign(&text[at + name.len()..])?;
        let start = at + name.len() + length;
        is_after_hash(&text[from..at]).then_some(Next::At { name: at, start, depth })
    });
    starts.next().unwrap_or(Next::None)
}

/// Writing of HTML, JSON and mail as it was meant.
fn unescaped(text: &str) -> String {
    let mut text = text.replace("\r\n", "\n");
    // Mail (quoted-printable): a `=` at a line's end is no part of the text, and `=` itself is written `=3D`.
    if text.contains("=3D") {
        text = text.replace("=\n", "\n").replace("=3D", "=");
    }
    let marks = [
        ("&amp;", "&"),
        ("&amp;", "&"),
        ("\\u0026", "&"),
        ("\\/", "/"),
        ("&#x2F;", "/"),
        ("&#47;", "/"),
        ("&#61;", "="),
        ("&#x3D;", "="),
        // Invisible places for a line to break, and what chat programs put around links in a line of another direction.
        ("\u{200b}", ""),
        ("\u{ad}", ""),
        ("\u{2060}", ""),
        ("\u{feff}", ""),
    ];
    for (written, meant) in marks {
        if text.contains(written) {
            text = text.replace(written, meant);
        }
    }
    text
}

/// How many times the `?` at the start of a text is encoded, and its length.
fn query_sign(text: &str) -> Option<(usize, usize)> {
    if text.starts_with('?') {
        return Some((0, 1));
    }
    let mut rest = text.strip_prefix('%')?;
    let mut depth = 1;
    while let Some(after) = rest.strip_prefix("25").filter(|_| depth < DEPTH) {
        (rest, depth) = (after, depth + 1);
    }
    let encoded = rest.starts_with("3F") || rest.starts_with("3f");
    encoded.then_some((depth, text.len() - rest.len() + 2))
}

fn is_after_hash(before: &str) -> bool {
    let start = (before.len().saturating_sub(HASH)..=before.len()).find(|at| before.is_char_boundary(*at));
    decoded(&before[start.unwrap_or(before.len())..], DEPTH).ends_with("#/")
}

fn decoded(text: &str, times: usize) -> String {
    (0..times).fold(text.to_owned(), |text, _| percent_decode_str(&text).decode_utf8_lossy().into_owned())
}

/// The beginning of a text that can belong to a link. An encoded link is a parameter of another one.
fn token(text: &str, depth: usize) -> &str {
    let ends =
        |c: char| c.is_whitespace() || c.is_control() || ENDS.contains(c) || (depth > 0 && matches!(c, '&' | '#'));
    &text[..text.find(ends).unwrap_or(text.len())]
}

/// The link's text as far as it is in one piece, then with the next piece, and so on; each with where it ends.
fn in_pieces(text: &str, depth: usize) -> impl Iterator<Item = (String, usize)> {
    let first = token(text, depth);
    let (mut joined, mut end) = (first.to_owned(), first.len());
    let mut n = 0;
    std::iter::from_fn(move || {
        if n > 0 {
            let gap = text[end..].find(|c: char| !c.is_whitespace() && c != '>').filter(|gap| *gap > 0)?;
            // Only lines break a link, or a space that a program has put in place of a break.
            let piece = token(&text[end + gap..], depth);
            if piece.is_empty() || piece.contains("://") || n > PIECES {
                return None;
            }
            joined.push_str(piece);
            end += gap + piece.len();
        }
        n += 1;
        Some((joined.clone(), end))
    })
}

fn lesson(text: &str, depth: usize) -> Read {
    let whole = token(text, depth).len();
    let mut first = None;
    for (written, end) in in_pieces(text, depth) {
        let Some(value) = value_of(&decoded(&written, depth), "r") else { continue };
        let run = &value[..value.find(|c| !code::is_of_code(c)).unwrap_or(value.len())];
        // Two links may follow each other without a space.
        let runs = [Some(run), run.rfind("http").map(|at| &run[..at])];
        for run in runs.into_iter().flatten().map(|run| run.trim_end_matches(['.', '-'])) {
            match LessonResult::read(run) {
                Ok(result) => return (Some(Ok(Handed::Lesson(result))), end_of(&written, run, end)),
                Err(why) => first = first.or(Some(why)),
            }
        }
    }
    (first.map(|why: Broken| Err(why.words())), whole)
}

/// Where the rest of a text begins after a result that another link may follow at once.
fn end_of(written: &str, run: &str, end: usize) -> usize {
    written.find(run).map_or(end, |at| end - (written.len() - at - run.len()))
}

/// The value of a key, as it is written.
fn value_of(query: &str, key: &str) -> Option<String> {
    let query = Fragment::read(&format!("/class?{query}")).query;
    let pair = |pair: &str| pair.strip_prefix(key)?.strip_prefix('=').map(str::to_owned);
    query.split('&').find_map(pair)
}

fn written(text: &str, depth: usize) -> Read {
    let link = token(text, depth);
    let value = value_of(&decoded(link, depth), "text").unwrap_or_default();
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(value.len());
    let packed = Some(value[..end].to_owned()).filter(|packed| !packed.is_empty());
    (packed.map(|packed| Ok(Handed::PackedLesson(packed))), link.len())
}

fn session(text: &str, depth: usize) -> Read {
    let whole = token(text, depth).len();
    let mut is_session = false;
    let mut pieces = in_pieces(text, depth).peekable();
    while let Some((written, end)) = pieces.next() {
        let query = decoded(&written, depth);
        let query =
            query.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '*', '_', '~', '…', '’', '”', '»']);
        let logs = ["log", "then"].map(|key| value_of(query, key));
        is_session |= logs.iter().any(Option::is_some);
        let over = |log: &Option<String>| log.as_ref().is_none_or(|log| log.ends_with(['a', 'g']));
        let goes_on = pieces.peek().is_some_and(|(next, _)| next[written.len()..].starts_with('&'));
        if is_session && logs.iter().all(over) && !goes_on {
            return (Some(Ok(Handed::Session(format!("#/iterate?{query}")))), end);
        }
    }
    let why = "the session is not over, or the link is cut off. Ask for it again";
    (is_session.then_some(Err(why)), whole)
}
