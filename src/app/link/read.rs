//! From a fragment to a link, and what was wrong with it.

use super::pairs::{Pairs, excerpt, flag};
use super::{Link, Theme, VERSION, View, profile};
use crate::app::iterate::{self, simulated};
use crate::app::race::{Base, LaneSetup, Setup, Speed, TextSource};
use crate::engine::Nanos;
use crate::scenario::{ScenarioId, ScriptKind};

/// Reads a fragment, with or without `#`. Never fails; the notices say what was clamped or left out.
pub fn read(fragment: &str) -> (Link, Vec<String>) {
    let fragment = fragment.trim_start_matches('#');
    let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
    let mut reader = Reader(Pairs::new(query));
    let view = View::ALL.into_iter().find(|view| view.path() == path);
    if view.is_none() && !matches!(path, "" | "/") {
        reader.0.notices.push(format!("There is no view `{}`; this is the race", excerpt(path)));
    }
    let link = reader.link(view.unwrap_or_default());
    (link, reader.0.finish())
}

struct Reader(Pairs);

impl Reader {
    fn link(&mut self, view: View) -> Link {
        if let Some(version) = self.0.take("v", |text| text.parse::<u32>().ok())
            && version != VERSION
        {
            let notice = format!("v: this link is of version {version}; this page reads version {VERSION}");
            self.0.notices.push(notice);
        }
        let embed = self.0.take("embed", flag).unwrap_or_default();
        let theme = self.0.take("theme", theme).unwrap_or_default();
        let mut link = Link { view, embed, theme, ..Link::default() };
        if view == View::Iterate {
            link.view = self.0.take("person", person).unwrap_or(view);
        }
        match link.view {
            View::Race => link.setup = self.setup(),
            View::Iterate => link.iterate = iterate::Link::read(&mut self.0),
            View::Simulated => link.simulated = simulated::Setup::read(&mut self.0),
        }
        link
    }

    /// What makes a run.
    fn setup(&mut self) -> Setup {
        let mut setup = Setup::default();
        let (scenario, text) = (self.0.take("scenario", ScenarioId::new), self.0.take("text", text_source));
        setup.scenario = scenario.unwrap_or(setup.scenario);
        setup.text = text.unwrap_or_default();
        setup.turn = self.0.number("turn", 1.0, f64::from(Setup::MOST_TURNS)).map_or(setup.turn, |turn| turn as u32);
        setup.seed = self.0.seed().unwrap_or(setup.seed);
        setup.speed = self.0.number("speed", Speed::MIN, Speed::MAX).map_or(setup.speed, Speed::clamped);
        setup.at = self.0.number("at", 0.0, Setup::AT_MOST).map_or(setup.at, Nanos::from_seconds);
        setup.play = self.0.take("play", flag).unwrap_or_default();
        self.lanes(&mut setup);
        setup
    }

    fn lanes(&mut self, setup: &mut Setup) {
        if let Some(text) = self.0.take("lanes", |text| Some(text.to_owned())) {
            let ids: Vec<&str> = text.split(',').collect();
            if ids.len() > Setup::MOST_LANES {
                let most = Setup::MOST_LANES;
                self.0.notices.push(format!("lanes: {} are more than {most}; the first {most} are kept", ids.len()));
            }
            // A lane that is left out keeps its number, so that the keys of the others still mean the others.
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
            self.0.notices.push(format!("lanes: there is no preset `{}`; the lane is left out", excerpt(id)));
            self.0.drop_all(&format!("{n}."));
            return None;
        };
        let mut lane = LaneSetup::new(base);
        lane.profile = profile::read(&mut self.0, &n.to_string(), base);
        lane.script = self.0.take(&format!("{n}.script"), script).unwrap_or(lane.script);
        let name = self.0.take(&format!("{n}.name"), |text| Some(text.to_owned()));
        if name.as_ref().is_some_and(|name| name.chars().count() > Setup::NAME_CHARS) {
            self.0.notices.push(format!("{n}.name: is cut to {} characters", Setup::NAME_CHARS));
        }
        lane.name = name.and_then(|name| Setup::name(&name)).filter(|name| name != base.name());
        Some(lane)
    }
}

fn text_source(text: &str) -> Option<TextSource> {
    TextSource::ALL.into_iter().find(|source| source.name() == text)
}

fn script(text: &str) -> Option<ScriptKind> {
    ScriptKind::ALL.into_iter().find(|script| script.name() == text)
}

fn person(text: &str) -> Option<View> {
    match text {
        "you" => Some(View::Iterate),
        "simulated" => Some(View::Simulated),
        _ => None,
    }
}

fn theme(text: &str) -> Option<Theme> {
    Theme::ALL.into_iter().find(|theme| theme.name() == text)
}
