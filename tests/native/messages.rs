//! Messages to and from an embedding page.

use crate::page::{Page, STEADY, id, seconds};
use hare_and_tortoise::app::address::{Locked, Theme};
use hare_and_tortoise::app::embed::{Command, Field, Message, State, StateFeed};
use hare_and_tortoise::app::playback::Status;
use hare_and_tortoise::app::screen::race::Event;
use hare_and_tortoise::app::screen::race::report::Report;
use hare_and_tortoise::app::{self, Effect, Wall};
use serde_json::{Value, json};

/// A field as a browser's script has it.
fn field(message: &Value, name: &str) -> Field {
    let value = if name.is_empty() { Some(message) } else { message.get(name) };
    match value {
        None | Some(Value::Null) => Field::Missing,
        Some(Value::String(text)) if text == HALF => Field::Torn,
        Some(Value::String(text)) => Field::Text(text.clone()),
        Some(Value::Number(number)) => Field::Number(number.as_f64().unwrap()),
        Some(Value::Array(_)) => Field::Other("a list"),
        Some(Value::Bool(flag)) => Field::Flag(*flag),
        Some(Value::Object(_)) => Field::Other("an object"),
    }
}

/// Stands for a text with half of a character, which a text in Rust cannot hold.
const HALF: &str = "a lone surrogate";

#[track_caller]
fn check_read(message: &Value, expected: Option<Result<Command, &str>>) {
    let expected = expected.map(|command| command.map_err(str::to_owned));
    assert_eq!(Command::read(|name| field(message, name)), expected, "{message}");
}

/// A message to the playground.
#[track_caller]
fn check(mut message: Value, expected: Result<Command, &str>) {
    message["to"] = "hare-and-tortoise".into();
    check_read(&message, Some(expected));
}

#[test]
fn commands_are_read() {
    check(json!({"type": "play"}), Ok(Command::Play));
    check(json!({"type": "pause", "more": 1}), Ok(Command::Pause));
    check(json!({"type": "restart"}), Ok(Command::Restart));
    check(json!({"type": "report"}), Ok(Command::Report));
    check(json!({"type": "seek", "seconds": 1.25}), Ok(Command::Seek(seconds(1.25))));
    check(json!({"type": "seek", "seconds": 0}), Ok(Command::Seek(seconds(0.0))));
    check(
        json!({"type": "open", "hash": "#/race?seed=1"}),
        Ok(Command::Open { hash: "#/race?seed=1".to_owned(), push: false }),
    );
}

#[test]
fn commands_for_every_screen_are_read() {
    check(json!({"type": "theme", "theme": "dark"}), Ok(Command::Theme(Theme::Dark)));
    check(json!({"type": "visible", "visible": false}), Ok(Command::Visible(false)));
    check(json!({"type": "lock", "keys": "seed,lanes"}), Ok(Command::Lock(Locked::new("seed,lanes"))));
    check(json!({"type": "resized"}), Ok(Command::Resized));
    check(json!({"type": "task", "task": "{}"}), Ok(Command::Task("{}".to_owned())));
    let open = |push| Ok(Command::Open { hash: "#/explore".to_owned(), push });
    check(json!({"type": "open", "hash": "#/explore", "history": "push"}), open(true));
    check(json!({"type": "open", "hash": "#/explore", "history": "replace"}), open(false));
    // As reveal.js sends them: texts, addressed to nobody.
    check_read(&json!("slide:start"), Some(Ok(Command::Slide(true))));
    check_read(&json!("slide:stop"), Some(Ok(Command::Slide(false))));
}

