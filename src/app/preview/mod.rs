//! The document that shows an artefact live, and what was made inert in it.
//!
//! The browser ensures that nothing in it runs, loads or leads elsewhere: it shows the document in an isolated frame
//! without scripts, with its own policy (`public/preview.html`). This module removes those things beforehand, so that
//! the browser has nothing to refuse, and lists them.

mod css;
mod tags;

use crate::scenario::Files;
use tags::{Tag, Token, Tokens};

/// Bytes of the longest document that is shown.
const MOST_BYTES: usize = 5_000_000;
/// How deep elements may be nested. Browsers have a limit not far above.
const DEEPEST: usize = 400;

/// A document as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The content of its root element.
    pub html: String,
    /// What was made inert, in words.
    pub inert: Vec<&'static str>,
}

/// The things a document may try, in the order on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Attempt {
    Script,
    Handler,
    Media,
    Style,
    Link,
    Refresh,
    Form,
    Frame,
    Focus,
    Fixed,
    Depth,
    Length,
}

impl Attempt {
    const fn words(self) -> &'static str {
        match self {
            Self::Script => "scripts",
            Self::Handler => "event handlers",
            Self::Media => "external images and media",
            Self::Style => "external styles and fonts",
            Self::Link => "links",
            Self::Refresh => "refreshes",
            Self::Form => "forms",
            Self::Frame => "frames and plug-ins",
            Self::Focus => "taking the focus",
            Self::Fixed => "styles that would leave the frame",
            Self::Depth => "elements more than 400 deep",
            Self::Length => "more than 5 MB of text",
        }
    }
}

/// Styles for a drawing: as large as the frame, centred.
const DRAWING: &str = "<style>html,body{height:100%;margin:0}body{display:grid;place-items:center}\
    svg{display:block;max-height:100%;max-width:100%}</style>";

/// The document of these files; `None` while none of it has arrived.
pub fn document(files: &Files) -> Option<Preview> {
    files.shown().map(|(name, text)| preview(name, text))
}

/// A file as it is shown: a page, or a drawing if its name says so.
pub fn preview(name: &str, text: &str) -> Preview {
    if text.len() > MOST_BYTES {
        return Preview { html: String::new(), inert: vec![Attempt::Length.words()] };
    }
    let start = if name.ends_with(".svg") { DRAWING } else { "" };
    let mut writer = Writer { html: start.to_owned(), ..Writer::default() };
    for token in Tokens::of(text) {
        writer.write(token);
    }
    writer.attempts.sort_unstable();
    writer.attempts.dedup();
    Preview { html: writer.html, inert: writer.attempts.into_iter().map(Attempt::words).collect() }
}

#[derive(Default)]
struct Writer {
    html: String,
    attempts: Vec<Attempt>,
    depth: usize,
    /// Open elements that are left out because they are nested too deep.
    too_deep: usize,
}

impl Writer {
    fn write(&mut self, token: Token<'_>) {
        match token {
            Token::Text(text) => self.html.push_str(text),
            Token::Script => self.attempts.push(Attempt::Script),
            Token::Style(text) => {
                let text = self.css(text);
                self.html.extend(["<style>", &text, "</style>"]);
            }
            Token::End(name) if self.too_deep > 0 && !is_void(&name) => self.too_deep -= 1,
            Token::End(name) => {
                if !is_void(&name) {
                    self.depth = self.depth.saturating_sub(1);
                }
                self.html.extend(["</", &name, ">"]);
            }
            Token::Start(tag) => self.start(&tag),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if let Some(attempt) = forbidden(tag) {
            self.attempts.push(attempt);
            return;
        }
        if !tag.closed && !is_void(&tag.name) {
            if self.depth >= DEEPEST {
                self.attempts.push(Attempt::Depth);
                self.too_deep += 1;
                return;
            }
            self.depth += 1;
        }
        self.html.extend(["<", &tag.name]);
        for (name, value) in &tag.attributes {
            if let Some(value) = self.attribute(&tag.name, name, value) {
                self.html.extend([" ", name, "=\"", &value.replace('"', "&quot;").replace('<', "&lt;"), "\""]);
            }
        }
        self.html.push_str(if tag.closed { "/>" } else { ">" });
    }

    /// An attribute's value as it is shown; `None` if it is left out.
    fn attribute(&mut self, element: &str, name: &str, value: &str) -> Option<String> {
        if name.starts_with("on") {
            self.attempts.push(Attempt::Handler);
            return None;
        }
        let trimmed = value.trim();
        let inside = trimmed.starts_with('#') || trimmed.is_empty();
        let start = trimmed.get(..11).unwrap_or_default();
        let picture = start.eq_ignore_ascii_case("data:image/") && !matches!(element, "a" | "area");
        match name {
            "href" | "xlink:href" if matches!(element, "a" | "area") => {
                if !inside {
                    let script = trimmed.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("javascript:"));
                    self.attempts.push(if script { Attempt::Script } else { Attempt::Link });
                }
                // It must still look like a link.
                Some("#".to_owned())
            }
            "ping" => self.refuse(Attempt::Link),
            "action" | "formaction" => self.refuse(Attempt::Form),
            "autofocus" => self.refuse(Attempt::Focus),
            "href" | "xlink:href" | "src" | "poster" | "background" | "data" | "lowsrc" if !inside && !picture => {
                self.refuse(Attempt::Media)
            }
            "srcset" | "imagesrcset" => self.refuse(Attempt::Media),
            "style" => Some(self.css(value)),
            // An animation in a drawing could set a forbidden attribute.
            "attributename" if trimmed.to_ascii_lowercase().ends_with("href") => self.refuse(Attempt::Link),
            _ if value.contains('(') => Some(self.css(value)),
            _ => Some(value.to_owned()),
        }
    }

    fn refuse(&mut self, attempt: Attempt) -> Option<String> {
        self.attempts.push(attempt);
        None
    }

    fn css(&mut self, text: &str) -> String {
        let (text, external) = css::inert(text);
        self.attempts.extend(external.then_some(Attempt::Style));
        self.attempts.extend(css::leaves(&text).then_some(Attempt::Fixed));
        text
    }
}

/// Why an element is forbidden as a whole.
fn forbidden(tag: &Tag<'_>) -> Option<Attempt> {
    match &*tag.name {
        "iframe" | "frame" | "frameset" | "object" | "embed" | "applet" | "portal" | "fencedframe" | "plaintext" => {
            Some(Attempt::Frame)
        }
        "link" => Some(Attempt::Style),
        "base" => Some(Attempt::Link),
        "meta" if tag.attributes.iter().any(|(name, _)| name == "http-equiv") => Some(Attempt::Refresh),
        _ => None,
    }
}

/// Elements without content and without an end tag.
fn is_void(name: &str) -> bool {
    let void = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
    void.contains(&name)
}
