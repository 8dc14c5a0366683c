//! A shell for tests of sessions: it sends the person's acts, answers the effects, and keeps a store.

use crate::page::{id, start};
use hare_and_tortoise::app::screen::ScreenId;
use hare_and_tortoise::app::screen::iterate::{self, Act, Category, Figures, Progress, Session, Stage};
use hare_and_tortoise::app::{Effect, Event, Model, Start, Wall, update};
use hare_and_tortoise::scenario::Scenario;
use serde_json::{Value, json};
use std::sync::Arc;

/// Two models that are ready after a second and write 100 tokens a second, steadily, and never think.
pub(crate) const STEADY: &str = "#/iterate?scenario=task&slow=custom&fast=custom";

/// The task of the tests. The slow script reads a file, says 2 tokens, answers 5, and runs the checks itself: there
/// after 4.56 s. The fast one answers 4 tokens, there after 1.03 s; its first turn lacks a `let`, which the second puts
/// right after 1.01 s. Each has a problem that only sounds like one, with a reply, there after 1.03 s.
pub(crate) fn task(id: &str) -> Value {
    let reply = json!([{"say": "As you asked.", "tokens": [2, 6, 12, 13]}]);
    json!({
        "version": 1, "id": id, "title": format!("The {id}"), "artifact": "code", "context_tokens": 1_000,
        "scripts": {
            "slow": [{
                "id": "first", "prompt": "Set x.",
                "steps": [
                    {"tool": "read", "input": "", "seconds": 0.5, "output_tokens": 10},
                    {"say": "Look. ", "tokens": [4, 6]},
                    {"answer": "let x = 1;\n", "file": "x.rs", "tokens": [3, 5, 7, 9, 11]},
                    {"tool": "test", "input": "", "seconds": 2, "checks": true},
                ],
                "checks": [{"name": "compiles", "pass": true, "seconds": 1}, {"name": "is one", "pass": true, "seconds": 1}],
                "problems": [{"text": "x should be two", "real": false, "reply": reply}],
            }],
            "fast": [
                {
                    "id": "first", "prompt": "Set x.",
                    "steps": [{"answer": "x = 1;\n", "file": "x.rs", "tokens": [1, 3, 5, 7]}],
                    "checks": [
                        {"name": "compiles", "pass": false, "seconds": 1},
                        {"name": "is one", "pass": true, "seconds": 0.5},
                    ],
                    "problems": [
                        {"text": "x should be two", "real": false, "reply": reply},
                        {"text": "there is no let", "real": true, "next": "let"},
                        {"text": "nothing says why", "real": true},
                    ],
                },
                {
                    "id": "let", "prompt": "Add let.",
                    "steps": [{"answer": "let x", "file": "x.rs", "replaces": "x", "tokens": [3, 5]}],
                    "checks": [{"name": "compiles", "pass": true, "seconds": 1}],
                    "problems": [{"text": "nothing says why", "real": true}],
                },
            ],
        },
    })
}

pub(crate) const SENT: Act = Act::Sent { own_words: false };

/// The page, the wall clock beside it, and what the browser keeps.
pub(crate) struct Desk {
    pub(crate) model: Model,
    millis: f64,
    pub(crate) store: Option<String>,
    /// Whether another tab holds the lock on every session this one opens.
    pub(crate) elsewhere: bool,
    /// The entry point of the iterate screen's file.
    start: Start,
    /// Effects that were not answered: downloads, links for the clipboard and the like.
    pub(crate) effects: Vec<Effect>,
}

impl Desk {
    /// A page at an address, its task loaded, with a store.
    pub(crate) fn opened(hash: &str, store: Option<&str>) -> Self {
        Self::started(iterate::start_whole, hash, store)
    }

    /// The same, before the rules of sessions have loaded.
    pub(crate) fn without_rules(hash: &str, store: Option<&str>) -> Self {
        Self::started(iterate::start, hash, store)
    }

    fn started(start: Start, hash: &str, store: Option<&str>) -> Self {
        let mut desk = Self {
            start,
            model: Model::default(),
            millis: 1_000.0,
            store: store.map(str::to_owned),
            elsewhere: false,
            effects: Vec::new(),
        };
        desk.send(Event::Started);
        desk.open(hash);
        desk
    }

    /// A page at [`STEADY`] with further keys, and its session begun.
    #[track_caller]
    pub(crate) fn begun(keys: &str) -> Self {
        let mut desk = Self::opened(&format!("{STEADY}&{keys}"), None);
        desk.does(iterate::Event::StartPressed);
        assert!(desk.iterate().session.is_some(), "{:?}", desk.model.notices);
        desk
    }

