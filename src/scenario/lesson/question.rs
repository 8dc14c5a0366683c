//! A question that is answered before the run.

use super::blocks::{Block, number};
use super::head::excerpt;
use super::{LessonError, Measure, Prose};
use serde::Serialize;

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// What it asks.
    pub text: Prose,
    /// The same as Markdown. Only the reader keeps it, for exports.
    #[serde(skip_serializing)]
    pub markdown: String,
    /// What an answer is.
    pub kind: Kind,
}

/// What an answer is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Kind {
    /// A number.
    Number(Number),
    /// One of several.
    Choice {
        /// The options in their order.
        options: Vec<Prose>,
        /// The index of the right one.
        right: usize,
    },
    /// An order.
    Order(
        /// The items in the right order.
        Vec<Prose>,
    ),
    /// A height for each of some places.
    Line(Drawing),
}

/// A number to predict.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Number {
    /// The least and the greatest prediction.
    pub ends: (f64, f64),
    /// Whether its slider is logarithmic.
    pub logarithmic: bool,
    /// What follows the number.
    pub unit: String,
    /// The right answer.
    pub answer: f64,
    /// How far off a right prediction may be.
    pub within: Within,
    /// How the answer is taken from the run.
    pub measure: Option<Measure>,
}

/// A line to draw.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Drawing {
    /// The name of the horizontal axis.
    pub across: String,
    /// The name of the vertical axis.
    pub up: String,
    /// The ends of the vertical axis.
    pub ends: (f64, f64),
    /// The places on the horizontal axis, from left to right, with the right heights.
    pub points: Vec<(f64, f64)>,
    /// How far off a right drawing may be on average, as a share of the vertical axis.
    pub within: f64,
}

/// How far off a right prediction may be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum Within {
    /// A share of the answer.
    Share(f64),
    /// So much, in the answer's unit.
    By(f64),
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Answer {
    /// A number.
    Number(f64),
    /// The index of an option.
    Choice(usize),
    /// The indices of the items, in the order that the person gave them.
    Order(Vec<usize>),
    /// The heights from left to right.
    Line(Vec<f64>),
}

/// How far a prediction may be off for rounding alone.
const ROUNDING: f64 = 1e-9;

impl Within {
    /// Whether a prediction is as close to an answer.
    pub fn holds(self, predicted: f64, answer: f64) -> bool {
        let most = match self {
            Self::Share(share) => share * answer.abs(),
            Self::By(by) => by,
        };
        (predicted - answer).abs() <= most + ROUNDING * answer.abs().max(1.0)
    }
}

impl Number {
    /// The right answer: as the run gave it, or as the lesson says.
    pub fn answer(&self, measured: Option<f64>) -> f64 {
        measured.unwrap_or(self.answer)
    }
}

impl Drawing {
    /// How far a drawing is off on average, as a share of the vertical axis.
    pub fn distance(&self, heights: &[f64]) -> f64 {
        let off: f64 = self.points.iter().zip(heights).map(|((_, right), height)| (right - height).abs()).sum();
        off / self.points.len().max(1) as f64 / (self.ends.1 - self.ends.0)
    }
}

impl Kind {
    /// Whether this is an answer to such a question.
    pub fn takes(&self, answer: &Answer) -> bool {
        match (self, answer) {
            (Self::Number(number), Answer::Number(n)) => (number.ends.0..=number.ends.1).contains(n),
            (Self::Choice { options, .. }, Answer::Choice(n)) => *n < options.len(),
            (Self::Order(items), Answer::Order(order)) => {
                order.len() == items.len() && (0..items.len()).all(|item| order.contains(&item))
            }
            (Self::Line(line), Answer::Line(heights)) => {
                let inside = |height: &f64| (line.ends.0..=line.ends.1).contains(height);
                heights.len() == line.points.len() && heights.iter().all(inside)
            }
            _ => false,
        }
    }

    /// Whether an answer is right, given what the run measured.
    pub fn is_right(&self, answer: &Answer, measured: Option<f64>) -> bool {
        match (self, answer) {
            (Self::Number(number), Answer::Number(n)) => number.within.holds(*n, number.answer(measured)),
            (Self::Choice { right, .. }, Answer::Choice(n)) => right == n,
            (Self::Order(_), Answer::Order(order)) => order.is_sorted(),
            (Self::Line(line), Answer::Line(heights)) => line.distance(heights) <= line.within + ROUNDING,
            _ => false,
        }
    }
}

pub(super) fn read(block: &Block) -> Result<Question, LessonError> {
    block.has_text()?;
    let (kind, question) = match block.kind {
        "number" => (Kind::Number(number_of(block)?), block.text.clone()),
        "line" => (Kind::Line(line_of(block)?), block.text.clone()),
        "choice" => choice(block)?,
        "order" => order(block)?,
        other => {
            let reason = format!("`:::predict {}` asks for nothing known", excerpt(other));
            return Err(block.error(reason, "write number, choice, order or line after `:::predict`"));
        }
    };
    Ok(Question { text: Prose::read(&question, block.text_line)?, markdown: question.trim().to_owned(), kind })
}

/// The ends of an axis.
fn ends(block: &Block) -> Result<(f64, f64), LessonError> {
    let (from, to) = (block.required_number("from")?, block.required_number("to")?);
    if from < to { Ok((from, to)) } else { Err(block.error("`:from:` is not less than `:to:`", "exchange them")) }
}

