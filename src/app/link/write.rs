//! From a link to its fragment: only what differs from the defaults, in a fixed order.

use super::{Link, Theme, VERSION, View, profile};
use crate::app::race::{LaneSetup, Setup, Speed, TextSource};
use crate::engine::figures;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What would end or divide a value; everything else stays readable.
const RESERVED: &AsciiSet =
    &CONTROLS.add(b' ').add(b'&').add(b'=').add(b'%').add(b'+').add(b'#').add(b'"').add(b'<').add(b'>');

/// The fragment that says what this link says, with its `#`.
pub fn write(link: &Link) -> String {
    let mut pairs = Written(format!("#{}?v={VERSION}", link.view.path()));
    match link.view {
        View::Race => run(&mut pairs, &link.setup),
        View::Iterate => link.iterate.write(&mut pairs),
        View::Simulated => link.simulated.write(&mut pairs),
    }
    if link.embed {
        pairs.add("embed", "1");
    }
    if link.theme != Theme::default() {
        pairs.add("theme", link.theme.name());
    }
    let lanes = if link.view == View::Race { &*link.setup.lanes } else { &[] };
    for (n, lane) in lanes.iter().enumerate() {
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
    if setup.turn != 1 {
        pairs.add("turn", &setup.turn.to_string());
    }
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
    let script = (lane.script != lane.base.script()).then(|| ("script", lane.script.name().to_owned()));
    let name = lane.name.clone().map(|name| ("name", name));
    profile::differences(lane.base, &lane.profile).chain(script).chain(name)
}
