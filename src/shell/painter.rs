//! Streams text into the page by appending it in blocks, so that the cost of a frame does not depend on the amount of
//! text.
//!
//! Each section is one element. Its text is in blocks of about sixteen lines, each with a layout of its own; finished
//! blocks never change. A block is painted as a whole and takes part in the paint order, so there should be few.
//! Arriving text is laid out together with everything in the same part of its block, so parts are small. A long text
//! has hundreds of blocks, and in each frame the browser asks every child of the elements it lays out or paints for
//! changes. Blocks are therefore in stacks, and the browser skips a finished stack out of sight as a whole. The
//! element's text content is exactly the delivered text.
//!
//! A translator or an extension may replace or remove this text. Streaming continues. If the current block is no longer
//! in the element, all of the text is painted again.

use super::browser::document;
use crate::scenario::{Class, Section, SectionKind, Text};
use js_sys::JsString;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Lines in a block.
const LINES: usize = 16;

/// Lines in a part of a block that existed before the frame that brings more; text that arrives at once stays together.
const PART_LINES: usize = 4;

/// Blocks in a stack.
const BLOCKS: u32 = 16;

/// The class of a piece of text without a highlight; other classes are [`Class`].
const PLAIN: u32 = Class::Mark as u32 + 1;

/// Added to a piece's class if the piece continues the previous piece.
const SAME: u32 = 16;

#[wasm_bindgen(module = "/src/shell/painter.js")]
extern "C" {
    /// Appends a text from a position on to a block's last part or to a new one, in pieces; each piece is given by its
    /// end and its class. Positions are in UTF-16 units. Returns whether the block is still within the output.
    fn append(output: &Element, block: &Element, new_part: bool, text: &JsString, start: u32, pieces: &[u32]) -> bool;

    /// Makes a text the only content of an element, whatever other scripts have made of the previous text.
    pub fn write(element: &Element, text: &str);
}

/// Streams the sections of one lane into an element.
pub struct TextPainter {
    output: Element,
    sections: Arc<[Section]>,
    /// Each section's text as a JavaScript string, once it is shown: passed over once, not piece by piece.
    texts: Vec<JsString>,
    /// The number of tokens shown.
    shown: usize,
    blocks: Vec<Block>,
    /// The stacks that the browser has not been told to skip: the last one, and those that arrived with it.
    stacks: Vec<Element>,
}

/// A position in a text, in bytes and in UTF-16 units.
#[derive(Clone, Copy, Default)]
struct Place {
    byte: usize,
    unit: u32,
}

/// Some lines of a section.
struct Block {
    element: Element,
    /// The section's number.
    section: usize,
    /// The end of its shown text, as a position in the section's text.
    end: Place,
    lines: usize,
    /// The number of lines before its last part, if it has one.
    part: Option<usize>,
    /// The highlight of the part's last text node (`None` for plain text), if it has one.
    open: Option<Option<usize>>,
}

impl TextPainter {
    /// A painter for an element, which it empties.
    pub fn new(output: Element, sections: Arc<[Section]>) -> Self {
        output.set_text_content(None);
        Self { output, sections, texts: Vec::new(), shown: 0, blocks: Vec::new(), stacks: Vec::new() }
    }

    /// The element it paints into.
    pub fn output(&self) -> &Element {
        &self.output
    }

    /// Whether this paints these sections.
    pub fn paints(&self, sections: &Arc<[Section]>) -> bool {
        Arc::ptr_eq(&self.sections, sections)
    }

    /// Shows the first tokens: appends the missing ones, or removes those beyond.
    pub fn show(&mut self, n_tokens: usize) {
        if n_tokens < self.shown {
            self.take_back(n_tokens);
        }
        if n_tokens > self.shown && !self.append_all(n_tokens) {
            self.output.set_text_content(None);
            self.blocks.clear();
            self.stacks.clear();
            self.append_all(n_tokens);
        }
        self.shown = n_tokens;
    }

    /// Appends the missing part of the first tokens; returns whether it is in the page.
    fn append_all(&mut self, n_tokens: usize) -> bool {
        let mut before = 0;
        let sections = self.sections.clone();
        sections.iter().enumerate().all(|(n, section)| {
            let to = n_tokens.saturating_sub(before);
            before += section.text.tokens.len();
            to == 0 || self.append(n, section, section.text.delivered(to))
        })
    }

    /// Removes every block after the last remaining token, and paints the block with that token again.
    fn take_back(&mut self, n_tokens: usize) {
        let mut before = 0;
        let mut keep = (0, 0);
        for (n, section) in self.sections.iter().enumerate() {
            if n_tokens > before {
                keep = (n, section.text.delivered(n_tokens - before));
            }
            before += section.text.tokens.len();
        }
        while let Some(block) = self.blocks.pop_if(|block| (block.section, block.end.byte) > keep) {
            self.remove(block.element);
        }
        // Unsettled stacks may still exist. A settled stack that will grow is no longer settled.
        self.stacks.retain(|stack| stack.parent_element().is_some());
        if self.stacks.is_empty() {
            self.stacks.extend(self.blocks.last().and_then(|block| block.element.parent_element()));
            self.stacks.iter().for_each(|stack| stack.set_class_name("stack"));
        }
        self.shown = 0;
    }

