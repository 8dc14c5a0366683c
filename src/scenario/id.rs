use std::fmt;

/// A scenario's id: 1 to 64 of `a` to `z`, `0` to `9` and `-`. Safe in a path and in a link by construction.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ScenarioId(String);

impl ScenarioId {
    /// The id; `None` if `text` has other characters or another length.
    pub fn new(text: &str) -> Option<Self> {
        let allowed = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
        ((1..=64).contains(&text.len()) && text.bytes().all(allowed)).then(|| Self(text.to_owned()))
    }

    /// An id that is written in this program's source. A test checks that each of them is valid.
    pub(crate) fn known(text: &'static str) -> Self {
        Self(text.to_owned())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ScenarioId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
