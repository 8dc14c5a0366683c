//! Streams text into the page: by appending, in blocks, so that a frame costs the same however much is there already.
//!
//! Text stands in one element a section, in it blocks of some sixteen lines with a layout of their own; finished blocks
//! are never touched again. The element's text content is exactly what has been delivered.

use super::browser::document;
use crate::scenario::{Class, Section, SectionKind, Text};
use std::sync::Arc;
use web_sys::{Document, Element, Node};

/// Lines a block holds.
const LINES: usize = 16;

/// Streams the sections of one lane into an element.
pub struct TextPainter {
    output: Element,
    sections: Arc<[Section]>,
    /// Tokens shown.
    shown: usize,
    blocks: Vec<Block>,
    make: Make,
}

/// Makes nodes, by as few calls as it takes: each one, and above all each string, is handed from WebAssembly to JavaScript.
struct Make {
    document: Document,
    /// One of each class, to be copied.
    spans: Vec<(Class, Element)>,
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
    /// The text node that grows, and the highlight it belongs to (`None` for plain text).
    open: Option<(web_sys::Text, Option<usize>)>,
}

impl TextPainter {
    /// A painter for an element, which it empties.
    pub fn new(output: Element, sections: Arc<[Section]>) -> Self {
        output.set_text_content(None);
        Self { output, sections, shown: 0, blocks: Vec::new(), make: Make { document: document(), spans: Vec::new() } }
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
                block.append(text, to, &mut self.make);
            }
        }
    }

    fn new_block(&self, section: usize, of: &Section, start: usize) -> Option<Block> {
        let parent = if start == 0 { self.new_section(&of.kind)? } else { self.blocks.last()?.parent.clone() };
        let element = self.make.div("block", &parent)?;
        Some(Block { element, section, parent, end: start, lines: 0, open: None })
    }

    fn new_section(&self, kind: &SectionKind) -> Option<Element> {
        let class = match kind {
            SectionKind::Say => "section say",
            SectionKind::Answer(_) => "section answer",
            SectionKind::Tool(_) => "section tool",
        };
        let element = self.make.div(class, &self.output)?;
        if let SectionKind::Answer(Some(name)) | SectionKind::Tool(name) = kind {
            // The name is drawn by the style sheet: it is no part of the text.
            element.set_attribute("data-file", name).ok()?;
        }
        Some(element)
    }
}

impl Make {
    /// A new element at the end of another.
    fn div(&self, class: &str, parent: &Element) -> Option<Element> {
        let element = self.document.create_element("div").ok()?;
        element.set_class_name(class);
        parent.append_child(&element).ok()?;
        Some(element)
    }

    fn span(&mut self, class: Class) -> Option<Node> {
        if let Some((_, span)) = self.spans.iter().find(|(of, _)| *of == class) {
            return span.clone_node().ok();
        }
        let span = self.document.create_element("span").ok()?;
        span.set_class_name(class_name(class));
        let copy = span.clone_node().ok();
        self.spans.push((class, span));
        copy
    }
}

impl Block {
    /// Appends the section's text up to a byte, or until the block is full.
    fn append(&mut self, text: &Text, to: usize, make: &mut Make) {
        while self.end < to && self.lines < LINES {
            let next = text.highlight.partition_point(|highlight| highlight.end as usize <= self.end);
            let highlight = text.highlight.get(next);
            let inside = highlight.is_some_and(|highlight| highlight.start as usize <= self.end);
            let edge = highlight.map(|highlight| if inside { highlight.end } else { highlight.start });
            let stop = edge.map_or(to, |edge| (edge as usize).min(to));
            let Some(piece) = text.content.get(self.end..stop) else { return };
            let piece = self.cut_at_last_line(piece);
            let class = highlight.filter(|_| inside).map(|highlight| highlight.class);
            self.write(piece, class, inside.then_some(next), make);
            self.end += piece.len();
        }
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

    fn write(&mut self, piece: &str, class: Option<Class>, highlight: Option<usize>, make: &mut Make) {
        if let Some((node, _)) = self.open.as_ref().filter(|(_, open)| *open == highlight) {
            let _ = node.append_data(piece);
            return;
        }
        let node = make.document.create_text_node(piece);
        match class.and_then(|class| make.span(class)) {
            Some(span) => {
                let _ = span.append_child(&node);
                let _ = self.element.append_child(&span);
            }
            None => {
                let _ = self.element.append_child(&node);
            }
        }
        self.open = Some((node, highlight));
    }
}

const fn class_name(class: Class) -> &'static str {
    match class {
        Class::Comment => "hl-comment",
        Class::Keyword => "hl-keyword",
        Class::String => "hl-string",
        Class::Number => "hl-number",
        Class::Type => "hl-type",
        Class::Function => "hl-function",
        Class::Tag => "hl-tag",
        Class::Attribute => "hl-attribute",
    }
}
