//! The text on the page is exactly what has been delivered, by whichever route the playhead got there.

use crate::place::document;
use crate::scenario::scenario;
use hare_and_tortoise::scenario::{Class, Highlight, ScriptKind, Section, SectionKind, Text};
use hare_and_tortoise::shell::TextPainter;
use rand::{RngExt, SeedableRng};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

fn sections(kind: ScriptKind) -> Arc<[Section]> {
    scenario().script(kind).race(1).sections.clone()
}

fn n_tokens(sections: &[Section]) -> usize {
    sections.iter().map(|section| section.text.tokens.len()).sum()
}

/// Each character delivered by the first tokens, with its class.
fn delivered(sections: &[Section], mut n_tokens: usize) -> Vec<(char, Option<Class>)> {
    let mut characters = Vec::new();
    for section in sections {
        let text = &section.text;
        let class = |at: usize| {
            let found = text.highlight.iter().find(|highlight| (highlight.start..highlight.end).contains(&(at as u32)));
            found.map(|highlight| highlight.class)
        };
        let shown = &text.content[..text.delivered(n_tokens)];
        characters.extend(shown.char_indices().map(|(at, character)| (character, class(at))));
        n_tokens = n_tokens.saturating_sub(text.tokens.len());
    }
    characters
}

/// Each character of an element, with the class of the element around it.
fn shown(element: &Element) -> Vec<(char, Option<Class>)> {
    const CLASSES: [(&str, Class); 13] = [
        ("hl-comment", Class::Comment),
        ("hl-keyword", Class::Keyword),
        ("hl-string", Class::String),
        ("hl-number", Class::Number),
        ("hl-type", Class::Type),
        ("hl-function", Class::Function),
        ("hl-tag", Class::Tag),
        ("hl-attribute", Class::Attribute),
        ("hl-code", Class::Code),
        ("hl-emphasis", Class::Emphasis),
        ("hl-strong", Class::Strong),
        ("hl-heading", Class::Heading),
        ("hl-mark", Class::Mark),
    ];
    let class = CLASSES.iter().find(|(name, _)| *name == element.class_name()).map(|(_, class)| *class);
    let children = element.child_nodes();
    let of_child = |node: Node| match node.dyn_into::<Element>() {
        Ok(element) => shown(&element),
        Err(text) => text.text_content().unwrap().chars().map(|character| (character, class)).collect(),
    };
    (0..children.length()).flat_map(|n| of_child(children.item(n).unwrap())).collect()
}

/// A painter and its element.
fn painter(sections: &Arc<[Section]>) -> (TextPainter, Element) {
    let output = document().create_element("div").unwrap();
    output.set_text_content(Some("what was there before"));
    (TextPainter::new(output.clone(), sections.clone()), output)
}

#[track_caller]
fn check(sections: &Arc<[Section]>, seeks: impl IntoIterator<Item = usize>) {
    let (mut painter, output) = painter(sections);
    for n_tokens in seeks {
        painter.show(n_tokens);
        let expected = delivered(sections, n_tokens);
        let text: String = expected.iter().map(|(character, _)| *character).collect();
        assert_eq!(output.text_content().unwrap(), text, "{n_tokens} tokens");
        assert_eq!(shown(&output), expected, "{n_tokens} tokens");
    }
}

#[wasm_bindgen_test]
fn token_by_token_there_and_back_again() {
    let sections = sections(ScriptKind::Slow);
    let all = n_tokens(&sections);
    assert!(all > 300, "{all}");
    check(&sections, (0..=all + 1).chain((0..=all).rev()));
}

#[wasm_bindgen_test]
fn wherever_the_playhead_jumps() {
    let sections = sections(ScriptKind::Slow);
    let all = n_tokens(&sections);
    let mut random = rand_pcg::Pcg32::seed_from_u64(7);
    let mut at = 0;
    // Long jumps, and short steps around their targets.
    let seeks = (0..600).map(|n| {
        at = if n % 4 == 0 {
            random.random_range(0..=all)
        } else {
            (at + random.random_range(0..=12)).saturating_sub(6)
        };
        at
    });
    check(&sections, seeks.collect::<Vec<_>>());
}

