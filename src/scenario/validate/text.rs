//! Validates the text of a step: its length, token ends and highlights.

use super::super::json::{Place, Result};
use super::super::{Class, Highlight, Text, approximate_tokens};
use super::ANY;
use std::sync::Arc;

/// Most bytes of text in one step, and in one file: nobody would read more.
pub(in crate::scenario) const TEXT_BYTES: usize = 5 << 20;

/// The text at `place` in a step.
pub(super) fn text(step: &Place, place: &Place, approximate: &mut bool) -> Result<Arc<Text>> {
    let content = place.text()?;
    if content.is_empty() || content.len() > TEXT_BYTES {
        return place.refuse(format!("has {} bytes; 1 to {TEXT_BYTES} are allowed", content.len()));
    }
    let tokens = match step.field("tokens")? {
        Some(ends) => token_ends(&ends, content)?,
        None => {
            *approximate = true;
            approximate_tokens(content)
        }
    };
    let mut highlight = Vec::new();
    if let Some(ranges) = step.field("highlight")? {
        for range in ranges.items()? {
            let previous = highlight.last().map_or(0, |last: &Highlight| last.end);
            highlight.push(highlight_range(&range, content, previous)?);
        }
    }
    Ok(Arc::new(Text { highlight, content: content.to_owned(), tokens }))
}

fn token_ends(place: &Place, content: &str) -> Result<Vec<u32>> {
    let ends: Vec<u32> = place.items()?.map(|end| end.count(&ANY)).collect::<Result<_>>()?;
    if let Some(end) = ends.iter().find(|end| !content.is_char_boundary(**end as usize)) {
        return place.refuse(format!("{end} is inside a character or after the end of the text"));
    }
    if !ends.is_sorted() || ends.last().is_none_or(|last| *last as usize != content.len()) {
        return place.refuse(format!("must rise to the text's length, {}", content.len()));
    }
    Ok(ends)
}

fn highlight_range(place: &Place, content: &str, previous: u32) -> Result<Highlight> {
    let items: Vec<Place> = place.items()?.collect();
    let [start, end, class] = items.as_slice() else { return place.refuse("needs a start, an end and a class") };
    let (start, end, class) = (start.count(&ANY)?, end.count(&ANY)?, class.one_of(&Class::WORDS)?);
    let boundary = |byte: u32| content.is_char_boundary(byte as usize);
    if start < previous || end <= start || !boundary(start) || !boundary(end) {
        return place.refuse(format!("{start} to {end} is not a range of the text after the previous range"));
    }
    Ok(Highlight { start, end, class })
}
