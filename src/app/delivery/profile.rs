//! A profile as keys and values: an address has those that differ from its base, a report has all.

use super::Base;
use crate::app::address::{NOT_WHOLE, OUT_OF_RANGE, Pairs, Typed, excerpt};
use crate::engine::{Connection, Field, Nanos, Profile, Unit, figures};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// A base's profile with the fields that are given for it: `PREFIX.rate` and so on.
pub fn read(pairs: &mut Pairs, prefix: &str, base: Base) -> Profile {
    let mut profile = base.profile();
    // Take any number here. The profile checks its range.
    let fields = Field::ALL.map(|field| {
        let read = if matches!(field.unit(), Unit::Choice(_)) { connection } else { Typed::read };
        (field, pairs.take(&format!("{prefix}.{}", field.key()), read))
    });
    let given = |of: fn(Field, f64) -> bool| {
        let given = fields.iter().find(|(field, typed)| typed.as_ref().is_some_and(|typed| of(*field, typed.value)));
        given.map(|(field, _)| field.key())
    };
    let wait = given(|field, _| field.is_whole_wait());
    let block = given(|field, value| field == Field::Block && value > 0.0);
    for (field, typed) in fields {
        let Some(typed) = typed else { continue };
        let key = format!("{prefix}.{}", field.key());
        let (instead, why) = match field {
            _ if field.is_part_of_wait() => (wait, "gives the wait as a whole; this part of it is left out"),
            Field::Draft if typed.value > 0.0 => (block, "has it written in blocks; this is left out"),
            _ => (None, ""),
        };
        if let Some(instead) = instead {
            pairs.notice(format!("{key}: {prefix}.{instead} {why}"));
            continue;
        }
        let error;
        (profile, error) = profile.with_nearest(field, typed.value);
        match profile.get(field) {
            Some(used) if error.is_some() => pairs.note(&key, &typed, OUT_OF_RANGE, used),
            Some(used) if field.unit().is_whole() => pairs.note(&key, &typed, NOT_WHOLE, used),
            _ => {}
        }
    }
    profile
}

/// The differences of a profile from its base, as keys and values.
pub fn differences(base: Base, profile: &Profile) -> impl Iterator<Item = (&'static str, String)> + '_ {
    // A part of the wait replaces the wait as a whole. So one part is always written, and the others if they are not at
    // their initial values.
    let (of_base, parts) = (base.profile(), base.profile().has_given_wait());
    let of_base = match profile.get(Field::Rtt) {
        Some(rtt) if parts => of_base.with(Field::Rtt, rtt).unwrap_or_default(),
        _ => of_base,
    };
    let fields = profile.fields().filter(move |(field, value)| {
        let same = of_base.get(*field).is_some_and(|base| Nanos::from_seconds(base) == Nanos::from_seconds(*value));
        !same || (parts && *field == Field::Rtt)
    });
    fields.map(|(field, value)| {
        (Field::key(field), field.word(value).map_or_else(|| figures::plain(value), str::to_owned))
    })
}

fn connection(text: &str) -> Option<Typed> {
    let place = Connection::NAMES.iter().position(|name| *name == text)?;
    Some(Typed { value: place as f64, text: excerpt(text) })
}

/// A profile as its fields, by key.
#[derive(Debug)]
pub struct Fields<'a>(pub &'a Profile);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (field, value) in self.0.fields() {
            match field.word(value) {
                Some(word) => map.serialize_entry(field.key(), word)?,
                None => map.serialize_entry(field.key(), &value)?,
            }
        }
        map.end()
    }
}
