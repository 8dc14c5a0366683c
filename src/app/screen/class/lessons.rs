//! What a class predicted in a lesson, question by question.

use super::choice::{order, votes};
use super::picture::{lines, numbers};
use super::view::{FEWEST, Group, View, few};
use super::{Drawn, Model, Round};
use crate::app::content::Loading;
use crate::app::html::escape;
use crate::app::result::Given;
use crate::scenario::lesson::{Kind, Lesson, LessonId, Question};

/// The answers of a vote to one question.
pub(super) struct Vote<'a> {
    /// Its name, if there are two votes; otherwise empty.
    pub(super) name: &'static str,
    /// The answers.
    pub(super) given: Vec<&'a Given>,
}

impl Vote<'_> {
    fn n_right(&self) -> usize {
        self.given.iter().filter(|given| given.right == Some(true)).count()
    }
}

impl Model {
    /// The views of a lesson's results.
    pub(super) fn of_lesson(&self, id: &LessonId) -> Vec<View> {
        let n_results = self.pool.of_lesson(id).len();
        match self.lessons.get(id) {
            Some(Loading::Here(lesson)) => {
                let questions = lesson.questions().enumerate();
                questions.map(|(n, question)| self.of_question(id, lesson, n, question)).collect()
            }
            _ if !self.course.is_settled() => Vec::new(),
            Some(Loading::Failed(reason)) => {
                vec![unshown(id, n_results, &format!("it could not be loaded ({reason})"))]
            }
            Some(_) => Vec::new(),
            None if id.is_of_packed() => {
                vec![unshown(id, n_results, "it lies in a link. Paste the lesson’s link into the box, too")]
            }
            None => vec![unshown(id, n_results, "it is not in this site’s list of lessons")],
        }
    }

    fn of_question(&self, id: &LessonId, lesson: &Lesson, n: usize, question: &Question) -> View {
        let results = self.pool.of_lesson(id);
        let two = results.iter().any(|(_, round)| *round == Round::Second);
        let vote = |round: Round| {
            let given =
                results.iter().filter(|(_, own)| *own == round).filter_map(|(result, _)| result.given.get(n)?.as_ref());
            // A lesson may have been changed since, and a link can be written by hand.
            let given = given.filter(|given| question.kind.takes(&given.answer)).collect();
            Vote { name: if two { round.title() } else { "" }, given }
        };
        let votes: Vec<Vote> = Round::ALL.into_iter().map(vote).filter(|vote| !vote.given.is_empty()).collect();
        let (shown, small): (Vec<Vote>, Vec<Vote>) = votes.into_iter().partition(|vote| vote.given.len() >= FEWEST);
        let mut sentences: Vec<String> = shown.iter().map(|vote| sentence(&question.kind, vote)).collect();
        sentences.extend(small.iter().map(|vote| named(vote.name, &few(vote.given.len(), "result", "results"))));
        if shown.is_empty() && small.is_empty() {
            sentences.push("No answers.".to_owned());
        }
        View {
            group: Group::Question(id.clone(), n),
            title: format!("{}, question {}", lesson.head.title, n + 1),
            question: question.text.html().to_owned(),
            sentence: sentences.join(" "),
            drawn: drawn(&question.kind, &shown),
        }
    }
}

fn unshown(id: &LessonId, n_results: usize, why: &str) -> View {
    View {
        group: Group::Lesson(id.clone()),
        title: format!("Lesson {id}"),
        question: format!("<p>{}</p>", escape(id.as_str())),
        sentence: format!("The lesson cannot be shown: {why}. Its results ({n_results}) are in the CSV."),
        ..View::default()
    }
}

fn named(vote: &str, words: &str) -> String {
    if vote.is_empty() { words.to_owned() } else { format!("{vote}: {words}") }
}

fn sentence(kind: &Kind, vote: &Vote) -> String {
    let n = vote.given.len();
    let right = format!("{} of {n} were right.", vote.n_right());
    let words = match kind {
        Kind::Number(number) => right + " " + &super::picture::middle(number, vote),
        Kind::Order(_) => right.replace("were right", "got the whole order right"),
        Kind::Choice { .. } | Kind::Line(_) => right,
    };
    named(vote.name, &words)
}

/// The figures of the votes that are large enough.
fn drawn(kind: &Kind, shown: &[Vote]) -> Vec<Drawn> {
    match kind {
        _ if shown.is_empty() => Vec::new(),
        Kind::Choice { options, right } => vec![votes(options, *right, shown)],
        Kind::Order(items) => vec![order(items, shown)],
        Kind::Number(number) => shown.iter().map(|vote| numbers(number, vote)).collect(),
        Kind::Line(line) => shown.iter().map(|vote| lines(line, vote)).collect(),
    }
}