    pub(crate) fn open(&mut self, hash: &str) {
        let now = self.now();
        self.send(Event::AddressOpened { now, hash: hash.to_owned() });
    }

    pub(crate) fn does(&mut self, event: iterate::Event) {
        let now = self.now();
        self.send(Event::Iterate { now, event });
    }

    /// The person does something after this many seconds.
    pub(crate) fn after(&mut self, seconds: f64, act: Act) {
        self.wait(seconds);
        self.does(iterate::Event::Did(act));
    }

    pub(crate) fn acts(&mut self, acts: &[(f64, Act)]) {
        for (seconds, act) in acts {
            self.after(*seconds, *act);
        }
    }

    /// Time passes, and due events happen.
    pub(crate) fn wait(&mut self, seconds: f64) {
        self.millis += seconds * 1e3;
        self.does(iterate::Event::Due);
    }

    /// The machine sleeps: no frame comes for so many seconds of the page's own clock, then the page sees it.
    pub(crate) fn sleep(&mut self, counted: f64, slept: Option<iterate::Event>) {
        self.millis += counted * 1e3;
        if let Some(slept) = slept {
            self.does(slept);
        }
    }

    pub(crate) fn now(&self) -> Wall {
        Wall::from_millis(self.millis)
    }

    pub(crate) fn send(&mut self, event: Event) {
        let mut effects = update(&mut self.model, event);
        while !effects.is_empty() {
            let mut next = Vec::new();
            for effect in effects {
                if let Some(answer) = self.answer(effect) {
                    next.extend(update(&mut self.model, answer));
                }
            }
            effects = next;
        }
    }

    fn answer(&mut self, effect: Effect) -> Option<Event> {
        let event = match effect {
            Effect::LoadScreen(id) => {
                let start = if id == ScreenId::Iterate { Some(self.start) } else { start(id) };
                return Some(Event::ScreenLoaded { now: self.now(), id, start });
            }
            Effect::LoadScenario(id) => {
                let read = || Scenario::from_json(&task(id.as_str()).to_string()).map_err(|error| error.to_string());
                let result = if id.as_str() == "missing" { Err("is not there".to_owned()) } else { read() };
                return Some(Event::ScenarioLoaded { now: self.now(), id, result: result.map(Arc::new) });
            }
            Effect::ReadSessions => iterate::Event::StoreRead(Ok(self.store.clone())),
            Effect::HoldSession(None) => return None,
            Effect::HoldSession(Some(id)) => iterate::Event::SessionHeld { id, here: !self.elsewhere },
            Effect::KeepSessions(text) => {
                self.store = text;
                return None;
            }
            other => {
                self.effects.push(other);
                return None;
            }
        };
        Some(Event::Iterate { now: self.now(), event })
    }

    /// The screen's state.
    #[track_caller]
    pub(crate) fn iterate(&self) -> &iterate::Model {
        self.model.state().expect("the screen is here")
    }

    #[track_caller]
    pub(crate) fn session(&self) -> &Session {
        self.iterate().session.as_ref().expect("a session is on screen")
    }

    #[track_caller]
    pub(crate) fn progress(&self) -> &Progress {
        self.session().state.as_ref().expect("its task is there")
    }

    /// The stage of the model that the person looks at.
    #[track_caller]
    pub(crate) fn stage(&self) -> Stage {
        self.progress().looked_at().unwrap().stage
    }

    #[track_caller]
    pub(crate) fn figures(&self) -> Figures {
        Figures::of(self.progress())
    }

    /// Seconds by category, as they are shown, and their sum.
    #[track_caller]
    pub(crate) fn seconds(&self) -> [f64; 6] {
        let ledger = self.progress().ledger(self.session().time(self.now()));
        let [writing, waiting, checks, judging, away] = Category::ALL.map(|category| ledger.get(category).seconds());
        [writing, waiting, checks, judging, away, ledger.total().seconds()]
    }

    /// The files now.
    #[track_caller]
    pub(crate) fn file(&self) -> String {
        let files = self.session().files(self.session().time(self.now()));
        files.into_iter().map(|(_, text)| text).collect()
    }
}

#[test]
fn the_task_of_the_tests_is_one() {
    let desk = Desk::opened(STEADY, None);
    assert_eq!(desk.model.notices, Vec::<String>::new());
    assert_eq!(desk.iterate().task().map(|task| &task.id), Some(&id("task")));
}
