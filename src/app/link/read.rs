//! From a fragment to a link, and what was wrong with it.

use super::{Link, Theme, VERSION};
use crate::app::race::{Base, LaneSetup, Setup, Speed, TextSource};
use crate::engine::figures;
use crate::engine::{Connection, Field, Nanos, Seed, Unit};
use crate::scenario::json::number;
use crate::scenario::{ScenarioId, ScriptKind};

/// Reads a fragment, with or without `#`. Never fails; the notices say what was clamped or left out.
pub fn read(fragment: &str) -> (Link, Vec<String>) {
    let fragment = fragment.trim_start_matches('#');
    let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
    let mut reader =
        Reader { pairs: form_urlencoded::parse(query.as_bytes()).into_owned().collect(), notices: Vec::new() };
    if !matches!(path, "" | "/" | "/race") {
        reader.notices.push(format!("There is no view `{}`; this is the race", excerpt(path)));
    }
    let link = reader.link();
    (link, reader.notices)
}

struct Reader {
    pairs: Vec<(String, String)>,
    notices: Vec<String>,
}

impl Reader {
    fn link(&mut self) -> Link {
        if let Some(version) = self.take("v", |text| text.parse::<u32>().ok())
            && version != VERSION
        {
            self.notices.push(format!("v: this link is of version {version}; this page reads version {VERSION}"));
        }
        let mut setup = Setup::default();
        let (scenario, text) = (self.take("scenario", ScenarioId::new), self.take("text", text_source));
        setup.scenario = scenario.unwrap_or(setup.scenario);
        setup.text = text.unwrap_or_default();
        setup.seed = self.seed().unwrap_or(setup.seed);
        setup.speed = self.number("speed", Speed::MIN, Speed::MAX).map_or(setup.speed, Speed::clamped);
        setup.at = self.number("at", 0.0, Setup::AT_MOST).map_or(setup.at, Nanos::from_seconds);
        setup.play = self.take("play", flag).unwrap_or_default();
        let embed = self.take("embed", flag).unwrap_or_default();
        let theme = self.take("theme", theme).unwrap_or_default();
        self.lanes(&mut setup);
        for (key, _) in std::mem::take(&mut self.pairs) {
            self.notices.push(format!("{}: this page knows no such key; it is left out", excerpt(&key)));
        }
        Link { setup, embed, theme }
    }

