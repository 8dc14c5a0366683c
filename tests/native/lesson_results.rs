//! What a lesson hands on for a class.

use crate::lessons::{at_lesson, does, predict};
use crate::page::Page;
use hare_and_tortoise::app::Effect;
use hare_and_tortoise::app::result::LessonResult;
use hare_and_tortoise::app::screen::learn::Event;
use hare_and_tortoise::scenario::lesson::{Answer, Certainty};

#[test]
fn a_result_is_copied_with_a_nickname_and_each_taking_has_its_own_tag() {
    let mut page = at_lesson(None);
    let copied = |page: &mut Page| match &does(page, Event::CopyPressed)[..] {
        [Effect::CopyLink(link)] => LessonResult::read(link.strip_prefix("#/class?r=").unwrap()).unwrap(),
        other => panic!("{other:?}"),
    };
    does(&mut page, Event::Drawn(5));
    predict(&mut page, 0, Answer::Number(8.0), Certainty::High);
    let first = copied(&mut page);
    // Only the first prediction draws a tag: a second copy is the same result.
    does(&mut page, Event::Drawn(6));
    predict(&mut page, 1, Answer::Order(vec![2, 0, 1]), Certainty::Low);
    does(&mut page, Event::Nicknamed("  red fox ".to_owned()));
    let second = copied(&mut page);
    assert_eq!((second.tag, second.nickname.as_str(), second.given.len()), (first.tag, "red fox", 2));
    does(&mut page, Event::AgainPressed);
    does(&mut page, Event::Drawn(7));
    predict(&mut page, 0, Answer::Number(8.0), Certainty::High);
    assert_ne!(copied(&mut page).tag, first.tag);
}
