//! Writes a fragment: keys and values in a fixed order, readable and editable by hand.

use super::VERSION;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// Characters that would end or divide a value. Everything else stays readable.
const RESERVED: &AsciiSet =
    &CONTROLS.add(b' ').add(b'&').add(b'=').add(b'%').add(b'+').add(b'#').add(b'"').add(b'<').add(b'>');

/// A fragment written so far, with its `#`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written(String);

impl Written {
    /// The beginning of an address at this path.
    pub fn at(path: &str) -> Self {
        Self(format!("#{path}?v={VERSION}"))
    }

    /// A link that is written already, with at least one key.
    pub fn of(link: &str) -> Self {
        Self(link.to_owned())
    }

    /// Adds a key and its value.
    pub fn add(&mut self, key: &str, value: &str) {
        self.0.extend(["&", key, "="]);
        self.0.extend(utf8_percent_encode(value, RESERVED));
    }

    /// As [`Self::add`], for a chain.
    #[must_use]
    pub fn with(mut self, key: &str, value: &str) -> Self {
        self.add(key, value);
        self
    }

    /// Takes keys out again.
    #[must_use]
    pub fn without(self, keys: &[&str]) -> Self {
        let names = |pair: &&str| pair.split_once('=').is_none_or(|(key, _)| !keys.contains(&key));
        // The path and the version come first and are not among these keys.
        Self(self.0.split('&').filter(names).collect::<Vec<_>>().join("&"))
    }

    /// The fragment.
    pub fn finish(self) -> String {
        self.0
    }
}