    fn lanes(&mut self, setup: &mut Setup) {
        if let Some(text) = self.take("lanes", |text| Some(text.to_owned())) {
            let ids: Vec<&str> = text.split(',').collect();
            if ids.len() > Setup::MOST_LANES {
                let most = Setup::MOST_LANES;
                self.notices.push(format!("lanes: {} are more than {most}; the first {most} are kept", ids.len()));
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
            self.notices.push(format!("lanes: there is no preset `{}`; the lane is left out", excerpt(id)));
            let prefix = format!("{n}.");
            self.pairs.retain(|(key, _)| !key.starts_with(&prefix));
            return None;
        };
        let mut lane = LaneSetup::new(base);
        // A field as it stands; its range is the profile's to judge.
        let fields = Field::ALL.map(|field| {
            let read = if matches!(field.unit(), Unit::Choice(_)) { Typed::connection } else { Typed::read };
            (field, self.take(&format!("{n}.{}", field.key()), read))
        });
        let given = |of: fn(Field, f64) -> bool| {
            let given =
                fields.iter().find(|(field, typed)| typed.as_ref().is_some_and(|typed| of(*field, typed.value)));
            given.map(|(field, _)| field.key())
        };
        let wait = given(|field, _| field.is_whole_wait());
        let block = given(|field, value| field == Field::Block && value > 0.0);
        for (field, typed) in fields {
            let Some(typed) = typed else { continue };
            let key = format!("{n}.{}", field.key());
            let (instead, why) = match field {
                _ if field.is_part_of_wait() => (wait, "gives the wait as a whole; this part of it is left out"),
                Field::Draft if typed.value > 0.0 => (block, "has it written in blocks; this is left out"),
                _ => (None, ""),
            };
            if let Some(instead) = instead {
                self.notices.push(format!("{key}: {n}.{instead} {why}"));
                continue;
            }
            let error;
            (lane.profile, error) = lane.profile.with_nearest(field, typed.value);
            match lane.profile.get(field) {
                Some(used) if error.is_some() => self.note(&key, &typed, OUT_OF_RANGE, used),
                Some(used) if field.unit().is_whole() => self.note(&key, &typed, NOT_WHOLE, used),
                _ => {}
            }
        }
        lane.script = self.take(&format!("{n}.script"), script).unwrap_or(lane.script);
        let name = self.take(&format!("{n}.name"), |text| Some(text.to_owned()));
        if name.as_ref().is_some_and(|name| name.chars().count() > Setup::NAME_CHARS) {
            self.notices.push(format!("{n}.name: is cut to {} characters", Setup::NAME_CHARS));
        }
        lane.name = name.and_then(|name| Setup::name(&name)).filter(|name| name != base.name());
        Some(lane)
    }

    fn seed(&mut self) -> Option<Seed> {
        let typed = self.take("seed", Typed::read)?;
        let seed = Seed::new(typed.value as u64);
        let why = if (0.0..=Seed::MAX as f64).contains(&typed.value) { NOT_WHOLE } else { OUT_OF_RANGE };
        self.note("seed", &typed, why, seed.get() as f64);
        Some(seed)
    }

    fn number(&mut self, key: &str, least: f64, most: f64) -> Option<f64> {
        let typed = self.take(key, Typed::read)?;
        let nearest = typed.value.max(least).min(most);
        self.note(key, &typed, OUT_OF_RANGE, nearest);
        Some(nearest)
    }

    /// Takes a key's value out of the query; the last one, where there are several.
    fn take<T>(&mut self, key: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let values: Vec<String> = self.pairs.extract_if(.., |(name, _)| name == key).map(|(_, value)| value).collect();
        if values.len() > 1 {
            self.notices.push(format!("{key}: is given {} times; the last one holds", values.len()));
        }
        let value = values.last()?;
        let parsed = parse(value);
        if parsed.is_none() {
            self.notices.push(format!("{key}: `{}` is nothing this page can read; it is left out", excerpt(value)));
        }
        parsed
    }

    /// Says what is used instead of what was typed, where that is something else.
    fn note(&mut self, key: &str, typed: &Typed, why: &str, used: f64) {
        let used = figures::plain(used);
        if figures::plain(typed.value) != used {
            self.notices.push(format!("{key}: {} is {why}; {used} is used", typed.text));
        }
    }
}

const OUT_OF_RANGE: &str = "out of range";
const NOT_WHOLE: &str = "no whole number";

/// A number, and how it was written.
struct Typed {
    value: f64,
    text: String,
}

impl Typed {
    fn read(text: &str) -> Option<Self> {
        let value = number(text).filter(|value| value.is_finite())?;
        Some(Self { value, text: excerpt(text.trim()) })
    }

    fn connection(text: &str) -> Option<Self> {
        let place = Connection::NAMES.iter().position(|name| *name == text)?;
        Some(Self { value: place as f64, text: excerpt(text) })
    }
}

fn flag(text: &str) -> Option<bool> {
    match text {
        "0" => Some(false),
        "1" => Some(true),
        _ => None,
    }
}

fn text_source(text: &str) -> Option<TextSource> {
    TextSource::ALL.into_iter().find(|source| source.name() == text)
}

fn script(text: &str) -> Option<ScriptKind> {
    ScriptKind::ALL.into_iter().find(|script| script.name() == text)
}

fn theme(text: &str) -> Option<Theme> {
    Theme::ALL.into_iter().find(|theme| theme.name() == text)
}

/// The beginning of what somebody typed, short enough for a message.
fn excerpt(text: &str) -> String {
    let excerpt: String = text.chars().take(40).collect();
    if excerpt.len() < text.len() { excerpt + "…" } else { excerpt }
}
