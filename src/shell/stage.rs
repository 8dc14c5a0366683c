//! The frame-by-frame painting of the lanes' text and the playhead. It also measures how late the text is shown.

use super::output::{Output, ShownTurn};
use super::write;
use crate::app::screen::race::fidelity::{Rendered, Watch};
use crate::app::screen::race::{LaneId, Run, RunLane};
use crate::engine::{Nanos, figures};
use web_sys::{Element, HtmlElement};

/// The smallest step of the mark between two ticks of the clock, as a share of the axis. Each step repaints it. A
/// transition, the browser's own way to move it, would compute styles in each frame.
const LEAST_WAY: f64 = 0.004;

/// The elements of a lane that change with the clock.
#[derive(Debug)]
pub struct LanePlaces {
    /// For its text.
    pub output: Element,
    /// For the time since its first request.
    pub clock: Element,
    /// For the time that the person has been waiting.
    pub stopwatch: Element,
}

/// A lane on the page.
struct LaneFace {
    output: Output,
    clock: Element,
    stopwatch: Element,
}

impl LaneFace {
    fn paint(&mut self, lane: &RunLane, playhead: Nanos, ticks: bool) {
        if ticks {
            write(&self.clock, &lane.clock_words(playhead));
            write(&self.stopwatch, &lane.stopwatch(playhead));
        }
        self.output.show(lane.begun_by(playhead).map(|(turn, n_tokens)| ShownTurn {
            prompt: Some(&turn.prompt),
            sections: &turn.sections,
            n_tokens,
        }));
    }
}

/// Paints the race, frame by frame.
#[derive(Default)]
pub(super) struct Stage {
    lanes: Vec<(LaneId, LaneFace)>,
    clock: Option<Element>,
    mark: Option<HtmlElement>,
    /// The mark's position, as a share of the axis.
    way: f64,
    watch: Watch,
}

impl Stage {
    pub(super) fn attach(&mut self, lane: LaneId, places: LanePlaces) {
        self.detach(lane);
        let LanePlaces { output, clock, stopwatch } = places;
        self.lanes.push((lane, LaneFace { output: Output::new(output), clock, stopwatch }));
    }

    pub(super) fn detach(&mut self, lane: LaneId) {
        self.lanes.retain(|(id, _)| *id != lane);
    }

    /// Makes an element show the clock's text.
    pub(super) fn clock(&mut self, element: &Element) {
        write(element, "–");
        self.clock = Some(element.clone());
    }

    pub(super) fn mark(&mut self, mark: HtmlElement) {
        self.mark = Some(mark);
    }

    /// Shows the run at a playhead: the text in each frame, all clocks when they tick, and the mark also in between, in
    /// visible steps.
    pub(super) fn paint(&mut self, run: &Run, playhead: Nanos, ticks: bool) {
        if let Some(clock) = self.clock.as_ref().filter(|_| ticks) {
            write(clock, &run.clock_words(playhead));
        }
        self.place_mark(playhead.seconds() / run.end().seconds().max(1e-9), ticks);
        for (id, face) in &mut self.lanes {
            if let Some(lane) = run.lanes.iter().find(|lane| lane.id == *id) {
                face.paint(lane, playhead, ticks);
            }
        }
    }

    fn place_mark(&mut self, way: f64, ticks: bool) {
        let Some(mark) = &self.mark else { return };
        if ticks || (way - self.way).abs() >= LEAST_WAY {
            self.way = way;
            // The mark, and the cover of what is still to come.
            let [mark_at, cover_at] = [way, 1.0 - way].map(|share| figures::fixed(share * 100.0, 3));
            let _ = mark.style().set_property("background-position-x", &format!("{mark_at}%, {cover_at}%"));
        }
    }

    /// Discards the measurements and starts again.
    pub(super) fn measure(&mut self) {
        self.watch = Watch::default();
    }

    /// Measures how accurately the run is shown.
    pub(super) fn watch(&mut self) -> &mut Watch {
        &mut self.watch
    }

    /// The measurements so far, one for each lane.
    pub(super) fn rendered(&self) -> Vec<Rendered> {
        self.watch.rendered()
    }
}
