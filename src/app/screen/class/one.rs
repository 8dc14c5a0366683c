//! One result, for whoever opens its link.

use super::Model;
use crate::app::plot::in_unit;
use crate::app::result::Given;
use crate::engine::figures;
use crate::scenario::lesson::{Answer, Kind, LessonId, Prose, Question};

/// A result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct One {
    /// The lesson's title; its id while it is not here.
    pub title: String,
    /// The link to the lesson.
    pub link: String,
    /// The nickname; empty if none.
    pub nickname: String,
    /// Why the link cannot be read; empty if it can.
    pub broken: String,
    /// The predictions.
    pub lines: Vec<Line>,
}

/// A prediction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The question as HTML; empty while the lesson is not here.
    pub question: String,
    /// What was predicted.
    pub predicted: String,
    /// How sure the person was, and what it counted.
    pub counted: String,
}

impl Model {
    /// The one result that the address asks for; `None` if it asks for the class's page.
    pub fn one(&self) -> Option<One> {
        let result = match self.shown.as_ref()? {
            Ok(result) => result,
            Err(broken) => {
                return Some(One { broken: format!("This link is incomplete: {}.", broken.words()), ..One::default() });
            }
        };
        let lesson = self.lessons.get(&result.lesson).and_then(|lesson| lesson.here());
        let questions: Vec<_> = lesson.map(|lesson| lesson.questions().collect()).unwrap_or_default();
        let lines = result.given.iter().enumerate().filter_map(|(n, given)| {
            let given = given.as_ref()?;
            Some(line(questions.get(n).copied().filter(|question| question.kind.takes(&given.answer)), given))
        });
        Some(One {
            title: lesson.map_or_else(|| result.lesson.to_string(), |lesson| lesson.head.title.clone()),
            link: lesson_link(&result.lesson),
            nickname: result.nickname.clone(),
            broken: String::new(),
            lines: lines.collect(),
        })
    }
}

fn lesson_link(id: &LessonId) -> String {
    // What is in a link has no address of its own.
    if id.is_of_packed() { "#/learn?v=1".to_owned() } else { format!("#/learn?lesson={id}") }
}

fn line(question: Option<&Question>, given: &Given) -> Line {
    let right = match given.right {
        Some(true) => "Right",
        Some(false) => "Not right",
        None => "No result yet",
    };
    let points = given.points().map(|points| format!(", {} points", points.to_string().replace('-', "−")));
    Line {
        question: question.map(|question| question.text.html().to_owned()).unwrap_or_default(),
        predicted: predicted(question.map(|question| &question.kind), given),
        counted: format!("{right}. {}{}.", given.sure.words(), points.unwrap_or_default()),
    }
}

fn predicted(kind: Option<&Kind>, given: &Given) -> String {
    match (&given.answer, kind) {
        (Answer::Number(number), Some(Kind::Number(of))) => {
            let was = in_unit(of.answer(given.measured), &of.unit);
            format!("Predicted {}; it was {was}.", in_unit(*number, &of.unit))
        }
        (Answer::Number(number), _) => format!("Predicted {}.", figures::plain(*number)),
        (Answer::Choice(n), Some(Kind::Choice { options, .. })) => {
            format!("Predicted: {}", options.get(*n).map(Prose::plain).unwrap_or_default())
        }
        (Answer::Choice(n), _) => format!("Predicted answer {}.", n + 1),
        (Answer::Order(order), Some(Kind::Order(items))) => {
            let items = order.iter().filter_map(|n| items.get(*n)).map(Prose::plain);
            format!("Predicted: {}", items.collect::<Vec<_>>().join("; "))
        }
        (Answer::Order(order), _) => {
            format!("Predicted the order {}.", order.iter().map(|n| (n + 1).to_string()).collect::<Vec<_>>().join(", "))
        }
        (Answer::Line(heights), _) => {
            let heights = heights.iter().map(|height| figures::plain(*height));
            format!("Drew the heights {}.", heights.collect::<Vec<_>>().join("; "))
        }
    }
}
