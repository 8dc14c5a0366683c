//! The controls of the simulated person's screen: their contents and labels.

use super::words::time;
use super::{Model, Setup};
use crate::app::delivery::Base;
use crate::app::html;
use crate::engine::cycle::{Group, ModelKind, Parameter, Parameters, TaskKind, Turn};
use crate::engine::{Field, figures, order};

/// The fields of a model's profile that have a control here; an address may set any.
const FIELDS: [Field; 5] = [Field::Rate, Field::Ttft, Field::TtftP95, Field::Jitter, Field::Think];

/// A number that can be changed on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// The person's own time per turn, as a whole.
    Own,
    /// Of the person, or of the turns.
    Parameter(Parameter),
    /// Of a model's profile.
    Field(ModelKind, Field),
}

impl Number {
    /// The numbers that have their place beside a picture that they change, not in a group.
    pub const BESIDE: [Self; 5] = [
        Self::Own,
        Self::Parameter(Parameter::SlowRight),
        Self::Parameter(Parameter::FastRight),
        Self::Parameter(Parameter::Defect),
        Self::Parameter(Parameter::Notice),
    ];

    /// The numbers of a group, in the order on screen.
    pub fn of(group: Group) -> Vec<Self> {
        let fields = group.model().into_iter().flat_map(|model| FIELDS.map(|field| Self::Field(model, field)));
        let parameters = Parameter::all().filter(|parameter| parameter.spec().group == group).map(Self::Parameter);
        fields.chain(parameters.filter(|number| !Self::BESIDE.contains(number))).collect()
    }

    /// The title of its group, for screen readers, which read the name of a control alone.
    pub fn group(self) -> &'static str {
        match self {
            Self::Own => "You",
            Self::Parameter(parameter) => parameter.spec().group.title(),
            Self::Field(ModelKind::Slow, _) => Group::Slow.title(),
            Self::Field(ModelKind::Fast, _) => Group::Fast.title(),
        }
    }
}

/// A number as its control shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ControlView {
    /// Its name.
    pub name: &'static str,
    /// The number; empty if there is none.
    pub text: String,
    /// Its unit.
    pub unit: &'static str,
    /// The least and the greatest it may be.
    pub range: (String, String),
    /// Whether it is another than the default.
    pub changed: bool,
    /// How far it can be trusted, or that it was changed.
    pub status: &'static str,
    /// The source of the default, or why it is assumed.
    pub source: String,
}

/// Replaces the status of a number that the person has changed.
const CHANGED: &str = "changed";

impl ControlView {
    /// The control of a number.
    pub fn of(setup: &Setup, number: Number) -> Self {
        match number {
            Number::Own => Self::of_own(setup),
            Number::Parameter(parameter) => Self::of_parameter(setup, parameter),
            Number::Field(model, field) => Self::of_field(setup, model, field),
        }
    }

    fn of_own(setup: &Setup) -> Self {
        let (own, parts) = setup.own_time();
        let (least, most) = Parameters::OWN;
        let (status, source) = match setup.parameters.own() {
            None => (
                "assumed",
                "The sum of writing and reviewing; their numbers are below, most of them assumed".to_owned(),
            ),
            Some(_) => (
                CHANGED,
                format!(
                    "{} as long as the {} that the numbers below make. Reset goes back to them",
                    figures::ratio(own / parts.max(1e-9)),
                    time(parts),
                ),
            ),
        };
        Self {
            name: "Your own time per turn",
            text: figures::plain(libm::round(own * 10.0) / 10.0),
            unit: "s",
            range: (figures::plain(least), figures::plain(most)),
            changed: setup.parameters.own().is_some(),
            status,
            source,
        }
    }

