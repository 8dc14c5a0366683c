//! Names from right to left within English: each keeps to itself, and what needs nothing gets nothing.

use crate::page::{Page, seconds};
use hare_and_tortoise::app::isolated;
use hare_and_tortoise::app::screen::race;
use hare_and_tortoise::app::screen::race::{Event, tables, timeline};

/// "Fast 2", in Hebrew.
const HEBREW: &str = "מהיר 2";

#[track_caller]
fn check(name: &str, expected: &str) {
    assert_eq!(isolated(name), expected);
}

#[test]
fn a_name_is_isolated_where_it_turns_the_text_and_nowhere_else() {
    check("Codex-Spark 5.3", "Codex-Spark 5.3");
    check("Заяц と亀 🐢", "Заяц と亀 🐢");
    check(HEBREW, "\u{2068}מהיר 2\u{2069}");
    check("سريع", "\u{2068}سريع\u{2069}");
    check("Hare (מהיר)", "\u{2068}Hare (מהיר)\u{2069}");
    check("\u{202e}esreveR", "\u{2068}\u{202e}esreveR\u{2069}");
    // Nothing in a name ends the isolation before the name does.
    check("a\u{2069}\u{202e}b", "\u{2068}a\u{202e}b\u{2069}");
    check("", "");
}

/// A page whose second lane, which is first, bears a name.
fn named(name: &str) -> Page {
    let mut page = Page::at("#/race?scenario=task&lanes=custom,codex-spark&0.ttft=9&text=same");
    page.race(Event::LaneRenamed(page.lane(0), name.to_owned()));
    page.race(Event::LaneRenamed(page.lane(1), format!("{name}!")));
    page.race(Event::DonePressed);
    page
}

#[test]
fn every_sentence_and_table_isolates_the_names_in_it() {
    let page = named(HEBREW);
    let model: &race::Model = &page.model.race;
    let (second, end) = (page.lane(1), seconds(99.0));
    let isolated = format!("\u{2068}{HEBREW}");
    for sentence in [model.sentence(end), model.announcement(end).unwrap(), model.summary(second)] {
        assert!(sentence.contains(&isolated), "{sentence}");
        assert_eq!(sentence.matches(HEBREW).count(), sentence.matches(&isolated).count(), "{sentence}");
    }
    for html in [timeline(model), tables::tools(model), tables::fidelity(model, &[])] {
        assert_eq!(html.matches(&format!("<bdi>{HEBREW}")).count(), 2, "{html}");
        assert_eq!(html.matches(HEBREW).count(), 2, "{html}");
    }
}
