//! The controls of a lane's fields: how a slider's way maps to a value, and what stands beside it.

use super::{Base, LaneSetup};
use crate::app::preset::Figure;
use crate::engine::figures;
use crate::engine::{Field, Unit};

/// A slider's way, in steps.
pub const STEPS: u32 = 1000;

/// The fields a lane's settings always show, and those they unfold.
pub const MAIN: [Field; 5] = [Field::Rate, Field::Ttft, Field::Jitter, Field::Chunk, Field::Think];
/// The fields behind "More".
pub const MORE: [Field; 5] = [Field::TtftP95, Field::Flush, Field::Rtt, Field::Queue, Field::Prefill];

/// A field as its control shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// The field.
    pub field: Field,
    /// Its value as it stands in the number field; empty where the profile has none.
    pub text: String,
    /// Its value in words, with its unit.
    pub words: String,
    /// Where the slider stands, 0 to [`STEPS`].
    pub position: u32,
    /// How far the value can be trusted, where it is the preset's own; else empty.
    pub status: &'static str,
}

impl Control {
    /// The control of one field of a lane.
    pub fn of(lane: &LaneSetup, field: Field) -> Self {
        let value = lane.profile.get(field);
        let unit = field.unit().symbol();
        Self {
            field,
            text: value.map(figures::plain).unwrap_or_default(),
            words: match value {
                Some(value) => format!("{} {unit}", words(value)).trim_end().to_owned(),
                None => absent(field).to_owned(),
            },
            position: value.map_or(0, |value| position(field, value)),
            status: figure(lane, field)
                .filter(|figure| Some(figure.value) == value)
                .map_or("", |figure| figure.status.name()),
        }
    }
}

/// What stands for a value that a profile has not.
pub const fn absent(field: Field) -> &'static str {
    match field {
        Field::Think => "script’s",
        Field::TtftP95 => "none",
        Field::Rtt | Field::Queue | Field::Prefill => "in TTFT",
        _ => "its parts",
    }
}

/// The preset's figure for a field.
pub fn figure(lane: &LaneSetup, field: Field) -> Option<&'static Figure> {
    match lane.base {
        Base::Preset(preset) => preset.figures.iter().find(|figure| figure.field == field),
        Base::Custom => None,
    }
}

/// How a slider's way maps to values.
enum Scale {
    Even,
    /// Each part of the way multiplies by the same.
    Log,
    /// From zero, with most of the way for small values.
    Power,
}

const fn scale(field: Field) -> Scale {
    match field {
        Field::Rate | Field::Chunk | Field::Prefill => Scale::Log,
        Field::Jitter => Scale::Even,
        _ => Scale::Power,
    }
}

const POWER: f64 = 4.0;

/// The value a slider's position stands for, to three significant figures.
pub fn value_at(field: Field, position: u32) -> f64 {
    let way = f64::from(position.min(STEPS)) / f64::from(STEPS);
    let (least, most) = (*field.range().start(), *field.range().end());
    let value = match scale(field) {
        Scale::Even => least + (most - least) * way,
        Scale::Log => least * libm::pow(most / least, way),
        Scale::Power => least + (most - least) * libm::pow(way, POWER),
    };
    let value = if field.unit() == Unit::Tokens { libm::round(value) } else { figures::significant(value, 3) };
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

pub(super) fn words(value: f64) -> String {
    if value >= 1000.0 && value.fract() == 0.0 {
        figures::grouped(value as u64)
    } else {
        figures::plain(figures::significant(value, 3))
    }
}
