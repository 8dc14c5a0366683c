//! An element into which text streams: each turn with its prompt and its painter, and the scroller around them, which
//! follows the end.

use super::TextPainter;
use super::tail::Tail;
use crate::app::html::prose;
use crate::scenario::Section;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(module = "/src/shell/turn.js")]
extern "C" {
    /// Adds a turn to an output and returns the element for its text. Its prompt, as HTML, is shown but is no part of the
    /// output's text content.
    fn begin(output: &Element, prompt: Option<String>) -> Element;
}

/// An element into which text streams.
pub(super) struct Output {
    element: Element,
    turns: Vec<TextPainter>,
    tail: Option<Tail>,
}

/// What to show of a turn.
pub(super) struct ShownTurn<'a> {
    /// The prompt; `None` where the page shows it elsewhere.
    pub(super) prompt: Option<&'a str>,
    /// Its text.
    pub(super) sections: &'a Arc<[Section]>,
    /// How many tokens of it have arrived.
    pub(super) n_tokens: usize,
}

impl Output {
    /// The scroller is the element's parent.
    pub(super) fn new(element: Element) -> Self {
        element.set_text_content(None);
        let tail = element.parent_element().map(|scroller| Tail::new(scroller, &element));
        Self { element, turns: Vec::new(), tail }
    }

    /// Shows these turns, each as far as it has come, and no others.
    pub(super) fn show<'a>(&mut self, turns: impl Iterator<Item = ShownTurn<'a>>) {
        let laid_out = self.tail.as_ref().is_some_and(Tail::take_laid_out);
        // Another script may have removed the last turn from the page.
        if self.turns.last().is_some_and(|last| !self.element.contains(Some(last.output()))) {
            self.cut(0);
        }
        let mut shown = 0;
        for turn in turns {
            if self.turns.get(shown).is_none_or(|painter| !painter.paints(turn.sections)) {
                self.cut(shown);
                let place = begin(&self.element, turn.prompt.map(prose));
                self.turns.push(TextPainter::new(place, turn.sections.clone()));
            }
            if let Some(painter) = self.turns.get_mut(shown) {
                if laid_out {
                    painter.settle();
                }
                painter.show(turn.n_tokens);
            }
            shown += 1;
        }
        self.cut(shown);
    }

    /// Shows nothing.
    pub(super) fn clear(&mut self) {
        self.cut(0);
        self.element.set_text_content(None);
    }

    /// Removes all turns from this one on.
    fn cut(&mut self, from: usize) {
        for turn in self.turns.drain(from.min(self.turns.len())..) {
            if let Some(turn) = turn.output().parent_element() {
                turn.remove();
            }
        }
    }
}
