//! The race's part of the address: the set-up of a run.

use super::{LaneSetup, Setup, TextSource, Turns};
use crate::app::address::{NOT_WHOLE, OUT_OF_RANGE, Pairs, Typed, Written, excerpt, flag};
use crate::app::delivery::{Base, profile};
use crate::app::playback::Speed;
use crate::engine::{Nanos, figures};
use crate::scenario::{ScenarioId, ScriptKind};

impl Setup {
    /// Takes the race's keys out of a query.
    pub fn read(pairs: &mut Pairs) -> Self {
        Reader(pairs).setup()
    }

    /// Writes what differs from the defaults, and always the task, the lanes and the seed.
    pub fn write(&self, keys: &mut Written) {
        run(keys, self);
        for (n, lane) in self.lanes.iter().enumerate() {
            for (key, value) in differences(lane) {
                keys.add(&format!("{n}.{key}"), &value);
            }
        }
    }
}

struct Reader<'a>(&'a mut Pairs);

impl Reader<'_> {
    /// The set-up of a run.
    fn setup(&mut self) -> Setup {
        let mut setup = Setup::default();
        let (scenario, text) = (self.0.take("scenario", ScenarioId::new), self.0.take("text", text_source));
        setup.scenario = scenario.unwrap_or(setup.scenario);
        setup.text = text.unwrap_or_default();
        setup.turn = self.0.number("turn", 1.0, f64::from(Setup::MOST_TURNS)).map_or(setup.turn, |turn| turn as u32);
        setup.turns = self.turns().unwrap_or(setup.turns);
        setup.pause = self.0.number("pause", 0.0, Setup::MOST_PAUSE).map_or(setup.pause, Nanos::from_seconds);
        setup.seed = self.0.seed().unwrap_or(setup.seed);
        setup.speed = self.0.number("speed", Speed::MIN, Speed::MAX).map_or(setup.speed, Speed::clamped);
        setup.at = self.0.number("at", 0.0, Setup::AT_MOST).map_or(setup.at, Nanos::from_seconds);
        setup.play = self.0.take("play", flag).unwrap_or_default();
        setup.autoplay = self.0.take("autoplay", |text| (text == "inview").then_some(true)).unwrap_or_default();
        setup.reveal = self.0.take("reveal", reveal).unwrap_or_default();
        self.lanes(&mut setup);
        setup
    }

    /// `all`, or a number; the nearest one, with a notice, if it is out of range.
    fn turns(&mut self) -> Option<Turns> {
        let all = |text: &str| if text == "all" { Some(None) } else { Typed::read(text).map(Some) };
        let Some(typed) = self.0.take("turns", all)? else { return Some(Turns::ALL) };
        let nearest = libm::round(typed.value).max(1.0).min(f64::from(Setup::MOST_TURNS));
        let why = if libm::trunc(typed.value).to_bits() == typed.value.to_bits() { OUT_OF_RANGE } else { NOT_WHOLE };
        self.0.note("turns", &typed, why, nearest);
        Some(Turns::number(nearest as u32))
    }

    fn lanes(&mut self, setup: &mut Setup) {
        if let Some(text) = self.0.take("lanes", |text| Some(text.to_owned())) {
            let ids: Vec<&str> = text.split(',').collect();
            if ids.len() > Setup::MOST_LANES {
                let most = Setup::MOST_LANES;
                self.0.notice(format!("lanes: {} are more than {most}; the first {most} are kept", ids.len()));
            }
            // A lane that is left out keeps its number, so that the keys of the other lanes still fit.
            let read = ids.into_iter().take(Setup::MOST_LANES).enumerate();
            let lanes: Vec<LaneSetup> = read.filter_map(|(n, id)| self.lane(n, id)).collect();
            if !lanes.is_empty() {
                setup.lanes = lanes;
                return;
            }
        }
        setup.lanes = std::mem::take(&mut setup.lanes)
            .into_iter()
            .enumerate()
            .map(|(n, lane)| self.lane(n, lane.base.id()).unwrap_or(lane))
            .collect();
    }

    fn lane(&mut self, n: usize, id: &str) -> Option<LaneSetup> {
        let Some(base) = Base::by_id(id) else {
            self.0.notice(format!("lanes: there is no preset `{}`; the lane is left out", excerpt(id)));
            self.0.drop_all(&format!("{n}."));
            return None;
        };
        let mut lane = LaneSetup::new(base);
        lane.profile = profile::read(self.0, &n.to_string(), base);
        lane.script = self.0.take(&format!("{n}.script"), script).unwrap_or(lane.script);
        let name = self.0.take(&format!("{n}.name"), |text| Some(text.to_owned()));
        if name.as_ref().is_some_and(|name| name.chars().count() > Setup::NAME_CHARS) {
            self.0.notice(format!("{n}.name: is cut to {} characters", Setup::NAME_CHARS));
        }
        lane.name = name.and_then(|name| Setup::name(&name)).filter(|name| name != base.name());
        Some(lane)
    }
}

fn text_source(text: &str) -> Option<TextSource> {
    TextSource::ALL.into_iter().find(|source| source.name() == text)
}

fn reveal(text: &str) -> Option<bool> {
    match text {
        "all" => Some(true),
        "run" => Some(false),
        _ => None,
    }
}

fn script(text: &str) -> Option<ScriptKind> {
    ScriptKind::ALL.into_iter().find(|script| script.name() == text)
}

/// Writes the keys of a run, without those of single lanes.
fn run(keys: &mut Written, setup: &Setup) {
    let lanes: Vec<&str> = setup.lanes.iter().map(|lane| lane.base.id()).collect();
    keys.add("scenario", setup.scenario.as_str());
    keys.add("lanes", &lanes.join(","));
    if setup.turn != 1 {
        keys.add("turn", &setup.turn.to_string());
    }
    if setup.turns != Turns::ONE {
        keys.add("turns", &setup.turns.name());
    }
    if setup.pause != Setup::default().pause {
        keys.add("pause", &figures::plain(setup.pause.seconds()));
    }
    if setup.text != TextSource::default() {
        keys.add("text", setup.text.name());
    }
    keys.add("seed", &setup.seed.get().to_string());
    if setup.speed != Speed::default() {
        keys.add("speed", &figures::plain(setup.speed.get()));
    }
    if setup.at != Setup::default().at {
        keys.add("at", &figures::plain(setup.at.seconds()));
    }
    if setup.play {
        keys.add("play", "1");
    }
    if setup.autoplay {
        keys.add("autoplay", "inview");
    }
    if setup.reveal {
        keys.add("reveal", "all");
    }
}

/// The differences of a lane from its base.
fn differences(lane: &LaneSetup) -> impl Iterator<Item = (&'static str, String)> + '_ {
    let script = (lane.script != lane.base.script()).then(|| ("script", lane.script.name().to_owned()));
    let name = lane.name.clone().map(|name| ("name", name));
    profile::differences(lane.base, &lane.profile).chain(script).chain(name)
}
