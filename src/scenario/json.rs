//! Reads JSON from other people. Every error names the place and the reason.
//!
//! By hand rather than derived: the messages are in our own words and name the place in the file.

use super::ScenarioError;
use crate::engine::figures;
use serde_json::{Map, Value};
use std::ops::RangeInclusive;

pub(crate) type Result<T> = std::result::Result<T, ScenarioError>;

/// Bytes of a whole file: enough for the longest text of a step with its tokens and highlights.
pub(crate) const FILE_BYTES: usize = 16 << 20;

/// The value of a file.
pub(crate) fn parse(file: &str) -> Result<Value> {
    let flaw = match unreadable(file.as_bytes()) {
        Some(flaw) => flaw,
        None => match serde_json::from_str(file) {
            Ok(value) => return Ok(value),
            Err(error) => error.to_string(),
        },
    };
    Err(ScenarioError::new("", flaw))
}

/// Why a file is refused before it is parsed.
fn unreadable(file: &[u8]) -> Option<String> {
    if file.len() > FILE_BYTES {
        return Some("is longer than 16 MiB".to_owned());
    }
    // Browsers replace bytes that are not UTF-8 by this character: the text would differ from the one that was written.
    let at = file.windows(3).position(|bytes| bytes == "\u{fffd}".as_bytes())?;
    let line = 1 + file[..at].iter().filter(|byte| **byte == b'\n').count();
    Some(format!("is not UTF-8 text from line {line} on"))
}

/// A value and its place. It knows only its surroundings; the path is assembled when something is wrong.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    value: &'a Value,
    within: Option<(&'a Place<'a>, Step<'a>)>,
}

/// The step from a value to one inside it.
#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Field(&'a str),
    Item(usize),
}

impl<'a> Place<'a> {
    /// The file as a whole.
    pub(crate) fn root(value: &'a Value) -> Self {
        Self { value, within: None }
    }

    /// Its path, such as `scripts.slow[0].steps`; empty for the whole file.
    pub(crate) fn path(&self) -> String {
        let Some((outer, step)) = self.within else { return String::new() };
        let outer = outer.path();
        match step {
            Step::Field(name) if outer.is_empty() => excerpt(name),
            Step::Field(name) => format!("{outer}.{}", excerpt(name)),
            Step::Item(n) => format!("{outer}[{n}]"),
        }
    }

    /// Refuses the value at this place.
    pub(crate) fn refuse<T>(&self, reason: impl Into<String>) -> Result<T> {
        Err(ScenarioError::new(self.path(), reason))
    }

    fn mistyped<T>(&self, needed: &str) -> Result<T> {
        let found = match self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        };
        self.refuse(format!("is {found}; {needed} is needed"))
    }

    fn object(&self) -> Result<&'a Map<String, Value>> {
        self.value.as_object().map_or_else(|| self.mistyped("an object"), Ok)
    }

    /// Refuses unknown fields.
    pub(crate) fn knows(&self, fields: &[&str]) -> Result<()> {
        match self.object()?.iter().find(|(name, _)| !fields.contains(&name.as_str())) {
            None => Ok(()),
            Some((name, value)) => {
                let unknown = Place { value, within: Some((self, Step::Field(name))) };
                unknown.refuse(format!("unknown field `{}`; there are {}", excerpt(name), fields.join(", ")))
            }
        }
    }

    /// A field, if it is given.
    pub(crate) fn field<'b>(&'b self, name: &'b str) -> Result<Option<Place<'b>>> {
        let value = self.object()?.get(name).filter(|value| !value.is_null());
        Ok(value.map(|value| Place { value, within: Some((self, Step::Field(name))) }))
    }

    /// A required field.
    pub(crate) fn required<'b>(&'b self, name: &'b str) -> Result<Place<'b>> {
        self.field(name)?.map_or_else(|| self.refuse(format!("missing field `{name}`")), Ok)
    }

    /// The items of a list.
    pub(crate) fn items(&self) -> Result<impl ExactSizeIterator<Item = Place<'_>>> {
        let Some(items) = self.value.as_array() else { return self.mistyped("a list") };
        Ok(items.iter().enumerate().map(|(n, value)| Place { value, within: Some((self, Step::Item(n))) }))
    }

    pub(crate) fn text(&self) -> Result<&'a str> {
        self.value.as_str().map_or_else(|| self.mistyped("a text"), Ok)
    }

    pub(crate) fn flag(&self) -> Result<bool> {
        self.value.as_bool().map_or_else(|| self.mistyped("true or false"), Ok)
    }

    /// A whole number.
    pub(crate) fn count(&self, range: &RangeInclusive<u32>) -> Result<u32> {
        let Some(count) = self.value.as_u64() else {
            return if self.value.is_number() {
                self.refuse("is not a whole number of 0 or more")
            } else {
                self.mistyped("a whole number")
            };
        };
        match u32::try_from(count) {
            Ok(count) if range.contains(&count) => Ok(count),
            _ => self.refuse(format!("is {count}; {} to {} is allowed", range.start(), range.end())),
        }
    }

    /// A number.
    pub(crate) fn number(&self, range: &RangeInclusive<f64>) -> Result<f64> {
        let Some(number) = self.value.as_f64() else { return self.mistyped("a number") };
        if range.contains(&number) {
            return Ok(number);
        }
        let [value, least, most] = [number, *range.start(), *range.end()].map(figures::plain);
        self.refuse(format!("is {value}; {least} to {most} is allowed"))
    }

    /// The name of one of several forms, and what it holds, as serde writes them: `"Compare"` or `{"Run": …}`. A name that
    /// holds nothing comes with the place of the name.
    pub(crate) fn variant(&self) -> Result<(&'a str, Place<'_>)> {
        if let Some(name) = self.value.as_str() {
            return Ok((name, *self));
        }
        match self.object()?.iter().next() {
            Some((name, value)) => Ok((name, Place { value, within: Some((self, Step::Field(name))) })),
            None => self.refuse("is empty"),
        }
    }

    /// The fields of an object whose names are data.
    pub(crate) fn entries(&self) -> Result<impl Iterator<Item = (&'a str, Place<'_>)>> {
        let fields = self.object()?.iter();
        Ok(fields.map(|(name, value)| (name.as_str(), Place { value, within: Some((self, Step::Field(name))) })))
    }

    /// One of these words.
    pub(crate) fn one_of<T: Copy>(&self, words: &[(&str, T)]) -> Result<T> {
        let text = self.text()?;
        words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning).map_or_else(
            || {
                let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                self.refuse(format!("`{}` is none of {}", excerpt(text), words.join(", ")))
            },
            Ok,
        )
    }
}

/// A number as JSON writes it; exact for anything a person types. Reads a JSON value first: parsing directly as a
/// number would bring along the formatting of unwanted numbers for error messages, ten kilobytes of tables.
pub(crate) fn number(text: &str) -> Option<f64> {
    serde_json::from_str::<Value>(text.trim()).ok()?.as_f64()
}

/// The beginning of a foreign text, short enough for a message.
pub(super) fn excerpt(text: &str) -> String {
    text.chars().take(40).collect()
}
