//! A query's keys and values, taken out one by one, with a notice for each that cannot be read.

use super::Written;
use crate::engine::Seed;
use crate::engine::figures;
use crate::scenario::json::number;

/// The rest of a query, and the notices on the keys taken so far.
#[derive(Debug)]
pub struct Pairs {
    pairs: Vec<(String, String)>,
    /// Values that were clamped or left out, and why.
    notices: Vec<String>,
    /// Whether the address names no screen.
    nowhere: bool,
}

impl Pairs {
    /// The keys and values of a query.
    pub fn new(query: &str) -> Self {
        Self {
            pairs: form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            notices: Vec::new(),
            nowhere: false,
        }
    }

    /// The same, of an address that names no screen.
    pub const fn nowhere(mut self) -> Self {
        self.nowhere = true;
        self
    }

    /// Whether the address names no screen, and no key is left.
    pub const fn is_bare(&self) -> bool {
        self.nowhere && self.pairs.is_empty()
    }

    /// Takes a key's value out of the query; the last one if there are several.
    pub fn take<T>(&mut self, key: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        // The compiler makes this function once for each reader, so it holds only what depends on the reader.
        let value = self.last(key)?;
        let parsed = parse(&value);
        if parsed.is_none() {
            self.leave_out(key, &value);
        }
        parsed
    }

    /// Takes a key's value as it was written.
    #[inline(never)]
    fn last(&mut self, key: &str) -> Option<String> {
        let mut values: Vec<String> =
            self.pairs.extract_if(.., |(name, _)| name == key).map(|(_, value)| value).collect();
        if values.len() > 1 {
            self.notices.push(format!("{key}: is given {} times; the last one counts", values.len()));
        }
        values.pop()
    }

    #[inline(never)]
    fn leave_out(&mut self, key: &str, value: &str) {
        self.notices.push(format!("{key}: `{}` cannot be read; it is left out", excerpt(value)));
    }

    /// A number in this range; the nearest one if it is outside.
    pub fn number(&mut self, key: &str, least: f64, most: f64) -> Option<f64> {
        let typed = self.take(key, Typed::read)?;
        let nearest = typed.value.max(least).min(most);
        self.note(key, &typed, OUT_OF_RANGE, nearest);
        Some(nearest)
    }

    /// A seed; the nearest one, with a notice, if the number is none.
    pub fn seed(&mut self) -> Option<Seed> {
        let typed = self.take("seed", Typed::read)?;
        let seed = Seed::new(typed.value as u64);
        let why = if (0.0..=Seed::MAX as f64).contains(&typed.value) { NOT_WHOLE } else { OUT_OF_RANGE };
        self.note("seed", &typed, why, seed.get() as f64);
        Some(seed)
    }

    /// Adds a notice.
    pub fn notice(&mut self, notice: String) {
        self.notices.push(notice);
    }

    /// A whole number in this range; the nearest one, with a notice, if it is none.
    pub fn whole(&mut self, key: &str, (least, most): (u32, u32)) -> Option<u32> {
        let typed = self.take(key, Typed::read)?;
        let nearest = typed.value.max(f64::from(least)).min(f64::from(most));
        let why = if (nearest - typed.value).abs() > 0.0 { OUT_OF_RANGE } else { NOT_WHOLE };
        let whole = libm::round(nearest);
        self.note(key, &typed, why, whole);
        Some(whole as u32)
    }

    /// Adds a notice if another number is used than the typed one.
    pub fn note(&mut self, key: &str, typed: &Typed, why: &str, used: f64) {
        let used = figures::plain(used);
        if figures::plain(typed.value) != used {
            self.notices.push(format!("{key}: {} is {why}; {used} is used", typed.text));
        }
    }

    /// Writes what is left, in its order.
    pub fn write(&self, keys: &mut Written) {
        for (key, value) in &self.pairs {
            keys.add(key, value);
        }
    }

    /// Drops all keys with this prefix, without a notice.
    pub fn drop_all(&mut self, prefix: &str) {
        self.pairs.retain(|(key, _)| !key.starts_with(prefix));
    }

    /// Returns all notices, with one for each key that nobody has taken.
    pub fn finish(mut self) -> Vec<String> {
        for (key, _) in std::mem::take(&mut self.pairs) {
            self.notices.push(format!("{}: this page has no such key; it is left out", excerpt(&key)));
        }
        self.notices
    }
}

/// Why another number is used.
pub const OUT_OF_RANGE: &str = "out of range";
/// Why another number is used.
pub const NOT_WHOLE: &str = "not a whole number";

/// A number, and how it was written.
pub struct Typed {
    /// The number.
    pub value: f64,
    /// Its text as it was written, shortened if it is long.
    pub text: String,
}

impl Typed {
    /// Reads a finite number.
    pub fn read(text: &str) -> Option<Self> {
        let value = number(text).filter(|value| value.is_finite())?;
        Some(Self { value, text: excerpt(text.trim()) })
    }
}

/// A yes or no.
pub fn flag(text: &str) -> Option<bool> {
    match text {
        "0" => Some(false),
        "1" => Some(true),
        _ => None,
    }
}

/// The beginning of a typed text, short enough for a message.
pub fn excerpt(text: &str) -> String {
    let excerpt: String = text.chars().take(40).collect();
    if excerpt.len() < text.len() { excerpt + "…" } else { excerpt }
}

/// A packed text: base64url.
pub fn packed(text: &str) -> Option<String> {
    let allowed = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_');
    (!text.is_empty() && text.bytes().all(allowed)).then(|| text.to_owned())
}
