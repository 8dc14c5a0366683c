//! From a link to its fragment: only what differs from the defaults, in a fixed order.

use super::{Link, Theme, VERSION};
use crate::app::race::{LaneSetup, Setup, Speed, TextSource};
use crate::engine::figures;
use crate::engine::{Field, Nanos};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What would end or divide a value; everything else stays readable.
const RESERVED: &AsciiSet =
    &CONTROLS.add(b' ').add(b'&').add(b'=').add(b'%').add(b'+').add(b'#').add(b'"').add(b'<').add(b'>');

/// The fragment that says what this link says, with its `#`.
pub fn write(link: &Link) -> String {
    let (setup, defaults) = (&link.setup, Setup::default());
    let lanes: Vec<&str> = setup.lanes.iter().map(|lane| lane.base.id()).collect();
    let mut text = format!("#/race?v={VERSION}&scenario={}&lanes={}", setup.scenario, lanes.join(","));
    let mut add = |key: &str, value: &str| {
        text.extend(["&", key, "="]);
        text.extend(utf8_percent_encode(value, RESERVED));
    };
    if setup.text != TextSource::default() {
        add("text", setup.text.name());
    }
    add("seed", &setup.seed.get().to_string());
    if setup.speed != Speed::default() {
        add("speed", &figures::plain(setup.speed.get()));
    }
    if setup.at != defaults.at {
        add("at", &figures::plain(setup.at.seconds()));
    }
    for (key, set) in [("play", setup.play), ("embed", link.embed)] {
        if set {
            add(key, "1");
        }
    }
    if link.theme != Theme::default() {
        add("theme", link.theme.name());
    }
    for (n, lane) in setup.lanes.iter().enumerate() {
        for (key, value) in differences(lane) {
            add(&format!("{n}.{key}"), &value);
        }
    }
    text
}

/// What sets a lane apart from its base.
fn differences(lane: &LaneSetup) -> impl Iterator<Item = (&'static str, String)> + '_ {
    // A part of the wait replaces the wait as a whole: one is always told, the others where they are not as it finds them.
    let base = lane.base.profile();
    let base = match lane.profile.get(Field::Rtt) {
        Some(rtt) if base.has_given_wait() => base.with(Field::Rtt, rtt).unwrap_or_default(),
        _ => base,
    };
    let parts = lane.base.profile().has_given_wait();
    let fields = lane.profile.fields().filter(move |(field, value)| {
        let same = base.get(*field).is_some_and(|base| Nanos::from_seconds(base) == Nanos::from_seconds(*value));
        !same || (parts && *field == Field::Rtt)
    });
    let fields = fields.map(|(field, value)| {
        (Field::key(field), field.word(value).map_or_else(|| figures::plain(value), str::to_owned))
    });
    let script = (lane.script != lane.base.script()).then(|| ("script", lane.script.name().to_owned()));
    let name = lane.name.clone().map(|name| ("name", name));
    fields.chain(script).chain(name)
}
