//! The two questions of this page, each as a curve that a person can move along: their own time per turn against the
//! time to done, and the cost of a defect against what a task costs in all.

use super::words::about;
use super::{Model, Setup};
use crate::app::html::escape;
use crate::app::plot::{Axis, Layer, Picture, Place, Quantity};
use crate::engine::cycle::{Human, ModelKind, Parameter, Parameters, Policy, Rivals, Setting, Winner};
use crate::engine::figures;

/// A question that one number decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which model is done sooner? The person's own time per turn decides.
    Pace,
    /// Which model costs less in all? The cost of a missed defect decides.
    Quality,
}

/// Points of a line that is not straight.
const POINTS: u32 = 24;

/// The highest that a line is drawn, as a multiple of the lower end of the two.
const HIGHEST: f64 = 4.0;

/// The lines keep this much away from the upper edge.
const ROOM: f64 = 1.15;

impl Question {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Pace, Self::Quality];

    /// Its word in the style sheet.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pace => "pace",
            Self::Quality => "quality",
        }
    }

    /// The name of the slider along the curve.
    pub const fn slider(self) -> &'static str {
        match self {
            Self::Pace => "Your own time per turn",
            Self::Quality => "Cost of a missed defect",
        }
    }

    /// What the horizontal axis shows.
    pub const fn across(self) -> &'static str {
        match self {
            Self::Pace => "Your own time per turn",
            Self::Quality => "Cost of a missed defect, as time",
        }
    }

    /// What the vertical axis shows.
    pub const fn up(self) -> &'static str {
        match self {
            Self::Pace => "Expected time until a task is done",
            Self::Quality => "Expected time until a task is done, plus the cost of missed defects",
        }
    }

    /// Where the person of a set-up stands.
    pub fn place(self, setup: &Setup) -> f64 {
        match self {
            Self::Pace => setup.own_time().0,
            Self::Quality => setup.parameters.get(Parameter::Defect),
        }
    }

    /// Puts the person there.
    pub(super) fn move_to(self, setup: &mut Setup, value: f64) {
        let parameters = setup.parameters.clone();
        setup.parameters = match self {
            Self::Pace => parameters.taking(Some(value)),
            Self::Quality => parameters.with(Parameter::Defect, value),
        };
    }

    /// The parameters without the number that decides this question.
    fn placeless(self, setting: &Setting) -> Parameters {
        // What a defect costs changes no time.
        let parameters = setting.parameters().clone().with(Parameter::Defect, 0.0);
        if self == Self::Pace { parameters.taking(Some(0.0)) } else { parameters }
    }

    fn rivals(self, setting: &Setting) -> Rivals {
        match self {
            Self::Pace => setting.rivals_in_time(),
            Self::Quality => setting.rivals_in_cost(),
        }
    }

    /// What a race of both models takes in this setting.
    fn race(self, setting: &Setting) -> f64 {
        let expected = setting.expected(Policy::Race);
        match self {
            Self::Pace => expected.wall,
            Self::Quality => expected.cost,
        }
    }

    /// The setting with the person at this place.
    fn at(self, setting: &Setting, value: f64) -> Setting {
        match self {
            Self::Pace => setting.taking(value),
            Self::Quality => setting.costing(value),
        }
    }
}

/// The curve of a question. It does not depend on where the person stands on it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Curve {
    /// The parameters, with the person at zero.
    placeless: Parameters,
    /// The two lines.
    pub(super) rivals: Rivals,
    pub(super) picture: Picture,
    /// The same in words, for people who do not see it.
    words: String,
}

impl Curve {
    pub(super) fn new(question: Question, setting: &Setting) -> Self {
        let (picture, words) = draw(question, setting);
        Self { placeless: question.placeless(setting), rivals: question.rivals(setting), picture, words }
    }

    /// Whether it is also the curve in this setting, and the person is on it.
    pub(super) fn holds(&self, question: Question, setting: &Setting) -> bool {
        let place = match question {
            Question::Pace => setting.human().own(),
            Question::Quality => setting.human().judgement.defect,
        };
        // The sum of two parts may be a digit more than the whole.
        place <= self.picture.across.to() * (1.0 + 1e-9)
            && self.placeless == question.placeless(setting)
            && self.rivals == question.rivals(setting)
    }
}

/// The words for who wins, and the word for it in the style sheet.
const fn winner_words(winner: Winner) -> (&'static str, &'static str) {
    match winner {
        Winner::One(ModelKind::Slow) => ("slow", "Slow wins"),
        Winner::One(ModelKind::Fast) => ("fast", "Fast wins"),
        Winner::Neither => ("neither", "Near tie"),
    }
}

