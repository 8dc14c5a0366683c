//! Random files that nobody should write: each is refused in a sentence or can be played, and a refused file changes
//! nothing.

use crate::page::{Page, STEADY, scenario};
use crate::scenario_format::{full, least};
use hare_and_tortoise::app::playback::Status;
use hare_and_tortoise::app::screen::race::Event;
use hare_and_tortoise::scenario::Scenario;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

/// Any JSON, a few levels deep, with the numbers and words that hurt.
fn anything() -> impl Strategy<Value = Value> {
    let numbers = vec![json!(0), json!(-1), json!(0.5), json!(1e300), json!(u64::MAX), json!(100_001), json!(86_400.5)];
    let words = vec!["", "\0", "..", "é", "x", "\u{202e}", "first", "\u{fffd}"];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        select(numbers),
        select(words).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[a ]{1,2000}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let keys =
            vec!["think", "say", "answer", "file", "replaces", "tokens", "id", "next", "reply", "slow", "steps", "x"];
        let key = select(keys).prop_map(str::to_owned);
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map(key, inner, 0..6).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// The place of every value in a file, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, item)| places(item, &format!("{at}/{n}"), found));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| places(field, &format!("{at}/{name}"), found));
        }
        _ => {}
    }
}

/// A file that makes sense but for a few places.
fn nearly_right() -> impl Strategy<Value = String> {
    let change = (any::<Index>(), prop::option::of(anything()));
    (any::<bool>(), vec(change, 1..4)).prop_map(|(all, changes)| {
        let mut file = if all { full() } else { least() };
        file["id"] = "task".into();
        for (at, instead) in changes {
            let mut found = Vec::new();
            places(&file, "", &mut found);
            let place = at.get(&found).clone();
            let (parent, key) = place.rsplit_once('/').unwrap_or_default();
            match (instead, file.pointer_mut(parent)) {
                (Some(instead), _) => *file.pointer_mut(&place).unwrap() = instead,
                (None, Some(Value::Object(fields))) => drop(fields.remove(key)),
                (None, Some(Value::Array(items))) => items.extend(items.first().cloned()),
                (None, _) => {}
            }
        }
        file.to_string()
    })
}

/// A file with texts that nobody tokenized, with any content.
fn strange_but_right() -> impl Strategy<Value = String> {
    let text = prop_oneof!["\\PC{1,80}", any::<String>(), "(a|é|🐇\u{301}|\\n|\u{202e}|\\x00| ){1,300}"];
    (text.clone(), text).prop_map(|(prompt, answer)| {
        let mut file = least();
        let turn = &mut file["script"][0];
        (turn["prompt"], turn["steps"]) = (prompt.into(), json!([{"think": 3}, {"say": "Look."}, {"answer": answer}]));
        file["id"] = "task".into();
        file.to_string()
    })
}

/// What a host may send: anything, bytes that are nothing, a good file cut short, or with other bytes in it.
fn file() -> impl Strategy<Value = String> {
    let whole = || full().to_string().into_bytes();
    let cut = any::<Index>().prop_map(move |at| whole()[..at.index(whole().len())].to_vec());
    let changed = vec((any::<Index>(), any::<u8>()), 1..4).prop_map(move |changes| {
        let mut bytes = whole();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes
    });
    let bytes = prop_oneof![vec(any::<u8>(), 0..200), cut, changed];
    prop_oneof![
        1 => any::<String>(),
        // As a browser decodes what it fetches.
        2 => bytes.prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
        2 => anything().prop_map(|value| value.to_string()),
        5 => nearly_right(),
        3 => strange_but_right(),
    ]
}

proptest! {
    #[test]
    fn a_file_is_refused_in_a_sentence_or_plays_to_its_end(file in file()) {
        let mut page = Page::at(STEADY);
        page.race(Event::PlayPressed);
        page.wait(0.6);
        page.open("#/race?scenario=other&lanes=custom");
        let before = (page.run().clone(), page.playback(), page.text(1));
        let file = file.replacen("\"id\":\"task\"", "\"id\":\"other\"", 1);
        page.load("other", Ok(file.clone()));
        let said = page.model.notices.clone();
        if said.is_empty() {
            // It makes sense, then: all its text comes, whatever the file says of its tokens.
            let scenario = Scenario::from_json(&file).unwrap();
            page.race(Event::DonePressed);
            let lane = page.run().lanes[0].clone();
            let text: String = lane.sections().map(|section| &*section.text.content).collect();
            prop_assert_eq!(page.text(0), text);
            prop_assert_eq!(page.model.race.scenario.as_deref(), Some(&scenario));
        } else {
            prop_assert_eq!(said.len(), 1);
            prop_assert!(said[0].starts_with("The task “other” could not be opened. scenarios/other.json: ") && said[0].chars().count() < 300, "{:?}", said);
            prop_assert_eq!((page.run().clone(), page.playback(), page.text(1)), before);
            prop_assert!(page.model.can_retry());
        }
    }
}

#[test]
fn a_file_that_is_mended_plays_when_it_is_asked_for_again() {
    let mut page = Page::at(STEADY);
    page.open("#/race?scenario=other");
    page.load("other", Ok("\u{fffd}\u{fffd}PNG".to_owned()));
    assert_eq!(
        page.model.notices,
        ["The task “other” could not be opened. scenarios/other.json: is not UTF-8 text from line 1 on"]
    );
    page.retry();
    assert!(page.model.notices.is_empty(), "it is no longer said that it did not come");
    page.load("other", Ok(scenario("other")));
    assert_eq!(page.playback(), (Status::Idle, 0.0));
    assert!(page.model.notices.is_empty() && !page.model.can_retry());
}
