//! The workshop: a text is checked while somebody writes it, kept, shared and tried.

use crate::page::{Page, scenario};
use hare_and_tortoise::app::screen::ScreenId;
use hare_and_tortoise::app::screen::author::{Checked, Event, Model, RACE, TASK};
use hare_and_tortoise::app::{Effect, Event as PageEvent};
use hare_and_tortoise::scenario::lesson::{Course, Lesson};
use std::sync::Arc;

const LESSON: &str = "---\ntitle: Mine\nminutes: 5\naims:\n- one\nshows: solo\n---\n\n:::predict choice\nWhich?\n\n\
    - [x] This\n- [ ] That\n:::\n\n:::run\n:address: #/race\n:touch: Play.\n:::\n\n:::compare\n:::\n";

fn model(page: &Page) -> &Model {
    page.model.state().unwrap()
}

fn does(page: &mut Page, event: Event) -> Vec<Effect> {
    send(page, PageEvent::Author(event))
}

/// What an event leads to, with the answers of the reader of lessons.
fn send(page: &mut Page, event: PageEvent) -> Vec<Effect> {
    let mut effects = page.send(event);
    while let Some(at) = effects.iter().position(|effect| matches!(effect, Effect::ReadLesson(..))) {
        let Effect::ReadLesson(id, text) = effects.remove(at) else { unreachable!() };
        effects.extend(page.send(PageEvent::LessonRead { id, result: Lesson::read(&text).map(Arc::new) }));
    }
    effects
}

fn packed(page: &mut Page, result: &str) -> Vec<Effect> {
    page.send(PageEvent::Packed { id: ScreenId::Author, result: Ok(result.to_owned()) })
}

/// The workshop, with what the browser has kept.
fn at(hash: &str, kept: Option<&str>) -> Page {
    let mut page = Page::new();
    let effects = page.open(hash);
    assert!(effects.contains(&Effect::LoadContent(ScreenId::Author, Course::PATH.to_owned())), "{effects:?}");
    send(&mut page, PageEvent::KeptRead { id: ScreenId::Author, result: Ok(kept.map(str::to_owned)) });
    page
}

#[track_caller]
fn check_sentence(text: &str, sentence: &str) {
    let mut page = at("#/author", None);
    does(&mut page, Event::Typed(text.to_owned()));
    assert_eq!(model(&page).sentence(), sentence);
}

#[test]
fn a_text_is_a_lesson_a_task_or_has_a_flaw_with_its_place() {
    check_sentence("", "Write, paste or open a lesson or a task; or start from one of these.");
    check_sentence(LESSON, "A lesson: “Mine”, with 1 question.");
    check_sentence(
        &LESSON.replace("[x]", "[ ]"),
        "Line 9: there are 2 options, 0 of them right. To fix this, write 2 to 8 lines that begin with `- [ ] `, and one of \
         them with `- [x] `.",
    );
    check_sentence(
        &scenario("mine"),
        "A task. “The mine”: the slow model thinks and writes 10 tokens, the fast one 4.",
    );
    check_sentence("{\n  \"version\": 1,\n}", "Line 3: trailing comma at line 3 column 1.");
    let flawed = scenario("mine").replace("\"prompt\":\"Set x.\"", "\"prompt\":7");
    check_sentence(&flawed, "scripts.fast[0].prompt: is a number; a text is needed.");
}

#[test]
fn the_task_to_start_from_is_one() {
    let mut page = at("#/author", None);
    does(&mut page, Event::StartChosen(TASK.to_owned()));
    assert!(matches!(model(&page).checked, Checked::Task(_)), "{}", model(&page).sentence());
    assert!(model(&page).outline().contains("1 of 1 fail"), "{}", model(&page).outline());
}

#[test]
fn the_last_valid_lesson_stays_while_a_text_has_a_flaw() {
    let mut page = at("#/author", None);
    let effects = does(&mut page, Event::Typed(LESSON.to_owned()));
    assert!(effects.contains(&Effect::Keep(ScreenId::Author, Some(LESSON.to_owned()))));
    assert!(effects.contains(&Effect::Pack(ScreenId::Author, LESSON.to_owned())));
    packed(&mut page, "abc-_1");
    assert_eq!(model(&page).preview(), "#/learn?text=abc-_1&notes=1");
    does(&mut page, Event::Typed(LESSON.replace(":::compare", ":::compares")));
    assert_eq!(model(&page).preview(), "#/learn?text=abc-_1&notes=1");
    does(&mut page, Event::Typed(String::new()));
    assert_eq!(model(&page).preview(), "");
}

#[test]
fn a_valid_task_races_and_stays_while_a_text_has_a_flaw() {
    let mut page = at("#/author", None);
    does(&mut page, Event::Typed(LESSON.to_owned()));
    packed(&mut page, "abc-_1");
    for text in [scenario("mine"), "{".to_owned()] {
        does(&mut page, Event::Typed(text));
        assert_eq!((model(&page).preview().as_str(), &model(&page).task), (RACE, &scenario("mine")));
    }
    does(&mut page, Event::Typed(LESSON.to_owned()));
    packed(&mut page, "abc-_1");
    assert_eq!((model(&page).preview().as_str(), model(&page).task.as_str()), ("#/learn?text=abc-_1&notes=1", ""));
}

