//! The class's screen: a class's results together, what is not shown of a small group, and one result from its link.

use crate::page::{Page, scenario};
use hare_and_tortoise::app::result::{Given, LessonResult, Unread};
use hare_and_tortoise::app::screen::ScreenId;
use hare_and_tortoise::app::screen::class::{Event, Group, Model, Round, Taken, View};
use hare_and_tortoise::app::{Effect, Event as PageEvent};
use hare_and_tortoise::scenario::lesson::{Answer, Certainty, Course, Lesson, LessonId, Listed};
use hare_and_tortoise::scenario::read_catalogue;

const LESSON: &str = "\
---
title: A lesson
minutes: 5
aims:
- one thing
shows: solo
---

:::predict number
:unit: times
:from: 1
:to: 20
:answer: 8
:within: 10 %

How many?
:::

:::predict choice
Which?

- [ ] This
- [x] *That*
:::

:::predict order
In which order?

1. First
2. Second
3. Third
:::

:::predict line
:across: Speed
:up: Time
:from: 0
:to: 10
:points: 1 1; 5 5; 9 9
:within: 10 %

Draw it.
:::

:::run
:address: #/race?seed=7
:touch: Press Play.
:::

:::compare
:::
";

fn id(name: &str) -> LessonId {
    LessonId::new(name).unwrap()
}

fn course() -> String {
    let head = Lesson::read(LESSON).unwrap().head;
    serde_json::to_string(&Course { lessons: vec![Listed { id: id("one"), head, n_questions: 4 }] }).unwrap()
}

pub(crate) fn model(page: &Page) -> &Model {
    page.model.state().unwrap()
}

fn does(page: &mut Page, event: Event) -> Vec<Effect> {
    page.send(PageEvent::Class(event))
}

fn load(page: &mut Page, path: &str, result: Result<String, &str>) -> Vec<Effect> {
    page.send(PageEvent::ContentLoaded {
        id: ScreenId::Class,
        path: path.to_owned(),
        result: result.map_err(str::to_owned),
    })
}

/// The page, with its list of lessons.
#[track_caller]
fn opened(address: &str) -> Page {
    let mut page = Page::new();
    let effects = page.open(address);
    assert_eq!(effects, [Effect::LoadContent(ScreenId::Class, Course::PATH.to_owned())]);
    let list = r#"[{"id": "task", "title": "The task"}]"#;
    page.send(PageEvent::CatalogueLoaded(read_catalogue(list).map_err(|error| error.to_string())));
    page
}

/// Adds a text and answers what the page asks for.
#[track_caller]
pub(crate) fn add(page: &mut Page, text: &str) {
    for effect in does(page, Event::Added(text.to_owned())) {
        match effect {
            Effect::LoadContent(ScreenId::Class, path) => {
                assert_eq!(path, "lessons/one.json");
                load(page, &path, Ok(serde_json::to_string(&Lesson::read(LESSON).unwrap()).unwrap()));
            }
            Effect::LoadScenario(task) => {
                page.load(task.as_str(), Ok(scenario("task")));
            }
            other => panic!("{other:?}"),
        }
    }
}

/// A class's page that is ready.
pub(crate) fn class() -> Page {
    let mut page = opened("#/class");
    let effects = load(&mut page, Course::PATH, Ok(course()));
    assert_eq!(effects, [Effect::PostReady]);
    page
}

/// The result of the person with this number: the first two of three are right about the number and the choice.
pub(crate) fn result(n: u32) -> LessonResult {
    let right = n % 3 < 2;
    let given = |answer, sure, right| Some(Given { answer, sure, measured: None, right: Some(right) });
    LessonResult {
        lesson: id("one"),
        tag: n,
        nickname: String::new(),
        given: vec![
            given(Answer::Number(if right { 8.0 } else { 15.0 }), Certainty::High, right),
            given(Answer::Choice(usize::from(right)), Certainty::Low, right),
            given(Answer::Order(if right { vec![0, 1, 2] } else { vec![0, 2, 1] }), Certainty::Mid, right),
            given(Answer::Line(vec![1.0, 5.0, f64::from(n % 10)]), Certainty::Mid, right),
        ],
    }
}

