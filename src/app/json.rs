//! JSON, written.

use crate::engine::figures;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io::{Result, Write};

/// A value as JSON, without spaces. Numbers have fifteen significant figures: the last two of a float, and the tables
/// needed to find them, are worth nothing to a person who reads a time.
///
/// `length` is the approximate number of bytes: a growing text is copied, and a page never returns memory.
pub(super) fn to_json(value: &impl Serialize, length: usize) -> String {
    let mut json = Vec::with_capacity(length);
    let mut serializer = Serializer::with_formatter(&mut json, Plain);
    // Plain data with text keys always serialises, and writing to memory never fails.
    let _ = value.serialize(&mut serializer);
    String::from_utf8(json).unwrap_or_default()
}

struct Plain;

impl Formatter for Plain {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> Result<()> {
        writer.write_all(figures::plain(value).as_bytes())
    }
}

/// A text as JSON.
pub(super) fn quoted(text: &str) -> String {
    let mut json = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '\n' => json.push_str("\\n"),
            c if c < ' ' => json.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => json.push(c),
        }
    }
    json + "\""
}
