//! The keystroke-level model (Card, Moran and Newell 1980, 1983): what a person's hands and mind take for a task that
//! they know, without errors. Seconds.

use super::bounds::{finite, not_negative};
use super::cycle::{Figure, cited, secondary};

/// How well somebody types; sets K.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typist {
    /// The best typist, 135 words a minute.
    Best,
    /// A good typist.
    Good,
    /// An average skilled typist, 55 words a minute.
    Skilled,
    /// Somebody who is no secretary, on average: 40 words a minute.
    Average,
    /// Anybody, at random letters.
    RandomLetters,
    /// Somebody who does not know the keyboard.
    Unfamiliar,
}

impl Typist {
    /// Every class, the fastest first.
    pub const ALL: [Self; 6] =
        [Self::Best, Self::Good, Self::Skilled, Self::Average, Self::RandomLetters, Self::Unfamiliar];

    /// Its name on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Best => "Best typist",
            Self::Good => "Good typist",
            Self::Skilled => "Average skilled typist",
            Self::Average => "Average, not a typist",
            Self::RandomLetters => "Random letters",
            Self::Unfamiliar => "New to the keyboard",
        }
    }

    /// K, seconds a keystroke.
    pub const fn keystroke(self) -> f64 {
        match self {
            Self::Best => 0.08,
            Self::Good => 0.12,
            Self::Skilled => 0.20,
            Self::Average => 0.28,
            Self::RandomLetters => 0.5,
            Self::Unfamiliar => 1.2,
        }
    }

    /// Words a minute, where the authors give them.
    pub const fn words_a_minute(self) -> Option<f64> {
        match self {
            Self::Best => Some(135.0),
            Self::Skilled => Some(55.0),
            Self::Average => Some(40.0),
            Self::Good | Self::RandomLetters | Self::Unfamiliar => None,
        }
    }
}

/// Something that a person does, or waits for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Operator {
    /// K: a key, also Shift and its like.
    Key,
    /// P: pointing at something with a mouse.
    Point,
    /// H: moving the hands between mouse and keyboard.
    Home,
    /// M: preparing mentally.
    Prepare,
    /// B: pressing or releasing a mouse button.
    Button,
    /// R(t): waiting so many seconds for the system, beyond what the person does meanwhile.
    Respond(f64),
}

impl Operator {
    /// Its letter in the model.
    pub const fn letter(self) -> char {
        match self {
            Self::Key => 'K',
            Self::Point => 'P',
            Self::Home => 'H',
            Self::Prepare => 'M',
            Self::Button => 'B',
            Self::Respond(_) => 'R',
        }
    }

    /// Its seconds; `None` for a response that takes none or no number of seconds.
    pub fn seconds(self, typist: Typist) -> Option<f64> {
        match self {
            Self::Key => Some(typist.keystroke()),
            Self::Respond(seconds) => not_negative(seconds),
            Self::Point | Self::Home | Self::Prepare | Self::Button => self.figure().map(|figure| figure.value),
        }
    }

    /// Where its time comes from; `None` for K, which is the typist's, and R, which is the system's.
    pub const fn figure(self) -> Option<&'static Figure> {
        match self {
            Self::Key | Self::Respond(_) => None,
            Self::Point => Some(&POINT),
            Self::Home => Some(&HOME),
            Self::Prepare => Some(&PREPARE),
            Self::Button => Some(&BUTTON),
        }
    }
}

/// Where K comes from.
pub const KEYSTROKE_SOURCE: &str = "Card, Moran and Newell 1983, keystroke-level model: K by class of typist";

static POINT: Figure = secondary(1.1, "Card, Moran and Newell 1983: P");
static HOME: Figure = secondary(0.4, "Card, Moran and Newell 1983: H");
static PREPARE: Figure = secondary(1.35, "Card, Moran and Newell 1983: M");
static BUTTON: Figure = cited(0.1, "Card, Moran and Newell 1983: B");

/// Operators one after the other, each with how often it is repeated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sequence(Vec<(u32, Operator)>);

impl Sequence {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Preparing, moving the hands to the keyboard and typing so many characters: `M H nK`.
    pub fn typing(characters: u32) -> Self {
        Self::new().then(Operator::Prepare).then(Operator::Home).repeat(characters, Operator::Key)
    }

    /// Preparing, pointing at a button and clicking it: `M P 2B`.
    pub fn clicking() -> Self {
        Self::new().then(Operator::Prepare).then(Operator::Point).repeat(2, Operator::Button)
    }

    /// This, then one operator.
    pub fn then(self, operator: Operator) -> Self {
        self.repeat(1, operator)
    }

    /// This, then an operator so many times.
    pub fn repeat(mut self, times: u32, operator: Operator) -> Self {
        self.0.push((times, operator));
        self
    }

    /// This, then all of another one.
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The operators, each with how often it is repeated.
    pub fn steps(&self) -> &[(u32, Operator)] {
        &self.0
    }

    /// Seconds of all of it; `None` if a response is no time.
    pub fn time(&self, typist: Typist) -> Option<f64> {
        let mut steps = self.0.iter();
        let sum = steps.try_fold(0.0, |sum, (times, one)| Some(sum + f64::from(*times) * one.seconds(typist)?));
        finite(sum?)
    }

    /// In the notation of the model: `M H 20K R(2)`.
    pub fn notation(&self) -> String {
        let step = |(times, operator): &(u32, Operator)| {
            let times = if *times == 1 { String::new() } else { times.to_string() };
            match operator {
                Operator::Respond(seconds) => format!("{times}R({})", super::figures::plain(*seconds)),
                _ => format!("{times}{}", operator.letter()),
            }
        };
        self.0.iter().map(step).collect::<Vec<_>>().join(" ")
    }
}