pub(crate) fn link(result: &LessonResult) -> String {
    format!("https://example.org/{}", result.link())
}

pub(crate) fn session(n: u32) -> String {
    format!("#/iterate?v=1&scenario=task&mode=fast&slow=custom&fast=custom&seed=7&slow.ttft=5&log=1s,{}a", 10 + n)
}

pub(crate) fn titles(views: &[View]) -> Vec<&str> {
    views.iter().map(|view| view.title.as_str()).collect()
}

#[test]
fn a_class_of_thirty_is_read_out_of_a_noisy_chat() {
    let mut page = class();
    let mut chat = String::from("Welcome! The lesson is https://example.org/#/learn?lesson=one\n");
    for n in 0..30 {
        let link = link(&result(n));
        let middle = link.len() - 9;
        chat += &match n % 5 {
            0 => format!("[10:{n:02}] Fox{n}: here you are: {link}!\n"),
            1 => format!("{}\n{}\n", &link[..middle], &link[middle..]),
            2 => format!("<a href=\"{}\">mine</a>\n", link.replace('?', "?v=1&amp;")),
            3 => format!("<{link}|{link}> 👍\n"),
            _ => format!("“{link}”.\r\n"),
        };
    }
    let broken = link(&result(40));
    chat += &format!("late, sorry {}…\n{}\n", &broken[..broken.len() - 8], session(0));
    add(&mut page, &chat);

    // The HTML link, and the one with `|`, are there twice or once: doubles are those of Slack.
    let taken = Taken { new: 31, doubles: 6, unread: 1, lessons: 0 };
    assert_eq!(model(&page).taken, Some(taken));
    assert_eq!(
        model(&page).taken.as_ref().unwrap().words(),
        "31 results added; 6 doubles left out; 1 link or file could not be read."
    );
    assert_eq!(model(&page).count_words(), "30 results of lessons, 1 link to a session.");
    let unread = model(&page).unread();
    assert_eq!(unread.len(), 1);
    let last = chat.lines().count() - 1;
    assert!(unread[0].place == format!("line {last}") && unread[0].why.contains("cut off"), "{unread:?}");

    let views = model(&page).views();
    assert_eq!(
        titles(&views),
        [
            "A lesson, question 1",
            "A lesson, question 2",
            "A lesson, question 3",
            "A lesson, question 4",
            "Sessions",
            "How sure"
        ]
    );
    assert_eq!(views[0].sentence, "20 of 30 were right. The middle prediction was 8 times. The result was 8 times.");
    assert_eq!(views[0].drawn[0].html.matches("data-point=\"class\"").count(), 30);
    assert!(
        views[0].drawn[0].table.contains("<th scope=\"row\">15 times</th><td>10</td>"),
        "{}",
        views[0].drawn[0].table
    );
    assert_eq!(views[1].sentence, "20 of 30 were right.");
    assert!(
        views[1].drawn[0].html.contains("<b>This</b> 10 of 30")
            && views[1].drawn[0].html.contains("<b>✓ That</b> 20 of 30")
    );
    assert_eq!(views[2].sentence, "20 of 30 got the whole order right.");
    assert!(
        views[2].drawn[0].html.contains("<b>1. First</b> 30 of 30")
            && views[2].drawn[0].html.contains("<b>2. Second</b> 20 of 30")
    );
    assert_eq!(views[3].drawn[0].html.matches("<polyline data-line=\"class\"").count(), 30);
    assert_eq!(views[3].drawn[0].axes, ["Time", "Speed"]);
    let sentence = &views[5].sentence;
    let begins = "Predictions that people were sure of: 20 of 30 right. Guesses: 20 of 30 right.";
    assert!(sentence.starts_with(begins), "{sentence}");

    // The whole chat once more changes nothing.
    let before = model(&page).views();
    add(&mut page, &chat);
    assert_eq!(model(&page).taken, Some(Taken { new: 0, doubles: 37, unread: 1, lessons: 0 }));
    assert_eq!(model(&page).views(), before);
    assert_eq!(model(&page).unread().len(), 1);
}

