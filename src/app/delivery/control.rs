//! The controls of a profile's fields: the value at a slider's position, and the words next to it.

use super::Base;
use crate::app::html;
use crate::engine::figures;
use crate::engine::{Connection, Field, Profile, Unit};

/// Steps of a slider.
pub const STEPS: u32 = 1000;

/// The fields a lane's settings always show.
pub const MAIN: [Field; 5] = [Field::Rate, Field::Ttft, Field::Jitter, Field::Chunk, Field::Think];

/// The fields in groups that unfold, each with its title.
pub const MORE: [(&str, &[Field]); 2] = [
    (
        "The wait in detail: variation, network, queue, prompt",
        &[
            Field::TtftP95,
            Field::Connection,
            Field::Rtt,
            Field::Queue,
            Field::Prefill,
            Field::Context,
            Field::Cached,
            Field::CachedCost,
        ],
    ),
    (
        "The stream in detail: drafts, blocks, stalls, buffers",
        &[Field::Draft, Field::Accept, Field::Block, Field::Stall, Field::StallEvery, Field::Flush],
    ),
];

/// A field as its control shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// The field.
    pub field: Field,
    /// Its value in the number field; empty if the profile has none.
    pub text: String,
    /// Its value in words, with its unit.
    pub words: String,
    /// The slider's position, 0 to [`STEPS`].
    pub position: u32,
    /// How far the value can be trusted, if it is the preset's own; else empty.
    pub status: &'static str,
    /// Whether the base has another value, so that one can go back to that.
    pub changed: bool,
}

impl Control {
    /// The control of one field of a profile that started from a base.
    pub fn of(base: Base, profile: &Profile, field: Field) -> Self {
        let value = profile.get(field);
        Self {
            field,
            text: value.map(figures::plain).unwrap_or_default(),
            words: match value {
                Some(value) => in_words(field, value),
                // A profile with a wait in parts reads the task's context until it has its own.
                None if field == Field::Context && !profile.has_given_wait() => "task’s".to_owned(),
                None => absent(field).to_owned(),
            },
            position: value.map_or(0, |value| position(field, value)),
            status: base
                .figure(field)
                .filter(|figure| Some(figure.value) == value)
                .map_or("", |figure| figure.status.name()),
            changed: value != base.profile().get(field),
        }
    }
}

/// The kinds of connection to choose from, as HTML, with an extra row if the profile has none.
pub fn connections(control: &Control) -> String {
    let absent = control.text.is_empty().then(|| (String::new(), control.words.clone()));
    let kind = |(n, kind): (usize, Connection)| {
        let trips = kind.round_trips();
        let trips = if trips == 1 { "1 round trip".to_owned() } else { format!("{trips} round trips") };
        (n.to_string(), format!("{}: {trips}", Connection::NAMES[n]))
    };
    let rows: Vec<_> = absent.into_iter().chain(Connection::ALL.into_iter().enumerate().map(kind)).collect();
    html::options(rows.iter().map(|(value, name)| (&**value, &**name)), &control.text)
}

/// A field's value in words.
pub fn in_words(field: Field, value: f64) -> String {
    let number = || format!("{} {}", words(value), field.unit().symbol()).trim_end().to_owned();
    field.word(value).map_or_else(number, str::to_owned)
}

/// The words for a value that a profile does not have.
const fn absent(field: Field) -> &'static str {
    match field {
        Field::Think => "script’s",
        Field::TtftP95 | Field::Draft | Field::Accept | Field::Block | Field::Stall | Field::StallEvery => "none",
        _ if field.is_part_of_wait() => "in TTFT",
        _ => "its parts",
    }
}

/// How a slider's positions map to values.
enum Scale {
    Even,
    /// Equal distances multiply by the same factor.
    Log,
    /// From zero, with most of the positions for small values.
    Power,
}

const fn scale(field: Field) -> Scale {
    match field {
        Field::Rate | Field::Chunk | Field::Prefill | Field::StallEvery => Scale::Log,
        Field::Jitter | Field::Cached | Field::CachedCost | Field::Accept | Field::Connection => Scale::Even,
        _ => Scale::Power,
    }
}

const POWER: f64 = 4.0;

/// The value at a slider's position, to three significant figures.
pub fn value_at(field: Field, position: u32) -> f64 {
    let way = f64::from(position.min(STEPS)) / f64::from(STEPS);
    let (least, most) = (*field.range().start(), *field.range().end());
    let value = match scale(field) {
        Scale::Even => least + (most - least) * way,
        Scale::Log => least * libm::pow(most / least, way),
        Scale::Power => least + (most - least) * libm::pow(way, POWER),
    };
    let value = figures::significant(value, 3);
    let value = if field.unit().is_whole() { libm::round(value) } else { value };
    value.max(least).min(most)
}

fn position(field: Field, value: f64) -> u32 {
    let (least, most) = (*field.range().start(), *field.range().end());
    let share = (value - least) / (most - least);
    let way = match scale(field) {
        Scale::Even => share,
        Scale::Log => libm::log(value / least) / libm::log(most / least),
        Scale::Power => libm::pow(share, 1.0 / POWER),
    };
    libm::round(way * f64::from(STEPS)) as u32
}

/// A value to three significant figures, in words.
pub fn words(value: f64) -> String {
    if value >= 1000.0 && value.fract() == 0.0 {
        figures::grouped(value as u64)
    } else {
        figures::plain(figures::significant(value, 3))
    }
}

impl Unit {
    /// The unit as part of a label: ` in tokens/s`; empty for a ratio.
    pub fn label(self) -> String {
        if self.symbol().is_empty() { String::new() } else { format!(" in {}", self.symbol()) }
    }
}
