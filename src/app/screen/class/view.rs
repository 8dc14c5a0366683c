//! What the screen shows of a class: one group for each question, one for the sessions, one for how sure people were.

use super::{Drawn, Model};
use crate::app::address::excerpt;
use crate::app::few::Few;
use crate::app::result::{Calibration, Unread};
use crate::scenario::lesson::{Certainty, LessonId};

/// With fewer results nothing is shown but their number: in a small group one could tell whose they are.
pub const FEWEST: usize = 5;

/// What a view is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Group {
    /// A question of a lesson, counted from 0.
    Question(LessonId, usize),
    /// A lesson that cannot be shown.
    Lesson(LessonId),
    /// The sessions.
    Sessions,
    /// How sure people were.
    #[default]
    Calibration,
}

/// What a class said to one question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// What it is about.
    pub group: Group,
    /// The title: of the lesson, with the number of the question.
    pub title: String,
    /// The question, as HTML.
    pub question: String,
    /// The result in words.
    pub sentence: String,
    /// The figures: none for a small group, two for two votes.
    pub drawn: Vec<Drawn>,
}

/// What is said of a group that is too small.
pub(super) fn few(n: usize, one: &str, many: &str) -> String {
    let count = if n == 1 { format!("1 {one}") } else { format!("{n} {many}") };
    format!("{count} so far. From {FEWEST} on the answers are shown: in a smaller group one could tell whose they are.")
}

impl Model {
    /// Everything that the class's results show, in order.
    pub fn views(&self) -> Vec<View> {
        let mut views: Vec<View> = self.pool.lessons().into_iter().flat_map(|id| self.of_lesson(id)).collect();
        views.extend(self.sessions());
        views.extend(self.calibration());
        views
    }

    /// Which of the views a projector shows.
    pub fn at(&self) -> usize {
        self.at.min(self.views().len().saturating_sub(1))
    }

    /// Which view of how many a projector shows, in words.
    pub fn at_words(&self) -> String {
        match self.views().len() {
            0 => "Nothing to show yet. Leave projection and add the results of your class.".to_owned(),
            n => format!("{} of {n}", self.at() + 1),
        }
    }

    /// How often the class was right with each certainty.
    fn calibration(&self) -> Option<View> {
        let mut calibration = Calibration::default();
        // People who took several lessons count once: as many as the lesson with most of them had.
        let mut by_lesson = Few::default();
        for (result, round) in &self.pool.results {
            let given = result.given.iter().flatten().filter_map(|given| Some((given.sure, given.right?)));
            let before = calibration.given();
            given.for_each(|(sure, right)| calibration.add(sure, right));
            if calibration.given() > before {
                *by_lesson.get_or((result.lesson.clone(), *round), || 0_usize) += 1;
            }
        }
        let n_people = by_lesson.values().copied().max().unwrap_or_default();
        if n_people == 0 {
            return None;
        }
        let (title, question) =
            ("How sure".to_owned(), "<p>How often was the class right when it was sure?</p>".to_owned());
        let view = View { group: Group::Calibration, title, question, ..View::default() };
        if n_people < FEWEST {
            return Some(View { sentence: few(n_people, "result", "results"), ..view });
        }
        let [guess, _, sure] = calibration.levels;
        let count = |level: crate::app::result::Level| match level.given {
            0 => "none".to_owned(),
            given => format!("{} of {given} right", level.right),
        };
        let sentence = format!(
            "Predictions that people were sure of: {}. Guesses: {}. “{}” pays if one is right more than 4 times out of 5.",
            count(sure),
            count(guess),
            Certainty::High.words(),
        );
        let rows = Certainty::ALL.into_iter().zip(calibration.levels);
        let rows: Vec<_> = rows
            .map(|(sure, level)| vec![sure.words().to_owned(), level.given.to_string(), level.right.to_string()])
            .collect();
        let drawn = Drawn::new("", &calibration.figure()).with_table(&["How sure", "Predictions", "Right"], &rows);
        Some(View { sentence, drawn: vec![drawn], ..view })
    }

    /// What could not be read, each with its place and the reason.
    pub fn unread(&self) -> Vec<Unread> {
        self.pool.unread.iter().cloned().chain(self.unworked()).collect()
    }

    /// Whether there is anything to save or to remove.
    pub fn is_empty(&self) -> bool {
        self.pool == super::Pool::default()
    }

    /// How many results there are, in words.
    pub fn count_words(&self) -> String {
        let count = |n: usize, one: &str, many: &str| match n {
            0 => None,
            1 => Some(format!("1 {one}")),
            n => Some(format!("{n} {many}")),
        };
        let counts = [
            count(self.pool.results.len(), "result of a lesson", "results of lessons"),
            count(self.pool.sessions.len(), "link to a session", "links to sessions"),
        ];
        let counts: Vec<_> = counts.into_iter().flatten().collect();
        if counts.is_empty() { "No results yet.".to_owned() } else { counts.join(", ") + "." }
    }

    /// Why the list of lessons failed to load; empty if it did not.
    pub fn failure(&self) -> String {
        let lessons = self.lessons.values().filter_map(|lesson| lesson.failure());
        let failed = self.course.failure().into_iter().chain(lessons).next();
        failed.map(|reason| format!("A lesson could not be loaded: {}", excerpt(reason))).unwrap_or_default()
    }
}