    fn of_parameter(setup: &Setup, parameter: Parameter) -> Self {
        let (spec, default) = (parameter.spec(), setup.kind.figure(parameter));
        let value = setup.parameters.get(parameter);
        let (text, usual) = (figures::plain(value), figures::plain(default.value));
        let same = text == usual;
        Self {
            name: spec.name,
            text,
            unit: spec.measure.unit,
            range: (figures::plain(spec.measure.least), figures::plain(spec.measure.most)),
            changed: !same,
            status: if same { default.evidence.name() } else { CHANGED },
            source: if same { default.source.to_owned() } else { format!("{usual}: {}", default.source) },
        }
    }

    fn of_field(setup: &Setup, model: ModelKind, field: Field) -> Self {
        let setup = setup.model(model);
        let value = setup.profile.get(field);
        let figure = setup.base.figure(field);
        let thinking = figures::plain(Turn::thinking(model));
        let changed = value != setup.base.profile().get(field);
        let (status, source) = match figure {
            _ if changed => (CHANGED, field.meaning().to_owned()),
            Some(figure) => (figure.status.name(), format!("{} ({})", figure.source, figure.date)),
            None if field == Field::Think && value.is_none() => {
                ("assumed", format!("No published figure: {thinking} a turn, as in the task “rate-limiter”"))
            }
            None => ("assumed", field.meaning().to_owned()),
        };
        let (least, most) = field.range().into_inner();
        Self {
            name: field.name(),
            text: match value {
                None if field == Field::Think => thinking,
                value => value.map(figures::plain).unwrap_or_default(),
            },
            unit: field.unit().symbol(),
            range: (figures::plain(least), figures::plain(most)),
            changed,
            status,
            source,
        }
    }
}

/// A kind of task as its button shows it.
pub fn kind_label(setup: &Setup, kind: &TaskKind) -> String {
    let changed = setup.kind == kind && !setup.is_of_its_kind();
    if changed { format!("{}, changed", kind.name) } else { kind.name.to_owned() }
}

impl Model {
    /// What kind of task it is, in words.
    pub fn kind_words(&self) -> String {
        self.setup.kind.meaning.to_owned()
    }

    /// The numbers of the chosen kind of task that differ from the defaults, each with its reason, as the items of a
    /// list in HTML.
    pub fn kind_reasons(&self) -> String {
        let reasons = self.setup.kind.figures().iter().map(|(parameter, figure)| {
            let (spec, usual) = (parameter.spec(), figures::plain(parameter.default().value));
            let (name, unit, value) = (spec.name, spec.measure.unit, figures::plain(figure.value));
            let of = spec.group.model().map(|model| format!(" ({})", model.name())).unwrap_or_default();
            let space = if unit.is_empty() { "" } else { " " };
            let (evidence, source) = (figure.evidence.name(), figure.source);
            format!("{name}{of}: {value}{space}{unit} instead of {usual}, {evidence}. {source}.")
        });
        let reasons: Vec<String> = reasons.collect();
        if reasons.is_empty() {
            html::items(&["These are the defaults of this page. Each has its source at its number below.".to_owned()])
        } else {
            html::items(&reasons)
        }
    }

    /// The bases a model may start from, as the options of a list in HTML.
    pub fn base_options(&self, model: ModelKind) -> String {
        Base::options(self.setup.model(model).base.id())
    }

    /// The speeds to choose from, including the present one, as HTML.
    pub fn speed_options(&self) -> String {
        let chosen = figures::plain(self.setup.speed.get());
        let mut speeds: Vec<f64> = super::SPEEDS.to_vec();
        if speeds.iter().all(|speed| figures::plain(*speed) != chosen) {
            speeds.push(self.setup.speed.get());
            order::rising(&mut speeds);
        }
        let speeds: Vec<_> = speeds.into_iter().map(|speed| (figures::plain(speed), speed)).collect();
        let names: Vec<_> = speeds.iter().map(|(_, speed)| format!("{}x", figures::grouped(*speed as u64))).collect();
        html::options(speeds.iter().zip(&names).map(|((value, _), name)| (&**value, &**name)), &chosen)
    }
}
