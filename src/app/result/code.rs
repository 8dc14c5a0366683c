//! A lesson's result as the text of a link. `docs/address.md` describes it.
//!
//! Only letters, digits, `.` and `-`, so that no chat program, sheet or mail changes it or ends the link within it. A
//! checksum at its end tells whether it is whole.

use super::{Given, LessonResult, nickname};
use crate::engine::figures;
use crate::scenario::compiled::checksum;
use crate::scenario::json;
use crate::scenario::lesson::{Answer, Certainty, LessonId};
use std::fmt::Write;

/// The version that this program writes and reads.
const VERSION: &str = "1";

/// Why a text is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// Its checksum is missing or wrong: it was cut off, or somebody has changed it.
    Cut,
    /// It is of another version of this program.
    Version,
    /// It is whole, but says nothing that this program understands.
    Senseless,
}

impl Broken {
    /// What a person can do about it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Cut => "the link is cut off or was changed. Ask for it again",
            Self::Version => "the link is of another version of this page. Reload the page, or ask for the link again",
            Self::Senseless => "the link has no result that this page understands",
        }
    }
}

/// The characters of a code.
pub(super) const fn is_of_code(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-')
}

impl LessonResult {
    /// It as text.
    pub fn code(&self) -> String {
        let id = self.lesson.as_str();
        // A lesson as somebody has written it ends in `.md`, and a dot ends a part.
        let lesson = id.strip_suffix(".md").map_or_else(|| id.to_owned(), |name| format!("M{name}"));
        let mut code = format!("{VERSION}.{lesson}.{}", in_36(self.tag % Self::TAGS));
        if !self.nickname.is_empty() {
            code.push_str(".N");
            code.push_str(&escaped(&self.nickname));
        }
        for given in self.given.iter().take(Self::MOST) {
            code.push('.');
            code.push_str(&given.as_ref().map_or_else(|| "0".to_owned(), answered));
        }
        let sum = check_digits(&code);
        code + "." + &sum
    }

    /// Reads the text of a result.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(code: &str) -> Result<Self, Broken> {
        let (content, sum) = code.rsplit_once('.').ok_or(Broken::Cut)?;
        if check_digits(content) != sum {
            return Err(Broken::Cut);
        }
        let Some((VERSION, content)) = content.split_once('.') else { return Err(Broken::Version) };
        Self::of_parts(content).ok_or(Broken::Senseless)
    }

    fn of_parts(content: &str) -> Option<Self> {
        let mut parts = content.split('.').peekable();
        let name = parts.next()?;
        let name = name.strip_prefix('M').map_or_else(|| name.to_owned(), |name| format!("{name}.md"));
        let lesson = LessonId::new(&name)?;
        let tag = u32::from_str_radix(parts.next()?, 36).ok().filter(|tag| *tag < Self::TAGS)?;
        let named = parts.next_if(|part| part.starts_with('N'));
        let nickname = named.map_or(Some(String::new()), |part| unescaped(&part[1..]).map(|name| nickname(&name)))?;
        let given = parts.map(|part| if part == "0" { Some(None) } else { given(part).map(Some) });
        let given = given.collect::<Option<Vec<_>>>().filter(|given| given.len() <= Self::MOST)?;
        Some(Self { lesson, tag, nickname, given })
    }
}

/// One prediction: how sure, whether right, what kind, what, and what was measured.
fn answered(given: &Given) -> String {
    let right = match given.right {
        Some(true) => 'y',
        Some(false) => 'w',
        None => 'u',
    };
    let mut text = format!("{}{right}", given.sure.level());
    // Writing to a string never fails.
    let _ = match &given.answer {
        Answer::Number(number) => write!(text, "n{}", decimal(*number)),
        Answer::Choice(option) => write!(text, "c{}", option + 1),
        Answer::Order(order) => write!(text, "o{}", order.iter().map(|n| (n + 1).to_string()).collect::<String>()),
        Answer::Line(heights) => {
            write!(text, "l{}", heights.iter().map(|height| decimal(*height)).collect::<Vec<_>>().join("x"))
        }
    };
    if let Some(measured) = given.measured {
        // More figures than anybody sees would only make the link longer.
        let size = figures::significant(measured.abs(), 4);
        let _ = write!(text, "m{}", decimal(if measured < 0.0 { -size } else { size }));
    }
    text
}

fn given(part: &str) -> Option<Given> {
    let mut letters = part.chars();
    let sure = Certainty::of(letters.next()?.to_digit(10)?)?;
    let right = match letters.next()? {
        'y' => Some(true),
        'w' => Some(false),
        'u' => None,
        _ => return None,
    };
    let kind = letters.next()?;
    let (text, measured) = letters.as_str().split_once('m').map_or((letters.as_str(), None), |(a, b)| (a, Some(b)));
    let measured = measured.map_or(Some(None), |text| number(text).map(Some))?;
    let answer = match kind {
        'n' => Answer::Number(number(text)?),
        'c' => Answer::Choice(text.parse::<usize>().ok()?.checked_sub(1)?),
        'o' => {
            let place = |c: char| (c.to_digit(10)? as usize).checked_sub(1);
            Answer::Order(text.chars().map(place).collect::<Option<_>>()?)
        }
        'l' => Answer::Line(text.split('x').map(number).collect::<Option<_>>()?),
        _ => return None,
    };
    Some(Given { answer, sure, measured, right })
}

/// A number with `p` for its point, because a dot ends a part.
fn decimal(number: f64) -> String {
    figures::plain(number).replace('.', "p")
}

fn number(text: &str) -> Option<f64> {
    json::number(&text.replace('p', ".")).filter(|number| number.is_finite())
}

/// Letters and digits as they are, every other byte as `-` and two hexadecimal digits.
fn escaped(text: &str) -> String {
    let mut code = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            code.push(char::from(byte));
        } else {
            let _ = write!(code, "-{byte:02x}");
        }
    }
    code
}

fn unescaped(code: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = code.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'-' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

/// A number in the digits `0` to `9` and `a` to `z`.
fn in_36(mut number: u32) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit(number % 36, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

/// Four digits that change with the text.
fn check_digits(text: &str) -> String {
    format!("{:0>4}", in_36(checksum(text) % 36_u32.pow(4)))
}
