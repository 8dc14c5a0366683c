//! An element into which text streams: its painter, and the scroller around it, which follows the end.

use super::TextPainter;
use super::tail::Tail;
use crate::scenario::Section;
use std::sync::Arc;
use web_sys::Element;

/// An element into which text streams.
pub(super) struct Output {
    element: Element,
    painter: Option<TextPainter>,
    tail: Option<Tail>,
}

impl Output {
    /// The scroller is the element's parent.
    pub(super) fn new(element: Element) -> Self {
        let tail = element.parent_element().map(|scroller| Tail::new(scroller, &element));
        Self { element, painter: None, tail }
    }

    /// Shows the first tokens of these sections.
    pub(super) fn show(&mut self, sections: &Arc<[Section]>, n_tokens: usize) {
        if self.painter.as_ref().is_none_or(|painter| !painter.paints(sections)) {
            self.painter = Some(TextPainter::new(self.element.clone(), sections.clone()));
        }
        let laid_out = self.tail.as_ref().is_some_and(Tail::take_laid_out);
        if let Some(painter) = &mut self.painter {
            if laid_out {
                painter.settle();
            }
            painter.show(n_tokens);
        }
    }

    /// Shows nothing.
    pub(super) fn clear(&mut self) {
        self.painter = None;
        self.element.set_text_content(None);
    }
}