#[test]
fn a_link_holds_the_text_unless_it_is_too_long() {
    let mut page = at("#/author", None);
    does(&mut page, Event::Typed(LESSON.to_owned()));
    packed(&mut page, "abc");
    assert!(does(&mut page, Event::SharePressed).contains(&Effect::Pack(ScreenId::Author, LESSON.to_owned())));
    assert_eq!(packed(&mut page, "abc"), [Effect::CopyLink("#/learn?v=1&text=abc".to_owned())]);
    does(&mut page, Event::SharePressed);
    assert_eq!(packed(&mut page, &"a".repeat(8193)), []);
    assert!(
        model(&page).too_long.starts_with("The link would have 8\u{202f}193 characters."),
        "{}",
        model(&page).too_long
    );
    does(&mut page, Event::Typed(scenario("mine")));
    does(&mut page, Event::SharePressed);
    assert_eq!(packed(&mut page, "xyz"), [Effect::CopyLink("#/author?v=1&text=xyz".to_owned())]);
}

#[test]
fn nothing_is_lost_when_a_text_is_replaced() {
    let mut page = at("#/author", Some("My draft"));
    assert_eq!(model(&page).text, "My draft");
    does(&mut page, Event::FileOpened(Ok(LESSON.to_owned())));
    assert_eq!((model(&page).text.as_str(), model(&page).before.as_deref()), (LESSON, Some("My draft")));
    does(&mut page, Event::BackPressed);
    assert_eq!((model(&page).text.as_str(), model(&page).before.as_deref()), ("My draft", Some(LESSON)));
    let effects = does(&mut page, Event::FileOpened(Err("is not text".to_owned())));
    assert_eq!(effects, [Effect::PostError("The file was not opened: it is not text".to_owned())]);
    assert_eq!(model(&page).text, "My draft");
}

#[test]
fn a_link_is_opened_and_the_draft_of_before_stays() {
    let mut page = at("#/author?text=abc", Some("My draft"));
    let effects = send(&mut page, PageEvent::Unpacked { id: ScreenId::Author, result: Ok(LESSON.to_owned()) });
    assert!(effects.contains(&Effect::PostReady));
    assert_eq!((model(&page).text.as_str(), model(&page).before.as_deref()), (LESSON, Some("My draft")));
    // The text is the person's now: the address does not claim to hold it.
    assert_eq!(page.model.address().as_deref(), Some("#/author?v=1"));
    let mut page = at("#/author?text=abc", None);
    let effects = page.send(PageEvent::Unpacked { id: ScreenId::Author, result: Err("cut".to_owned()) });
    assert!(matches!(&effects[0], Effect::PostError(words) if words.contains("the link is cut or changed")));
}

#[test]
fn a_lesson_in_a_link_is_taken_like_any_other() {
    let mut page = Page::new();
    let effects = page.open("#/learn?text=abc");
    assert!(effects.contains(&Effect::Unpack(ScreenId::Learn, "abc".to_owned())), "{effects:?}");
    page.send(PageEvent::KeptRead { id: ScreenId::Learn, result: Ok(None) });
    let effects = page.send(PageEvent::Unpacked { id: ScreenId::Learn, result: Ok(LESSON.to_owned()) });
    assert_eq!(effects, [Effect::ReadLesson(ScreenId::Learn, LESSON.to_owned())]);
    assert_eq!(page.model.address().as_deref(), Some("#/learn?v=1&text=abc"));
    let mut page = Page::new();
    page.open("#/learn?text=abc");
    page.send(PageEvent::Unpacked { id: ScreenId::Learn, result: Err("cut".to_owned()) });
    let learn = page.model.state::<hare_and_tortoise::app::screen::learn::Model>().unwrap();
    assert_eq!(learn.failure(), "The lesson in the link: the link is cut or changed, or holds too much (cut)");
}

#[test]
fn a_task_can_be_worked_on() {
    let mut page = at("#/author", None);
    does(&mut page, Event::Typed(scenario("mine")));
    let effects = does(&mut page, Event::TryPressed);
    let [Effect::OpenAddress { hash, push: true }] = &effects[..] else { panic!("{effects:?}") };
    page.open(hash);
    let iterate = page.model.state::<hare_and_tortoise::app::screen::iterate::Model>().unwrap();
    assert_eq!(iterate.task().map(|task| task.title.as_str()), Some("The mine"));
}

#[test]
fn the_text_is_saved_as_what_it_is() {
    let mut page = at("#/author", None);
    for (text, name) in [(LESSON.to_owned(), "lesson.md"), (scenario("mine"), "task.json")] {
        does(&mut page, Event::Typed(text.clone()));
        let effects = does(&mut page, Event::SavePressed);
        assert!(matches!(&effects[..], [Effect::Download { name: n, text: t, .. }] if *n == name && *t == text));
    }
}
