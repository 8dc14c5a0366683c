//! Texts without token ends are split into approximate tokens.

use hare_and_tortoise::scenario::approximate_tokens;
use proptest::prelude::*;

/// The tokens themselves, with `|` between them.
#[track_caller]
fn check(text: &str, expected: &str) {
    let mut start = 0;
    let tokens = approximate_tokens(text).into_iter().map(|end| {
        let token = &text[start..end as usize];
        start = end as usize;
        token
    });
    assert_eq!(tokens.collect::<Vec<_>>().join("|"), expected);
}

#[test]
fn an_empty_text_has_no_token() {
    check("", "");
    assert!(approximate_tokens("").is_empty());
}

#[test]
fn words_take_the_space_or_the_mark_before_them() {
    check("The hare runs", "The| hare| runs");
    check("self.rate", "self|.rate");
    check("(a)", "(a|)");
}

#[test]
fn long_words_are_split_and_digits_come_in_threes() {
    check("internationalisation", "internat|ionalisa|tion");
    check("1234567", "123|456|7");
    check("x = 10;", "x| =| |10|;");
}

#[test]
fn marks_stay_together_and_take_their_line_breaks() {
    check("f();\n\ng", "f|();\n\n|g");
    check("======", "====|==");
    check("a => b", "a| =>| b");
}

#[test]
fn indents_are_one_token_and_leave_the_last_space_to_the_word() {
    check("{\n    let x", "{\n|   | let| x");
    check("a\n\n  \n", "a|\n\n  \n");
    check("\t\tx", "\t\t|x");
}

#[test]
fn letters_of_any_script_are_letters() {
    check("Schildkröte 亀🐢", "Schildkr|öte| 亀|🐢");
}

/// Texts as hostile as they come: any character, and many of the few that have rules.
fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        any::<char>(),
        proptest::sample::select(vec![
            ' ', ' ', '\n', '\t', '\u{a0}', 'a', 'b', '7', '½', '.', '{', '🐢', '\u{301}', 'ß'
        ]),
    ];
    proptest::collection::vec(character, 0..120).prop_map(|characters| characters.into_iter().collect())
}

proptest! {
    #[test]
    fn ends_rise_fall_between_characters_and_cover_the_text(text in text()) {
        let ends = approximate_tokens(&text);
        prop_assert!(ends.iter().all(|end| text.is_char_boundary(*end as usize)));
        prop_assert!(ends.first().is_none_or(|first| *first > 0));
        prop_assert!(ends.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert_eq!(ends.last().map_or(0, |last| *last as usize), text.len());
    }
}
