//! A lesson: predict, run the instrument, compare, and the words between. `docs/lessons.md` describes the format.
//!
//! People write Markdown with blocks between colons. [`Lesson::read`] checks it and makes prose into HTML, for the built-in
//! lessons when the site is built, and in the browser for a person's own. The page loads the result.
//!
//! **Architecture invariant:** the HTML in a lesson is made here, from Markdown without HTML of its own, and nowhere else.

mod blocks;
mod built;
mod certainty;
mod course;
mod error;
mod gift;
mod head;
mod id;
mod measure;
mod prose;
mod question;
mod run;

pub use certainty::Certainty;
pub use course::{Course, Listed};
pub use error::LessonError;
pub use gift::gift;
pub use head::{Head, Shows};
pub use id::LessonId;
pub use measure::{Measure, Played};
pub use prose::Prose;
pub use question::{Answer, Drawing, Kind, Number, Question, Within};
pub use run::{Run, Until};

use super::json::{Place, parse};
use blocks::Block;
use serde::Serialize;

/// A lesson.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lesson {
    /// Title, aims and duration.
    pub head: Head,
    /// What it consists of, in order.
    pub steps: Vec<Step>,
}

/// A part of a lesson.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Step {
    /// Words.
    Prose(Prose),
    /// A question that is answered before the run.
    Predict(Question),
    /// The instrument.
    Run(Run),
    /// The results over the predictions since the last comparison.
    Compare,
    /// Words that appear with the comparison.
    Explain(Prose),
    /// Something to do afterwards.
    Try(Prose),
    /// Words for teachers.
    Note(Prose),
    /// A claim of the claims' screen.
    Claim(Claimed),
}

/// A claim of the claims' screen.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Claimed {
    /// Its id.
    pub id: String,
    /// What was said; empty in a lesson that the build has not seen.
    pub said: String,
    /// The verdict in words; empty in a lesson that the build has not seen.
    pub verdict: String,
}

/// The most characters of a lesson.
const LONGEST: usize = 64 << 10;

impl Lesson {
    /// Reads a lesson as people write it.
    ///
    /// # Errors
    /// The first mistake, with its line and how to mend it.
    pub fn read(text: &str) -> Result<Self, LessonError> {
        if text.len() > LONGEST {
            return Err(LessonError::new(1, "the lesson is longer than 64 KiB", "make two lessons of it"));
        }
        // As some editors begin and end lines.
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let (head, rest, line) = head::read(&text)?;
        let blocks = blocks::split(rest, line)?;
        let steps = blocks.iter().map(step).collect::<Result<Vec<_>, _>>()?;
        in_order(&blocks)?;
        Ok(Self { head, steps: steps.into_iter().flatten().collect() })
    }

    /// Reads a lesson that the build has made.
    ///
    /// # Errors
    /// Why it is none.
    pub fn from_built(json: &str) -> Result<Self, String> {
        let value = parse(json).map_err(|error| error.to_string())?;
        built::lesson(Place::root(&value)).map_err(|error| error.to_string())
    }

    /// The questions, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.steps.iter().filter_map(|step| match step {
            Step::Predict(question) => Some(question),
            _ => None,
        })
    }

    /// The numbers of the questions, counted from 0, that are compared with the run at this step: those since the last
    /// comparison.
    pub fn asked_before(&self, step: usize) -> impl Iterator<Item = usize> + use<> {
        let before = self.steps.get(..step).unwrap_or_default();
        let since = before.iter().rposition(|step| matches!(step, Step::Compare)).unwrap_or_default();
        let n_questions = |steps: &[Step]| steps.iter().filter(|step| matches!(step, Step::Predict(_))).count();
        n_questions(&before[..since])..n_questions(before)
    }

    /// How many runs there are between this step and its comparison.
    pub fn runs_after(&self, step: usize) -> usize {
        let after = self.steps.iter().skip(step + 1).take_while(|step| !matches!(step, Step::Compare));
        after.filter(|step| matches!(step, Step::Run(_))).count()
    }
}

fn step(block: &Block) -> Result<Option<Step>, LessonError> {
    let prose = || Prose::read(&block.text, block.text_line);
    Ok(Some(match block.name {
        "" if block.text.trim().is_empty() => return Ok(None),
        "" => Step::Prose(prose()?),
        "predict" => Step::Predict(question::read(block)?),
        "run" => Step::Run(run::read(block)?),
        "compare" => {
            block.knows(&[])?;
            block.has_no_text()?;
            Step::Compare
        }
        "claim" => {
            block.knows(&["claim"])?;
            block.has_no_text()?;
            Step::Claim(Claimed { id: block.required("claim")?.to_owned(), ..Claimed::default() })
        }
        name => {
            block.knows(&[])?;
            block.has_text()?;
            match name {
                "explain" => Step::Explain(prose()?),
                "try" => Step::Try(prose()?),
                _ => Step::Note(prose()?),
            }
        }
    }))
}

/// Whether each prediction is followed by a run, and each run by a comparison.
fn in_order(blocks: &[Block]) -> Result<(), LessonError> {
    let (mut asked, mut ran) = (None, None);
    for block in blocks {
        match block.name {
            "predict" if ran.is_some() => {
                return Err(
                    block.error("this question comes after its run", "move it before the run, or compare first")
                );
            }
            "predict" => asked = Some(block),
            "run" if asked.is_some() => ran = Some(block),
            "run" => {
                return Err(
                    block.error("nothing is predicted before this run", "ask something with `:::predict` first")
                );
            }
            "compare" if ran.is_none() => {
                return Err(
                    block.error("there is no run to compare with", "put a `:::predict` and a `:::run` before it")
                );
            }
            "compare" => (asked, ran) = (None, None),
            _ => {}
        }
    }
    match ran.or(asked) {
        Some(block) => Err(block.error("no comparison follows", "put `:::compare` after the run")),
        None if blocks.iter().all(|block| block.name != "compare") => {
            Err(LessonError::new(1, "the lesson asks nothing", "add `:::predict`, `:::run` and `:::compare`"))
        }
        None => Ok(()),
    }
}
