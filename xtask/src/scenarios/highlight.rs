//! Highlights texts with syntect's grammars, and maps their scopes to the few classes of the format.

use anyhow::Result;
use hare_and_tortoise::scenario::format::{Class, HighlightFile};
use syntect::easy::ScopeRegionIterator;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};
use syntect::util::LinesWithEndings;

/// The class of a scope, by its beginning: the first entry that the scope begins with. A stretch lies in several
/// scopes; the innermost one in this list decides.
const CLASSES: &[(&str, Option<Class>)] = &[
    ("comment", Some(Class::Comment)),
    ("string", Some(Class::String)),
    ("constant.other.language-name", Some(Class::Mark)),
    ("constant", Some(Class::Number)),
    ("support.constant", Some(Class::Number)),
    ("keyword.other.unit", Some(Class::Number)),
    // Operators stay plain: coloured, they only add noise.
    ("keyword.operator", None),
    ("keyword", Some(Class::Keyword)),
    ("storage", Some(Class::Keyword)),
    ("variable.language", Some(Class::Keyword)),
    ("entity.name.function", Some(Class::Function)),
    ("support.function", Some(Class::Function)),
    ("support.macro", Some(Class::Function)),
    ("variable.function", Some(Class::Function)),
    ("entity.name.struct", Some(Class::Type)),
    ("entity.name.enum", Some(Class::Type)),
    ("entity.name.trait", Some(Class::Type)),
    ("entity.name.impl", Some(Class::Type)),
    ("entity.name.type", Some(Class::Type)),
    ("support.type.property-name", Some(Class::Attribute)),
    ("support.type.custom-property", Some(Class::Attribute)),
    ("support.type", Some(Class::Type)),
    ("support.class", Some(Class::Type)),
    ("entity.name.tag", Some(Class::Tag)),
    ("entity.other", Some(Class::Attribute)),
    ("meta.annotation", Some(Class::Attribute)),
    // Prose in Markdown: what it says, and the marks that say so.
    ("punctuation.definition.bold", Some(Class::Mark)),
    ("punctuation.definition.italic", Some(Class::Mark)),
    ("punctuation.definition.raw", Some(Class::Mark)),
    ("punctuation.definition.heading", Some(Class::Mark)),
    ("markup.heading", Some(Class::Heading)),
    ("markup.bold", Some(Class::Strong)),
    ("markup.italic", Some(Class::Emphasis)),
    ("markup.raw", Some(Class::Code)),
];

/// Finds ranges to highlight. Creating one unpacks the grammars, so create one and keep it.
pub(super) struct Highlighter {
    grammars: SyntaxSet,
    classes: Vec<(Scope, Option<Class>)>,
    rust: Scope,
}

impl Highlighter {
    pub(super) fn new() -> Result<Self> {
        let classes = CLASSES.iter().map(|(scope, class)| Ok((Scope::new(scope)?, *class)));
        let classes = classes.collect::<Result<_>>()?;
        Ok(Self { grammars: SyntaxSet::load_defaults_newlines(), classes, rust: Scope::new("source.rust")? })
    }

    /// Ranges in bytes of UTF-8, in order and not overlapping. A language without a grammar has none.
    pub(super) fn ranges(&self, text: &str, extension: &str) -> Result<Vec<HighlightFile>> {
        let Some(grammar) = self.grammars.find_syntax_by_extension(extension) else { return Ok(Vec::new()) };
        let mut state = ParseState::new(grammar);
        let mut stack = ScopeStack::new();
        let mut ranges = Vec::new();
        let mut start = 0;
        for line in LinesWithEndings::from(text) {
            for (stretch, operation) in ScopeRegionIterator::new(&state.parse_line(line, &self.grammars)?, line) {
                stack.apply(operation)?;
                let end = start + stretch.len();
                let class = self.class(&stack);
                if stack.as_slice().contains(&self.rust) && matches!(class, None | Some(Class::Keyword)) {
                    for (from, word) in words(stretch) {
                        let named = rust_name(word, &text[start + from + word.len()..]);
                        push(&mut ranges, start + from, start + from + word.len(), named.or(class))?;
                    }
                } else {
                    push(&mut ranges, start, end, class)?;
                }
                start = end;
            }
        }
        Ok(ranges)
    }

    fn class(&self, stack: &ScopeStack) -> Option<Class> {
        let of = |scope: &Scope| self.classes.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope));
        stack.as_slice().iter().rev().find_map(of).and_then(|(_, class)| *class)
    }
}

