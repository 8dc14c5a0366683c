//! Text and numbers in CSV (RFC 4180). Every writer of CSV takes them from here.

use crate::engine::figures;

/// Characters that begin a formula in a spreadsheet ("CSV Injection", OWASP).
const STARTS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// A text as a cell, in quotes. One that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP
/// advises. A negative number stays a number.
pub(super) fn text(text: &str) -> String {
    let guard = if text.starts_with(STARTS) && !is_number(text) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// A number as a cell: fifteen significant figures, up to twelve decimals, as in JSON. Empty where there is none.
pub(super) fn number(value: f64) -> String {
    if value.is_finite() { figures::plain(value) } else { String::new() }
}

/// Whether it is a number: a sign, digits with a point, an exponent. The standard library's reader brings along tables of
/// 14 KB, and would also read `-inf`.
fn is_number(text: &str) -> bool {
    let (number, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(number, power)| (number, Some(power)));
    let (whole, fraction) = unsigned(number).split_once('.').unwrap_or((unsigned(number), ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let power = exponent.is_none_or(|power| !unsigned(power).is_empty() && are_digits(unsigned(power)));
    are_digits(whole) && are_digits(fraction) && whole.len() + fraction.len() > 0 && power
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}
