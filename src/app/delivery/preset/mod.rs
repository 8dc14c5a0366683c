//! Profiles of models as published: every figure with its source, date and status.
//!
//! A figure that is not published is an assumption. It says so, and can be changed like every other.

mod published;

pub use published::{CODEX_SPARK, GPT_5_3_CODEX, PRESETS};

use crate::engine::{Field, Profile};
use crate::scenario::ScriptKind;

/// A model whose profile is known, more or less.
#[derive(Debug, PartialEq)]
pub struct Preset {
    /// Its id in links.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The script it follows.
    pub script: ScriptKind,
    /// Its values, each in its field's unit. Other fields are as in [`Profile::default`], and thinking is the script's.
    pub values: &'static [(Field, f64)],
}

/// A published value, or an assumed one.
#[derive(Debug, PartialEq)]
pub struct Figure {
    /// The field.
    pub field: Field,
    /// The value, in the field's unit.
    pub value: f64,
    /// How far it can be trusted.
    pub status: Status,
    /// Its source, or why it is assumed.
    pub source: &'static str,
    /// When it was published, or checked.
    pub date: &'static str,
}

/// How far a figure can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Stated by the vendor.
    Vendor,
    /// Measured, in public data.
    Measured,
    /// Stated by a third party.
    Secondary,
    /// Set by the rules of a benchmark: a limit that a service must keep, not a measurement.
    Limit,
    /// Not published: our assumption.
    Assumed,
}

impl Status {
    /// The word for it on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vendor => "vendor",
            Self::Measured => "measured",
            Self::Secondary => "secondary",
            Self::Limit => "limit",
            Self::Assumed => "assumed",
        }
    }
}

impl Preset {
    /// The preset with this id.
    pub fn by_id(id: &str) -> Option<&'static Self> {
        PRESETS.into_iter().find(|preset| preset.id == id)
    }

    /// The profile with its values.
    pub fn profile(&self) -> Profile {
        let script_thinks = Profile::default().without(Field::Think);
        self.values.iter().fold(script_thinks, |profile, (field, value)| {
            // A test checks that every value is within its field's range.
            profile.clone().with(*field, *value).unwrap_or(profile)
        })
    }
}
