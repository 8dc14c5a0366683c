//! Invalid scenario files: each is refused, with the place and the reason.

use crate::scenario_format::{full, least};
use hare_and_tortoise::scenario::Scenario;
use serde_json::{Value, json};

#[track_caller]
fn check_text(text: &str, path: &str, reason: &str) {
    let error = Scenario::from_json(text).expect_err("is accepted");
    assert_eq!(error.path, path, "{error}");
    assert!(error.reason.contains(reason), "{error}");
}

/// The full file with the value at a place (a JSON pointer) replaced, or put there where there is none.
#[track_caller]
fn check(place: &str, value: Value, path: &str, reason: &str) {
    let mut file = full();
    let (parent, key) = place.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).unwrap() {
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        parent => parent[key] = value,
    }
    check_text(&file.to_string(), path, reason);
}

#[track_caller]
fn check_without(place: &str, path: &str, reason: &str) {
    let mut file = full();
    let (parent, key) = place.rsplit_once('/').unwrap();
    file.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key).unwrap();
    check_text(&file.to_string(), path, reason);
}

#[test]
fn what_is_no_json() {
    check_text("", "", "EOF");
    check_text("{", "", "EOF");
    check_text("null", "", "is nothing; an object is needed");
    check_text(&format!("{} x", least()), "", "trailing characters");
    let whole = full().to_string();
    check_text(&whole[..whole.len() - 1], "", "EOF");
}

#[test]
fn what_is_no_text() {
    check_text("\0\0\0", "", "expected value at line 1 column 1");
    check_text("\u{feff}{}", "", "expected value at line 1 column 1");
    check_text("{\n \"title\": \"caf\u{fffd}\"}", "", "is not UTF-8 text from line 2 on");
    check_text(&least().to_string().replace('X', "\0"), "", "control character");
    check_text(&least().to_string().replace('X', "\\ud83d"), "", "at line 1");
    check_text(&least().to_string().replace('X', "\\udc00\\ud800"), "", "at line 1");
    // Written out it is a character like any other.
    let named = Scenario::from_json(&least().to_string().replace('X', "\\ufffd\\u0000")).unwrap();
    assert_eq!(named.title, "\u{fffd}\0");
}

