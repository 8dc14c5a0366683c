//! The lessons' screen: predicting, running, comparing, and what the browser keeps of it.

use crate::page::Page;
use hare_and_tortoise::app::result::{Handed, find};
use hare_and_tortoise::app::screen::ScreenId;
use hare_and_tortoise::app::screen::learn::{Calibration, Event, Model, Place, Progress, Taken, compared};
use hare_and_tortoise::app::{Effect, Event as PageEvent};
use hare_and_tortoise::scenario::lesson::{Answer, Certainty, Course, Lesson, LessonError, Listed, Step};
use std::sync::Arc;

/// Two questions, a race that measures the first, and an explore panel that is only seen.
const LESSON: &str = "\
---
title: A lesson
minutes: 5
aims:
- one thing
shows: solo
---

Words.

:::predict number
:unit: times
:from: 1
:to: 20
:answer: 8
:within: 10 %
:measure: ratio 0 1

How many?
:::

:::predict order
In which order?

1. First
2. Second
3. Third
:::

:::run
:address: #/race?seed=7&locked=all
:touch: Press Play.
:::

:::compare
:::

:::explain
So it is. [More](#/explore?panel=queue&load=0.5)
:::

:::predict choice
Which?

- [x] This
- [ ] That
:::

:::run
:address: #/explore?panel=queue
:touch: Drag.
:::

:::compare
:::

:::note
For you.
:::
";

/// A race whose first lane takes ten times as long as its second.
const REPORT: &str = r#"{"lanes":[{"arrivals":[[1,1],[20,9]]},{"arrivals":[[0.5,1],[2,9]]}]}"#;

fn lesson() -> Lesson {
    Lesson::read(LESSON).unwrap()
}

fn built(lesson: &Lesson) -> String {
    serde_json::to_string(lesson).unwrap()
}

fn course() -> String {
    let listed = |id: &str| Listed {
        id: hare_and_tortoise::scenario::lesson::LessonId::new(id).unwrap(),
        head: lesson().head,
        n_questions: 3,
    };
    serde_json::to_string(&Course { lessons: vec![listed("one"), listed("two")] }).unwrap()
}

fn load(page: &mut Page, path: &str, result: Result<String, &str>) -> Vec<Effect> {
    let result = result.map_err(str::to_owned);
    page.send(PageEvent::ContentLoaded { id: ScreenId::Learn, path: path.to_owned(), result })
}

fn read_kept(page: &mut Page, kept: Option<String>) -> Vec<Effect> {
    page.send(PageEvent::KeptRead { id: ScreenId::Learn, result: Ok(kept) })
}

/// A page at the lesson, with what the browser has kept.
#[track_caller]
pub(crate) fn at_lesson(kept: Option<String>) -> Page {
    let mut page = Page::new();
    let effects = page.open("#/learn?lesson=one");
    for asked in [
        Effect::ReadKept(ScreenId::Learn),
        Effect::LoadContent(ScreenId::Learn, "lessons/one.json".to_owned()),
        Effect::LoadContent(ScreenId::Learn, Course::PATH.to_owned()),
    ] {
        assert!(effects.contains(&asked), "{effects:?}");
    }
    read_kept(&mut page, kept);
    load(&mut page, Course::PATH, Ok(course()));
    let effects = load(&mut page, "lessons/one.json", Ok(built(&lesson())));
    assert!(effects.contains(&Effect::PostReady), "{effects:?}");
    page
}

pub(crate) fn model(page: &Page) -> &Model {
    page.model.state().unwrap()
}

pub(crate) fn does(page: &mut Page, event: Event) -> Vec<Effect> {
    page.send(PageEvent::Learn(event))
}

pub(crate) fn predict(page: &mut Page, question: usize, answer: Answer, sure: Certainty) -> Vec<Effect> {
    does(page, Event::Drafted(question, answer));
    does(page, Event::Committed(question, sure))
}

fn step(n: usize) -> usize {
    lesson().steps.iter().enumerate().filter(|(_, step)| matches!(step, Step::Run(_))).nth(n).unwrap().0
}

fn places(page: &Page) -> Vec<Place> {
    (0..lesson().steps.len()).map(|step| model(page).place(step)).collect()
}

fn kept(effects: &[Effect]) -> Progress {
    let text = effects.iter().find_map(|effect| match effect {
        Effect::Keep(ScreenId::Learn, text) => Some(text.clone()),
        _ => None,
    });
    Progress::read(&text.unwrap().unwrap()).unwrap()
}

#[test]
fn the_run_waits_for_every_prediction_and_the_comparison_for_the_run() {
    use Place::{Covered, Done, Hidden, Open};
    let mut page = at_lesson(None);
    let start = [Done, Open, Open, Covered, Hidden, Hidden, Hidden, Hidden, Hidden, Hidden];
    assert_eq!(places(&page), start);
    predict(&mut page, 0, Answer::Number(8.5), Certainty::High);
    assert_eq!(model(&page).place(step(0)), Covered);
    predict(&mut page, 1, Answer::Order(vec![0, 1, 2]), Certainty::Low);
    assert_eq!(model(&page).place(step(0)), Open);
    does(&mut page, Event::Reported(step(0), REPORT.to_owned()));
    assert_eq!(places(&page), [Done, Open, Open, Done, Done, Done, Open, Covered, Hidden, Hidden]);
    predict(&mut page, 2, Answer::Choice(0), Certainty::Mid);
    does(&mut page, Event::Ended(step(1)));
    assert!(model(&page).is_done());
    // The note is for teachers alone.
    assert_eq!(places(&page)[8..], [Done, Hidden]);
}

#[test]
fn a_run_without_predictions_as_teachers_start_it_ends_nothing() {
    let mut page = at_lesson(None);
    assert_eq!(does(&mut page, Event::Reported(step(0), REPORT.to_owned())), []);
    predict(&mut page, 0, Answer::Number(8.5), Certainty::High);
    assert_eq!(does(&mut page, Event::Reported(step(0), REPORT.to_owned())), [], "one question has no answer yet");
    predict(&mut page, 1, Answer::Order(vec![0, 1, 2]), Certainty::Low);
    does(&mut page, Event::Reported(step(0), REPORT.to_owned()));
    assert!(model(&page).given(0).unwrap().right.is_some());
}

#[test]
fn a_prediction_cannot_be_changed() {
    let mut page = at_lesson(None);
    let effects = predict(&mut page, 0, Answer::Number(3.0), Certainty::High);
    assert_eq!(kept(&effects), model(&page).progress);
    predict(&mut page, 0, Answer::Number(8.0), Certainty::Low);
    let given = model(&page).given(0).unwrap();
    assert_eq!((&given.answer, given.sure, given.right), (&Answer::Number(3.0), Certainty::High, None));
}

#[test]
fn nothing_is_committed_to_before_there_is_an_answer() {
    let mut page = at_lesson(None);
    assert_eq!(does(&mut page, Event::Committed(0, Certainty::High)), []);
    does(&mut page, Event::Drafted(0, Answer::Number(21.0)));
    assert_eq!(model(&page).asked(0).answer, None);
    // An order is shown from the start, and another one than the right one.
    let shown = model(&page).asked(1).answer.unwrap();
    assert_ne!(shown, Answer::Order(vec![0, 1, 2]));
    does(&mut page, Event::Committed(1, Certainty::Low));
    assert_eq!(model(&page).given(1).unwrap().answer, shown);
}

#[test]
fn the_result_comes_from_the_run() {
    let mut page = at_lesson(None);
    predict(&mut page, 0, Answer::Number(8.0), Certainty::High);
    predict(&mut page, 1, Answer::Order(vec![0, 1, 2]), Certainty::Low);
    does(&mut page, Event::Reported(step(0), REPORT.to_owned()));
    // The lesson says 8, but this race was ten to one.
    let given = model(&page).given(0).unwrap();
    assert_eq!((given.measured, given.right, given.points()), (Some(10.0), Some(false), Some(-6)));
    let compared = compared(&lesson().questions().next().unwrap().kind, given).unwrap();
    assert_eq!(compared.words, "You said 8 times. It was 10 times: 2 times too low.");
    assert_eq!(compared.points, "Sure: −6 points");
    assert!(compared.picture.contains("data-part=\"mine\"") && compared.picture.contains("data-part=\"result\""));
    // Running it once more changes nothing.
    let again = REPORT.replace("[20,9]", "[16,9]");
    assert_eq!(does(&mut page, Event::Reported(step(0), again)), []);
    assert_eq!(model(&page).taken().map(Taken::points), Some(-5));
}

#[test]
fn a_broken_report_is_said_and_the_lesson_stays() {
    let mut page = at_lesson(None);
    predict(&mut page, 0, Answer::Number(8.0), Certainty::High);
    predict(&mut page, 1, Answer::Order(vec![0, 1, 2]), Certainty::Low);
    let effects = does(&mut page, Event::Reported(step(0), "{}".to_owned()));
    assert!(matches!(&effects[..], [Effect::PostError(words)] if words.contains("could not be read")));
    assert_eq!(model(&page).place(step(0)), Place::Open);
}

#[test]
fn what_was_done_comes_back_with_the_browser() {
    let mut page = at_lesson(None);
    predict(&mut page, 0, Answer::Number(8.0), Certainty::High);
    let effects = predict(&mut page, 1, Answer::Order(vec![0, 1, 2]), Certainty::Low);
    let later = at_lesson(kept(&effects).json());
    assert_eq!(model(&later).progress, model(&page).progress);
    assert_eq!(model(&later).place(step(0)), Place::Open);
    assert_eq!(model(&later).progress_words(0), "Begun");
}

#[test]
fn an_answer_that_a_changed_lesson_does_not_take_is_asked_again() {
    let mut page = at_lesson(None);
    predict(&mut page, 0, Answer::Number(15.0), Certainty::High);
    let text = predict(&mut page, 1, Answer::Order(vec![0, 1, 2]), Certainty::Low);
    let text = kept(&text).json();
    let mut page = Page::new();
    page.open("#/learn?lesson=one");
    read_kept(&mut page, text);
    let changed = Lesson::read(&LESSON.replace(":to: 20", ":to: 10")).unwrap();
    load(&mut page, "lessons/one.json", Ok(built(&changed)));
    assert_eq!(model(&page).given(0), None);
    assert!(model(&page).given(1).is_some());
}

#[test]
fn what_the_browser_has_kept_may_be_broken() {
    for broken in ["", "[]", "{\"version\":2,\"lessons\":{}}", "{\"version\":1,\"lessons\":{\"../x\":3}}"] {
        let mut page = Page::new();
        page.open("#/learn");
        let effects = read_kept(&mut page, Some(broken.to_owned()));
        assert!(matches!(&effects[0], Effect::PostError(words) if words.contains("could not be read")), "{broken}");
        load(&mut page, Course::PATH, Ok(course()));
        assert!(model(&page).course.here().is_some());
        // Another version may read it: it is overwritten only by a person who deletes it.
        page.open("#/learn?lesson=one");
        load(&mut page, "lessons/one.json", Ok(built(&lesson())));
        assert_eq!(predict(&mut page, 0, Answer::Number(8.0), Certainty::High), [], "{broken}");
        assert_eq!(does(&mut page, Event::ClearAnswered(true)), [Effect::Keep(ScreenId::Learn, None)], "{broken}");
    }
}

#[test]
fn a_teacher_sees_everything() {
    let mut page = at_lesson(None);
    page.open("#/learn?lesson=one&notes=1");
    assert!(places(&page).iter().all(|place| matches!(place, Place::Open | Place::Done)), "{:?}", places(&page));
    assert!(page.model.address().unwrap().contains("notes=1"));
}

#[test]
fn a_lesson_that_does_not_come_can_be_asked_for_again() {
    let mut page = Page::new();
    page.open("#/learn?lesson=one");
    read_kept(&mut page, None);
    load(&mut page, Course::PATH, Ok(course()));
    load(&mut page, "lessons/one.json", Err("the server answered 404"));
    assert_eq!(model(&page).failure(), "lessons/one.json: the server answered 404");
    let effects = does(&mut page, Event::RetryPressed);
    assert_eq!(effects, [Effect::LoadContent(ScreenId::Learn, "lessons/one.json".to_owned())]);
    load(&mut page, "lessons/one.json", Ok(built(&lesson())));
    assert_eq!(model(&page).failure(), "");
}

#[test]
fn a_lesson_of_ones_own_is_read_in_the_browser() {
    let mut page = Page::new();
    page.open("#/learn?lesson=mine.md");
    read_kept(&mut page, None);
    let effects = load(&mut page, "lessons/mine.md", Ok(LESSON.to_owned()));
    assert!(effects.contains(&Effect::ReadLesson(ScreenId::Learn, LESSON.to_owned())), "{effects:?}");
    let flaw = LessonError { line: Some(3), reason: "no".to_owned(), fix: "do".to_owned() };
    page.send(PageEvent::LessonRead { id: ScreenId::Learn, result: Err(flaw) });
    assert_eq!(model(&page).failure(), "lessons/mine.md: line 3: no. To fix this, do.");
    page.send(PageEvent::LessonRead { id: ScreenId::Learn, result: Ok(Arc::new(lesson())) });
    assert!(model(&page).open().is_some());
}

#[test]
fn a_late_lesson_is_not_shown_in_place_of_another() {
    let mut page = Page::new();
    page.open("#/learn?lesson=one");
    page.open("#/learn?lesson=two");
    assert_eq!(load(&mut page, "lessons/one.json", Ok(built(&lesson()))), []);
    assert!(model(&page).open().is_none());
}

#[test]
fn everything_can_be_deleted_but_not_by_one_press() {
    let mut page = at_lesson(None);
    predict(&mut page, 0, Answer::Number(8.0), Certainty::High);
    assert_eq!(does(&mut page, Event::ClearPressed), []);
    assert!(model(&page).clearing);
    does(&mut page, Event::ClearAnswered(false));
    assert!(model(&page).given(0).is_some());
    does(&mut page, Event::ClearPressed);
    assert_eq!(does(&mut page, Event::ClearAnswered(true)), [Effect::Keep(ScreenId::Learn, None)]);
    assert_eq!(model(&page).given(0), None);
}

#[test]
fn a_lesson_can_be_taken_again() {
    let mut page = at_lesson(None);
    predict(&mut page, 0, Answer::Number(8.0), Certainty::High);
    does(&mut page, Event::AgainPressed);
    assert_eq!(model(&page).given(0), None);
    assert_eq!(model(&page).next(), Some(("A lesson".to_owned(), "#/learn?lesson=two".to_owned())));
}

#[test]
fn answers_are_files() {
    let mut page = at_lesson(None);
    predict(&mut page, 0, Answer::Number(8.0), Certainty::High);
    predict(&mut page, 1, Answer::Order(vec![2, 0, 1]), Certainty::Low);
    does(&mut page, Event::Reported(step(0), REPORT.to_owned()));
    let [Effect::Download { text: csv, .. }] = &does(&mut page, Event::CsvPressed)[..] else { panic!() };
    let result = model(&page).progress.results().next().unwrap();
    let link = format!("\"{}\"", result.link());
    assert_eq!(
        *csv,
        format!(
            "lesson,question,prediction,certainty,measured,right,points,result\r\n\"one\",1,\"8\",3,10,false,-6,{link}\r\n\
             \"one\",2,\"3 1 2\",1,,false,0,{link}\r\n"
        )
    );
    let [Effect::Download { text: json, .. }] = &does(&mut page, Event::JsonPressed)[..] else { panic!() };
    assert_eq!(Progress::read(json).unwrap(), model(&page).progress);
    // A teacher's page finds the result in either.
    for file in [csv, json] {
        let read = |handed: &Handed| matches!(handed, Handed::Lesson(read) if read.is_double_of(&result));
        let found = find(file, "");
        assert!(!found.handed.is_empty() && found.handed.iter().all(read) && found.unread.is_empty(), "{found:?}");
    }
}

#[test]
fn calibration_says_what_to_learn_from_it() {
    let mut page = at_lesson(None);
    assert_eq!(Calibration::of(&model(&page).progress).sentence(), "");
    predict(&mut page, 0, Answer::Number(8.0), Certainty::High);
    predict(&mut page, 1, Answer::Order(vec![0, 1, 2]), Certainty::Mid);
    does(&mut page, Event::Reported(step(0), REPORT.to_owned()));
    let calibration = Calibration::of(&model(&page).progress);
    assert_eq!((calibration.given(), calibration.points()), (2, -4));
    assert_eq!(
        calibration.sentence(),
        "−4 points in 2 predictions. When you were sure, 0 of 1 were right. Saying “sure” pays only if you are right more \
         than 4 times out of 5."
    );
    assert!(calibration.figure().html().contains("1 of 1 right; it pays from 67\u{a0}%"));
}

#[test]
fn links_in_a_lesson_keep_the_pages_own_keys() {
    let page = at_lesson(None);
    let lesson = lesson();
    let Some(Step::Explain(words)) = lesson.steps.iter().find(|step| matches!(step, Step::Explain(_))) else {
        panic!()
    };
    let html = hare_and_tortoise::app::screen::learn::own_links(words, &|link| format!("{link}&theme=dark"));
    assert!(html.contains("<a href=\"#/explore?panel=queue&amp;load=0.5&amp;theme=dark\">More</a>"), "{html}");
    assert_eq!(page.model.in_frame("#/race?seed=7&embed=0"), "#/race?seed=7&controls=transport&embed=1&theme=system");
}