/// The picture, and the same in words.
fn draw(question: Question, setting: &Setting) -> (Picture, String) {
    let rivals = question.rivals(setting);
    let across = Axis::up_to(question.across(), Quantity::Seconds, reach(question, setting, &rivals));
    let end = across.to();
    let straight = |model: ModelKind| vec![(0.0, rivals.at(model, 0.0)), (end, rivals.at(model, end))];
    let points = if question == Question::Pace { POINTS } else { 2 };
    let race = across.values(points).map(|x| (x, question.race(&question.at(setting, x)))).collect();
    let lines: [Line; 3] = [
        ("both", "Both", race),
        ("slow", "Slow", straight(ModelKind::Slow)),
        ("fast", "Fast", straight(ModelKind::Fast)),
    ];
    let tops = lines.iter().filter_map(|line| line.2.last()).map(|point| point.1);
    let lower = rivals.at(ModelKind::Slow, end).min(rivals.at(ModelKind::Fast, end));
    let top = tops.fold(0.0, f64::max).min(HIGHEST * lower);
    let crossing = rivals.crossing();
    let words = format!("{} {}", question.up(), words_of_ends(&lines, end, crossing));
    let areas = rivals.zones().into_iter().map(|zone| {
        let (kind, words) = winner_words(zone.winner);
        Layer::Area { kind, ends: (zone.from, zone.to), words: words.to_owned() }
    });
    let lines = lines.into_iter().map(|(kind, name, points)| Layer::Line { kind, name, points });
    let equal = crossing.map(|x| (x, rivals.at(ModelKind::Slow, x), format!("equal at {}", about(x))));
    let equal = Layer::Points { kind: "crossing", points: equal.into_iter().collect() };
    let up = Axis::up_to(question.up(), Quantity::Seconds, (top * ROOM).max(1.0));
    (Picture { across, up, layers: areas.chain(lines).chain([equal]).collect() }, words)
}

/// A line's kind, name and points.
type Line = (&'static str, &'static str, Vec<(f64, f64)>);

/// What a picture shows, in words: where each line begins and ends, and where the two models cross.
fn words_of_ends(lines: &[Line], end: f64, crossing: Option<f64>) -> String {
    let ends = lines.iter().filter_map(|line| {
        let (first, last) = (line.2.first()?, line.2.last()?);
        Some(format!("{}: from {} to {}. ", line.1, about(first.1), about(last.1)))
    });
    let ends: String = ends.collect();
    let crossing = match crossing {
        Some(at) => format!("Slow and Fast are equal at {}.", about(at)),
        None => "Slow and Fast do not cross.".to_owned(),
    };
    format!("as lines from 0 to {}. {ends}{crossing}", about(end))
}

/// How far the horizontal axis has to reach: twice as far as the numbers put the person, to the crossing unless that is
/// far off, and beyond where the person stands.
fn reach(question: Question, setting: &Setting, rivals: &Rivals) -> f64 {
    let (usual, place) = match question {
        Question::Pace => (Human::of(&setting.parameters().clone().taking(None)).own(), setting.human().own()),
        Question::Quality => (Parameter::Defect.default().value, setting.human().judgement.defect),
    };
    let usual = usual.max(30.0);
    let crossing = rivals.crossing().filter(|crossing| *crossing < 5.0 * usual).unwrap_or_default();
    (2.0 * usual).max(1.3 * crossing).max(1.25 * place)
}

impl Model {
    fn curve(&self, question: Question) -> Option<&Curve> {
        self.curves.as_ref().map(|curves| &*curves[question as usize])
    }

    /// The picture of a question, as HTML; empty until the models' deliveries are made.
    pub fn picture(&self, question: Question) -> String {
        let draw = |curve: &Curve| {
            let (words, drawing) = (escape(&curve.words), curve.picture.html());
            format!("<div class=\"plot-picture\" role=\"img\" aria-label=\"{words}\">{drawing}</div>")
        };
        self.curve(question).map(draw).unwrap_or_default()
    }

    /// Where the person stands in that picture, as HTML.
    pub fn place(&self, question: Question) -> String {
        let Some(curve) = self.curve(question) else { return String::new() };
        let at = question.place(&self.setup);
        let words = match question {
            Question::Pace => format!("you: {}", about(at)),
            Question::Quality => format!("a miss: {}", about(at)),
        };
        let values = ModelKind::ALL.map(|model| (model.name(), curve.rivals.at(model, at)));
        curve.picture.place(&Place { at, words, values: values.to_vec() })
    }

    /// What a task takes with a model, in words.
    pub fn takes(&self, question: Question, model: ModelKind) -> String {
        let Some(curve) = self.curve(question) else { return String::new() };
        let hopeless = self.setting.as_ref().is_some_and(|setting| setting.is_hopeless(model));
        if hopeless { "never done".to_owned() } else { about(curve.rivals.at(model, question.place(&self.setup))) }
    }

    /// The slider along a curve: its value, its end and its step, in seconds.
    pub fn slider(&self, question: Question) -> [String; 3] {
        let Some(curve) = self.curve(question) else { return Default::default() };
        let end = curve.picture.across.to();
        // Two to four hundred steps, of a round number of seconds each.
        let step = figures::round_up(end / 200.0 / 2.0).max(1.0);
        [question.place(&self.setup), end, step].map(figures::plain)
    }

    /// The slider's value in words.
    pub fn slider_words(&self, question: Question) -> String {
        about(question.place(&self.setup))
    }
}
