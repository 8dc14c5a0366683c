//! Profiles of models as published: every figure with its source, date and status.
//!
//! What is not published is an assumption, says so, and can be changed like everything else.

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
    /// Its figures; fields without one are as in [`Profile::default`], thinking is the script's.
    pub figures: &'static [Figure],
}

/// A published value, or an assumed one.
#[derive(Debug, PartialEq)]
pub struct Figure {
    /// What it is the value of.
    pub field: Field,
    /// The value, in the field's unit.
    pub value: f64,
    /// How far it can be trusted.
    pub status: Status,
    /// Where it stands, or why it is assumed.
    pub source: &'static str,
    /// When it was published, or checked.
    pub date: &'static str,
}

/// How far a figure can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Said by whoever sells it.
    Vendor,
    /// Measured, in public data.
    Measured,
    /// Said by a third party.
    Secondary,
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
            Self::Assumed => "assumed",
        }
    }
}

const JITTER: Figure = Figure {
    field: Field::Jitter,
    value: 0.3,
    status: Status::Assumed,
    source: "No published fit of the gaps a client sees was found; gamma with CV 0.3",
    date: "checked 2026-11-20",
};

const CHUNK: Figure = Figure {
    field: Field::Chunk,
    value: 1.0,
    status: Status::Assumed,
    source: "No published figure; as in a recorded gpt-4.1-nano stream, 300 tokens in 300 chunks (vercel/ai test captures)",
    date: "checked 2026-11-20",
};

/// Every preset, in the order in which they are offered.
pub const PRESETS: &[Preset] = &[
    Preset {
        id: "gpt-5.3-codex",
        name: "GPT-5.3-Codex",
        script: ScriptKind::Slow,
        figures: &[
            Figure {
                field: Field::Rate,
                value: 65.0,
                status: Status::Secondary,
                source: "codex.danielvaughan.com: 65 to 70 for this model; OpenAI says “roughly 65 TPS” of GPT-5 and 5.2",
                date: "2026-03-31",
            },
            Figure {
                field: Field::Ttft,
                value: 3.1,
                status: Status::Measured,
                source: "Median for Codex in public traces (uw-syfi/TraceLab at 0b8a262b), derived from step times",
                date: "checked 2026-11-20",
            },
            JITTER,
            CHUNK,
        ],
    },
    Preset {
        id: "codex-spark",
        name: "Codex-Spark",
        script: ScriptKind::Fast,
        figures: &[
            Figure {
                field: Field::Rate,
                value: 1000.0,
                status: Status::Vendor,
                source: "OpenAI, Introducing GPT-5.3-Codex-Spark: “more than 1000 tokens per second”, as quoted by helpnetsecurity.com",
                date: "2026-02-12",
            },
            Figure {
                field: Field::Ttft,
                value: 1.55,
                status: Status::Assumed,
                source: "Unpublished. Half of GPT-5.3-Codex’s, after OpenAI’s “time-to-first-token by 50%”",
                date: "2026-02-12",
            },
            JITTER,
            CHUNK,
        ],
    },
];

impl Preset {
    /// The preset with this id.
    pub fn by_id(id: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.id == id)
    }

    /// The profile its figures make.
    pub fn profile(&self) -> Profile {
        let script_thinks = Profile::default().without(Field::Think);
        self.figures.iter().fold(script_thinks, |profile, figure| {
            // A test holds that every figure is within its field's range.
            profile.clone().with(figure.field, figure.value).unwrap_or(profile)
        })
    }
}