#[wasm_bindgen_test]
fn to_the_ends_and_past_them() {
    let sections = sections(ScriptKind::Slow);
    check(&sections, [usize::MAX, 0, usize::MAX, 1, 0, 0, usize::MAX, usize::MAX]);
    check(&sections_of(&[]), [0, 5, 0]);
    check(&sections_of(&["", "a", "", "\n", ""]), [0, 1, 2, 3, 1, 0, 9]);
    check(
        &sections_of(&["<b>a</b> &amp; \r\n\r", "\0</div>\t\u{b}&\0#0;\u{85}\u{feff}\n"]),
        [3, 1, 17, 2, 20, 24, 99, 18, 0, 99],
    );
    check(&sections_of(&["\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n", "\n"]), [16, 17, 15, 0, 17, 16, 1]);
}

/// Sections of plain text, a token a character.
fn sections_of(texts: &[&str]) -> Arc<[Section]> {
    let section = |content: &&str| {
        let tokens = content.char_indices().map(|(at, character)| (at + character.len_utf8()) as u32).collect();
        let text = Text { content: (*content).to_owned(), tokens, highlight: Vec::new() };
        Section { kind: SectionKind::Say, text: Arc::new(text) }
    };
    texts.iter().map(section).collect()
}

fn blocks(output: &Element) -> Vec<Element> {
    let found = output.query_selector_all(".block").unwrap();
    (0..found.length()).map(|n| found.item(n).unwrap().unchecked_into()).collect()
}

/// A block's text, and the nodes that it consists of.
fn made_of(block: &Element) -> (String, Vec<Node>) {
    let nodes = block.child_nodes();
    (block.text_content().unwrap(), (0..nodes.length()).map(|n| nodes.item(n).unwrap()).collect())
}

#[wasm_bindgen_test]
fn blocks_hold_sixteen_lines_and_finished_ones_are_not_touched_again() {
    let sections = sections(ScriptKind::Slow);
    let (mut painter, output) = painter(&sections);
    let mut finished: Vec<(Element, (String, Vec<Node>))> = Vec::new();
    for n_tokens in 0..=n_tokens(&sections) {
        painter.show(n_tokens);
        let blocks = blocks(&output);
        for (block, (before, was)) in blocks.iter().zip(&finished) {
            assert!(block.is_same_node(Some(before)) && made_of(block) == *was, "{n_tokens} tokens");
        }
        if blocks.len() > finished.len() + 1 {
            finished = blocks[..blocks.len() - 1].iter().map(|block| (block.clone(), made_of(block))).collect();
        }
    }
    // The spoken text, the short answer, and the long answer of 91 lines.
    let lines: Vec<_> = blocks(&output).iter().map(|block| made_of(block).0.matches('\n').count()).collect();
    assert_eq!(lines, [1, 5, 16, 16, 16, 16, 16, 11]);
}

/// The number of blocks in each stack, and whether it is settled.
fn stacks(output: &Element) -> Vec<(u32, bool)> {
    let found = output.query_selector_all(".stack").unwrap();
    let stack = |n| found.item(n).unwrap().unchecked_into::<Element>();
    let stacks = (0..found.length()).map(stack);
    stacks.map(|stack| (stack.child_element_count(), stack.class_list().contains("settled"))).collect()
}

#[wasm_bindgen_test]
fn blocks_stand_in_stacks_of_sixteen_and_finished_ones_settle() {
    const STACK: usize = 16 * 16;
    let line = "a\n";
    let (mut painter, output) = painter(&sections_of(&[&line.repeat(2 * STACK + 1), &line.repeat(STACK)]));
    let mut check = |lines: usize, settle: bool, expected: &[(u32, bool)]| {
        painter.show(lines * line.len());
        if settle {
            painter.settle();
        }
        assert_eq!(stacks(&output), expected, "{lines} lines");
    };
    check(STACK, true, &[(16, false)]);
    check(STACK + 1, false, &[(16, false), (1, false)]);
    check(STACK + 1, true, &[(16, true), (1, false)]);
    // After going back, a stack that will grow is not settled.
    check(STACK, true, &[(16, false)]);
    check(3 * STACK, false, &[(16, false), (16, false), (1, false), (16, false)]);
    // Stacks that have not been settled must be shown; settled ones stay settled.
    check(2 * STACK + 1, false, &[(16, false), (16, false), (1, false)]);
    check(2 * STACK + 1, true, &[(16, true), (16, true), (1, false)]);
    check(2 * STACK, false, &[(16, true), (16, false)]);
    check(0, true, &[]);
}

