//! Performs the app's effects.

use super::{Shell, address, browser, download, fetch, locks, messages, pack, sheet, storage};
use crate::app::embed::Message;
use crate::app::screen::race::{self, fidelity::Rendered};
use crate::app::screen::{ScreenId, iterate, simulated};
use crate::app::{Effect, Event};
use crate::scenario::lesson::LessonError;
use crate::scenario::{Scenario, ScenarioId, read_built_catalogue};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The message if only the panels can validate a file and they cannot be fetched.
const NO_JUDGE: &str = "could not be checked, because a part of the page did not load";

/// So many milliseconds after the page can be used, it asks for the panels: they shall not compete with what comes first.
const PANELS_MS: u32 = 1000;

/// Where the browser keeps what belongs to a screen.
fn kept_key(id: ScreenId) -> String {
    format!("{}-{}", storage::SESSIONS, id.name())
}

impl Shell {
    pub(super) fn perform(self, effect: Effect) {
        match effect {
            Effect::LoadCatalogue => spawn_local(self.load_catalogue()),
            Effect::LoadScenario(id) => spawn_local(self.load_scenario(id)),
            Effect::JudgeTask(json) => spawn_local(async move {
                let result = self.judged(&json).await.map(Arc::new);
                self.send(Event::TaskJudged { now: browser::now(), result });
            }),
            Effect::LoadScreen(id) => spawn_local(self.load_screen(id)),
            Effect::LoadContent(id, path) => spawn_local(async move {
                let result = fetch::text(&path).await;
                self.send(Event::ContentLoaded { id, path, result });
            }),
            Effect::ReadLesson(id, text) => spawn_local(self.read_lesson(id, text)),
            Effect::Pack(id, text) => spawn_local(async move {
                self.send(Event::Packed { id, result: pack::packed(&text).await });
            }),
            Effect::Unpack(id, packed) => spawn_local(async move {
                self.send(Event::Unpacked { id, result: pack::unpacked(&packed).await });
            }),
            Effect::ReadKept(id) => self.read_kept(id),
            Effect::Keep(id, text) => {
                if let Err(reason) = storage::write(&kept_key(id), text.as_deref()) {
                    self.send(Event::Failed(format!(
                        "Your browser won’t keep this ({reason}). You can continue; save or export it before you close the \
                         tab."
                    )));
                }
            }
            Effect::WriteAddress(hash) => self.address.update_value(|writer| writer.replace(hash)),
            Effect::OpenAddress { hash, push } => self.open_address(&hash, push),
            Effect::CopyLink(hash) => spawn_local(self.copy_link(hash)),
            Effect::ShowRun => self.show(),
            Effect::MeasureFidelity => self.stage.update_value(super::stage::Stage::measure),
            Effect::ReadSessions => self.iterate(iterate::Event::StoreRead(storage::read(storage::SESSIONS))),
            Effect::KeepSessions(text) => self.iterate(match storage::write(storage::SESSIONS, text.as_deref()) {
                Ok(()) => iterate::Event::StoreWritten,
                Err(reason) => iterate::Event::StoreFailed(reason),
            }),
            Effect::HoldSession(session) => locks::hold(self, session),
            Effect::Download { name, kind, text } => download::save(name, kind, &text),
            // A separate task, so that the browser can paint and respond in between.
            Effect::SimulateOn(job, rest) => {
                Timeout::new(rest, move || self.simulated(simulated::Event::Slice(job))).forget();
            }
            Effect::DownloadReport => spawn_local(async move {
                if let Some(json) = self.panels.wait().await.ok().and_then(|_| self.report()) {
                    download::save("hare-and-tortoise-report.json", "application/json", &json);
                }
            }),
            Effect::DownloadArrivals => spawn_local(async move {
                let Ok(panels) = self.panels.wait().await else { return };
                let csv = self.model.try_with_untracked(|model| (panels.arrivals)(&model.race)).flatten();
                if let Some(csv) = csv {
                    download::save("hare-and-tortoise-arrivals.csv", "text/csv", &csv);
                }
            }),
            Effect::PostReady => {
                messages::post(Message::Ready);
                // A run may play although nobody touches the page, and then it needs them, too.
                Timeout::new(PANELS_MS, move || self.panels.need_once()).forget();
                // A mark in the browser's user timing, for measuring how long a load takes. It follows everything that
                // must happen before the screen is usable.
                spawn_local(async {
                    if let Some(timing) = browser::window().performance() {
                        let _ = timing.mark("ready");
                    }
                });
            }
            Effect::PostReport => {
                // Report the run as it is now: fetching the panels may take a while the first time.
                let rendered = self.stage.with_value(super::stage::Stage::rendered);
                spawn_local(self.post_report(self.model.with_untracked(|model| model.race.clone()), rendered));
            }
            Effect::PostError(message) => messages::post(Message::Error(&message)),
            Effect::PostResult(fields) => messages::post(Message::Result(&fields)),
            Effect::HideOverflow => browser::mark_root(messages::FITS, true),
        }
    }