    /// Makes the browser skip all stacks except the last while they are out of sight. Call this only when everything
    /// shown has been laid out: the browser then knows and keeps their heights.
    pub fn settle(&mut self) {
        let finished = self.stacks.len().saturating_sub(1);
        self.stacks.drain(..finished).for_each(|stack| stack.set_class_name("stack settled"));
    }

    /// Shows a section's text up to a byte; returns whether it is in the page.
    fn append(&mut self, n: usize, section: &Section, to: usize) -> bool {
        let text = &*section.text;
        for shown in self.sections.iter().take(n + 1).skip(self.texts.len()) {
            self.texts.push(JsString::from(&*shown.text.content));
        }
        loop {
            let full = |block: &Block| block.section != n || block.lines >= LINES;
            let at = match self.blocks.last() {
                Some(block) if block.section > n => return true,
                Some(block) if block.section == n => block.end,
                _ => Place::default(),
            };
            if at.byte >= to {
                return true;
            }
            if self.blocks.last().is_none_or(full) {
                let Some(block) = self.new_block(n, section, at) else { return false };
                self.blocks.push(block);
            }
            if let (Some(block), Some(shown)) = (self.blocks.last_mut(), self.texts.get(n))
                && !block.append(&self.output, text, shown, to)
            {
                return false;
            }
        }
    }

    /// Removes a block, and elements that are empty without it.
    fn remove(&self, mut element: Element) {
        while let Some(parent) = element.parent_element() {
            element.remove();
            if parent == self.output || parent.child_element_count() > 0 {
                return;
            }
            element = parent;
        }
    }

    fn new_block(&mut self, section: usize, of: &Section, start: Place) -> Option<Block> {
        let begun = self.stacks.last().filter(|_| start.byte > 0);
        let stack = match begun {
            Some(stack) if stack.child_element_count() < BLOCKS => stack.clone(),
            _ => {
                let parent = match begun {
                    Some(stack) => stack.parent_element()?,
                    None => self.new_section(&of.kind)?,
                };
                let stack = div("stack", &parent)?;
                self.stacks.push(stack.clone());
                stack
            }
        };
        let element = div("block", &stack)?;
        Some(Block { element, section, end: start, lines: 0, part: None, open: None })
    }

    fn new_section(&self, kind: &SectionKind) -> Option<Element> {
        let class = match kind {
            SectionKind::Say => "section say",
            SectionKind::Answer(_) => "section answer",
            SectionKind::Tool(_) => "section tool",
        };
        let element = div(class, &self.output)?;
        if let SectionKind::Answer(Some(name)) | SectionKind::Tool(name) = kind {
            // The style sheet shows the name, so that it is not part of the text.
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
    /// Appends the section's text up to a byte, or until the block is full; returns whether the block is in the output.
    fn append(&mut self, output: &Element, text: &Text, shown: &JsString, to: usize) -> bool {
        let mut there = true;
        if let Some(before) = self.part {
            let begun = text.content.as_bytes().get(..self.end.byte).is_some_and(|until| !until.ends_with(b"\n"));
            let full = (before + PART_LINES).max(self.lines + usize::from(begun));
            there = self.fill(output, false, text, shown, to, full.min(LINES));
        }
        if self.end.byte < to && self.lines < LINES {
            self.part = Some(self.lines);
            self.open = None;
            there = self.fill(output, true, text, shown, to, LINES);
        }
        there
    }

    /// Appends the section's text to the last part or to a new one, up to a byte or until the block has this many
    /// lines.
    fn fill(
        &mut self,
        output: &Element,
        new_part: bool,
        text: &Text,
        shown: &JsString,
        to: usize,
        full: usize,
    ) -> bool {
        if self.lines >= full {
            return true;
        }
        let start = self.end.unit;
        let mut pieces = Vec::new();
        while self.end.byte < to && self.lines < full {
            let next = text.highlight.partition_point(|highlight| highlight.end as usize <= self.end.byte);
            let highlight = text.highlight.get(next);
            let inside = highlight.is_some_and(|highlight| highlight.start as usize <= self.end.byte);
            let edge = highlight.map(|highlight| if inside { highlight.end } else { highlight.start });
            let stop = edge.map_or(to, |edge| (edge as usize).min(to));
            let Some(piece) = text.content.get(self.end.byte..stop) else { break };
            let piece = self.cut_at_last_line(piece, full);
            self.end.byte += piece.len();
            self.end.unit += piece.chars().map(char::len_utf16).sum::<usize>() as u32;
            let open = inside.then_some(next);
            let same = self.open.replace(open) == Some(open);
            let kind = highlight.filter(|_| inside).map_or(PLAIN, |highlight| highlight.class as u32);
            let kind = if same { kind + SAME } else { kind };
            pieces.extend([self.end.unit, kind]);
        }
        append(output, &self.element, new_part, shown, start, &pieces)
    }

    /// The beginning of the piece, up to the point where the block has this many lines.
    fn cut_at_last_line<'a>(&mut self, piece: &'a str, full: usize) -> &'a str {
        for (newline, _) in piece.match_indices('\n') {
            self.lines += 1;
            if self.lines == full {
                return piece.get(..=newline).unwrap_or_default();
            }
        }
        piece
    }
}
