//! A document's tags and texts, read as a browser does. An unfinished part at the end may still be streaming, and is
//! left out.

/// Most attributes of a tag that are read, because each is compared with the previous ones.
const MOST_ATTRIBUTES: usize = 256;

/// A piece of a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text between tags, unchanged.
    Text(&'a str),
    Start(Tag<'a>),
    /// The name in an end tag.
    End(String),
    /// The content of a `style` element.
    Style(&'a str),
    /// A script, which is left out.
    Script,
}

/// A start tag.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// In lower case.
    pub(super) name: String,
    /// Names in lower case, values unchanged.
    pub(super) attributes: Vec<(String, &'a str)>,
    /// Whether it closes itself, as in a drawing.
    pub(super) closed: bool,
}

/// The tokens of a document, one by one.
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub(super) const fn of(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// Takes so many bytes.
    fn take(&mut self, n: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(n).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Takes everything up to and including `end`, and returns the part before it; takes all if there is no `end`.
    fn take_to(&mut self, end: &str) -> &'a str {
        match self.rest.split_once(end) {
            Some((before, after)) => {
                self.rest = after;
                before
            }
            None => self.take(usize::MAX),
        }
    }

    /// The content, up to the end tag, of an element that contains no markup.
    fn raw(&mut self, name: &str) -> &'a str {
        let bytes = self.rest.as_bytes();
        let ends = |at: usize| {
            let tag = bytes.get(at + 2..at + 2 + name.len());
            bytes.get(at..at + 2) == Some(b"</") && tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
        };
        let end = (0..bytes.len()).find(|at| ends(*at)).unwrap_or(bytes.len());
        let content = self.take(end);
        self.take_to(">");
        content
    }

    /// A start tag after its `<`; `None` if its end has not arrived.
    fn tag(&mut self) -> Option<Tag<'a>> {
        let mut tag = Tag { name: self.name(">/"), ..Tag::default() };
        loop {
            self.rest = self.rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
            match self.rest.chars().next()? {
                '>' => {
                    self.take(1);
                    return Some(tag);
                }
                '/' => {
                    self.take(1);
                    tag.closed = self.rest.starts_with('>');
                }
                _ => {
                    let name = self.name("=>/");
                    let value = self.value()?;
                    let room = tag.attributes.len() < MOST_ATTRIBUTES;
                    let named = room && !name.is_empty() && !name.contains(['"', '\'', '<']);
                    if named && tag.attributes.iter().all(|(other, _)| *other != name) {
                        tag.attributes.push((name, value));
                    }
                }
            }
        }
    }

    /// A name up to a space or one of these.
    fn name(&mut self, ends: &str) -> String {
        // An attribute's name may begin with `=`.
        let first = self.rest.chars().next().map_or(0, char::len_utf8);
        let stop =
            self.rest.char_indices().find(|(at, c)| *at >= first && (c.is_ascii_whitespace() || ends.contains(*c)));
        self.take(stop.map_or(self.rest.len(), |(at, _)| at)).to_ascii_lowercase()
    }

    fn value(&mut self) -> Option<&'a str> {
        let behind = self.rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let Some(value) = behind.strip_prefix('=') else { return Some("") };
        self.rest = value.trim_start_matches(|c: char| c.is_ascii_whitespace());
        match self.rest.chars().next()? {
            quote @ ('"' | '\'') => {
                let (value, rest) = self.rest[1..].split_once(quote)?;
                self.rest = rest;
                Some(value)
            }
            _ => {
                let end = self.rest.find(|c: char| c.is_ascii_whitespace() || c == '>')?;
                Some(self.take(end))
            }
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let open = self.rest.find('<').unwrap_or(self.rest.len());
            if open > 0 {
                return Some(Token::Text(self.take(open)));
            }
            let behind = self.rest.get(1..)?;
            match behind.chars().next() {
                _ if behind.starts_with("!--") => {
                    self.take(4);
                    self.take_to("-->");
                }
                _ if behind.starts_with("![CDATA[") => {
                    self.take(9);
                    // As text it would have to be escaped. Drawings use it around styles, which are handled there.
                    self.take_to("]]>");
                }
                Some('!' | '?') => {
                    self.take_to(">");
                }
                Some('/') => {
                    self.take(2);
                    let name: String = self.take_to(">").chars().take_while(char::is_ascii_alphanumeric).collect();
                    if !name.is_empty() {
                        return Some(Token::End(name.to_ascii_lowercase()));
                    }
                }
                Some(c) if c.is_ascii_alphabetic() => {
                    self.take(1);
                    let Some(tag) = self.tag() else {
                        self.rest = "";
                        return None;
                    };
                    return Some(match &*tag.name {
                        "script" => {
                            if !tag.closed {
                                self.raw("script");
                            }
                            Token::Script
                        }
                        // No such element exists.
                        name if !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':')) => continue,
                        "style" if !tag.closed => Token::Style(self.raw("style")),
                        _ => Token::Start(tag),
                    });
                }
                Some(_) => {
                    self.take(1);
                    return Some(Token::Text("&lt;"));
                }
                None => {
                    self.rest = "";
                    return None;
                }
            }
        }
    }
}
