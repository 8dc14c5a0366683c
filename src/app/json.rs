//! JSON, written.

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io::{Result, Write};

/// A value as JSON, without spaces. Numbers are written as Rust displays them: the shortest digits that read back as
/// the same number. The crate's own way of writing them costs ten kilobytes of tables in the page.
pub(super) fn to_json(value: &impl Serialize) -> String {
    let mut json = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut json, Plain);
    // Plain data with text keys always serialises, and writing to memory never fails.
    let _ = value.serialize(&mut serializer);
    String::from_utf8(json).unwrap_or_default()
}

struct Plain;

impl Formatter for Plain {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> Result<()> {
        write!(writer, "{value}")
    }
}
