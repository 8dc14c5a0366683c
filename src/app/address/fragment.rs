//! Splits a fragment into its path and its query, however an editor or a chat has encoded them.

use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// A decoded fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// The part before the `?`, without `#`: `/race`, or empty.
    pub path: String,
    /// The part after it: keys and values, still encoded as in any query.
    pub query: String,
}

impl Fragment {
    /// Reads a fragment, with or without its `#`.
    ///
    /// Editors and chats encode links: the separators become `%3F`, `%26` and `%3D`, or `&` becomes `&amp;`. A value
    /// cannot hold a bare `?`, `&` or `=` that this page wrote, so each of these has one meaning. A query that was
    /// encoded as a whole is decoded once, and the values keep their own encoding.
    pub fn read(fragment: &str) -> Self {
        let fragment = fragment.trim_start_matches('#').replace("&amp;", "&");
        let (path, query) = match (fragment.split_once('?'), split_encoded(&fragment, "%3F")) {
            (Some((path, query)), _) | (None, Some((path, query))) => (path, query),
            (None, None) => (&*fragment, ""),
        };
        let whole = !query.contains(['=', '&']) && split_encoded(query, "%3D").is_some();
        let query = if whole { decoded(query).into_owned() } else { pairs_as_meant(query) };
        Self { path: decoded(path).into_owned(), query }
    }
}

/// Each pair with its own first `=`, where only that was encoded.
fn pairs_as_meant(query: &str) -> String {
    let pairs = query.split('&').map(|pair| match split_encoded(pair, "%3D") {
        Some((key, value)) if !pair.contains('=') => Cow::from(format!("{key}={value}")),
        _ => Cow::from(pair),
    });
    pairs.collect::<Vec<_>>().join("&")
}

/// Splits at the first place of an encoded character, in either case.
fn split_encoded<'a>(text: &'a str, encoded: &str) -> Option<(&'a str, &'a str)> {
    let lower = encoded.to_ascii_lowercase();
    let at = [encoded, &lower].into_iter().filter_map(|form| text.find(form)).min()?;
    Some((text.get(..at)?, text.get(at + encoded.len()..)?))
}

fn decoded(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8_lossy()
}
