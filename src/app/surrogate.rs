//! Halves of surrogate pairs in JSON. A text in JavaScript may contain one without the other, and its JSON then says
//! `\ud83d`. A text in Rust cannot contain it.

/// The JSON with U+FFFD in place of each lone half; `None` if there is none.
pub(super) fn mended(json: &str) -> Option<String> {
    let mut mended = String::with_capacity(json.len());
    let (mut rest, mut found) = (json, false);
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        mended.push_str(before);
        let next = escape.get(6..).and_then(unit);
        let (length, alone) = match (unit(escape), next) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (12, false),
            (Some(0xD800..=0xDFFF), _) => (6, true),
            // Skip the escaped character too: a second backslash does not begin another escape.
            _ => (escape.chars().take(2).map(char::len_utf8).sum(), false),
        };
        mended.push_str(if alone { "\\ufffd" } else { &escape[..length] });
        found |= alone;
        rest = &escape[length..];
    }
    mended.push_str(rest);
    found.then_some(mended)
}

/// The UTF-16 unit of an escape at the beginning of a text.
fn unit(text: &str) -> Option<u16> {
    u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()
}
