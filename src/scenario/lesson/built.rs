//! Reads lessons and their list as the build writes them, and answers as a browser keeps them: the form that serde gives
//! the types of this module.
//!
//! By hand rather than derived: derived readers cost the page 20 KB of brotli, most of it for messages about numbers.

use super::{
    Answer, Certainty, Claimed, Course, Drawing, Head, Kind, Lesson, LessonId, Listed, Measure, Number, Prose,
    Question, Run, Shows, Step, Until, Within,
};
use crate::scenario::json::{Place, Result};
use std::ops::RangeInclusive;

const ANY: RangeInclusive<f64> = f64::MIN..=f64::MAX;
const ANY_COUNT: RangeInclusive<u32> = 0..=u32::MAX;

pub(super) fn course(place: Place<'_>) -> Result<Course> {
    let listed = |place: Place<'_>| {
        Ok(Listed {
            id: id(place.required("id")?)?,
            head: head(place.required("head")?)?,
            n_questions: index(place.required("n_questions")?)?,
        })
    };
    Ok(Course { lessons: all(place.required("lessons")?, listed)? })
}

pub(super) fn lesson(place: Place<'_>) -> Result<Lesson> {
    Ok(Lesson { head: head(place.required("head")?)?, steps: all(place.required("steps")?, step)? })
}

fn head(place: Place<'_>) -> Result<Head> {
    Ok(Head {
        title: text(place.required("title")?)?,
        minutes: place.required("minutes")?.count(&ANY_COUNT)?,
        aims: all(place.required("aims")?, text)?,
        shows: place.required("shows")?.one_of(&[
            ("Solo", Shows::Solo),
            ("SideBySide", Shows::SideBySide),
            ("Both", Shows::Both),
        ])?,
        needs: all(place.required("needs")?, id)?,
        language: text(place.required("language")?)?,
        licence: text(place.required("licence")?)?,
    })
}

fn step(place: Place<'_>) -> Result<Step> {
    let (name, of) = place.variant()?;
    Ok(match name {
        "Prose" => Step::Prose(prose(of)?),
        "Predict" => Step::Predict(question(of)?),
        "Run" => Step::Run(run(of)?),
        "Compare" => Step::Compare,
        "Explain" => Step::Explain(prose(of)?),
        "Try" => Step::Try(prose(of)?),
        "Note" => Step::Note(prose(of)?),
        "Claim" => Step::Claim(Claimed {
            id: text(of.required("id")?)?,
            said: text(of.required("said")?)?,
            verdict: text(of.required("verdict")?)?,
        }),
        _ => return place.refuse("is no step of a lesson"),
    })
}

fn run(place: Place<'_>) -> Result<Run> {
    let until =
        place.field("until")?.map(|until| until.one_of(&[("Finished", Until::Finished), ("Seen", Until::Seen)]));
    Ok(Run {
        address: text(place.required("address")?)?,
        touch: text(place.required("touch")?)?,
        until: until.transpose()?,
        height: place.required("height")?.count(&ANY_COUNT)?,
    })
}

fn question(place: Place<'_>) -> Result<Question> {
    let kind = place.required("kind")?;
    let (name, of) = kind.variant()?;
    let kind = match name {
        "Number" => Kind::Number(asked_number(of)?),
        "Choice" => {
            Kind::Choice { options: all(of.required("options")?, prose)?, right: index(of.required("right")?)? }
        }
        "Order" => Kind::Order(all(of, prose)?),
        "Line" => Kind::Line(Drawing {
            across: text(of.required("across")?)?,
            up: text(of.required("up")?)?,
            ends: pair(of.required("ends")?)?,
            points: all(of.required("points")?, pair)?,
            within: number(of.required("within")?)?,
        }),
        _ => return place.refuse("asks for nothing known"),
    };
    Ok(Question { text: prose(place.required("text")?)?, markdown: String::new(), kind })
}

fn asked_number(place: Place<'_>) -> Result<Number> {
    let within = place.required("within")?;
    let (name, within) = within.variant()?;
    Ok(Number {
        ends: pair(place.required("ends")?)?,
        logarithmic: place.required("logarithmic")?.flag()?,
        unit: text(place.required("unit")?)?,
        answer: number(place.required("answer")?)?,
        within: match name {
            "Share" => Within::Share(number(within)?),
            "By" => Within::By(number(within)?),
            _ => return within.refuse("is no distance"),
        },
        measure: place.field("measure")?.map(Measure::from_built).transpose()?,
    })
}

impl Answer {
    /// Reads an answer as serde writes it.
    ///
    /// # Errors
    /// Why it is none, with the place.
    pub(crate) fn from_json(place: Place<'_>) -> Result<Self> {
        let (name, of) = place.variant()?;
        Ok(match name {
            "Number" => Self::Number(number(of)?),
            "Choice" => Self::Choice(index(of)?),
            "Order" => Self::Order(all(of, index)?),
            "Line" => Self::Line(all(of, number)?),
            _ => return place.refuse("is no answer"),
        })
    }
}

impl Certainty {
    /// Reads a certainty as serde writes it: 1, 2 or 3.
    ///
    /// # Errors
    /// If it is another number, with the place.
    pub(crate) fn from_json(place: Place<'_>) -> Result<Self> {
        Self::of(place.count(&(1..=3))?).map_or_else(|| place.refuse("is no certainty"), Ok)
    }
}

impl LessonId {
    /// Reads an id from JSON.
    ///
    /// # Errors
    /// Why it is none, with the place.
    pub(crate) fn from_json(place: Place<'_>) -> Result<Self> {
        Self::new(place.text()?).map_or_else(|| place.refuse("is no lesson's id"), Ok)
    }
}

fn id(place: Place<'_>) -> Result<LessonId> {
    LessonId::from_json(place)
}

fn prose(place: Place<'_>) -> Result<Prose> {
    Ok(Prose::from_built(place.text()?))
}

fn text(place: Place<'_>) -> Result<String> {
    Ok(place.text()?.to_owned())
}

pub(super) fn number(place: Place<'_>) -> Result<f64> {
    place.number(&ANY)
}

pub(super) fn index(place: Place<'_>) -> Result<usize> {
    Ok(place.count(&ANY_COUNT)? as usize)
}

pub(super) fn pair(place: Place<'_>) -> Result<(f64, f64)> {
    let mut items = place.items()?;
    match (items.next(), items.next(), items.next()) {
        (Some(first), Some(second), None) => Ok((number(first)?, number(second)?)),
        _ => place.refuse("is not a list of two numbers"),
    }
}

pub(super) fn all<T>(place: Place<'_>, read: impl Fn(Place<'_>) -> Result<T>) -> Result<Vec<T>> {
    place.items()?.map(read).collect()
}
