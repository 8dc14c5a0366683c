use super::control::Control;
use super::{Base, profile};
use crate::app::address::{Pairs, Written, excerpt};
use crate::engine::{Field, Profile};

/// A model as it is set up: its base, and how it delivers.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelSetup {
    /// The base of its profile.
    pub base: Base,
    /// The profile.
    pub profile: Profile,
}

impl ModelSetup {
    /// A model just like its base.
    pub fn new(base: Base) -> Self {
        Self { base, profile: base.profile() }
    }

    /// Changes one field; `None` for the base's own value.
    pub fn change(&mut self, field: Field, value: Option<f64>) {
        self.profile = self.base.change(&self.profile, field, value);
    }

    /// The control of one field.
    pub fn control(&self, field: Field) -> Control {
        Control::of(self.base, &self.profile, field)
    }

    /// Takes a model out of a query: its base by `key`, and its fields by `key.field`.
    pub fn read(pairs: &mut Pairs, key: &str, default: Base) -> Self {
        let base = pairs.take(key, |text| Some(text.to_owned()));
        let known = base.as_deref().map(|id| Base::by_id(id).ok_or(id));
        if let Some(Err(id)) = known {
            pairs.notice(format!("{key}: there is no preset `{}`; it is left out", excerpt(id)));
        }
        let base = known.and_then(Result::ok).unwrap_or(default);
        Self { base, profile: profile::read(pairs, key, base) }
    }

    /// Writes the fields that differ from the base's.
    pub fn write_differences(&self, keys: &mut Written, key: &str) {
        for (field, value) in profile::differences(self.base, &self.profile) {
            keys.add(&format!("{key}.{field}"), &value);
        }
    }
}