#[test]
fn what_has_no_end() {
    check_text(&"[".repeat(1_000_000), "", "recursion limit exceeded");
    check_text(&r#"{"version":"#.repeat(1_000), "", "recursion limit exceeded");
    check_text(&" ".repeat((16 << 20) + 1), "", "is longer than 16 MiB");
    check("/version", json!(1e300), "version", "is not a whole number");
    check("/title", "🐇".repeat(1_000_000).into(), "title", "needs 1 to 80 characters");
}

#[test]
fn another_version_wins_over_whatever_else_is_there() {
    check_text(r#"{"version": 2, "scenes": []}"#, "version", "is 2; this page reads version 1");
    check_text(r#"{"id": 7, "version": 0}"#, "version", "is 0; this page reads version 1");
    check("/version", "1".into(), "version", "is a text; a whole number is needed");
    check_without("/version", "", "missing field `version`");
}

#[test]
fn unknown_fields() {
    check("/x", 1.into(), "x", "unknown field `x`");
    check("/scripts/x", json!([]), "scripts.x", "unknown field `x`");
    check("/scripts/slow/1/x", 1.into(), "scripts.slow[1].x", "unknown field `x`");
    check("/scripts/slow/0/steps/2/x", 1.into(), "scripts.slow[0].steps[2].x", "unknown field `x`");
    check("/scripts/slow/0/checks/0/x", 1.into(), "scripts.slow[0].checks[0].x", "unknown field `x`");
    check("/scripts/slow/0/problems/1/x", 1.into(), "scripts.slow[0].problems[1].x", "unknown field `x`");
    check("/artifact", "png".into(), "artifact", "`png` is none of");
    let class = "scripts.slow[0].steps[3].highlight[0][2]";
    check("/scripts/slow/0/steps/3/highlight/0/2", "word".into(), class, "`word` is none of");
}

#[test]
fn missing_fields_and_other_types() {
    for field in ["id", "title", "artifact"] {
        check_without(&format!("/{field}"), "", &format!("missing field `{field}`"));
    }
    check_without("/scripts/fast", "scripts", "missing field `fast`");
    check_without("/scripts/slow/0/prompt", "scripts.slow[0]", "missing field `prompt`");
    check_without("/scripts/slow/0/checks/0/seconds", "scripts.slow[0].checks[0]", "missing field `seconds`");
    check("/context_tokens", (-1).into(), "context_tokens", "is not a whole number");
    check("/scripts/slow/0/steps/0/think", 0.5.into(), "scripts.slow[0].steps[0].think", "is not a whole number");
    check(
        "/scripts/slow/0/steps/3/highlight/0",
        json!([1]),
        "scripts.slow[0].steps[3].highlight[0]",
        "needs a start, an end and a class",
    );
}

#[test]
fn ids_and_titles() {
    for id in ["", "Upper", "../x", "a b", "a/b"] {
        check("/id", id.into(), "id", "is not 1 to 64 of a-z, 0-9 and `-`");
        check("/scripts/fast/0/id", id.into(), "scripts.fast[0].id", "is not 1 to 64 of a-z, 0-9 and `-`");
    }
    check("/id", "a".repeat(65).into(), "id", "is not 1 to 64");
    for title in ["".to_owned(), " \n".to_owned(), "x".repeat(81)] {
        check("/title", title.into(), "title", "needs 1 to 80 characters");
    }
}

#[test]
fn a_hostile_id_is_quoted_briefly() {
    let error = Scenario::from_json(&full().to_string().replace("a-1", &"é".repeat(10_000))).unwrap_err();
    assert!(error.to_string().chars().count() < 100, "{error}");
}

#[test]
fn scripts_and_turns() {
    check("/script", json!([]), "script", "conflicts with `scripts`");
    check_without("/scripts", "", "has neither `scripts` nor `script`");
    check("/scripts/fast", json!([]), "scripts.fast", "has no turn");
    let twice = json!([full()["scripts"]["fast"][0], full()["scripts"]["fast"][0]]);
    check("/scripts/fast", twice, "scripts.fast[1].id", "`first` is there already");
    check("/scripts/slow/0/prompt", " \n".into(), "scripts.slow[0].prompt", "is empty");
    check("/scripts/slow/0/steps", json!([]), "scripts.slow[0].steps", "neither say nor answer anything");
    check("/scripts/fast/0/steps", json!([{"think": 5}]), "scripts.fast[0].steps", "neither say nor answer anything");
    let mut file = least();
    file["script"] = json!([]);
    check_text(&file.to_string(), "script", "has no turn");
}

#[test]
fn checks_and_problems() {
    let path = "scripts.slow[0].checks[0].seconds";
    check("/scripts/slow/0/checks/0/seconds", (-0.1).into(), path, "is -0.1; 0 to 86400 is allowed");
    check("/scripts/slow/0/checks/0/seconds", 86_400.5.into(), path, "is 86400.5; 0 to 86400 is allowed");
    let path = "scripts.slow[0].problems[0].next";
    check("/scripts/slow/0/problems/0/text", " ".into(), "scripts.slow[0].problems[0].text", "is empty");
    check("/scripts/slow/0/checks/0/name", "".into(), "scripts.slow[0].checks[0].name", "is empty");
    check("/scripts/slow/0/problems/0/next", "last".into(), path, "`last` is not a turn of this script");
}

#[test]
fn numbers_beyond_their_range() {
    check("/context_tokens", 10_000_001.into(), "context_tokens", "is 10000001; 0 to 10000000 is allowed");
    let step = "scripts.slow[0].steps[0].think";
    check("/scripts/slow/0/steps/0/think", 100_001.into(), step, "is 100001; 0 to 100000 is allowed");
    let step = "scripts.slow[0].steps[1].seconds";
    check("/scripts/slow/0/steps/1/seconds", (-1).into(), step, "is -1; 0 to 86400 is allowed");
    let step = "scripts.slow[0].steps[1].output_tokens";
    check("/scripts/slow/0/steps/1/output_tokens", 10_000_001.into(), step, "0 to 10000000 is allowed");
}

#[test]
fn a_turn_thinks_no_more_than_a_step_may() {
    let steps = json!([{"think": 60_000}, {"think": 60_000}, {"say": "Done."}]);
    check(
        "/scripts/slow/0/steps",
        steps,
        "scripts.slow[0].steps",
        "think 120000 tokens in all; 0 to 100000 is allowed",
    );
}

#[test]
fn steps_are_of_exactly_one_kind() {
    let path = "scripts.slow[0].steps[0]";
    for step in [json!({}), json!({"think": 1, "say": "x"}), json!({"say": "x", "answer": "y"})] {
        check("/scripts/slow/0/steps/0", step, path, "needs exactly one of `think`, `tool`, `say` and `answer`");
    }
    let step = json!({"think": 1, "tool": "x", "seconds": 1});
    check("/scripts/slow/0/steps/0", step, path, "needs exactly one of");
    let path = "scripts.slow[0].steps[1]";
    check("/scripts/slow/0/steps/1", json!({"tool": "x"}), path, "missing field `seconds`");
}

/// A field next to a step it does not belong to.
#[track_caller]
fn check_stray(step: Value, field: &str, owner: &str) {
    let path = format!("scripts.slow[0].steps[0].{field}");
    check("/scripts/slow/0/steps/0", step, &path, &format!("is given without `{owner}`"));
}

#[test]
fn fields_stand_beside_what_they_belong_to() {
    check_stray(json!({"say": "x", "input": "y"}), "input", "tool");
    check_stray(json!({"think": 1, "seconds": 1}), "seconds", "tool");
    check_stray(json!({"answer": "x", "output_tokens": 1}), "output_tokens", "tool");
    check_stray(json!({"say": "x", "file": "x.rs"}), "file", "answer");
    check_stray(json!({"think": 1, "tokens": [1]}), "tokens", "say` or `answer");
    check_stray(json!({"tool": "x", "seconds": 1, "highlight": []}), "highlight", "say` or `answer");
}

#[test]
fn edits_say_what_they_replace_and_where() {
    check_stray(json!({"say": "x", "replaces": "y"}), "replaces", "answer");
    check_stray(json!({"answer": "x", "replaces": "y"}), "replaces", "file");
    let edit = |file: &str, old: &str| json!({"answer": "x", "file": file, "replaces": old});
    check("/scripts/slow/0/steps/0", edit("f.rs", ""), "scripts.slow[0].steps[0].replaces", "is empty");
    for name in ["".to_owned(), " ".to_owned(), "x".repeat(256)] {
        let path = "scripts.slow[0].steps[0].file";
        check("/scripts/slow/0/steps/0", edit(&name, "1"), path, "needs 1 to 255 characters");
        check("/files/0/file", name.into(), "files[0].file", "needs 1 to 255 characters");
    }
}

#[test]
fn what_is_there_at_first_is_there_once() {
    check("/files/1/file", "f.rs".into(), "files[1].file", "`f.rs` is there already");
    check("/files/1/text", 1.into(), "files[1].text", "is a number; a text is needed");
    check("/files/1/x", 1.into(), "files[1].x", "unknown field `x`");
    check("/files/0/text", "x".repeat((5 << 20) + 1).into(), "files[0].text", "has 5242881 bytes");
}

#[test]
fn a_script_runs_a_turns_checks_once_and_last() {
    let steps = "scripts.slow[0].steps";
    let runs = json!({"tool": "cargo test", "seconds": 1, "checks": true});
    check("/scripts/slow/0/steps/1", runs.clone(), &format!("{steps}[3]"), "answers after the tool that runs");
    let twice = json!([{"answer": "let x = 1;", "file": "f.rs"}, runs, runs]);
    check("/scripts/slow/0/steps", twice, &format!("{steps}[2]"), "runs the turn's checks again");
    check("/scripts/slow/0/checks", json!([]), &format!("{steps}[4]"), "runs the turn's checks, and it has none");
    check_stray(json!({"say": "x", "checks": true}), "checks", "tool");
    check("/scripts/slow/0/steps/4/checks", 1.into(), &format!("{steps}[4].checks"), "true or false is needed");
}

#[test]
fn a_reply_says_something_and_changes_nothing() {
    let path = "scripts.slow[0].problems[1].reply";
    let check = |reply: Value, within: &str, reason: &str| {
        check("/scripts/slow/0/problems/1/reply", reply, &format!("{path}{within}"), reason);
    };
    check(json!([]), "", "says nothing");
    check(json!([{"think": 5}]), "", "says nothing");
    check(json!([{"think": 60_000}, {"think": 60_000}, {"say": "x"}]), "", "think 120000 tokens in all");
    check(json!([{"say": "x"}, {"answer": "x"}]), "[1]", "answers, where a reply changes nothing");
    let runs = json!({"tool": "cargo test", "seconds": 1, "checks": true});
    check(json!([runs, {"say": "x"}]), "[0]", "runs the checks, which only a turn does");
    check(json!([{"say": ""}]), "[0].say", "has 0 bytes");
    let both = json!({"text": "x", "real": true, "next": "then", "reply": [{"say": "x"}]});
    crate::scenario_refusals::check("/scripts/slow/0/problems/1", both, path, "conflicts with `next`");
}

#[test]
fn lists_are_not_endless() {
    let check = |place: &str, path: &str, item: Value| {
        let reason = "has 501 items; 500 are allowed";
        check(place, vec![item; 501].into(), path, reason);
    };
    check("/files", "files", json!({}));
    check("/scripts/slow", "scripts.slow", json!({}));
    check("/scripts/slow/0/steps", "scripts.slow[0].steps", json!({}));
    check("/scripts/slow/0/checks", "scripts.slow[0].checks", json!({}));
    check("/scripts/slow/0/problems", "scripts.slow[0].problems", json!({}));
}

#[test]
fn texts_are_neither_empty_nor_endless() {
    check("/scripts/slow/0/steps/2/say", "".into(), "scripts.slow[0].steps[2].say", "has 0 bytes; 1 to 5242880");
    let endless = "x".repeat((5 << 20) + 1).into();
    check("/scripts/fast/0/steps/0/answer", endless, "scripts.fast[0].steps[0].answer", "has 5242881 bytes");
}

#[test]
fn token_ends_rise_to_the_end_of_the_text_between_characters() {
    let check = |say: &str, tokens: Value, reason: &str| {
        let step = json!({"say": say, "tokens": tokens});
        check("/scripts/slow/0/steps/2", step, "scripts.slow[0].steps[2].tokens", reason);
    };
    check("abc", json!([]), "must rise to the text's length, 3");
    check("abc", json!([1, 2]), "must rise to the text's length, 3");
    check("abc", json!([2, 1, 3]), "must rise to the text's length, 3");
    check("abc", json!([1, 4]), "4 is inside a character or after the end of the text");
    check("abc", json!([u32::MAX]), "4294967295 is inside a character or after the end of the text");
    check("é", json!([1, 2]), "1 is inside a character or after the end of the text");
}

#[test]
fn highlights_are_stretches_of_the_text_in_order_and_apart() {
    let check = |highlight: Value, n: usize, reason: &str| {
        let step = json!({"say": "aéb", "tokens": [4], "highlight": highlight});
        let path = format!("scripts.slow[0].steps[2].highlight[{n}]");
        check("/scripts/slow/0/steps/2", step, &path, reason);
    };
    let reason = "is not a range of the text after the previous range";
    check(json!([[0, 0, "tag"]]), 0, reason);
    check(json!([[3, 1, "tag"]]), 0, reason);
    check(json!([[0, 5, "tag"]]), 0, reason);
    check(json!([[0, 2, "tag"]]), 0, "0 to 2 is not a range");
    check(json!([[2, 3, "tag"]]), 0, reason);
    check(json!([[0, 3, "tag"], [1, 4, "tag"]]), 1, reason);
    check(json!([[3, 4, "tag"], [0, 1, "tag"]]), 1, reason);
}

#[test]
fn an_error_reads_as_a_sentence_that_its_path_begins() {
    let error = |text: &str| Scenario::from_json(text).unwrap_err().to_string();
    assert_eq!(error(r#"{"version": 2}"#), "version: is 2; this page reads version 1");
    let neither = r#"{"version": 1, "id": "x", "title": "X", "artifact": "code"}"#;
    assert_eq!(error(neither), "has neither `scripts` nor `script`");
}
