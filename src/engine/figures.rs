//! Formats numbers for people, in one place, so that the same quantity looks the same everywhere.
//!
//! A number is scaled, rounded and written as an integer. That is exact, and needs none of the tables that formatting a
//! fraction brings along.

use super::Nanos;

/// A number with this many decimals.
pub fn fixed(value: f64, decimals: u32) -> String {
    let unit = 10_u64.pow(decimals);
    let scaled = libm::round(value.abs() * unit as f64) as u64;
    let sign = if value < 0.0 && scaled > 0 { "-" } else { "" };
    if decimals == 0 {
        return format!("{sign}{scaled}");
    }
    format!("{sign}{}.{:0width$}", scaled / unit, scaled % unit, width = decimals as usize)
}

/// A number with as many decimals as it needs, up to fifteen significant figures and twelve decimals.
pub fn plain(value: f64) -> String {
    let whole_digits = libm::floor(libm::log10(value.abs().max(1.0))) as u32;
    let text = fixed(value, 14_u32.saturating_sub(whole_digits).min(12));
    // Searching the bytes instead of the text keeps the first load 4 KB smaller.
    if text.as_bytes().contains(&b'.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// A time in seconds, to the hundredth; below a tenth of a second, to the millisecond. From 100 s on, minutes and
/// seconds; from 100 min on, hours and minutes.
pub fn seconds(time: Nanos) -> String {
    let seconds = time.seconds();
    let decimals = match seconds {
        s if s >= 99.95 => return minutes(s),
        s if s >= 0.0995 || s == 0.0 => 2,
        s if s >= 0.000_95 => 3,
        _ => 6,
    };
    fixed(seconds, decimals) + " s"
}

/// A time as people say it, for a sentence: in seconds to the tenth, below one second as [`seconds`], from 100 s on
/// `1 min 40 s`. A line never breaks within it.
pub fn time(time: Nanos) -> String {
    let tenths = time.seconds();
    let words = if (0.95..99.95).contains(&tenths) { fixed(tenths, 1) + " s" } else { seconds(time) };
    words.replace(' ', "\u{a0}")
}

fn minutes(seconds: f64) -> String {
    let whole = libm::round(seconds) as u64;
    match (whole / 60, whole % 60) {
        (minutes, _) if minutes >= 100 => format!("{} h {} min", minutes / 60, minutes % 60),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

/// A time as a person would say it: seconds to the tenth, from 100 s on minutes and seconds, from an hour on hours and
/// minutes. Below a tenth of a second as [`seconds`]. A line never breaks within it.
pub fn spoken(time: Nanos) -> String {
    let two = |count: u64, units: [&str; 2]| match (count / 60, count % 60) {
        (whole, 0) => format!("{whole}\u{a0}{}", units[0]),
        (whole, rest) => format!("{whole}\u{a0}{}\u{a0}{rest}\u{a0}{}", units[0], units[1]),
    };
    match time.seconds() {
        s if s < 0.095 && s > 0.0 => seconds(time),
        s if s < 99.95 => fixed(s, 1) + "\u{a0}s",
        s if s < 3_599.5 => two(libm::round(s) as u64, ["min", "s"]),
        s => two(libm::round(s / 60.0) as u64, ["h", "min"]),
    }
}

/// A rate in tokens per second, to three significant figures, or whole from 100 on.
pub fn rate(tokens_per_second: f64) -> String {
    match tokens_per_second {
        r if r >= 99.95 => grouped(libm::round(r) as u64),
        r if r >= 9.995 => fixed(r, 1),
        r => fixed(r, 2),
    }
}

/// How many times as long: `4.7×`; below 1, to two significant figures.
pub fn ratio(ratio: f64) -> String {
    match ratio {
        r if r >= 99.5 => grouped(libm::round(r) as u64) + "×",
        r if r >= 0.95 => fixed(r, 1) + "×",
        r => plain(significant(r, 2)) + "×",
    }
}

/// A number to this many significant figures; zero if it is not above zero.
pub fn significant(value: f64, figures: u32) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let unit = libm::pow(10.0, f64::from(figures) - 1.0 - libm::floor(libm::log10(value)));
    libm::round(value * unit) / unit
}

/// The next of 1, 2 and 5 times a power of ten: a good place for the end of an axis, or a mark on it.
pub fn round_up(value: f64) -> f64 {
    let power = libm::pow(10.0, libm::floor(libm::log10(value.max(1e-9))));
    [1.0, 2.0, 5.0].into_iter().map(|n| n * power).find(|round| *round >= value).unwrap_or(10.0 * power)
}

/// A count with thin spaces between groups of three digits, within which no line breaks.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * 3);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// A wall-clock lateness, in milliseconds to the tenth.
pub fn millis(seconds: f64) -> String {
    fixed(seconds * 1e3, 1) + " ms"
}