#[test]
fn a_group_under_five_shows_its_size_and_nothing_else() {
    let mut page = class();
    for n in 0..4 {
        add(&mut page, &format!("{} {}", link(&result(n)), session(n)));
    }
    let words = "From 5 on the answers are shown: in a smaller group one could tell whose they are.";
    for view in model(&page).views() {
        let n = if view.group == Group::Sessions { "4 sessions" } else { "4 results" };
        assert_eq!((view.sentence, view.drawn.len()), (format!("{n} so far. {words}"), 0));
    }
    add(&mut page, &format!("{} {}", link(&result(4)), session(4)));
    assert!(model(&page).views().iter().all(|view| view.drawn.len() == 1));
}

#[test]
fn a_second_vote_stands_beside_the_first() {
    let mut page = class();
    let first: Vec<_> = (0..6).map(|n| link(&result(3 * n + 2))).collect();
    add(&mut page, &first.join(" "));
    does(&mut page, Event::RoundChosen(Round::Second));
    let second: Vec<_> = (0..6).map(|n| link(&result(3 * n))).collect();
    add(&mut page, &second.join(" "));
    let views = model(&page).views();
    assert_eq!(views[1].sentence, "First vote: 0 of 6 were right. Second vote: 6 of 6 were right.");
    let html = &views[1].drawn[0].html;
    assert!(
        html.contains("<b>✓ That (first vote)</b> 0 of 6") && html.contains("<b>✓ That (second vote)</b> 6 of 6"),
        "{html}"
    );
    let names: Vec<_> = views[0].drawn.iter().map(|drawn| drawn.name.as_str()).collect();
    assert_eq!(names, ["First vote", "Second vote"]);
}

#[test]
fn the_second_result_of_a_nickname_is_its_second_vote_and_small_votes_stay_hidden() {
    let mut page = class();
    let named = |n: u32, name: &str| LessonResult { nickname: name.to_owned(), ..result(n) };
    let names = ["fox", "owl", "elk", "bee", "ant"];
    let first: Vec<_> = names.iter().enumerate().map(|(n, name)| link(&named(3 * n as u32 + 2, name))).collect();
    add(&mut page, &first.join("\n"));
    add(&mut page, &[link(&named(30, "fox")), link(&named(33, "owl"))].join("\n"));
    assert_eq!(
        model(&page).views()[1].sentence,
        "First vote: 0 of 5 were right. Second vote: 2 results so far. From 5 on the answers are shown: in a smaller group \
         one could tell whose they are."
    );
}

#[test]
fn a_text_cannot_make_the_page_ask_for_what_the_site_does_not_list() {
    let mut page = class();
    let foreign = LessonResult { lesson: id("elsewhere"), ..result(1) };
    assert_eq!(does(&mut page, Event::Added(link(&foreign))), []);
    let views = model(&page).views();
    assert_eq!(
        views[0].sentence,
        "The lesson cannot be shown: it is not in this site’s list of lessons. Its results (1) are in the CSV."
    );
}

#[test]
fn answers_that_a_question_does_not_take_are_left_out() {
    let mut page = class();
    let mut results: Vec<_> = (0..6).map(result).collect();
    results[5].given[0].as_mut().unwrap().answer = Answer::Number(1e9);
    results[4].given[1] = None;
    add(&mut page, &results.iter().map(link).collect::<Vec<_>>().join(" "));
    let views = model(&page).views();
    assert!(views[0].sentence.starts_with("4 of 5 were right."), "{}", views[0].sentence);
    assert!(views[1].sentence.contains(" of 5 were right."), "{}", views[1].sentence);
}

#[test]
fn files_are_read_and_those_without_a_result_are_named() {
    let mut page = class();
    let files = vec![
        ("a.txt".to_owned(), Ok(link(&result(1)))),
        ("b.zip, notes.txt".to_owned(), Ok("nothing here".to_owned())),
        ("c.pdf".to_owned(), Err("a PDF is not read; paste its text".to_owned())),
    ];
    does(&mut page, Event::FilesRead(files));
    assert_eq!(model(&page).taken, Some(Taken { new: 1, doubles: 0, unread: 2, lessons: 0 }));
    let unread = |place: &str, why: &str| Unread { place: place.to_owned(), text: String::new(), why: why.to_owned() };
    assert_eq!(
        model(&page).unread(),
        [unread("b.zip, notes.txt", "there is no result in it"), unread("c.pdf", "a PDF is not read; paste its text")]
    );
}