#[test]
fn errors_in_a_command_are_answered() {
    check(json!({"type": "theme"}), Err("message: missing field `theme`"));
    check(json!({"type": "theme", "theme": "pink"}), Err("message: theme: is none of light, dark, system"));
    check(json!({"type": "visible", "visible": 1}), Err("message: visible: is a number; true or false is needed"));
    check(json!({"type": "seek", "seconds": true}), Err("message: seconds: is true or false; a number is needed"));
    check(json!({"type": "lock", "keys": ["seed"]}), Err("message: keys: is a list; a text is needed"));
    check(json!({}), Err("message: missing field `type`"));
    check(json!({"type": null}), Err("message: missing field `type`"));
    check(json!({"type": 1}), Err("message: type: is a number; a text is needed"));
    check(
        json!({"type": "explode"}),
        Err("message: type: is none of play, pause, restart, seek, open, report, theme, visible, lock, resized, task"),
    );
    check(json!({"type": "seek"}), Err("message: missing field `seconds`"));
    check(json!({"type": "seek", "seconds": "1"}), Err("message: seconds: is a text; a number is needed"));
    check(json!({"type": "seek", "seconds": -1}), Err("message: seconds: is -1; 0 to 1000000000 is allowed"));
    check(json!({"type": "open"}), Err("message: missing field `hash`"));
    check(json!({"type": "open", "hash": ["#"]}), Err("message: hash: is a list; a text is needed"));
}

#[test]
fn messages_for_somebody_else_are_ignored() {
    for message in [
        json!(null),
        json!("play"),
        json!("slide:"),
        json!("slide:started"),
        json!(["hare-and-tortoise"]),
        json!({}),
        json!({"type": "play"}),
        json!({"to": "somebody", "type": "play"}),
        json!({"to": {"hare-and-tortoise": 1}, "type": "play"}),
        json!({"from": "hare-and-tortoise", "version": 1, "type": "ready"}),
    ] {
        check_read(&message, None);
    }
}

#[test]
fn half_a_character_is_answered_if_it_is_for_the_playground() {
    check(json!({"type": "open", "hash": HALF}), Err("message: hash: contains half a character (a lone surrogate)"));
    check(json!({"type": HALF}), Err("message: type: contains half a character (a lone surrogate)"));
    check_read(&json!({"to": HALF, "type": "play"}), None);
    check_read(&json!({"to": "somebody", "type": "open", "hash": HALF}), None);
}

fn obey(page: &mut Page, command: Command) -> Vec<Effect> {
    let now = page.now();
    page.send(app::Event::MessageCame { now, command: Ok(command) })
}

#[test]
fn commands_are_obeyed_as_buttons_are() {
    let mut page = Page::at(STEADY);
    assert_eq!(obey(&mut page, Command::Seek(seconds(0.51))), [Effect::ShowRun]);
    assert_eq!(page.playback(), (Status::Paused, 0.51));
    assert_eq!(obey(&mut page, Command::Play), [Effect::MeasureFidelity, Effect::ShowRun]);
    page.wait(0.1);
    assert_eq!(page.playback(), (Status::Running, 0.61));
    obey(&mut page, Command::Seek(seconds(1e9)));
    assert_eq!(page.playback(), (Status::Running, 1.06));
    assert_eq!(obey(&mut page, Command::Pause), [Effect::ShowRun]);
    assert_eq!(obey(&mut page, Command::Restart), [Effect::MeasureFidelity, Effect::ShowRun]);
    assert_eq!(page.playback(), (Status::Running, 0.0));
    assert_eq!(obey(&mut page, Command::Report), [Effect::PostReport]);
    // The address opens by way of the browser. A page that embeds the playground keeps its own history as it is.
    for push in [false, true] {
        let hash = "#/race?seed=2".to_owned();
        let effects = obey(&mut page, Command::Open { hash: hash.clone(), push });
        assert_eq!(effects, [Effect::OpenAddress { hash, push }]);
    }
}

#[test]
fn a_bad_command_is_answered_and_shown() {
    let mut page = Page::at(STEADY);
    let now = page.now();
    let effects = page.send(app::Event::MessageCame { now, command: Err("message: bad".to_owned()) });
    assert_eq!(effects, [Effect::PostError("message: bad".to_owned())]);
    assert_eq!(page.model.notices, ["message: bad"]);
}

