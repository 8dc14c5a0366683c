//! Reading a scenario tries every way through a script: on each, every edit must find the passage it replaces.

use crate::scenario_format::least;
use hare_and_tortoise::scenario::{Files, Scenario, ScriptKind};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A turn that edits `f` and leads on.
fn turn(id: &str, edits: &[(&str, &str)], next: &[&str]) -> Value {
    let answers = edits.iter().map(|(old, new)| json!({"answer": new, "file": "f", "replaces": old}));
    let problems = next.iter().map(|next| json!({"text": "?", "real": true, "next": next}));
    let steps: Vec<Value> = answers.chain([json!({"say": "x"})]).collect();
    json!({"id": id, "prompt": "?", "steps": steps, "problems": problems.collect::<Vec<_>>()})
}

fn file(text: &str, turns: &[Value]) -> String {
    let mut file = least();
    file["files"] = json!([{"file": "f", "text": text}]);
    file["script"] = turns.into();
    file.to_string()
}

/// Whether a script that starts with a file of this text is read; if not, where and why.
#[track_caller]
fn check(text: &str, turns: &[Value], expected: Result<(), (&str, &str)>) {
    let outcome = Scenario::from_json(&file(text, turns)).map(drop).map_err(|error| (error.path, error.reason));
    assert_eq!(outcome, expected.map_err(|(path, reason)| (path.to_owned(), reason.to_owned())));
}

#[test]
fn an_edit_that_finds_nothing_is_refused_with_the_way_that_leads_to_it() {
    check("a", &[turn("one", &[("b", "c")], &[])], Err(("script[0].steps[0].replaces", "does not occur in `f`")));
    let turns = [
        turn("one", &[("a", "b")], &["two", "three"]),
        turn("two", &[("b", "c")], &["three"]),
        turn("three", &[("b", "d")], &[]),
    ];
    check("a", &turns, Err(("script[2].steps[0].replaces", "does not occur in `f` after one, two")));
    check("a", &turns[..1], Err(("script[0].problems[0].next", "`two` is not a turn of this script")));
}

#[test]
fn the_step_that_does_not_apply_is_named() {
    let turns = [turn("one", &[("a", "b b")], &["two"]), turn("two", &[("a", "c"), ("b", "d")], &[])];
    let reason = "occurs more than once in `f` after one";
    check("a a2", &turns, Err(("script[0].steps[0].replaces", "occurs more than once in `f`")));
    check("a2 a", &turns, Err(("script[0].steps[0].replaces", "occurs more than once in `f`")));
    let turns = [turn("one", &[("1", "b b")], &["two"]), turn("two", &[("a", "c"), ("b", "d")], &[])];
    check("a 1", &turns, Err(("script[1].steps[1].replaces", reason)));
}

#[test]
fn ways_that_end_where_they_began_are_tried_once() {
    let turns = [turn("there", &[("a", "b")], &["back", "back"]), turn("back", &[("b", "a")], &["there"])];
    check("a", &turns, Ok(()));
}

#[test]
fn a_turn_that_no_problem_leads_to_is_not_tried() {
    check("a", &[turn("one", &[("a", "b")], &[]), turn("two", &[("x", "y")], &[])], Ok(()));
}

#[test]
fn only_the_last_turns_of_a_long_way_are_named() {
    let ids: Vec<String> = (0..20).map(|n| format!("t{n}")).collect();
    let mut turns: Vec<Value> = ids.windows(2).map(|ids| turn(&ids[0], &[], &[&ids[1]])).collect();
    turns.push(turn("t19", &[("x", "y")], &[]));
    let reason = "does not occur in `f` after t14, t15, t16, t17, t18";
    check("a", &turns, Err(("script[19].steps[0].replaces", reason)));
}

#[test]
fn a_script_that_never_comes_back_to_the_same_files_is_refused() {
    let reason = "leads to more than 10000 different states of the files";
    check("a", &[turn("one", &[("a", "ab")], &["one"])], Err(("script", reason)));
}

#[test]
fn a_script_that_takes_too_much_text_to_try_is_refused() {
    let text = format!("a{}", "-".repeat(5 << 19));
    let reason = "has more ways than can be tried on 256 MiB of text";
    check(&text, &[turn("one", &[("a", "ab")], &["one"])], Err(("script", reason)));
    // In one turn, too: it is told before it is tried.
    check(&text, &[turn("one", &[("a", "ba"); 200], &[])], Err(("script", reason)));
}

proptest! {
    /// An accepted script can be gone through whatever problems are raised.
    #[test]
    fn an_accepted_script_applies_on_any_way(
        turns in vec((vec(("[ab]", "[ab]{1,2}"), 0..3), vec(0..4_usize, 0..3)), 4),
        choices in vec(any::<usize>(), 0..30),
        text in "[ab]{1,3}",
    ) {
        let turns: Vec<Value> = turns
            .iter()
            .enumerate()
            .map(|(n, (edits, next))| {
                let edits: Vec<_> = edits.iter().map(|(old, new)| (old.as_str(), new.as_str())).collect();
                let next: Vec<String> = next.iter().map(|n| format!("t{n}")).collect();
                turn(&format!("t{n}"), &edits, &next.iter().map(String::as_str).collect::<Vec<_>>())
            })
            .collect();
        let Ok(scenario) = Scenario::from_json(&file(&text, &turns)) else { return Ok(()) };
        let script = scenario.script(ScriptKind::Slow);
        let mut files = Files::of(&scenario);
        let mut turn = &script.turns()[0];
        prop_assert_eq!(files.apply(turn), Ok(()));
        for choice in choices {
            let n_problems = turn.problems.len().max(1);
            let Some(next) = turn.problems.get(choice % n_problems).and_then(|problem| problem.next.as_deref()) else { break };
            turn = script.turn(next).unwrap();
            prop_assert_eq!(files.apply(turn), Ok(()));
        }
    }
}
