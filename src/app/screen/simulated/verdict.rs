//! The answers to the two questions, as sentences that follow while somebody drags.

use super::words::about;
use super::{Model, Question};
use crate::engine::cycle::{ModelKind, Rivals, Setting, Winner, Zone};

/// What changes this many times as far off as the end of the chart is not worth a sentence.
const FAR: f64 = 5.0;

/// A model in a sentence.
const fn the(model: ModelKind) -> &'static str {
    match model {
        ModelKind::Slow => "the slow model",
        ModelKind::Fast => "the fast model",
    }
}

const fn other(model: ModelKind) -> ModelKind {
    match model {
        ModelKind::Slow => ModelKind::Fast,
        ModelKind::Fast => ModelKind::Slow,
    }
}

impl Model {
    /// The answer to a question; empty until the models' deliveries are made.
    pub fn verdict(&self, question: Question) -> String {
        let (Some(setting), Some(curves)) = (&self.setting, &self.curves) else { return String::new() };
        let place = question.place(&self.setup);
        let curve = &curves[question as usize];
        hopeless(setting).unwrap_or_else(|| answer(question, &curve.rivals, place, curve.picture.across.to()))
    }
}

/// The answer if one of the models is practically never done.
fn hopeless(setting: &Setting) -> Option<String> {
    let none = "fewer than one turn in a thousand is accepted";
    match ModelKind::ALL.map(|model| setting.is_hopeless(model)) {
        [false, false] => None,
        [true, true] => Some(format!("With these numbers you are never done with either model: {none}.")),
        [slow, _] => {
            let never = if slow { ModelKind::Slow } else { ModelKind::Fast };
            Some(format!(
                "With these numbers {} wins: with {} you are never done, since {none}.",
                the(other(never)),
                the(never)
            ))
        }
    }
}

/// The answer to a question at a place: who wins there, and who elsewhere. The chart ends at `end`.
fn answer(question: Question, rivals: &Rivals, place: f64, end: f64) -> String {
    let here = rivals.winner(place);
    let [slow, fast] = ModelKind::ALL.map(|model| about(rivals.at(model, place)));
    let takes = match question {
        Question::Pace => "done in",
        Question::Quality => "all in all",
    };
    let verdict = match here {
        Winner::One(ModelKind::Slow) => format!("the slow model wins, {takes} {slow} instead of {fast}"),
        Winner::One(ModelKind::Fast) => format!("the fast model wins, {takes} {fast} instead of {slow}"),
        Winner::Neither => "a near tie".to_owned(),
    };
    let elsewhere = elsewhere(question, rivals, place, end);
    let place = about(place);
    match question {
        Question::Pace => format!("You spend {place} of your own time per turn: {verdict}. {elsewhere}"),
        Question::Quality => {
            let is = if here == Winner::Neither { "it is " } else { "" };
            format!("If a missed defect costs {place}, {is}{verdict}. {elsewhere}")
        }
    }
}

/// Who wins at other places; if nobody does, where it is a near tie.
fn elsewhere(question: Question, rivals: &Rivals, place: f64, end: f64) -> String {
    let here = rivals.winner(place);
    let (per, whatever) = match question {
        Question::Pace => ("", "however long you take"),
        Question::Quality => (" per defect", "whatever a defect costs"),
    };
    let zones = rivals.zones();
    let others = || zones.iter().filter(|zone| zone.winner != here && zone.from < FAR * end);
    let won: Vec<&Zone> = others().filter(|zone| zone.winner != Winner::Neither).collect();
    let told = if won.is_empty() { others().collect() } else { won };
    let phrases = told.iter().enumerate().map(|(n, zone)| {
        let below = zone.to <= place;
        let (side, end) = if below { ("under", about(zone.to)) } else { ("over", about(zone.from)) };
        match zone.winner {
            Winner::One(model) if n == 0 => format!("{side} {end}{per} {} wins", the(model)),
            Winner::One(model) => format!("{side} {end} the {} one", model.name()),
            Winner::Neither => {
                let equal = rivals.crossing().map(|at| format!(" (equal at {})", about(at)));
                format!("{side} {end}{per} it is a near tie{}", equal.unwrap_or_default())
            }
        }
    });
    let phrases: Vec<String> = phrases.collect();
    match here {
        _ if !phrases.is_empty() => sentence(&phrases.join(", ")),
        Winner::One(_) if zones.len() > 1 => "It wins anywhere on this chart.".to_owned(),
        Winner::Neither => sentence(&format!("it stays one {whatever}")),
        Winner::One(_) => sentence(&format!("it wins {whatever}")),
    }
}

/// Words as a sentence.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}