/// Adds a range, or extends the last one if nothing is between them.
fn push(ranges: &mut Vec<HighlightFile>, start: usize, end: usize, class: Option<Class>) -> Result<()> {
    let (start, end) = (u32::try_from(start)?, u32::try_from(end)?);
    match (class, ranges.last_mut()) {
        (Some(class), Some(last)) if last.1 == start && last.2 == class => last.1 = end,
        (Some(class), _) if start < end => ranges.push(HighlightFile(start, end, class)),
        _ => {}
    }
    Ok(())
}

/// The words of a stretch, with their starts.
fn words(stretch: &str) -> impl Iterator<Item = (usize, &str)> {
    let between = |c: char| !c.is_alphanumeric() && c != '_';
    let mut end = 0;
    let words = stretch.split_inclusive(between).map(move |piece| {
        let start = end;
        end += piece.len();
        (start, piece.trim_end_matches(between))
    });
    words.filter(|(_, word)| !word.is_empty())
}

/// The class of a word in Rust, by the conventions of its spelling: the grammar leaves most types and calls plain.
fn rust_name(word: &str, after: &str) -> Option<Class> {
    let camel = word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    let sized =
        word.strip_prefix(['i', 'u', 'f']).is_some_and(|size| ["8", "16", "32", "64", "128", "size"].contains(&size));
    if camel || sized || ["bool", "char", "str"].contains(&word) {
        return Some(Class::Type);
    }
    let called = after.starts_with('(') && word.starts_with(char::is_lowercase);
    called.then_some(Class::Function)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, extension: &str, expected: &[(&str, Class)]) {
        let ranges = Highlighter::new().unwrap().ranges(text, extension).unwrap();
        let found: Vec<_> = ranges.iter().map(|range| (&text[range.0 as usize..range.1 as usize], range.2)).collect();
        assert_eq!(found, expected);
        assert!(ranges.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{ranges:?}");
    }

    #[test]
    fn rust_is_classified() {
        check(
            "pub fn f(x: u32) -> Option<char> {\n    Some('→') // é\n}\n",
            "rs",
            &[
                ("pub", Class::Keyword),
                ("fn", Class::Keyword),
                ("f", Class::Function),
                ("u32", Class::Type),
                ("Option", Class::Type),
                ("char", Class::Type),
                ("Some", Class::Type),
                ("'→'", Class::String),
                ("// é\n", Class::Comment),
            ],
        );
    }

    #[test]
    fn markup_and_styles_are_classified() {
        check("<g id=\"a\"/>", "svg", &[("g", Class::Tag), ("id", Class::Attribute), ("\"a\"", Class::String)]);
        check("<b>x</b>", "html", &[("b", Class::Tag), ("b", Class::Tag)]);
        check("a { top: 1px }", "css", &[("a", Class::Tag), ("top", Class::Attribute), ("1px", Class::Number)]);
        let page = "<style>p { color: #000 }</style><!-- x --><p class=\"a\">é &amp; e</p>";
        let name = [("style", Class::Tag), ("p", Class::Tag), ("color", Class::Attribute), ("#000", Class::Number)];
        let text =
            [("style", Class::Tag), ("<!-- x -->", Class::Comment), ("p", Class::Tag), ("class", Class::Attribute)];
        let rest = [("\"a\"", Class::String), ("&amp;", Class::Number), ("p", Class::Tag)];
        check(page, "html", &[name.as_slice(), &text, &rest].concat());
    }

    #[test]
    fn prose_is_classified() {
        const MARK: fn(&str) -> (&str, Class) = |text| (text, Class::Mark);
        check(
            "# A\n\nuse `b`\n",
            "md",
            &[MARK("#"), (" A\n", Class::Heading), MARK("`"), ("b", Class::Code), MARK("`")],
        );
        let bold = [MARK("**"), ("b", Class::Strong), MARK("**")];
        check("a **b**, *c*\n", "md", &[&bold[..], &[MARK("*"), ("c", Class::Emphasis), MARK("*")]].concat());
        check("a\n\n    b\n", "md", &[("    b\n", Class::Code)]);
        check("1. **a `b`**\n", "md", &[MARK("**"), ("a ", Class::Strong), MARK("`"), ("b", Class::Code), MARK("`**")]);
        check("```rust\nlet a = 1;\n```\n", "md", &[MARK("```rust"), ("\nlet a = 1;\n", Class::Code), MARK("```\n")]);
    }

    #[test]
    fn a_language_without_a_grammar_is_plain() {
        check("fn main() {}", "nothing", &[]);
    }
}
