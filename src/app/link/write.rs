//! From a link to its fragment: only what differs from the defaults, in a fixed order.

use super::{Link, Theme, VERSION, View};
use crate::app::race::{LaneSetup, Setup, Speed, TextSource};
use crate::engine::figures;
use crate::engine::{Field, Nanos};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What would end or divide a value; everything else stays readable.
const RESERVED: &AsciiSet =
    &CONTROLS.add(b' ').add(b'&').add(b'=').add(b'%').add(b'+').add(b'#').add(b'"').add(b'<').add(b'>');

/// The fragment that says what this link says, with its `#`.
pub fn write(link: &Link) -> String {
    let mut pairs = Written(format!("#{}?v={VERSION}", link.view.path()));
    let setup = (link.view == View::Race).then_some(&link.setup);
    if let Some(setup) = setup {
        run(&mut pairs, setup);
    }
    if link.embed {
        pairs.add("embed", "1");
    }
    if link.theme != Theme::default() {
        pairs.add("theme", link.theme.name());
    }
    for (n, lane) in setup.iter().flat_map(|setup| &setup.lanes).enumerate() {
        for (key, value) in differences(lane) {
            pairs.add(&format!("{n}.{key}"), &value);
        }
    }
    pairs.0
}

/// What has been written of a fragment.
pub(in crate::app) struct Written(String);

impl Written {
    pub(in crate::app) fn add(&mut self, key: &str, value: &str) {
        self.0.extend(["&", key, "="]);
        self.0.extend(utf8_percent_encode(value, RESERVED));
    }
}

/// What makes a run, but for what sets its lanes apart.
fn run(pairs: &mut Written, setup: &Setup) {
    let lanes: Vec<&str> = setup.lanes.iter().map(|lane| lane.base.id()).collect();
    pairs.add("scenario", setup.scenario.as_str());
    pairs.add("lanes", &lanes.join(","));
    if setup.text != TextSource::default() {
        pairs.add("text", setup.text.name());
    }
    pairs.add("seed", &setup.seed.get().to_string());
    if setup.speed != Speed::default() {
        pairs.add("speed", &figures::plain(setup.speed.get()));
    }
    if setup.at != Setup::default().at {
        pairs.add("at", &figures::plain(setup.at.seconds()));
    }
    if setup.play {
        pairs.add("play", "1");
    }
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
