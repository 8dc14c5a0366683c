//! What is painted frame by frame: the lanes' text and the playhead. Counts, too, how late that was.

use super::TextPainter;
use crate::app::Wall;
use crate::app::fidelity::{FrameClock, Meter, Rendered};
use crate::app::race::{LaneId, Run};
use crate::engine::{Nanos, figures};
use web_sys::{Element, HtmlElement};

/// What is painted frame by frame.
#[derive(Default)]
pub(super) struct Stage {
    outputs: Vec<(LaneId, Element, Option<TextPainter>)>,
    mark: Option<HtmlElement>,
    frames: FrameClock,
    /// Since when the run stands, while it does.
    stands: Option<Wall>,
    /// One a lane, in the run's order, with the chunks it has counted.
    meters: Vec<(Meter, usize)>,
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
        if let Some(mark) = &self.mark {
            let way = playhead.seconds() / run.end().seconds().max(1e-9);
            let _ = mark.style().set_property("--playhead", &figures::plain(way));
        }
    }

    /// Forgets what was measured, and starts over.
    pub(super) fn measure(&mut self) {
        self.meters.clear();
        self.frames = FrameClock::default();
        self.stands = None;
    }

    /// The run stands from now on, until the next frame counts.
    pub(super) fn stand(&mut self, now: Wall) {
        self.stands.get_or_insert(now);
        self.frames.stand();
    }

    /// Counts what the frame at `now` showed, in lanes that were under way.
    pub(super) fn count(&mut self, run: &Run, playhead: Nanos, now: Wall) {
        self.meters.resize_with(run.lanes.len(), Default::default);
        let missed = self.frames.frame(now.millis());
        if let Some(since) = self.stands.take() {
            self.meters.iter_mut().for_each(|(meter, _)| meter.stood(now.millis() - since.millis()));
        }
        for (lane, (meter, counted)) in run.lanes.iter().zip(&mut self.meters) {
            let chunks = lane.trace.chunks();
            if *counted == chunks.len() {
                continue;
            }
            meter.frame(missed);
            let shown = lane.trace.chunks_by(playhead);
            let mut before = counted.checked_sub(1).map_or(0, |last| chunks[last].total);
            for chunk in chunks.get(*counted..shown).unwrap_or_default() {
                meter.token(run.clock.due(chunk.at).millis(), now.millis(), chunk.total - before);
                before = chunk.total;
            }
            *counted = shown.max(*counted);
        }
    }

    /// What was measured so far, one a lane.
    pub(super) fn rendered(&self) -> Vec<Rendered> {
        self.meters.iter().map(|(meter, _)| meter.rendered()).collect()
    }
}
