//! Numbers as people read them. One place, so that the same quantity looks the same everywhere.

use crate::engine::Nanos;

/// A time in seconds, to the hundredth; below a tenth, to the millisecond; from a hundred on, to the tenth.
pub fn seconds(time: Nanos) -> String {
    let seconds = time.seconds();
    match seconds {
        s if s >= 99.95 => format!("{s:.1} s"),
        s if s >= 0.0995 || s == 0.0 => format!("{s:.2} s"),
        s if s >= 0.000_95 => format!("{s:.3} s"),
        s => format!("{s:.6} s"),
    }
}

/// A rate in tokens a second, to three significant figures or the whole number.
pub fn rate(tokens_per_second: f64) -> String {
    match tokens_per_second {
        r if r >= 99.95 => grouped(libm::round(r) as u64),
        r if r >= 9.995 => format!("{r:.1}"),
        r => format!("{r:.2}"),
    }
}

/// How many times as long: `4.7x`.
pub fn ratio(ratio: f64) -> String {
    if ratio >= 99.5 { format!("{}x", grouped(libm::round(ratio) as u64)) } else { format!("{ratio:.1}x") }
}

/// A count with a thin space between thousands.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * 3);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push('\u{2009}');
        }
        text.push(digit);
    }
    text
}

/// A wall-clock lateness, in milliseconds to the tenth.
pub fn millis(seconds: f64) -> String {
    format!("{:.1} ms", seconds * 1e3)
}

/// A lead, in seconds to the tenth; a small one as [`seconds`].
pub fn lead(time: Nanos) -> String {
    if time.seconds() >= 0.95 { format!("{:.1} s", time.seconds()) } else { seconds(time) }
}