#[test]
fn messages_are_just_this() {
    let mut page = Page::at(STEADY);
    page.race(Event::PlayPressed);
    page.wait(1.0);
    let state = State::of(page.run(), page.run().playhead(page.now()));
    let report = Report::of(&page.model.race, &[]).unwrap();
    let report_json = report.json();
    for (message, expected) in [
        (Message::Ready, r#"{"from":"hare-and-tortoise","version":1,"type":"ready"}"#.to_owned()),
        (
            Message::State(state),
            r#"{"from":"hare-and-tortoise","version":1,"type":"state","status":"running","seconds":1,"lanes":[{"tokens":1,"phase":"say"},{"tokens":4,"phase":"done"}]}"#.to_owned(),
        ),
        (
            Message::Report(report.json()),
            format!(r#"{{"from":"hare-and-tortoise","version":1,"type":"report","report":{report_json}}}"#),
        ),
        (Message::Resize(812), r#"{"from":"hare-and-tortoise","version":1,"type":"resize","height":812}"#.to_owned()),
        (
            Message::Error("a \"b\"\n"),
            r#"{"from":"hare-and-tortoise","version":1,"type":"error","message":"a \"b\"\n"}"#.to_owned(),
        ),
        (
            Message::Changed("#/race?v=1&0.name=\"x\""),
            r##"{"from":"hare-and-tortoise","version":1,"type":"changed","hash":"#/race?v=1&0.name=\"x\""}"##.to_owned(),
        ),
    ] {
        assert_eq!(message.json(), expected);
    }
}

/// Frames of a run, at so many a second, and the times and phases that are told.
fn told(page: &mut Page, feed: &mut StateFeed, frames: u32, per_second: f64) -> Vec<Value> {
    let mut told = Vec::new();
    for _ in 0..frames {
        let playhead = page.run().playhead(page.now());
        if let Some(state) = feed.offer(page.now(), State::of(page.run(), playhead)) {
            told.push(serde_json::from_str(&Message::State(state).json()).unwrap());
        }
        page.wait(1.0 / per_second);
    }
    told
}

#[test]
fn states_are_sent_at_each_change_and_otherwise_four_times_a_second() {
    let mut page = Page::at("#/race?scenario=task&lanes=custom&0.think=100&0.rate=50");
    let mut feed = StateFeed::default();
    assert_eq!(told(&mut page, &mut feed, 60, 60.0).len(), 1, "an idle run is told once");
    page.race(Event::PlayPressed);
    let states = told(&mut page, &mut feed, 240, 60.0);
    let mut at: Vec<f64> = states.iter().map(|state| state["seconds"].as_f64().unwrap()).collect();
    assert!(at.is_sorted() && at[0] == 0.0);
    // From the start of prefill (0 s) over think (1 s), say (3 s) and answer to the end at 3.12 s.
    let phases: Vec<_> = states.iter().map(|state| state["lanes"][0]["phase"].as_str().unwrap().to_owned()).collect();
    let mut turns = phases.clone();
    turns.dedup();
    assert_eq!(turns, ["prefill", "think", "say", "answer", "done"]);
    for (n, phase) in turns.iter().enumerate().skip(1) {
        let first = &states[phases.iter().position(|other| other == phase).unwrap()];
        let due = [1.0, 3.0, 3.04, 3.12][n - 1];
        let late = first["seconds"].as_f64().unwrap() - due;
        assert!((0.0..=1.0 / 60.0 + 1e-6).contains(&late), "{phase} is told {late} s late");
    }
    at.retain(|at| *at < 1.0);
    assert_eq!(at.len(), 4, "{at:?}");
    assert!(states.len() <= 4 * 4 + 5, "{}", states.len());
}

#[test]
fn a_paused_run_sends_each_step_and_nothing_twice() {
    let mut page = Page::at(STEADY);
    let mut feed = StateFeed::default();
    let mut offer = |page: &Page| {
        let state = State::of(page.run(), page.run().playhead(page.now()));
        feed.offer(Wall::from_millis(5.0), state).is_some()
    };
    assert!(offer(&page));
    assert!(!offer(&page));
    for _ in 0..3 {
        page.race(Event::SteppedForward);
        assert!(offer(&page), "within the same millisecond");
        assert!(!offer(&page));
    }
    page.race(Event::ScenarioChosen(id("other")));
    assert!(!offer(&page));
}