#[test]
fn a_projector_shows_one_at_a_time_and_stops_at_both_ends() {
    let mut page = class();
    assert_eq!(model(&page).at_words(), "Nothing to show yet. Leave projection and add the results of your class.");
    add(&mut page, &(0..5).map(|n| link(&result(n))).collect::<Vec<_>>().join(" "));
    let mut at = Vec::new();
    for by in [-1, 1, 1, 1, 1, 1, -1] {
        does(&mut page, Event::Moved(by));
        at.push(model(&page).at());
    }
    assert_eq!((at, model(&page).at_words()), (vec![0, 1, 2, 3, 4, 4, 3], "4 of 5".to_owned()));
}

#[test]
fn everything_can_be_saved_and_removed() {
    let mut page = class();
    let named = LessonResult { nickname: "=fox".to_owned(), ..result(2) };
    add(&mut page, &format!("{} {}", link(&named), session(0)));
    let [Effect::Download { name, text, .. }] = &does(&mut page, Event::CsvPressed)[..] else { panic!() };
    assert_eq!(*name, "hare-and-tortoise-class.csv");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[1], "1,1,\"one\",1,\"'=fox\",\"15\",3,,false,-6,,,,,,");
    assert_eq!(lines[3], "1,1,\"one\",3,\"'=fox\",\"1 3 2\",2,,false,-2,,,,,,");
    assert!(lines[5].starts_with("2,,,,,,,,,,\"") && lines[5].ends_with(",true"), "{}", lines[5]);
    let columns = |line: &str| line.matches(',').count();
    assert!(lines.iter().all(|line| columns(line) == columns(lines[0])), "{text}");

    does(&mut page, Event::ClearPressed);
    does(&mut page, Event::ClearAnswered(false));
    assert!(!model(&page).is_empty() && !model(&page).clearing);
    does(&mut page, Event::ClearPressed);
    does(&mut page, Event::ClearAnswered(true));
    assert!(model(&page).is_empty() && model(&page).views().is_empty() && model(&page).taken.is_none());
}

#[test]
fn one_result_says_what_it_is_and_its_address_stays() {
    let address = LessonResult { nickname: "fox".to_owned(), ..result(2) }.link();
    let mut page = opened(&address);
    let effects = load(&mut page, Course::PATH, Ok(course()));
    assert_eq!(effects, [Effect::LoadContent(ScreenId::Class, "lessons/one.json".to_owned()), Effect::PostReady]);
    let one = model(&page).one().unwrap();
    assert_eq!((one.title.as_str(), one.lines[0].predicted.as_str()), ("one", "Predicted 15."));
    load(&mut page, "lessons/one.json", Ok(serde_json::to_string(&Lesson::read(LESSON).unwrap()).unwrap()));
    let one = model(&page).one().unwrap();
    assert_eq!(
        (one.title.as_str(), one.nickname.as_str(), one.link.as_str()),
        ("A lesson", "fox", "#/learn?lesson=one")
    );
    assert_eq!(one.lines[0].predicted, "Predicted 15 times; it was 8 times.");
    assert_eq!(one.lines[0].counted, "Not right. Sure, −6 points.");
    assert_eq!(one.lines[1].predicted, "Predicted: This");
    assert_eq!(one.lines[2].predicted, "Predicted: First; Third; Second");
    assert_eq!(page.model.address().unwrap(), address.replace("?r", "?v=1&r"));

    let page = opened(&address[..address.len() - 2]);
    assert!(model(&page).one().unwrap().broken.contains("cut off"));
}

#[test]
fn a_lesson_that_does_not_load_can_be_asked_for_again() {
    let mut page = class();
    let effects = does(&mut page, Event::Added(link(&result(1))));
    assert_eq!(effects, [Effect::LoadContent(ScreenId::Class, "lessons/one.json".to_owned())]);
    load(&mut page, "lessons/one.json", Err("not found"));
    assert_eq!(model(&page).failure(), "A lesson could not be loaded: not found");
    assert_eq!(does(&mut page, Event::RetryPressed), effects);
}
