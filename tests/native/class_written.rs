//! The class's screen with lessons of a teacher's own: in a file beside the site's, and in a link.

use crate::class_screen::{class, model, titles};
use crate::page::Page;
use hare_and_tortoise::app::result::{Given, LessonResult};
use hare_and_tortoise::app::screen::ScreenId;
use hare_and_tortoise::app::screen::class::Event;
use hare_and_tortoise::app::{Effect, Event as PageEvent};
use hare_and_tortoise::scenario::lesson::{Answer, Certainty, Lesson, LessonError, LessonId};
use std::sync::Arc;

const LESSON: &str = include_str!("../e2e/pages/own-lesson.md");

fn results(id: &LessonId) -> String {
    let given = Given { answer: Answer::Number(5.0), sure: Certainty::High, measured: None, right: Some(true) };
    let result =
        |tag| LessonResult { lesson: id.clone(), tag, nickname: String::new(), given: vec![Some(given.clone())] };
    (0..5).map(|tag| result(tag).link() + "\n").collect()
}

fn added(page: &mut Page, text: String) -> Vec<Effect> {
    page.send(PageEvent::Class(Event::Added(text)))
}

fn read(page: &mut Page, result: Result<&str, &str>) -> Vec<Effect> {
    let result = result.map(|text| Arc::new(Lesson::read(text).unwrap())).map_err(|reason| LessonError {
        line: None,
        reason: reason.to_owned(),
        fix: "write it".to_owned(),
    });
    page.send(PageEvent::LessonRead { id: ScreenId::Class, result })
}

fn loads(path: &str) -> Effect {
    Effect::LoadContent(ScreenId::Class, path.to_owned())
}

fn reads() -> Effect {
    Effect::ReadLesson(ScreenId::Class, LESSON.to_owned())
}

#[test]
fn a_lesson_in_a_file_beside_the_site_is_loaded_and_shown() {
    let mut page = class();
    let effects = added(&mut page, results(&LessonId::new("mine.md").unwrap()));
    assert_eq!(effects, [loads("lessons/mine.md")]);
    let loaded = |result| PageEvent::ContentLoaded { id: ScreenId::Class, path: "lessons/mine.md".to_owned(), result };
    assert_eq!(page.send(loaded(Ok(LESSON.to_owned()))), [reads()]);
    read(&mut page, Ok(LESSON));
    let views = model(&page).views();
    assert_eq!(titles(&views)[0], "A lesson of my own, question 1");
    assert_eq!(
        views[0].sentence,
        "5 of 5 were right. The middle prediction was 5 times sooner. The result was 5 times sooner."
    );
}

#[test]
fn a_lesson_in_a_link_is_shown_once_its_link_is_pasted_too() {
    let mut page = class();
    let id = LessonId::of_packed("abc-_9");
    assert_eq!(added(&mut page, results(&id)), []);
    let sentence = &model(&page).views()[0].sentence;
    assert!(sentence.contains("Paste the lesson’s link into the box, too"), "{sentence}");
    let link = "The lesson: <https://example.org/#/learn?v=1&text=abc-_9>. Have fun!";
    assert_eq!(added(&mut page, link.to_owned()), [Effect::Unpack(ScreenId::Class, "abc-_9".to_owned())]);
    assert_eq!(model(&page).taken.as_ref().unwrap().words(), "1 lesson added.");
    assert!(model(&page).unread().is_empty());
    let unpacked = PageEvent::Unpacked { id: ScreenId::Class, result: Ok(LESSON.to_owned()) };
    assert_eq!(page.send(unpacked), [reads()]);
    read(&mut page, Ok(LESSON));
    assert_eq!(titles(&model(&page).views())[0], "A lesson of my own, question 1");
}

#[test]
fn several_lessons_are_read_one_after_the_other_and_each_gets_its_own_text() {
    let mut page = class();
    let [first, second] = ["abc", "xyz"].map(LessonId::of_packed);
    let links = "#/learn?text=abc #/learn?text=xyz";
    let text = format!("{links}\n{}{}", results(&first), results(&second));
    assert_eq!(added(&mut page, text), [Effect::Unpack(ScreenId::Class, "abc".to_owned())]);
    let broken = PageEvent::Unpacked { id: ScreenId::Class, result: Err("it is cut".to_owned()) };
    assert_eq!(page.send(broken), [Effect::Unpack(ScreenId::Class, "xyz".to_owned())]);
    page.send(PageEvent::Unpacked { id: ScreenId::Class, result: Ok(LESSON.to_owned()) });
    read(&mut page, Ok(LESSON));
    let views = model(&page).views();
    assert!(views[0].sentence.contains("it is cut"), "{}", views[0].sentence);
    assert_eq!(views[1].title, "A lesson of my own, question 1");
    // The one that failed can be asked for again.
    let again = page.send(PageEvent::Class(Event::RetryPressed));
    assert_eq!(again, [Effect::Unpack(ScreenId::Class, "abc".to_owned())]);
}

#[test]
fn a_text_that_names_many_files_asks_for_sixteen() {
    let mut page = class();
    let ids = (0..40).map(|n| LessonId::new(&format!("mine-{n}.md")).unwrap());
    let effects = added(&mut page, ids.map(|id| results(&id)).collect());
    assert_eq!(effects.len(), 16);
}
