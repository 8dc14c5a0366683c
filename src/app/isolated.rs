//! Names within English: right-to-left text in a name, or a change of direction there, must not reorder the text around
//! it.
//!
//! In HTML a name has an element of its own. In a text without elements, such as an `aria-label`, it gets Unicode's
//! isolating characters, but only if it needs them, so that people can copy other names unchanged.

use super::html::escape;

/// First strong isolate, and its end.
const START: char = '\u{2068}';
const END: char = '\u{2069}';

/// Whether a character is written from right to left or changes the direction of others: the blocks of right-to-left
/// scripts, and the controls.
const fn turns(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8ff}'
            | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

/// A name for a sentence without elements.
pub fn isolated(name: &str) -> String {
    if !name.chars().any(turns) {
        return name.to_owned();
    }
    // A name must not end its own isolation.
    let inside = name.chars().filter(|c| *c != END);
    std::iter::once(START).chain(inside).chain([END]).collect()
}

/// A name for a sentence in HTML.
pub(super) fn isolated_html(name: &str) -> String {
    let escaped = escape(name);
    if name.chars().any(turns) { format!("<bdi>{escaped}</bdi>") } else { escaped }
}
