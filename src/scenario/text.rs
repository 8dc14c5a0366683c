//! Text that is ready to stream, with its token ends and highlights.

/// A text with its token ends and highlights. All positions are bytes of UTF-8 at character boundaries.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The text.
    pub content: String,
    /// Where each token ends; never falling, the last is the text's length.
    pub tokens: Vec<u32>,
    /// Ranges to highlight, in order, not overlapping.
    pub highlight: Vec<Highlight>,
}

/// A range of text and its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// Its class.
    pub class: Class,
}

/// The class of a highlighted range of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(serde::Deserialize, serde::Serialize, schemars::JsonSchema))]
#[cfg_attr(feature = "schema", serde(rename_all = "lowercase"))]
pub enum Class {
    /// A comment.
    Comment,
    /// A keyword of the language.
    Keyword,
    /// A text in quotes.
    String,
    /// A number, a boolean or another constant.
    Number,
    /// A type.
    Type,
    /// The name of a function, where it is defined or called.
    Function,
    /// A tag of markup.
    Tag,
    /// An attribute's name.
    Attribute,
    /// Code in prose.
    Code,
    /// Emphasis in prose.
    Emphasis,
    /// Strong emphasis in prose.
    Strong,
    /// A heading of prose.
    Heading,
    /// A mark that only says what the text beside it is, as the asterisks of Markdown do.
    Mark,
}

impl Class {
    /// The word for each in scenario files.
    pub(super) const WORDS: [(&'static str, Self); 13] = [
        ("comment", Self::Comment),
        ("keyword", Self::Keyword),
        ("string", Self::String),
        ("number", Self::Number),
        ("type", Self::Type),
        ("function", Self::Function),
        ("tag", Self::Tag),
        ("attribute", Self::Attribute),
        ("code", Self::Code),
        ("emphasis", Self::Emphasis),
        ("strong", Self::Strong),
        ("heading", Self::Heading),
        ("mark", Self::Mark),
    ];
}

impl Text {
    /// Where the first `n_tokens` tokens end, in bytes.
    pub fn delivered(&self, n_tokens: usize) -> usize {
        match n_tokens.min(self.tokens.len()).checked_sub(1) {
            Some(last) => self.tokens[last] as usize,
            None => 0,
        }
    }
}

/// Most letters in an approximate token.
const LETTERS: usize = 8;

/// Most digits in an approximate token, as in o200k_base.
const DIGITS: usize = 3;

/// Approximate token ends for a text without tokens. o200k_base begins by splitting in the same way.
///
/// A token is a run of letters with the space or mark before it (at most eight letters), or up to three digits, or a
/// run of up to four marks with the space before and the line breaks after it, or a run of white space.
pub fn approximate_tokens(text: &str) -> Vec<u32> {
    #[derive(PartialEq, Clone, Copy)]
    enum Kind {
        Letters,
        Digits,
        Marks,
        Blank,
    }
    let kind = |c: char| match c {
        c if c.is_alphabetic() => Kind::Letters,
        c if c.is_numeric() => Kind::Digits,
        c if c.is_whitespace() => Kind::Blank,
        _ => Kind::Marks,
    };
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut ends = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let run = |from: usize, of: Kind, most: usize| {
            chars[from..].iter().take(most).take_while(|(_, c)| kind(*c) == of).count()
        };
        let at = |i: usize| chars.get(i).map(|(_, c)| *c);
        let first = chars[start].1;
        let leads = first == ' ' || kind(first) == Kind::Marks;
        let end = if leads && at(start + 1).is_some_and(|c| kind(c) == Kind::Letters) {
            start + 1 + run(start + 1, Kind::Letters, LETTERS)
        } else {
            let space = usize::from(first == ' ' && at(start + 1).is_some_and(|c| kind(c) == Kind::Marks));
            match kind(chars[start + space].1) {
                Kind::Letters => start + run(start, Kind::Letters, LETTERS),
                Kind::Digits => start + run(start, Kind::Digits, DIGITS),
                Kind::Marks => {
                    let marks = start + space + run(start + space, Kind::Marks, 4);
                    marks + chars[marks..].iter().take_while(|(_, c)| *c == '\n').count()
                }
                Kind::Blank => {
                    // The last space of a run belongs to the word after it.
                    let blank = run(start, Kind::Blank, usize::MAX);
                    let keeps = at(start + blank).is_some() && at(start + blank - 1) == Some(' ');
                    start + (blank - usize::from(keeps)).max(1)
                }
            }
        };
        start = end;
        ends.push(chars.get(end).map_or(text.len(), |(byte, _)| *byte) as u32);
    }
    ends
}
