//! A task in a person's own file: it plays like any other, and the page asks for the file if a kept session or a link
//! needs it.

use crate::session_kept::{DONE, list, newest, reloaded, ticks};
use crate::session_log::entry;
use crate::session_page::{Desk, SENT, STEADY};
use hare_and_tortoise::app::Effect;
use hare_and_tortoise::app::screen::iterate::{Act, Event, Mode, Part};
use hare_and_tortoise::scenario::{Scenario, ScriptKind};
use std::sync::Arc;

/// A file is opened, as the shell tells of it.
fn opened(name: &str, json: &str) -> Event {
    let task = Scenario::from_json(json).map(Arc::new).map_err(|error| error.to_string());
    Event::FileOpened(name.to_owned(), task)
}

#[test]
fn the_persons_own_file_is_a_task_like_any_other() {
    let mut desk = Desk::opened(STEADY, None);
    let own = crate::session_page::task("mine").to_string();
    desk.does(opened("mine.json", &own.replace("compiles", "")));
    desk.does(Event::FileOpened("mine.json".to_owned(), Err("it cannot be read".to_owned())));
    let refused = &desk.model.notices;
    assert!(refused[0].starts_with("“mine.json” was not opened: scripts.slow[0].checks[0].name"), "{refused:?}");
    assert_eq!(refused[1], "“mine.json” was not opened: it cannot be read");
    desk.does(opened("mine.json", &own));
    assert!(desk.iterate().setup.own && desk.iterate().can_start());
    desk.does(Event::StartPressed);
    assert_eq!(desk.session().work().task, "The mine");
    assert!(!desk.effects.iter().any(|effect| matches!(effect, Effect::LoadScenario(_))));
}

/// A task in a file with the id of one of the site's, and one more word.
fn own_file(id: &str) -> Event {
    let mut file = crate::session_page::task(id);
    file["title"] = "My own".into();
    opened("file.json", &file.to_string())
}

/// A session with a task in a file, done, and the link that replays it.
fn done_with_own_file(id: &str) -> (Desk, String) {
    let mut desk = Desk::opened(STEADY, None);
    desk.does(own_file(id));
    desk.does(Event::ModeChosen(Mode::One(ScriptKind::Fast)));
    desk.does(Event::StartPressed);
    desk.acts(&DONE);
    assert!(!desk.iterate().replay_needs().is_empty());
    desk.does(Event::CopyReplayPressed);
    let link = match desk.effects.pop() {
        Some(Effect::CopyLink(link)) => link,
        other => panic!("{other:?}"),
    };
    (desk, link)
}

/// The set-up asks for the file of a session by name. Another file does not open the session; the right one does.
#[track_caller]
fn check_opens_with_its_file(desk: &mut Desk, id: &str, title: &str) {
    let lacking = desk.iterate().lacking();
    assert!(lacking.starts_with(&format!("“{title}” is about")) && lacking.contains(&format!("`{id}`")), "{lacking}");
    assert_eq!((desk.iterate().part(), desk.iterate().can_retry()), (Part::Setup, false));
    desk.does(own_file("another"));
    assert_eq!((desk.iterate().part(), desk.iterate().lacking()), (Part::Setup, lacking));
    desk.does(own_file(id));
    assert_eq!((desk.iterate().part(), desk.iterate().lacking().as_str()), (Part::Results, ""));
    assert_eq!(desk.session().work().task, "My own");
    assert_eq!(desk.session().log, [(1.0, SENT), (3.0, Act::Accepted)].map(entry));
}

#[test]
fn a_kept_session_with_a_file_of_ones_own_opens_once_the_file_is_chosen_again() {
    // One task that the site does not have, and one that it has too.
    for id in ["mine", "task"] {
        let (desk, _) = done_with_own_file(id);
        let mut again = reloaded(&desk);
        assert_eq!(again.iterate().lacking(), "");
        let first = newest(&again);
        again.does(Event::SessionOpened(first));
        check_opens_with_its_file(&mut again, id, &format!("1. {id}, Custom"));
        assert_eq!(list(&again), ["1. My own, Custom: 1 turn, 3.00 s, accepted"]);
    }
}

#[test]
fn a_link_to_a_session_with_a_file_asks_for_the_file() {
    for id in ["mine", "task"] {
        let (_, link) = done_with_own_file(id);
        let mut desk = Desk::opened(&link, None);
        check_opens_with_its_file(&mut desk, id, &format!("{id}, Custom, from a link"));
    }
}

#[test]
fn a_file_of_an_older_link_is_asked_for_once_the_site_does_not_give_it() {
    let mut desk = Desk::opened("#/iterate?scenario=missing&mode=fast&slow=custom&fast=custom&log=1s,3a", None);
    let lacking = desk.iterate().lacking();
    assert!(
        lacking.contains("is about a task that this site does not have") && lacking.contains("`missing`"),
        "{lacking}"
    );
    desk.does(own_file("missing"));
    assert_eq!((desk.iterate().part(), desk.session().work().task.as_str()), (Part::Results, "My own"));
}

#[test]
fn a_setup_with_a_file_asks_for_it_and_another_task_will_do() {
    let mut desk = Desk::opened("#/iterate?scenario=mine&own=1&mode=fast&slow=custom&fast=custom", None);
    assert!(desk.iterate().lacking().starts_with("The task “mine” is in a file of yours"));
    assert!(!desk.iterate().can_start());
    desk.does(Event::ScenarioChosen(crate::page::id("task")));
    assert_eq!((desk.iterate().lacking().as_str(), desk.iterate().can_start()), ("", true));
    assert!(!desk.iterate().setup.own);
}

#[test]
fn choosing_another_task_ends_the_wait_for_the_file() {
    let (desk, _) = done_with_own_file("mine");
    let mut again = reloaded(&desk);
    let first = newest(&again);
    again.does(Event::SessionOpened(first));
    again.does(Event::ScenarioChosen(crate::page::id("other")));
    assert_eq!(again.iterate().lacking(), "");
    again.does(own_file("mine"));
    assert_eq!((again.iterate().part(), list(&again).len()), (Part::Setup, 1));
}

#[test]
fn a_session_without_its_file_cannot_be_put_in_the_chart() {
    let (desk, _) = done_with_own_file("mine");
    let mut again = reloaded(&desk);
    again.does(Event::StartPressed);
    again.acts(&[(1.0, SENT), (6.0, Act::Accepted)]);
    assert_eq!(ticks(&again)[1], Some((false, false, "in the chart once its task has loaded")));
}
