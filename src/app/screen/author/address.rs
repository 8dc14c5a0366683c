//! The workshop's part of the address.

use crate::app::address::{Pairs, Written, packed};

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Setup {
    /// A text, packed.
    pub text: Option<String>,
}

impl Setup {
    /// The most characters of a text in an address that this page writes. Longer addresses are cut by programs that pass
    /// them on.
    pub const LONGEST: usize = 8 << 10;

    /// Takes the workshop's keys out of a query.
    pub fn read(pairs: &mut Pairs) -> Self {
        Self { text: pairs.take("text", packed) }
    }

    /// Adds them to a fragment.
    pub fn write(&self, keys: &mut Written) {
        if let Some(text) = &self.text {
            keys.add("text", text);
        }
    }
}
