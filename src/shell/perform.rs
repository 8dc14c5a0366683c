//! Doing what the app asks for, and showing the run.

use super::painted::Painted;
use super::rest::Waiting;
use super::{Shell, browser, fetch};
use crate::app::embed::{Message, State};
use crate::app::race::{self, Status};
use crate::app::{Effect, Event, Wall};
use crate::engine::Nanos;
use crate::scenario::read_built_catalogue;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::rc::Rc;

/// Wall time between two ticks of the clock while running: ten a second, in milliseconds.
const TICK_MS: f64 = 100.0;

/// Wall time between two read-outs: figures that change more than five times a second are not read, and each costs. Of
/// many lanes nobody reads all at once: so much for each lane.
const READOUT_MS: f64 = 200.0;
const LANE_READOUT_MS: f64 = 60.0;

/// Wall time between two looks at how faithful it is: a whole table is written anew, and the page laid out for it.
const MEASURED_MS: f64 = 1000.0;

/// What the frame before has left.
struct Last {
    /// When the clock ticked last.
    ticked: Cell<Wall>,
    /// When figures were shown last.
    read_out: Cell<Wall>,
    /// When what was measured was.
    measured: Cell<Wall>,
    /// Whether it showed all of the run.
    over: Cell<bool>,
    /// Tells when it is painted.
    painted: Option<Painted>,
}

impl Shell {
    pub(super) fn perform(self, effect: Effect) {
        match effect {
            Effect::LoadCatalogue => spawn_local(async move {
                let file = fetch::text("scenarios/index.json").await;
                match file {
                    Err(reason) => self.send(Event::CatalogueLoaded(Err(reason))),
                    Ok(json) => match read_built_catalogue(&json) {
                        Some(catalogue) => self.send(Event::CatalogueLoaded(Ok(catalogue))),
                        None => self.take(Waiting::Catalogue(json)),
                    },
                }
            }),
            Effect::LoadScenario(id) => spawn_local(async move {
                let result = fetch::text(&format!("scenarios/{id}.json")).await;
                self.send(Event::ScenarioLoaded { now: browser::now(), id, result });
            }),
            Effect::ShowRun => self.show(),
            Effect::MeasureFidelity => self.stage.update_value(super::stage::Stage::measure),
            Effect::PostReady => {
                super::messages::post(Message::Ready);
                // In the browser's user timing, for whoever measures how long a load takes: behind all that is to be
                // done now, so that what can be used is there.
                spawn_local(async {
                    if let Some(timing) = browser::window().performance() {
                        let _ = timing.mark("ready");
                    }
                });
            }
            Effect::PostError(message) => super::messages::post(Message::Error(&message)),
            later => self.perform_by_rest(later),
        }
    }

    /// The report on the run on screen, as JSON; not without the rest.
    pub fn report(self) -> Option<String> {
        let rendered = self.stage.try_with_value(super::stage::Stage::rendered)?;
        let rest = self.rest_now()?;
        self.model.try_with_untracked(|model| (rest.report)(&model.race, &rendered))?
    }

    /// Shows the run as it stands, and keeps frames coming while it runs.
    pub(super) fn show(self) {
        let now = browser::now();
        let Some(run) = self.model.with_untracked(|model| model.race.run.clone()) else { return };
        let playhead = run.playhead(now);
        self.stage.update_value(|stage| stage.paint(&run, playhead, true));
        self.playhead.set(playhead);
        self.read_measured();
        self.tell(&run, playhead, now);
        if run.status() == Status::Running {
            if !self.frames.with_value(super::frames::Frames::are_coming) {
                let painted = Painted::new(move || self.painted());
                let over = Cell::new(false);
                let [ticked, read_out, measured] = [now; 3].map(Cell::new);
                let last = Rc::new(Last { ticked, read_out, measured, over, painted });
                self.frames.update_value(|frames| frames.start(move |due| self.frame(&last, due)));
            }
            // Out of sight already: the tab will not say so again.
            if browser::hidden() {
                self.race(race::Event::OutOfSight);
            }
        } else {
            self.frames.update_value(super::frames::Frames::stop);
            self.stage.update_value(|stage| stage.watch().stand(now));
        }
    }

    fn frame(self, last: &Last, due: Option<Wall>) {
        let sent = due.is_some();
        if !sent {
            self.race(race::Event::OutOfSight);
        }
        let now = browser::now();
        let Some(run) = self.model.with_untracked(|model| model.race.run.clone()) else { return };
        let playhead = run.playhead(now);
        let is_due = |last: &Cell<Wall>, period| {
            let due = now.millis() - last.get().millis() >= period;
            if due {
                last.set(now);
            }
            due
        };
        // Text is shown at once, and so is what it has begun: a phase covers the pane until there is some.
        let turned = run.turned(self.playhead.get_untracked(), playhead);
        let pause = READOUT_MS.max(LANE_READOUT_MS * run.lanes.len() as f64);
        let (ticks, reads_out) = (is_due(&last.ticked, TICK_MS), is_due(&last.read_out, pause) || turned);
        let looked_at = self.stage.try_update_value(|stage| {
            stage.watch().turn(now);
            stage.paint(&run, playhead, ticks);
            stage.watch().shows(run.clone(), playhead, due, now)
        });
        if let Some(painted) = last.painted.as_ref().filter(|_| looked_at == Some(true)) {
            painted.ask();
        }
        let over = playhead >= run.end();
        let was_over = last.over.replace(over);
        // What follows from the end takes its time: by the next frame the last token is to be seen.
        if over && (was_over || !sent) {
            self.race(race::Event::Ended(run.id));
            return;
        }
        if reads_out {
            self.playhead.set(playhead);
        } else if is_due(&last.measured, MEASURED_MS) {
            self.read_measured();
        }
        self.tell(&run, playhead, now);
    }

    fn painted(self) {
        let _ = self.stage.try_update_value(|stage| stage.watch().painted(browser::now()));
    }

    fn read_measured(self) {
        self.rendered.set(self.stage.with_value(super::stage::Stage::rendered));
    }

    fn tell(self, run: &race::Run, playhead: Nanos, now: Wall) {
        let state = self.messages.try_update_value(|messages| messages.offer(now, State::of(run, playhead)));
        if let Some(state) = state.flatten() {
            super::messages::post(Message::State(state));
        }
    }
}
