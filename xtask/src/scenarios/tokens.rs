//! Finds where the tokens of a text end, by o200k_base.

use anyhow::{Context, Result};

/// Ends in bytes of UTF-8, never falling, at character boundaries; the last is the text's length.
///
/// A token may end inside a character. The part it has cannot be shown, so it ends after the previous character, and
/// the next token brings the whole character.
pub(super) fn ends(text: &str) -> Result<Vec<u32>> {
    let tokenizer = tiktoken_rs::o200k_base_singleton();
    let mut end = 0;
    let ends = tokenizer.encode_ordinary(text).into_iter().map(|token| {
        end += tokenizer.decode_bytes(&[token]).context("o200k_base does not know its own token")?.len();
        Ok(u32::try_from(text.floor_char_boundary(end))?)
    });
    ends.collect()
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[track_caller]
    fn check(text: &str) {
        let ends = ends(text).unwrap();
        assert!(ends.is_sorted(), "{ends:?}");
        assert!(ends.iter().all(|end| text.is_char_boundary(*end as usize)), "{ends:?}");
        assert_eq!(ends.last().map_or(0, |end| *end as usize), text.len());
    }

    #[test]
    fn tokens_end_at_character_boundaries() {
        check("fn main() {}\n");
        check("a family 👩‍👩‍👧‍👦, a flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿, 𓀀𓂀 and ꙮ");
        check("");
    }

    #[test]
    fn a_token_inside_a_character_ends_before_it() {
        let ends = ends("𓀀").unwrap();
        assert!(ends.len() > 1, "the character is one token now; take a rarer one");
        assert!(ends[..ends.len() - 1].iter().all(|end| *end == 0), "{ends:?}");
    }

    #[test]
    fn ends_are_those_of_o200k_base() {
        assert_eq!(ends("hello, world").unwrap(), [5, 6, 12]);
    }
}
