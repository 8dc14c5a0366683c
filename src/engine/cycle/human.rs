//! The time a person needs for a turn, whatever the model.

use super::{Parameter, Parameters, Patience};

/// A time that a person takes: a fixed part plus an exponential one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// Mean seconds.
    pub mean: f64,
    /// Standard deviation divided by the mean, 0 to 1. It equals the exponential share.
    pub spread: f64,
}

impl Span {
    /// The seconds it takes at least.
    pub fn least(self) -> f64 {
        self.mean * (1.0 - self.spread)
    }

    /// The mean of the exponential part, seconds; its standard deviation too.
    pub fn exponential(self) -> f64 {
        self.mean * self.spread
    }

    /// The variance, seconds squared.
    pub fn variance(self) -> f64 {
        self.exponential() * self.exponential()
    }
}

/// How well a person tells right from wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// d, the chance to reject a wrong answer.
    pub notice: f64,
    /// f, the chance to reject a right answer.
    pub doubt: f64,
    /// K, the seconds that an accepted wrong answer costs later.
    pub defect: f64,
}

impl Judgement {
    /// The chance that a turn ends the session, `a = p (1 - f) + (1 - p)(1 - d)`, where it is right with chance p.
    pub fn acceptance(&self, right: f64) -> f64 {
        right * (1.0 - self.doubt) + self.slip(right)
    }

    /// The chance that a turn is wrong and accepted, `(1 - p)(1 - d)`.
    pub fn slip(&self, right: f64) -> f64 {
        (1.0 - right) * (1.0 - self.notice)
    }

    /// The chance that an accepted answer is wrong, `e = (1 - p)(1 - d)/a`.
    pub fn escape(&self, right: f64) -> f64 {
        let accepted = self.acceptance(right);
        if accepted > 0.0 { self.slip(right) / accepted } else { 0.0 }
    }
}

/// A simulated person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Human {
    /// Writing a prompt: preparing (M), reaching for the keyboard (H), typing.
    pub writing: Span,
    /// Reading the prose and inspecting the code.
    pub review: Span,
    /// Waiting.
    pub patience: Patience,
    /// Telling right from wrong.
    pub judgement: Judgement,
}

impl Human {
    /// The person that these parameters describe.
    pub fn of(parameters: &Parameters) -> Self {
        let get = |parameter| parameters.get(parameter);
        let spread = get(Parameter::Spread);
        let typing = get(Parameter::Prompt) / get(Parameter::Typing) * 60.0;
        let reading = get(Parameter::Prose) * get(Parameter::WordsPerToken) / get(Parameter::Reading) * 60.0;
        let lines = get(Parameter::Code) / get(Parameter::TokensPerLine);
        let inspecting = get(Parameter::Inspected) * lines / get(Parameter::Inspection) * 3600.0;
        let (mut writing, mut review) =
            (get(Parameter::Preparation) + get(Parameter::Homing) + typing, reading + inspecting);
        if let Some(own) = parameters.own() {
            // Both parts become longer or shorter by the same factor. A person without any of either reviews.
            let parts = writing + review;
            (writing, review) = if parts > 0.0 { (own * writing / parts, own * review / parts) } else { (0.0, own) };
        }
        Self {
            writing: Span { mean: writing, spread },
            review: Span { mean: review, spread },
            patience: Patience::of(parameters),
            judgement: Judgement {
                notice: get(Parameter::Notice),
                doubt: get(Parameter::Doubt),
                defect: get(Parameter::Defect),
            },
        }
    }

    /// h, the mean of a person's own time per turn, seconds.
    pub fn own(&self) -> f64 {
        self.writing.mean + self.review.mean
    }
}
