//! The class's part of the address.

use crate::app::address::{Pairs, Written};

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setup {
    /// The text of one result, as it was opened; `None` for the page that collects a class.
    pub result: Option<String>,
}

impl Setup {
    /// Takes the screen's keys out of a query.
    pub fn read(pairs: &mut Pairs) -> Self {
        Self { result: pairs.take("r", |code| Some(code.to_owned())) }
    }

    /// Adds them to a fragment.
    pub fn write(&self, keys: &mut Written) {
        if let Some(code) = &self.result {
            keys.add("r", code);
        }
    }
}
