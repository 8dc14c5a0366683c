//! What the screen shows of the open lesson.

use super::Model;
use crate::app::asked_for;
use crate::app::html::escape;
use crate::app::screen::ScreenId;
use crate::scenario::lesson::{Answer, Kind, Prose, Run, Step, Until};

/// How far a person has come at a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Not to be seen yet.
    #[default]
    Hidden,
    /// To be seen, but not to be used: a run whose questions are not answered.
    Covered,
    /// In use.
    Open,
    /// Behind the person.
    Done,
}

/// A question as its control shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// The prediction so far.
    pub answer: Option<Answer>,
    /// Whether the person has committed to it.
    pub committed: bool,
}

/// Whether the instrument itself tells that a run has ended; otherwise the learner says so.
pub fn is_finished_by_itself(run: &Run) -> bool {
    match run.until {
        Some(until) => until == Until::Finished,
        None => matches!(asked_for(&run.address).0, ScreenId::Race | ScreenId::Iterate),
    }
}

/// What a control shows before it is touched: the items in another order than the right one, a line at half height.
pub fn starting(kind: &Kind) -> Option<Answer> {
    match kind {
        Kind::Number(_) | Kind::Choice { .. } => None,
        // Every second item first: right for no order of three or more.
        Kind::Order(items) => {
            let odd = (1..items.len()).step_by(2);
            Some(Answer::Order(odd.chain((0..items.len()).step_by(2)).collect()))
        }
        Kind::Line(line) => Some(Answer::Line(vec![f64::midpoint(line.ends.0, line.ends.1); line.points.len()])),
    }
}

/// Words with the page's own keys in the links that lead to its screens.
pub fn own_links(prose: &Prose, own: &dyn Fn(&str) -> String) -> String {
    const LINK: &str = "href=\"#/";
    let mut html = String::new();
    let mut rest = prose.html();
    while let Some((before, after)) = rest.split_once(LINK) {
        let (link, behind) = after.split_once('"').unwrap_or((after, ""));
        let link = own(&format!("#/{}", link.replace("&amp;", "&")));
        html.push_str(before);
        html.push_str("href=\"");
        html.push_str(&escape(&link));
        html.push('"');
        rest = behind;
    }
    html + rest
}

impl Model {
    /// How far a person has come at a step of the open lesson.
    pub fn place(&self, step: usize) -> Place {
        let Some(lesson) = self.open() else { return Place::Hidden };
        if self.setup.notes {
            return match lesson.steps.get(step) {
                Some(Step::Run(_)) if !self.ended(step) => Place::Open,
                _ => Place::Done,
            };
        }
        match lesson.steps.get(step) {
            // Nothing after a run is seen before the run has ended.
            _ if (0..step).any(|before| matches!(lesson.steps[before], Step::Run(_)) && !self.ended(before)) => {
                Place::Hidden
            }
            None | Some(Step::Note(_)) => Place::Hidden,
            Some(Step::Run(_)) if self.ended(step) => Place::Done,
            Some(Step::Run(_)) if lesson.asked_before(step).any(|n| self.given(n).is_none()) => Place::Covered,
            Some(Step::Predict(_)) => Place::Open,
            Some(Step::Run(_)) => Place::Open,
            Some(_) => Place::Done,
        }
    }

    fn ended(&self, step: usize) -> bool {
        self.taken().is_some_and(|taken| taken.has_ended(step))
    }

    /// A question as its control shows it.
    pub fn asked(&self, question: usize) -> Asked {
        match self.given(question) {
            Some(given) => Asked { answer: Some(given.answer.clone()), committed: true },
            None => {
                let draft = self.drafts.get(&question).cloned();
                Asked { answer: draft.or_else(|| self.kind(question).and_then(starting)), committed: false }
            }
        }
    }

    /// Whether every question of the open lesson has its result.
    pub fn is_done(&self) -> bool {
        let n_questions = self.open().map_or(usize::MAX, |lesson| lesson.questions().count());
        self.taken().is_some_and(|taken| taken.n_compared() >= n_questions)
    }

    /// The points in the open lesson, in words.
    pub fn points_words(&self) -> String {
        let points = self.taken().map_or(0, super::Taken::points);
        format!("Lesson done: {}.", super::calibration::counted(points))
    }

    /// Why something failed to load; empty if nothing did.
    pub fn failure(&self) -> String {
        let failed = if self.setup.lesson.is_some() { self.lesson.failure() } else { self.course.failure() };
        failed.unwrap_or_default().to_owned()
    }

    /// The title of the next lesson and its address, if there is one.
    pub fn next(&self) -> Option<(String, String)> {
        let (course, open) = (self.course.here()?, self.setup.lesson.as_ref()?);
        let at = course.lessons.iter().position(|listed| listed.id == *open)?;
        let next = course.lessons.get(at + 1)?;
        Some((next.head.title.clone(), format!("#/learn?lesson={}", next.id)))
    }

    /// How far a lesson of the list has been taken, in words; empty if it has not been begun.
    pub fn progress_words(&self, n: usize) -> String {
        let Some(listed) = self.course.here().and_then(|course| course.lessons.get(n)) else { return String::new() };
        let Some(taken) = self.progress.of(&listed.id) else { return String::new() };
        match (taken.n_compared(), listed.n_questions) {
            (done, all) if done >= all => format!("Done: {}", super::calibration::counted(taken.points())),
            (0, _) => "Begun".to_owned(),
            (done, all) => format!("{done} of {all} questions"),
        }
    }
}