fn number_of(block: &Block) -> Result<Number, LessonError> {
    block.knows(&["unit", "from", "to", "scale", "answer", "within", "measure"])?;
    let ends = ends(block)?;
    let answer = block.required_number("answer")?;
    if !(ends.0..=ends.1).contains(&answer) {
        return Err(block.error("`:answer:` is not between `:from:` and `:to:`", "widen the range"));
    }
    let logarithmic = match block.option("scale") {
        None | Some(("linear", _)) => false,
        Some(("log", _)) if ends.0 > 0.0 => true,
        Some(("log", line)) => {
            return Err(LessonError::new(line, "a logarithmic scale cannot begin at 0", "let `:from:` be more than 0"));
        }
        Some((other, line)) => {
            return Err(LessonError::new(
                line,
                format!("`:scale:` is `{}`", excerpt(other)),
                "write `linear` or `log`",
            ));
        }
    };
    let measure = match block.option("measure") {
        None => None,
        Some((text, line)) => Some(Measure::parse(text).ok_or_else(|| {
            let fix = "write seconds, first, rate, tokens, chunks or gap with a lane; ratio with two lanes, such as `ratio 0 1`; \
                       or session with seconds, waiting, share, turns, tokens or defects";
            LessonError::new(line, format!("there is no measure `{}`", excerpt(text)), fix)
        })?),
    };
    let unit = block.option("unit").map_or("", |(unit, _)| unit).to_owned();
    Ok(Number { ends, logarithmic, unit, answer, within: within(block)?, measure })
}

fn within(block: &Block) -> Result<Within, LessonError> {
    let text = block.required("within")?;
    let read = match text.strip_suffix('%') {
        Some(percent) => number(percent).map(|percent| Within::Share(percent / 100.0)),
        None => number(text).map(Within::By),
    };
    let positive = |within: &Within| matches!(within, Within::Share(n) | Within::By(n) if *n >= 0.0);
    read.filter(positive).ok_or_else(|| {
        block.error(
            format!("`:within:` is `{}`", excerpt(text)),
            "write a share such as `15 %`, or a number in the unit",
        )
    })
}

fn line_of(block: &Block) -> Result<Drawing, LessonError> {
    block.knows(&["across", "up", "from", "to", "points", "within"])?;
    let ends = ends(block)?;
    let Within::Share(within) = within(block)? else {
        return Err(block.error("`:within:` of a line is a share of the vertical axis", "write it in per cent"));
    };
    let text = block.required("points")?;
    let point = |pair: &str| {
        let (x, y) = pair.trim().split_once(char::is_whitespace)?;
        Some((number(x)?, number(y)?)).filter(|(_, y)| (ends.0..=ends.1).contains(y))
    };
    let points = text.split(';').map(point).collect::<Option<Vec<_>>>();
    let in_order = |points: &Vec<(f64, f64)>| points.is_sorted_by(|a, b| a.0 < b.0) && (3..=9).contains(&points.len());
    let points = points.filter(in_order).ok_or_else(|| {
        let fix =
            "write 3 to 9 pairs from left to right, each within `:from:` and `:to:`, such as `10 0.1; 50 1; 90 9`";
        block.error("`:points:` cannot be read", fix)
    })?;
    let (across, up) = (block.required("across")?.to_owned(), block.required("up")?.to_owned());
    Ok(Drawing { across, up, ends, points, within })
}

/// The lines of a text that begin an item, with what follows the mark, and the text without them.
fn items<'a, T>(block: &'a Block, item: impl Fn(&'a str) -> Option<T>) -> (Vec<(T, usize)>, String) {
    let (mut items, mut rest) = (Vec::new(), String::new());
    for (n, line) in block.text.lines().enumerate() {
        match item(line) {
            Some(item) => items.push((item, block.text_line + n)),
            None => {
                rest.push_str(line);
                rest.push('\n');
            }
        }
    }
    (items, rest)
}

fn choice(block: &Block) -> Result<(Kind, String), LessonError> {
    block.knows(&[])?;
    let marked = |line: &'_ str| -> Option<bool> {
        ["- [x] ", "- [X] "]
            .iter()
            .any(|mark| line.starts_with(mark))
            .then_some(true)
            .or_else(|| line.starts_with("- [ ] ").then_some(false))
    };
    let (options, rest) = items(block, |line| Some((marked(line)?, line.get(6..)?.trim())));
    let right = options.iter().position(|((right, _), _)| *right);
    let n_right = options.iter().filter(|((right, _), _)| *right).count();
    let (Some(right), 1, 2..=8) = (right, n_right, options.len()) else {
        let reason = format!("there are {} options, {n_right} of them right", options.len());
        let fix = "write 2 to 8 lines that begin with `- [ ] `, and one of them with `- [x] `";
        return Err(block.error(reason, fix));
    };
    let options = options.into_iter().map(|((_, text), line)| Prose::line(text, line)).collect::<Result<_, _>>()?;
    Ok((Kind::Choice { options, right }, rest))
}

fn order(block: &Block) -> Result<(Kind, String), LessonError> {
    block.knows(&[])?;
    let (listed, rest) = items(block, |line: &str| {
        let (number, text) = line.split_once(". ")?;
        number.parse::<u32>().ok().map(|_| text.trim())
    });
    if !(3..=8).contains(&listed.len()) {
        let reason = format!("there are {} items to put in order", listed.len());
        return Err(block.error(reason, "write 3 to 8 lines such as `1. The prompt is read`, in the right order"));
    }
    let listed = listed.into_iter().map(|(text, line)| Prose::line(text, line)).collect::<Result<_, _>>()?;
    Ok((Kind::Order(listed), rest))
}
