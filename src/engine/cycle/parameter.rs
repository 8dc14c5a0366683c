//! The parameters of the simulated person and of sessions, as data: each number with its key, name, unit and range, so
//! that links, controls and documents are loops over one table.

use super::ModelKind;

/// A number that a session depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Parameter {
    /// Words of a prompt.
    Prompt,
    /// Words typed a minute.
    Typing,
    /// Seconds of mental preparation before typing; M of the keystroke-level model.
    Preparation,
    /// Seconds until the hands are on the keyboard; H of the keystroke-level model.
    Homing,
    /// Tokens of prose per turn, which are read.
    Prose,
    /// Words read a minute.
    Reading,
    /// Words a token.
    WordsPerToken,
    /// Tokens of code a turn.
    Code,
    /// Tokens of a line of code.
    TokensPerLine,
    /// Lines of code inspected an hour.
    Inspection,
    /// The share of the code that is inspected; the rest is skipped.
    Inspected,
    /// Coefficient of variation of the times a person takes: 0 fixed, 1 exponential.
    Spread,
    /// Seconds of waiting after which attention may go; w0.
    Patience,
    /// Mean seconds of waiting beyond that until it goes; θ.
    Persistence,
    /// Seconds to get back into the task; R.
    Resumption,
    /// Seconds by which a person comes back after the model is done; Δ.
    Late,
    /// The share of the time away that is worth as much as time on the task; u.
    Usefulness,
    /// The chance to reject a wrong answer; d.
    Notice,
    /// The chance to reject a right answer; f.
    Doubt,
    /// Seconds that an accepted wrong answer costs later; K.
    Defect,
    /// The chance that a turn of the slow model is right; p.
    SlowRight,
    /// Requests a turn of the slow model.
    SlowCalls,
    /// Seconds that a tool runs between two requests of the slow model.
    SlowTool,
    /// The chance that a turn of the fast model is right; p.
    FastRight,
    /// Requests a turn of the fast model.
    FastCalls,
    /// Seconds that a tool runs between two requests of the fast model.
    FastTool,
    /// Turns with the fast model before the slow one is asked; m.
    Tries,
    /// How much less likely the slow model is to be right after the fast one has been rejected.
    Common,
    /// Slow models that work in the background at once; k.
    Agents,
}

/// A group of parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Writing a prompt.
    Writing,
    /// Reading and reviewing the answer.
    Reviewing,
    /// Waiting, and switching away.
    Patience,
    /// Telling right from wrong.
    Judgement,
    /// The slow model.
    Slow,
    /// The fast model.
    Fast,
    /// Working with both.
    Policies,
}

impl Group {
    /// Every group, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Writing, Self::Reviewing, Self::Patience, Self::Judgement, Self::Slow, Self::Fast, Self::Policies];

    /// Its title on screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Writing => "Writing",
            Self::Reviewing => "Reading and reviewing",
            Self::Patience => "Patience",
            Self::Judgement => "Judgement",
            Self::Slow => "The slow model",
            Self::Fast => "The fast model",
            Self::Policies => "Working with both",
        }
    }

    /// The model that it is about; `None` for the person and for both.
    pub const fn model(self) -> Option<ModelKind> {
        match self {
            Self::Slow => Some(ModelKind::Slow),
            Self::Fast => Some(ModelKind::Fast),
            _ => None,
        }
    }
}

/// Everything about a parameter except its default.
#[derive(Debug)]
pub struct Spec {
    /// Which one.
    pub parameter: Parameter,
    /// Its group.
    pub group: Group,
    /// Its key in links.
    pub key: &'static str,
    /// Its name on screen.
    pub name: &'static str,
    /// Its unit and range.
    pub measure: Measure,
}

/// A parameter's unit and range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// The unit; empty for a share, a chance or a count.
    pub unit: &'static str,
    /// The least it may be.
    pub least: f64,
    /// The most it may be.
    pub most: f64,
    /// Whether it is a whole number.
    pub whole: bool,
}

const fn measure(unit: &'static str, least: f64, most: f64) -> Measure {
    Measure { unit, least, most, whole: false }
}

const fn whole(unit: &'static str, least: f64, most: f64) -> Measure {
    Measure { unit, least, most, whole: true }
}

const fn spec(parameter: Parameter, group: Group, key: &'static str, name: &'static str, measure: Measure) -> Spec {
    Spec { parameter, group, key, name, measure }
}

const SHARE: Measure = measure("", 0.0, 1.0);
/// Never zero, because no session would end.
const CHANCE: Measure = measure("", 0.01, 1.0);
const SECONDS: Measure = measure("s", 0.0, 3_600.0);
const COUNT: Measure = whole("", 1.0, 100.0);
const TOKENS: Measure = whole("tokens", 0.0, 20_000.0);
/// A person's rate is never zero, because a turn would never end.
const WORDS_A_MINUTE: Measure = measure("words/min", 1.0, 5_000.0);

