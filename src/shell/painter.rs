//! Streams text into the page: by appending, in blocks, so that a frame costs the same however much is there already.
//!
//! Text stands in one element a section, in it blocks of some sixteen lines with a layout of their own; finished blocks
//! are never touched again. The element's text content is exactly what has been delivered.

use super::browser::document;
use crate::scenario::{Class, Section, SectionKind, Text};
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Lines a block holds.
const LINES: usize = 16;

/// What a piece of text is that is no highlight, and one that belongs to the piece before; else it is a [`Class`].
const PLAIN: u32 = Class::Attribute as u32 + 1;
const SAME: u32 = PLAIN + 1;

#[wasm_bindgen(module = "/src/shell/painter.js")]
extern "C" {
    /// Appends a text to an element in pieces: for each where it ends, in units of UTF-16, and what it is.
    fn append(block: &Element, text: &str, pieces: &[u32]);
}

/// Streams the sections of one lane into an element.
pub struct TextPainter {
    output: Element,
    sections: Arc<[Section]>,
    /// Tokens shown.
    shown: usize,
    blocks: Vec<Block>,
}

/// Some lines of a section.
struct Block {
    element: Element,
    /// The section's number and its element.
    section: usize,
    parent: Element,
    /// Byte of the section's text up to which it is shown.
    end: usize,
    lines: usize,
    /// The highlight that its last text node belongs to (`None` for plain text), where it has one.
    open: Option<Option<usize>>,
}

impl TextPainter {
    /// A painter for an element, which it empties.
    pub fn new(output: Element, sections: Arc<[Section]>) -> Self {
        output.set_text_content(None);
        Self { output, sections, shown: 0, blocks: Vec::new() }
    }

    /// Whether this paints these sections.
    pub fn paints(&self, sections: &Arc<[Section]>) -> bool {
        Arc::ptr_eq(&self.sections, sections)
    }

    /// Shows the first so many tokens: appends what is new, or takes back what is too much.
    pub fn show(&mut self, n_tokens: usize) {
        if n_tokens < self.shown {
            self.take_back(n_tokens);
        }
        if n_tokens > self.shown {
            let mut before = 0;
            let sections = self.sections.clone();
            for (n, section) in sections.iter().enumerate() {
                if n_tokens > before {
                    self.append(n, section, section.text.delivered(n_tokens - before));
                }
                before += section.text.tokens.len();
            }
        }
        self.shown = n_tokens;
    }

    /// Removes every block behind the last token that stays; the block it is in is painted anew.
    fn take_back(&mut self, n_tokens: usize) {
        let mut before = 0;
        let mut keep = (0, 0);
        for (n, section) in self.sections.iter().enumerate() {
            if n_tokens > before {
                keep = (n, section.text.delivered(n_tokens - before));
            }
            before += section.text.tokens.len();
        }
        while let Some(block) = self.blocks.pop_if(|block| (block.section, block.end) > keep) {
            block.element.remove();
            if block.parent.child_element_count() == 0 {
                block.parent.remove();
            }
        }
        self.shown = 0;
    }

    /// Shows a section's text up to a byte.
    fn append(&mut self, n: usize, section: &Section, to: usize) {
        let text = &*section.text;
        loop {
            let full = |block: &Block| block.section != n || block.lines >= LINES;
            let at = match self.blocks.last() {
                Some(block) if block.section > n => return,
                Some(block) if block.section == n => block.end,
                _ => 0,
            };
            if at >= to {
                return;
            }
            if self.blocks.last().is_none_or(full) {
                let Some(block) = self.new_block(n, section, at) else { return };
                self.blocks.push(block);
            }
            if let Some(block) = self.blocks.last_mut() {
                block.append(text, to);
            }
        }
    }

    fn new_block(&self, section: usize, of: &Section, start: usize) -> Option<Block> {
        let parent = if start == 0 { self.new_section(&of.kind)? } else { self.blocks.last()?.parent.clone() };
        let element = div("block", &parent)?;
        Some(Block { element, section, parent, end: start, lines: 0, open: None })
    }

    fn new_section(&self, kind: &SectionKind) -> Option<Element> {
        let class = match kind {
            SectionKind::Say => "section say",
            SectionKind::Answer(_) => "section answer",
            SectionKind::Tool(_) => "section tool",
        };
        let element = div(class, &self.output)?;
        if let SectionKind::Answer(Some(name)) | SectionKind::Tool(name) = kind {
            // The name is drawn by the style sheet: it is no part of the text.
            element.set_attribute("data-file", name).ok()?;
        }
        Some(element)
    }
}

/// A new element at the end of another.
fn div(class: &str, parent: &Element) -> Option<Element> {
    let element = document().create_element("div").ok()?;
    element.set_class_name(class);
    parent.append_child(&element).ok()?;
    Some(element)
}

impl Block {
    /// Appends the section's text up to a byte, or until the block is full.
    fn append(&mut self, text: &Text, to: usize) {
        let start = self.end;
        let (mut pieces, mut length) = (Vec::new(), 0);
        while self.end < to && self.lines < LINES {
            let next = text.highlight.partition_point(|highlight| highlight.end as usize <= self.end);
            let highlight = text.highlight.get(next);
            let inside = highlight.is_some_and(|highlight| highlight.start as usize <= self.end);
            let edge = highlight.map(|highlight| if inside { highlight.end } else { highlight.start });
            let stop = edge.map_or(to, |edge| (edge as usize).min(to));
            let Some(piece) = text.content.get(self.end..stop) else { break };
            let piece = self.cut_at_last_line(piece);
            self.end += piece.len();
            length += piece.chars().map(char::len_utf16).sum::<usize>() as u32;
            let open = inside.then_some(next);
            let same = self.open.replace(open) == Some(open);
            let kind = if same {
                SAME
            } else {
                highlight.filter(|_| inside).map_or(PLAIN, |highlight| highlight.class as u32)
            };
            pieces.extend([length, kind]);
        }
        append(&self.element, text.content.get(start..self.end).unwrap_or_default(), &pieces);
    }

    /// As much of the piece as the block has lines for.
    fn cut_at_last_line<'a>(&mut self, piece: &'a str) -> &'a str {
        for (newline, _) in piece.match_indices('\n') {
            self.lines += 1;
            if self.lines == LINES {
                return piece.get(..=newline).unwrap_or_default();
            }
        }
        piece
    }
}
