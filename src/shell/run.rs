//! The race's run on screen: painted every frame, with figures that change a few times a second.

use super::painted::Painted;
use super::player::frames_while;
use super::stage::LanePlaces;
use super::{Shell, browser};
use crate::app::Wall;
use crate::app::embed::{Message, State};
use crate::app::playback::Status;
use crate::app::screen::race;
use crate::engine::Nanos;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

/// Wall time between two ticks of the clock while running: ten a second, in milliseconds.
const TICK_MS: f64 = 100.0;

/// Wall time between two read-outs: nobody reads figures that change more than five times a second, and each change has
/// a cost. Nobody reads many lanes at once either, so each lane adds some time.
const READOUT_MS: f64 = 200.0;
const LANE_READOUT_MS: f64 = 60.0;

/// Wall time between two updates of the accuracy table: each writes the whole table, and the browser lays the page out
/// again.
const MEASURED_MS: f64 = 1000.0;

/// State from the previous frames.
struct Last {
    /// The last tick of the clock.
    ticked: Cell<Wall>,
    /// The last read-out.
    read_out: Cell<Wall>,
    /// The last update of the measurements.
    measured: Cell<Wall>,
    /// Whether the previous frame showed all of the run.
    over: Cell<bool>,
    /// Reports when a frame has been painted.
    painted: Option<Painted>,
}

impl Shell {
    /// Shows the run at its playhead.
    pub(super) fn show(self) {
        let now = browser::now();
        let Some(run) = self.model.with_untracked(|model| model.race.run.clone()) else { return };
        let playhead = run.playhead(now);
        self.stage.update_value(|stage| stage.paint(&run, playhead, true));
        self.playhead.set(playhead);
        self.read_measured();
        self.tell(&run, playhead, now);
        if run.status() != Status::Running {
            self.stage.update_value(|stage| stage.watch().stop(now));
        } else if browser::hidden() {
            // The page is already hidden, so no event will say so.
            self.race(race::Event::OutOfSight);
        }
    }

    /// Plays frames while the race runs.
    pub(super) fn play_frames(self) {
        frames_while(self.read(|model| model.race.is_running()), move || {
            let painted = Painted::new(move || self.painted());
            let [ticked, read_out, measured] = [browser::now(); 3].map(Cell::new);
            let last = Last { ticked, read_out, measured, over: Cell::new(false), painted };
            Rc::new(move |due| self.frame(&last, due))
        });
    }

    /// Shows a lane's text and times in these places from now on, until the owner of this call is gone.
    pub fn show_lane(self, lane: race::LaneId, places: LanePlaces) {
        self.stage.update_value(|stage| stage.attach(lane, places));
        self.show();
        on_cleanup(move || {
            let _ = self.stage.try_update_value(|stage| stage.detach(lane));
        });
    }

    /// A clock that shows the playhead's time and the end.
    pub fn show_clock(self, clock: &web_sys::Element) {
        self.stage.update_value(|stage| stage.clock(clock));
        self.show();
    }

    /// A mark at the playhead, moved by its style's `background-position-x`.
    pub fn show_playhead(self, mark: web_sys::HtmlElement) {
        self.stage.update_value(|stage| stage.mark(mark));
        self.show();
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
        // A new phase is read out at once, like text: its label covers the pane until there is text.
        let phase_changed = run.phase_changed(self.playhead.get_untracked(), playhead);
        let pause = READOUT_MS.max(LANE_READOUT_MS * run.lanes.len() as f64);
        let (ticks, reads_out) = (is_due(&last.ticked, TICK_MS), is_due(&last.read_out, pause) || phase_changed);
        let looked_at = self.stage.try_update_value(|stage| {
            stage.watch().end_frame(now);
            stage.paint(&run, playhead, ticks);
            stage.watch().shows(run.clone(), playhead, due, now)
        });
        if let Some(painted) = last.painted.as_ref().filter(|_| looked_at == Some(true)) {
            painted.ask();
        }
        let over = playhead >= run.end();
        let was_over = last.over.replace(over);
        // Finish one frame late, so that the last token is painted before the expensive end-of-run work.
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