/// In the order of [`Parameter`].
static SPECS: [Spec; Parameter::COUNT] = {
    use Group as G;
    use Parameter as P;
    [
        spec(P::Prompt, G::Writing, "prompt", "Prompt", measure("words", 0.0, 5_000.0)),
        spec(P::Typing, G::Writing, "typing", "Typing", WORDS_A_MINUTE),
        spec(P::Preparation, G::Writing, "prepare", "Preparation, M", SECONDS),
        spec(P::Homing, G::Writing, "homing", "Hands to the keyboard, H", SECONDS),
        spec(P::Prose, G::Reviewing, "prose", "Told in words, a turn", TOKENS),
        spec(P::Reading, G::Reviewing, "reading", "Reading", WORDS_A_MINUTE),
        spec(P::WordsPerToken, G::Reviewing, "words", "Words a token", measure("words", 0.1, 10.0)),
        spec(P::Code, G::Reviewing, "code", "Code, a turn", TOKENS),
        spec(P::TokensPerLine, G::Reviewing, "line", "Tokens a line", measure("tokens", 0.1, 1_000.0)),
        spec(P::Inspection, G::Reviewing, "inspection", "Inspection", measure("lines/h", 1.0, 100_000.0)),
        spec(P::Inspected, G::Reviewing, "inspected", "Share of the code inspected", SHARE),
        spec(P::Spread, G::Reviewing, "spread", "Spread of a person’s times", SHARE),
        spec(P::Patience, G::Patience, "w0", "Waits at least, w0", SECONDS),
        spec(P::Persistence, G::Patience, "theta", "Then leaves after, θ", measure("s", 0.01, 3_600.0)),
        spec(P::Resumption, G::Patience, "resume", "Finds back in, R", SECONDS),
        spec(P::Late, G::Patience, "late", "Comes back late by, Δ", SECONDS),
        spec(P::Usefulness, G::Patience, "useful", "Use of the time away, u", SHARE),
        spec(P::Notice, G::Judgement, "d", "Rejects what is wrong, d", SHARE),
        // Less than one, because a person who rejects every right answer would never end.
        spec(P::Doubt, G::Judgement, "f", "Rejects what is right, f", measure("", 0.0, 0.99)),
        spec(P::Defect, G::Judgement, "k", "Cost of an escaped defect, K", measure("s", 0.0, 1_000_000.0)),
        spec(P::SlowRight, G::Slow, "slow.p", "Right in a turn, p", CHANCE),
        spec(P::SlowCalls, G::Slow, "slow.calls", "Calls a turn", COUNT),
        spec(P::SlowTool, G::Slow, "slow.tool", "Tool between two calls", SECONDS),
        spec(P::FastRight, G::Fast, "fast.p", "Right in a turn, p", CHANCE),
        spec(P::FastCalls, G::Fast, "fast.calls", "Calls a turn", COUNT),
        spec(P::FastTool, G::Fast, "fast.tool", "Tool between two calls", SECONDS),
        spec(P::Tries, G::Policies, "tries", "Fast turns before slow ones, m", COUNT),
        spec(P::Common, G::Policies, "common", "Failures in common", measure("", 0.0, 0.99)),
        spec(P::Agents, G::Policies, "agents", "Agents in the background, k", COUNT),
    ]
};

impl Parameter {
    /// How many there are.
    pub const COUNT: usize = Self::Agents as usize + 1;

    /// Every parameter, in the order in which links and controls have them.
    pub fn all() -> impl Iterator<Item = Self> {
        SPECS.iter().map(|spec| spec.parameter)
    }

    /// Everything about it but its default.
    pub const fn spec(self) -> &'static Spec {
        &SPECS[self as usize]
    }

    /// Whether it is a part of the person's own time per turn.
    pub fn is_own_time(self) -> bool {
        matches!(self.spec().group, Group::Writing | Group::Reviewing) && self != Self::Spread
    }

    /// The nearest allowed value; the default for NaN.
    pub fn nearest(self, value: f64) -> f64 {
        let measure = self.spec().measure;
        if value.is_nan() {
            return self.default().value;
        }
        let value = value.max(measure.least).min(measure.most);
        if measure.whole { libm::round(value) } else { value }
    }
}

/// A value for each parameter, each within its range; and, if it is set as a whole, the person's own time per turn.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters {
    values: [f64; Parameter::COUNT],
    own: Option<f64>,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { values: std::array::from_fn(|n| SPECS[n].parameter.default().value), own: None }
    }
}

impl Parameters {
    /// The person's own time per turn, if it is set as a whole: the least and the most, seconds.
    pub const OWN: (f64, f64) = (0.0, 36_000.0);

    /// A parameter's value, in its unit.
    pub const fn get(&self, parameter: Parameter) -> f64 {
        self.values[parameter as usize]
    }

    /// These with the nearest value to this one that the parameter allows. A part of the person's own time replaces a
    /// time that was set as a whole.
    pub fn with(mut self, parameter: Parameter, value: f64) -> Self {
        self.values[parameter as usize] = parameter.nearest(value);
        if parameter.is_own_time() {
            self.own = None;
        }
        self
    }

    /// The person's own time per turn as it is set as a whole, seconds; `None` if it is the sum of its parts.
    pub const fn own(&self) -> Option<f64> {
        self.own
    }

    /// These with the person's own time per turn set as a whole, seconds; `None` for the sum of its parts. Its parts,
    /// writing and reviewing, keep their proportion.
    pub fn taking(mut self, own: Option<f64>) -> Self {
        self.own = own.map(|own| own.max(Self::OWN.0).min(Self::OWN.1));
        self
    }
}
