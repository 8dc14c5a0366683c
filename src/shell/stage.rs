//! What is painted frame by frame: the lanes' text and the playhead. Has it measured, too, how late that was.

use super::TextPainter;
use crate::app::Wall;
use crate::app::fidelity::{Fidelity, Rendered};
use crate::app::race::{LaneId, Run, Status};
use crate::engine::{Nanos, figures};
use web_sys::{Element, HtmlElement};

/// The least step of the mark, as a share of the axis: three pixels of a wide one. Each has styles computed and layers
/// put together anew.
const LEAST_WAY: f64 = 0.0025;

/// What is painted frame by frame.
#[derive(Default)]
pub(super) struct Stage {
    outputs: Vec<(LaneId, Element, Option<TextPainter>)>,
    mark: Option<HtmlElement>,
    /// Where it is, as a share of the axis.
    way: f64,
    fidelity: Fidelity,
}

impl Stage {
    pub(super) fn attach(&mut self, lane: LaneId, output: Element) {
        self.detach(lane);
        self.outputs.push((lane, output, None));
    }

    pub(super) fn detach(&mut self, lane: LaneId) {
        self.outputs.retain(|(id, ..)| *id != lane);
    }

    pub(super) fn mark(&mut self, mark: HtmlElement) {
        self.mark = Some(mark);
    }

    /// Shows the run at a playhead.
    pub(super) fn paint(&mut self, run: &Run, playhead: Nanos) {
        for (id, output, painter) in &mut self.outputs {
            let Some(lane) = run.lanes.iter().find(|lane| lane.id == *id) else { continue };
            let stale = painter.as_ref().is_none_or(|painter| !painter.paints(&lane.sections));
            if stale {
                *painter = Some(TextPainter::new(output.clone(), lane.sections.clone()));
            }
            if let Some(painter) = painter {
                painter.show(lane.text_tokens_by(playhead));
            }
        }
        self.place_mark(run, playhead);
    }

    /// Moves the mark to where the playhead is; while that runs, by steps that are seen.
    fn place_mark(&mut self, run: &Run, playhead: Nanos) {
        let Some(mark) = &self.mark else { return };
        let way = playhead.seconds() / run.end().seconds().max(1e-9);
        if run.status() != Status::Running || (way - self.way).abs() >= LEAST_WAY {
            self.way = way;
            let _ = mark.style().set_property("transform", &format!("translateX({}%)", figures::fixed(way * 100.0, 3)));
        }
    }

    /// Forgets what was measured, and starts over.
    pub(super) fn measure(&mut self) {
        self.fidelity = Fidelity::default();
    }

    /// Measures what the frame at `now` showed.
    pub(super) fn count(&mut self, run: &Run, playhead: Nanos, now: Wall) {
        self.fidelity.frame(run, playhead, now);
    }

    /// The run stands from `now` on.
    pub(super) fn stand(&mut self, now: Wall) {
        self.fidelity.stand(now);
    }

    /// What was measured so far, one a lane.
    pub(super) fn rendered(&self) -> Vec<Rendered> {
        self.fidelity.rendered()
    }
}
