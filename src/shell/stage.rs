//! The frame-by-frame painting of the lanes' text and the playhead. It also measures how late the text is shown.

use super::output::Output;
use super::write;
use crate::app::screen::race::fidelity::{Rendered, Watch};
use crate::app::screen::race::{LaneId, Run};
use crate::engine::{Nanos, figures};
use web_sys::{Element, HtmlElement};

/// The smallest step of the mark between two ticks of the clock, as a share of the axis. Each step repaints it. A
/// transition, the browser's own way to move it, would compute styles in each frame.
const LEAST_WAY: f64 = 0.02;

/// Paints the race, frame by frame.
#[derive(Default)]
pub(super) struct Stage {
    outputs: Vec<(LaneId, Output)>,
    clock: Option<Element>,
    mark: Option<HtmlElement>,
    /// The mark's position, as a share of the axis.
    way: f64,
    watch: Watch,
}

impl Stage {
    pub(super) fn attach(&mut self, lane: LaneId, element: Element) {
        self.detach(lane);
        self.outputs.push((lane, Output::new(element)));
    }

    pub(super) fn detach(&mut self, lane: LaneId) {
        self.outputs.retain(|(id, _)| *id != lane);
    }

    /// Makes an element show the clock's text.
    pub(super) fn clock(&mut self, element: &Element) {
        write(element, "–");
        self.clock = Some(element.clone());
    }

    pub(super) fn mark(&mut self, mark: HtmlElement) {
        self.mark = Some(mark);
    }

    /// Shows the run at a playhead: the text in each frame, the clock and the mark when the clock ticks, and the mark
    /// also in between, in visible steps.
    pub(super) fn paint(&mut self, run: &Run, playhead: Nanos, ticks: bool) {
        if let Some(clock) = self.clock.as_ref().filter(|_| ticks) {
            write(clock, &run.clock_words(playhead));
        }
        self.place_mark(playhead.seconds() / run.end().seconds().max(1e-9), ticks);
        self.paint_text(run, playhead);
    }

    fn place_mark(&mut self, way: f64, ticks: bool) {
        let Some(mark) = &self.mark else { return };
        if ticks || (way - self.way).abs() >= LEAST_WAY {
            self.way = way;
            let _ = mark.style().set_property("background-position-x", &format!("{}%", figures::fixed(way * 100.0, 3)));
        }
    }

    fn paint_text(&mut self, run: &Run, playhead: Nanos) {
        for (id, output) in &mut self.outputs {
            if let Some(lane) = run.lanes.iter().find(|lane| lane.id == *id) {
                output.show(&lane.sections, lane.text_tokens_by(playhead));
            }
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