    async fn load_catalogue(self) {
        let list = match fetch::text("scenarios/index.json").await {
            Err(reason) => Err(reason),
            Ok(json) => match (read_built_catalogue(&json), self.panels) {
                (Some(list), _) => Ok(list),
                (None, panels) => match panels.wait().await {
                    Ok(panels) => (panels.read_catalogue)(&json),
                    Err(_) => Err(NO_JUDGE.to_owned()),
                },
            },
        };
        self.send(Event::CatalogueLoaded(list));
    }

    async fn load_scenario(self, id: ScenarioId) {
        let result = match fetch::text(&format!("scenarios/{id}.json")).await {
            Err(reason) => Err(reason),
            Ok(json) => self.judged(&json).await,
        };
        self.send(Event::ScenarioLoaded { now: browser::now(), id, result: result.map(Arc::new) });
    }

    /// Reads a scenario that this build has written the short way; the panels validate any other.
    pub(super) async fn judged(self, json: &str) -> Result<Scenario, String> {
        if let Some(scenario) = Scenario::from_compiled(json) {
            return Ok(scenario);
        }
        let panels = self.panels.wait().await.map_err(|_| NO_JUDGE.to_owned())?;
        (panels.read_scenario)(json)
    }

    /// Reads what the browser has kept for a screen.
    pub(super) fn read_kept(self, id: ScreenId) {
        self.send(Event::KeptRead { id, result: storage::read(&kept_key(id)) });
    }

    async fn read_lesson(self, id: ScreenId, text: String) {
        let result = match (self.sources.reader)().wait().await {
            Ok(reader) => (reader.read)(&text).map(Arc::new),
            Err(_) => Err(LessonError::elsewhere(NO_JUDGE, "reload the page")),
        };
        self.send(Event::LessonRead { id, result });
    }

    async fn load_screen(self, id: ScreenId) {
        let Some(source) = (self.sources.screen)(id) else { return };
        // Ask for both at once.
        let sheet = sheet::load(id.name());
        let part = source.wait().await.ok();
        sheet.await;
        if let Some(part) = part {
            let _ = self.screens.try_update_value(|screens| screens.push((id, part)));
        }
        self.send(Event::ScreenLoaded { now: browser::now(), id, start: part.map(|part| part.start) });
    }

    fn open_address(self, hash: &str, push: bool) {
        self.address.update_value(address::Writer::forget);
        let before = address::read();
        address::open(hash, push);
        // Setting the present address causes no browser event, so open it here.
        if address::read() == before {
            self.send(Event::AddressOpened { now: browser::now(), hash: before });
        }
    }

    async fn copy_link(self, hash: String) {
        let link = address::to_pass_on(&hash);
        match download::copy(&link).await {
            Ok(()) => self.send(Event::LinkCopied(hash)),
            Err(()) => {
                self.send(Event::CopyRefused(hash));
                browser::select_shown(".refused-link");
            }
        }
    }

    /// The report on the run on screen, as JSON; not without the panels.
    pub fn report(self) -> Option<String> {
        let panels = self.panels.now()?;
        let rendered = self.stage.try_with_value(super::stage::Stage::rendered)?;
        self.model.try_with_untracked(|model| (panels.report)(&model.race, &rendered))?
    }

    async fn post_report(self, race: race::Model, rendered: Vec<Rendered>) {
        if let (true, Ok(panels)) = (race.run.is_some(), self.panels.wait().await) {
            messages::post_report(move || (panels.report)(&race, &rendered).unwrap_or_default());
        }
    }
}
