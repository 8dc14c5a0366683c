//! What the workshop shows.

use super::outline::{outline, summary};
use super::{Checked, Model};
use crate::app::html;
use serde_json::json;

/// In place of a lesson's id: a task to start from.
pub const TASK: &str = "task";

/// The race that shows a task, as a fragment.
pub const RACE: &str = "#/race?v=1";

/// The smallest task that plays in a race and in a session.
pub(super) fn task_template() -> String {
    let turn = |think: u32, text: &str| {
        json!([{
            "id": "first",
            "prompt": "Write a function that adds two numbers.",
            "steps": [{ "think": think }, { "answer": text, "file": "add.rs" }],
            "checks": [{ "name": "adds", "pass": think > 0, "seconds": 1 }],
            "problems": if think > 0 { json!([]) } else { json!([{ "text": "It subtracts", "real": true }]) },
        }])
    };
    let task = json!({
        "version": 1, "id": "my-task", "title": "My task", "artifact": "code", "context_tokens": 1000,
        "scripts": {
            "slow": turn(200, "fn add(a: i32, b: i32) -> i32 {\n    a + b\n}\n"),
            "fast": turn(0, "fn add(a: i32, b: i32) -> i32 {\n    a - b\n}\n"),
        },
    });
    serde_json::to_string_pretty(&task).unwrap_or_default()
}

impl Model {
    /// What the text is, or the first thing that is wrong with it, in a sentence.
    pub fn sentence(&self) -> String {
        match &self.checked {
            Checked::Empty => "Write, paste or open a lesson or a task; or start from one of these.".to_owned(),
            Checked::Lesson(lesson) => {
                let n_questions = lesson.questions().count();
                let s = if n_questions == 1 { "" } else { "s" };
                format!("A lesson: “{}”, with {n_questions} question{s}.", lesson.head.title)
            }
            Checked::Task(task) => format!("A task. {}", summary(task)),
            Checked::Flawed(flaw) => {
                let place = match (flaw.line, flaw.place.as_str()) {
                    (Some(line), "") => format!("Line {line}: "),
                    (_, "") => String::new(),
                    (_, place) => format!("{place}: "),
                };
                let fix = if flaw.fix.is_empty() { String::new() } else { format!(" To fix this, {}.", flaw.fix) };
                format!("{place}{}.{fix}", flaw.reason)
            }
        }
    }

    /// A task at a glance, as the head and body of a table in HTML; empty if there is none.
    pub fn outline(&self) -> String {
        match &self.checked {
            Checked::Task(task) => outline(task),
            Checked::Empty | Checked::Lesson(_) | Checked::Flawed(_) => String::new(),
        }
    }

    /// What the frame shows, as a fragment: the lesson, or the race that gets the task; empty if there is neither. While a
    /// text has a flaw, the last valid one stays.
    pub fn preview(&self) -> String {
        match (&self.packed, &self.checked) {
            (_, Checked::Empty) => String::new(),
            (Some(packed), Checked::Lesson(_) | Checked::Flawed(_)) => format!("#/learn?text={packed}&notes=1"),
            _ if self.task.is_empty() => String::new(),
            _ => RACE.to_owned(),
        }
    }

    /// The texts to start from, as HTML.
    pub fn starts(&self) -> String {
        let course = self.course.here().map(|course| course.lessons.as_slice()).unwrap_or_default();
        let lessons = course.iter().map(|listed| (listed.id.as_str(), listed.head.title.as_str()));
        html::options([("", "Choose a lesson or a task…"), (TASK, "A small task")].into_iter().chain(lessons), "")
    }
}
