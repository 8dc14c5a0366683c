//! A shell for tests: it sends events to the app, records the effects, and answers them.

use hare_and_tortoise::app::playback::Status;
use hare_and_tortoise::app::screen::race::{self, LaneId, Run};
use hare_and_tortoise::app::screen::{Screen, ScreenId, author, claims, class, explore, iterate, learn, simulated};
use hare_and_tortoise::app::{Effect, Event, Model, Start, Wall, update};
use hare_and_tortoise::engine::Nanos;
use hare_and_tortoise::scenario::{Scenario, ScenarioId};
use serde_json::json;
use std::sync::Arc;

/// Two steady lanes. The first one's tokens come at 1.00, 1.01, … 1.06 s, the second one's at 0.50, 0.51, 0.52, 0.53 s.
pub(crate) const STEADY: &str = "#/race?scenario=task&lanes=custom,custom&1.ttft=0.5&1.script=fast";

/// What [`STEADY`]'s first lane shows when it is done.
pub(crate) const SLOW_TEXT: &str = "Look. let x = 1;\n";

/// A scenario file: the slow script thinks 3 tokens, says 2 and answers 5, the fast one answers 4.
pub(crate) fn scenario(id: &str) -> String {
    let file = json!({
        "version": 1, "id": id, "title": format!("The {id}"), "artifact": "code", "context_tokens": 1_000,
        "scripts": {
            "slow": [{"id": "first", "prompt": "Set x.\nTo one.", "steps": [
                {"think": 3},
                {"say": "Look. ", "tokens": [4, 6]},
                {"answer": "let x = 1;\n", "file": "x.rs", "tokens": [3, 5, 7, 9, 11], "highlight": [[0, 3, "keyword"]]},
            ]}],
            "fast": [{"id": "first", "prompt": "Set x.", "steps": [{"answer": "x = 1;\n", "tokens": [1, 3, 5, 7]}]}],
        },
    });
    file.to_string()
}

pub(crate) fn id(text: &str) -> ScenarioId {
    ScenarioId::new(text).unwrap()
}

pub(crate) fn seconds(seconds: f64) -> Nanos {
    Nanos::from_seconds(seconds)
}

/// The entry point of a screen that has its own file.
pub(crate) fn start(id: ScreenId) -> Option<Start> {
    match id {
        ScreenId::Race => None,
        ScreenId::Iterate => Some(iterate::start_whole),
        ScreenId::Simulated => Some(simulated::start),
        ScreenId::Explore => Some(explore::start_whole),
        ScreenId::Claims => Some(claims::start),
        ScreenId::Learn => Some(learn::start),
        ScreenId::Author => Some(author::start),
        ScreenId::Class => Some(start_class),
    }
}

/// The class's screen as the program puts it together.
fn start_class() -> Box<dyn Screen> {
    class::start(iterate::measured)
}

/// The page, and the wall clock beside it.
pub(crate) struct Page {
    pub(crate) model: Model,
    millis: f64,
}

impl Page {
    /// A page that has just begun.
    pub(crate) fn new() -> Self {
        let mut page = Self { model: Model::default(), millis: 1_000.0 };
        assert_eq!(page.send(Event::Started), [Effect::LoadCatalogue]);
        page
    }

    /// A page at an address, with the scenario that it asks for.
    #[track_caller]
    pub(crate) fn at(hash: &str) -> Self {
        let mut page = Self::new();
        page.go(hash);
        page
    }

    /// Opens an address and answers with the scenario, if the page asks for it.
    #[track_caller]
    pub(crate) fn go(&mut self, hash: &str) -> Vec<Effect> {
        let mut effects = self.open(hash);
        if let Some(Effect::LoadScenario(id)) = effects.last() {
            let id = id.clone();
            effects = self.load(id.as_str(), Ok(scenario(id.as_str())));
        }
        assert!(self.model.race.run.is_some(), "{:?}", self.model.notices);
        effects
    }

    pub(crate) fn now(&self) -> Wall {
        Wall::from_millis(self.millis)
    }

    pub(crate) fn wait(&mut self, seconds: f64) {
        self.millis += seconds * 1e3;
    }

    pub(crate) fn send(&mut self, event: Event) -> Vec<Effect> {
        update(&mut self.model, event)
    }

    pub(crate) fn race(&mut self, event: race::Event) -> Vec<Effect> {
        let now = self.now();
        self.send(Event::Race { now, event })
    }

    /// Opens an address; the file of its screen loads at once.
    pub(crate) fn open(&mut self, hash: &str) -> Vec<Effect> {
        let now = self.now();
        let effects = self.send(Event::AddressOpened { now, hash: hash.to_owned() });
        let answer = |effect| match effect {
            Effect::LoadScreen(id) => self.send(Event::ScreenLoaded { now, id, start: start(id) }),
            effect => vec![effect],
        };
        effects.into_iter().flat_map(answer).collect()
    }

    /// Loads everything again that failed.
    pub(crate) fn retry(&mut self) -> Vec<Effect> {
        let now = self.now();
        self.send(Event::RetryPressed { now })
    }

    /// A scenario file loads or fails.
    pub(crate) fn load(&mut self, name: &str, result: Result<String, &str>) -> Vec<Effect> {
        let now = self.now();
        let read = |json: String| Scenario::from_json(&json).map(Arc::new).map_err(|error| error.to_string());
        let result = result.map_err(str::to_owned).and_then(read);
        self.send(Event::ScenarioLoaded { now, id: id(name), result })
    }

    #[track_caller]
    pub(crate) fn run(&self) -> &Run {
        self.model.race.run.as_ref().unwrap()
    }

    pub(crate) fn lane(&self, n: usize) -> LaneId {
        self.model.race.setup.lanes[n].id
    }

    /// The status of the run, and the playhead in seconds.
    #[track_caller]
    pub(crate) fn playback(&self) -> (Status, f64) {
        (self.run().status(), self.run().playhead(self.now()).seconds())
    }

    /// Plays from the start to the end, as frames do.
    #[track_caller]
    pub(crate) fn play_through(&mut self) -> Vec<Effect> {
        self.race(race::Event::RestartPressed);
        self.wait(self.run().end().seconds() / self.model.race.setup.speed.get() + 0.01);
        self.race(race::Event::Ended(self.run().id))
    }

    /// The text a lane shows.
    pub(crate) fn text(&self, n: usize) -> String {
        self.text_at(n, self.run().playhead(self.now()))
    }

    /// The text a lane shows at a playhead.
    pub(crate) fn text_at(&self, n: usize, at: Nanos) -> String {
        let turns = self.run().lanes[n].begun_by(at);
        turns.fold(String::new(), |mut text, (turn, mut left)| {
            for section in turn.sections.iter() {
                text.push_str(&section.text.content[..section.text.delivered(left)]);
                left = left.saturating_sub(section.text.tokens.len());
            }
            text
        })
    }
}