#[wasm_bindgen_test]
fn each_highlight_is_what_it_is_called() {
    const CLASSES: [Class; 13] = [
        Class::Comment,
        Class::Keyword,
        Class::String,
        Class::Number,
        Class::Type,
        Class::Function,
        Class::Tag,
        Class::Attribute,
        Class::Code,
        Class::Emphasis,
        Class::Strong,
        Class::Heading,
        Class::Mark,
    ];
    // Two letters a class and two between, outside the 16 bits of a JavaScript character.
    let content = "🐇🐢".repeat(2 * CLASSES.len());
    let tokens = content.char_indices().map(|(at, character)| (at + character.len_utf8()) as u32).collect();
    let highlight =
        |(n, class): (usize, &Class)| Highlight { start: 16 * n as u32, end: 16 * n as u32 + 8, class: *class };
    let highlight = CLASSES.iter().enumerate().map(highlight).collect();
    let text = Arc::new(Text { content, tokens, highlight });
    let sections: Arc<[Section]> = Arc::new([Section { kind: SectionKind::Say, text }]);
    check(&sections, [1, 2, 3, 7, 30, 32, 31, 9, 32]);
}

#[wasm_bindgen_test]
fn text_that_grows_within_a_line_grows_in_its_node() {
    let sections = sections_of(&["abcdefgh"]);
    let (mut painter, output) = painter(&sections);
    painter.show(1);
    let part = blocks(&output)[0].first_child().unwrap();
    let node = part.first_child().unwrap();
    for n_tokens in 2..=8 {
        painter.show(n_tokens);
    }
    assert_eq!((node.text_content().as_deref(), part.child_nodes().length()), (Some("abcdefgh"), 1));
}

#[track_caller]
fn check_parts(seeks: impl IntoIterator<Item = usize>, expected: &[&[&str]]) {
    let (mut painter, output) = painter(&sections_of(&["a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\no\np\nq\nr"]));
    seeks.into_iter().for_each(|n_tokens| painter.show(n_tokens));
    let text = |node: &Node| node.text_content().unwrap().replace('\n', "");
    let found: Vec<Vec<_>> = blocks(&output).iter().map(|block| made_of(block).1.iter().map(text).collect()).collect();
    assert_eq!(found, expected);
}

#[wasm_bindgen_test]
fn text_in_small_steps_is_in_parts_of_four_lines_and_text_at_once_is_in_one_part() {
    check_parts(0..=35, &[&["abcd", "efgh", "ijkl", "mnop"], &["qr"]]);
    check_parts([35], &[&["abcdefghijklmnop"], &["qr"]]);
    // In mid-line: the painter finishes the line in the part where it began.
    check_parts([1, 35], &[&["abcd", "efghijklmnop"], &["qr"]]);
    check_parts([13, 35], &[&["abcdefg", "hijklmnop"], &["qr"]]);
    check_parts([12, 35], &[&["abcdef", "ghijklmnop"], &["qr"]]);
    // After going back, the block is painted again.
    check_parts([1, 35, 9], &[&["abcde"]]);
}

#[wasm_bindgen_test]
fn a_section_says_what_it_is_and_its_file_is_no_part_of_the_text() {
    let sections = sections(ScriptKind::Slow);
    let (mut painter, output) = painter(&sections);
    painter.show(usize::MAX);
    let children = output.children();
    let file = |n: u32| children.item(n).unwrap().get_attribute("data-file");
    assert_eq!((children.length(), file(0), file(1).as_deref(), file(2)), (3, None, Some("häschen.rs"), None));
    assert!(!output.text_content().unwrap().contains("häschen.rs"));
}

#[wasm_bindgen_test]
fn a_painter_paints_its_own_sections_alone() {
    let (slow, fast) = (sections(ScriptKind::Slow), sections(ScriptKind::Fast));
    let (painter, output) = painter(&slow);
    assert!(painter.paints(&slow) && !painter.paints(&fast));
    assert_eq!(output.text_content().as_deref(), Some(""), "what was there before is gone");
}
