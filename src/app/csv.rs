//! Text in CSV (RFC 4180). Every writer of CSV takes it from here; numbers are written as they are.

/// Characters that begin a formula in a spreadsheet ("CSV Injection", OWASP).
const STARTS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// A text as a cell, in quotes. One that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP
/// advises. A negative number stays a number.
pub(super) fn text(text: &str) -> String {
    let guard = if text.starts_with(STARTS) && !is_number(text) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// Whether it is a finite number: Rust would also read `-inf`.
fn is_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c)) && text.parse::<f64>().is_ok()
}
