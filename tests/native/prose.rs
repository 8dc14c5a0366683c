//! Prompts are set as what their few marks of Markdown mean, and their text content stays exactly what they say.

use hare_and_tortoise::app::html::prose;
use proptest::prelude::*;

/// The text content of HTML without comments and scripts.
fn content(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = tag.split_once('>').expect("a tag ends").1;
    }
    text.push_str(rest);
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[track_caller]
fn check(text: &str, html: &str) {
    assert_eq!(prose(text), html);
    assert_eq!(content(html), text);
}

#[test]
fn code_and_emphasis_are_set_as_such_between_their_marks() {
    check(
        "use `now`, not `a<b>`.",
        "use <i>`</i><code>now</code><i>`</i>, not <i>`</i><code>a&lt;b&gt;</code><i>`</i>.",
    );
    check("a **b c** and *d*", "a <i>**</i><strong>b c</strong><i>**</i> and <i>*</i><em>d</em><i>*</i>");
    check("`* 100`", "<i>`</i><code>* 100</code><i>`</i>");
}

#[test]
fn a_fence_makes_code_of_the_lines_in_it() {
    check(
        "Make it so:\n\n```rust\nlet a = *b; // `c`\n```\nThen `d`.",
        "Make it so:\n\n<i>```rust\n</i><div><code>let a = *b; // `c`\n</code></div><i>```\n</i>Then <i>`</i><code>d</code><i>`</i>.",
    );
    check("```\nnever closed", "<i>```\n</i><div><code>never closed</code></div>");
}

#[test]
fn marks_without_a_partner_are_letters() {
    for text in ["5 * 3 * 2", "a ` b", "**", "``", "x **y", "* one\n* two", "f(*p)\n*q"] {
        check(text, text);
    }
}

#[test]
fn nothing_in_a_prompt_becomes_an_element_of_its_own() {
    check(
        "<b onclick=\"x\">`</i><img>`",
        "&lt;b onclick=&quot;x&quot;&gt;<i>`</i><code>&lt;/i&gt;&lt;img&gt;</code><i>`</i>",
    );
}

proptest! {
    #[test]
    fn the_text_content_is_the_text(text in "[`* \na<&\"é🐢]{0,40}") {
        prop_assert_eq!(content(&prose(&text)), text);
    }
}
