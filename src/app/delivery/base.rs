use super::preset::PRESETS;
use super::{Figure, Preset};
use crate::app::html;
use crate::engine::{Field, Profile};
use crate::scenario::ScriptKind;

/// The start of a model's profile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Base {
    /// A published profile.
    Preset(&'static Preset),
    /// [`Profile::default`].
    Custom,
}

/// The word for [`Base::Custom`] in links.
pub const CUSTOM: &str = "custom";

impl Base {
    /// The base with this id in links.
    pub fn by_id(id: &str) -> Option<Self> {
        if id == CUSTOM { Some(Self::Custom) } else { Preset::by_id(id).map(Self::Preset) }
    }

    /// Its id in links.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Preset(preset) => preset.id,
            Self::Custom => CUSTOM,
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Preset(preset) => preset.name,
            Self::Custom => "Custom",
        }
    }

    /// The profile it starts with.
    pub fn profile(self) -> Profile {
        match self {
            Self::Preset(preset) => preset.profile(),
            Self::Custom => Profile::default(),
        }
    }

    /// The script it starts with.
    pub const fn script(self) -> ScriptKind {
        match self {
            Self::Preset(preset) => preset.script,
            Self::Custom => ScriptKind::Slow,
        }
    }

    /// The published figure of a field; `None` for a custom base.
    pub fn figure(self, field: Field) -> Option<&'static Figure> {
        match self {
            Self::Preset(preset) => preset.figures().iter().find(|figure| figure.field == field),
            Self::Custom => None,
        }
    }

    /// A profile that started from this base, with one field changed to the nearest allowed value. `None` means the
    /// base's own value, like a key that is missing in an address.
    pub fn change(self, profile: &Profile, field: Field, value: Option<f64>) -> Profile {
        match value.or_else(|| self.profile().get(field)) {
            Some(value) => profile.clone().with_nearest(field, value).0,
            None => profile.clone().without(field),
        }
    }

    /// Every base to choose from, as HTML.
    pub fn options(chosen: &str) -> String {
        let bases = PRESETS.into_iter().map(Self::Preset).chain([Self::Custom]);
        html::options(bases.map(|base| (base.id(), base.name())), chosen)
    }
}
