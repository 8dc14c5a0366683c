//! Words of a lesson: Markdown in, HTML out.

use super::LessonError;
use super::head::excerpt;
use pulldown_cmark::{Alignment, Event, LinkType, Options, Parser, Tag, html};
use serde::{Deserialize, Serialize};

/// Words as HTML, made from Markdown that contains no HTML of its own. Its links lead into the page or to the web, and its
/// pictures are files beside the lessons.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Prose(String);

impl Prose {
    /// Reads Markdown whose first line has this number in its file.
    ///
    /// # Errors
    /// The first mistake.
    pub(super) fn read(markdown: &str, line: usize) -> Result<Self, LessonError> {
        let mut events = Vec::new();
        for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
            let at = line + markdown[..range.start].matches('\n').count();
            events.push(checked(event, at)?);
        }
        let mut words = String::new();
        html::push_html(&mut words, events.into_iter());
        Ok(Self(words))
    }

    /// The words of one line, without a paragraph around them.
    ///
    /// # Errors
    /// The first mistake.
    pub(super) fn line(markdown: &str, line: usize) -> Result<Self, LessonError> {
        let whole = Self::read(markdown, line)?.0;
        let inner = whole.trim_end().strip_prefix("<p>").and_then(|words| words.strip_suffix("</p>"));
        match inner {
            Some(words) if !words.contains("<p>") => Ok(Self(words.to_owned())),
            _ => {
                Err(LessonError::new(line, format!("`{}` is no line of words", excerpt(markdown)), "write a sentence"))
            }
        }
    }

    /// The words without their marks.
    pub fn plain(&self) -> String {
        let mut words = String::new();
        let mut inside = false;
        for c in self.0.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => words.push(c),
                _ => {}
            }
        }
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
            .into_iter()
            .fold(words, |words, (written, meant)| words.replace(written, meant))
    }

    /// The HTML.
    pub fn html(&self) -> &str {
        &self.0
    }
}

/// What a browser would do with a file's name of a picture, a lesson must not be able to ask for.
fn is_file(path: &str) -> bool {
    let plain = path.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_' | b'.' | b'/'));
    plain && !path.starts_with('/') && !path.contains("..") && !path.is_empty()
}

fn is_link(to: &str) -> bool {
    to.starts_with("#/") || ["https://", "http://", "mailto:"].iter().any(|scheme| to.starts_with(scheme))
}

fn checked(event: Event<'_>, line: usize) -> Result<Event<'_>, LessonError> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Err(LessonError::new(
            line,
            format!("`{}` is HTML", excerpt(text.trim())),
            "write Markdown instead, or put it between backticks to show it",
        )),
        Event::Start(Tag::Link { dest_url, link_type, .. }) if link_type != LinkType::Email && !is_link(&dest_url) => {
            Err(LessonError::new(
                line,
                format!("the link leads to `{}`", excerpt(&dest_url)),
                "begin it with #/ for a screen of the playground, or with https://",
            ))
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            if !is_file(&dest_url) {
                let fix = "put the picture beside the lesson and write its file name";
                return Err(LessonError::new(line, format!("the picture is `{}`", excerpt(&dest_url)), fix));
            }
            let dest_url = format!("lessons/{dest_url}").into();
            Ok(Event::Start(Tag::Image { link_type, dest_url, title, id }))
        }
        // Alignment would be written as inline styles, which the page's policy forbids.
        Event::Start(Tag::Table(columns)) => Ok(Event::Start(Tag::Table(vec![Alignment::None; columns.len()]))),
        event => Ok(event),
    }
}
