//! Doing what only a part of the app asks for that the first view does without.

use super::stage::Stage;
use super::{Shell, address, browser, download, fetch, messages, storage};
use crate::app::fidelity::Rendered;
use crate::app::iterate::{self, simulated};
use crate::app::race;
use crate::app::report::{Report, arrivals_csv};
use crate::app::{Effect, Event};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Shell {
    /// Does what follows from anything but a first view and its playing.
    pub fn perform_later(self, effect: Effect) {
        match effect {
            Effect::WriteAddress(hash) => self.address.update_value(|writer| writer.replace(hash)),
            Effect::OpenAddress(hash) => {
                self.address.update_value(address::Writer::forget);
                let before = address::read();
                address::open(&hash);
                // An address that is there already is opened all the same: the browser says nothing of it.
                if address::read() == before {
                    self.send(Event::AddressOpened { now: browser::now(), hash: before });
                }
            }
            Effect::CopyLink(hash) => spawn_local(async move {
                let link = address::absolute(&hash);
                match download::copy(&link).await {
                    Ok(()) => self.send(Event::LinkCopied(hash)),
                    Err(()) => {
                        self.send(Event::CopyRefused(hash));
                        browser::select_shown(".refused-link");
                    }
                }
            }),
            Effect::DownloadReport => {
                if let Some(json) = self.report() {
                    download::save("hare-and-tortoise-report.json", "application/json", &json);
                }
            }
            Effect::DownloadArrivals => {
                let csv = self.model.with_untracked(|model| {
                    let run = model.race.run.as_ref()?;
                    Some(arrivals_csv(&model.race.setup.lanes, run))
                });
                if let Some(csv) = csv {
                    download::save("hare-and-tortoise-arrivals.csv", "text/csv", &csv);
                }
            }
            // A task of the browser's own, so that it paints and answers in between.
            Effect::SimulateOn(job) => {
                Timeout::new(0, move || self.simulated(simulated::Event::Slice(job))).forget();
            }
            Effect::PostReport => {
                let rendered = self.stage.with_value(Stage::rendered);
                post_report(self.model.with_untracked(|model| model.race.clone()), rendered);
            }
            Effect::LoadTask(id) => spawn_local(async move {
                let result = fetch::text(&format!("scenarios/{id}.json")).await;
                self.iterate(iterate::Event::ScenarioLoaded { id, result });
            }),
            Effect::ReadSessions => {
                self.iterate(iterate::Event::StoreRead(storage::read()));
            }
            Effect::KeepSessions(text) => {
                if let Err(reason) = storage::write(text.as_deref()) {
                    self.iterate(iterate::Event::StoreFailed(reason));
                }
            }
            Effect::Download { name, kind, text } => download::save(name, kind, &text),
            _ => {}
        }
    }

    /// Something happened in the loop, just now.
    pub fn iterate(self, event: iterate::Event) {
        self.send(Event::Iterate { now: browser::now(), event });
    }
}

/// The report on the run on screen, as JSON.
pub fn report(model: &race::Model, rendered: &[Rendered]) -> Option<String> {
    Report::of(model, rendered).map(|report| report.json())
}

/// Posts it to the embedding page.
pub fn post_report(model: race::Model, rendered: Vec<Rendered>) {
    if model.run.is_some() {
        messages::post_report(move || report(&model, &rendered).unwrap_or_default());
    }
}
