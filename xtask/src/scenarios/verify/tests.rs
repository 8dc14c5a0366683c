//! Tests `verify` on ways through small scripts.

use super::verify;
use crate::scenarios::tests::{check_error, going};
use anyhow::Result;
use hare_and_tortoise::scenario::Scenario;
use serde_json::{Value, json};
use std::fs;

const ONE: &str = "pub fn one() -> u8 { 2 }\n";

const CHECKS: &str = "mod answer;\n#[test]\nfn is_one() { assert_eq!(answer::one(), 1) }";

/// An edit of `answer.rs`.
fn edit(old: &str, new: &str) -> Value {
    json!({ "answer": new, "file": "answer.rs", "replaces": old })
}

/// A turn with these steps and problems that claims to pass `is_one` or not.
fn turn(id: &str, steps: &[Value], pass: bool, problems: &[Value]) -> Value {
    let checks = json!([{ "name": "is_one", "pass": pass, "seconds": 1 }]);
    json!({ "id": id, "prompt": "?", "steps": steps, "checks": checks, "problems": problems })
}

fn leads_to(next: &str) -> Value {
    json!({ "text": "?", "real": true, "next": next })
}

/// Verifies a script that starts with `answer.rs` and is judged by `CHECKS`.
fn verify_script(turns: &[Value]) -> Result<()> {
    let files = json!([{ "file": "answer.rs", "text": ONE }]);
    verify(going(&json!({ "files": files, "script": turns }), &[("checks.rs", CHECKS)]).path())
}

#[test]
fn a_turn_is_judged_by_the_files_as_its_edits_leave_them() {
    let runs = json!({ "tool": "cargo test", "seconds": 1, "checks": true });
    let first = |pass| turn("first", &[edit("u8", "u32")], pass, &[leads_to("then")]);
    let then = |pass| turn("then", &[edit("{ 2", "{ 1"), runs.clone()], pass, &[]);
    verify_script(&[first(false), then(true)]).unwrap();
    check_error(verify_script(&[first(true), then(true)]), &["both, first: `is_one` fails"]);
    check_error(verify_script(&[first(false), then(false)]), &["both, then after first: `is_one` passes"]);
}

#[test]
fn what_holds_on_the_best_path_has_to_hold_on_every_other() {
    let first = turn("first", &[edit("2", "3 - 1")], false, &[leads_to("right"), leads_to("wrong")]);
    let right = turn("right", &[edit("3 - 1", "1 * 1")], true, &[leads_to("last")]);
    let wrong = turn("wrong", &[edit("3 - 1", "2 * 2")], false, &[leads_to("last")]);
    let last = turn("last", &[edit("pub fn", "pub const fn")], true, &[]);
    check_error(verify_script(&[first, right, wrong, last]), &["last after first, wrong: `is_one` fails"]);
}

#[test]
fn an_edit_that_applies_on_no_way_never_gets_there() {
    let first = turn("first", &[edit("3", "1")], true, &[]);
    check_error(verify_script(&[first]), &["script[0].steps[0].replaces: does not occur in `answer.rs`"]);
}

#[test]
fn a_script_has_an_end_and_no_turn_beside_its_ways() {
    let there = turn("there", &[edit("2", "1")], true, &[leads_to("back")]);
    let back = turn("back", &[edit("1", "2")], false, &[leads_to("there")]);
    check_error(verify_script(&[there, back]), &["both: the first real problem", "never ends"]);
    let first = turn("first", &[edit("2", "1")], true, &[]);
    let lost = turn("lost", &[edit("2", "1")], true, &[]);
    check_error(verify_script(&[first, lost]), &["both: no problem leads to `lost`"]);
}

#[test]
fn what_is_not_so_is_answered() {
    let problem = |reply: &Value| json!({ "text": "It is two", "real": false, "reply": reply });
    let first = |reply: Value| turn("first", &[edit("2", "1")], true, &[problem(&reply)]);
    verify_script(&[first(json!([{ "say": "It is one." }]))]).unwrap();
    check_error(verify_script(&[first(json!([]))]).map(drop), &["says nothing"]);
    let silent = turn("first", &[edit("2", "1")], true, &[json!({ "text": "It is two", "real": false })]);
    check_error(verify_script(&[silent]), &["both, first: `It is two` is wrong, and has no `reply`"]);
}

#[test]
fn an_answer_that_changes_nothing_is_told() {
    let same = json!({ "answer": ONE, "file": "answer.rs" });
    check_error(verify_script(&[turn("first", &[same], false, &[])]), &["first: answer.rs is as it was before"]);
}

#[test]
fn files_in_folders_are_modules_where_they_stand() {
    let checks = "mod shop;\n#[test]\nfn is_one() { assert_eq!(shop::price::one(), 1) }";
    let price = "pub fn one() -> u8 { 1 }\n#[test]\nfn own() { assert_eq!(one(), crate::shop::ONE) }\n";
    let files = json!([{ "file": "shop/mod.rs", "text": "pub mod price;\npub const ONE: u8 = 1;\n" }]);
    let steps = [json!({ "answer": price, "file": "shop/price.rs" })];
    let verify_with = |files: &Value| {
        let script = [turn("first", &steps, true, &[])];
        verify(going(&json!({ "files": files, "script": script }), &[("checks.rs", checks)]).path())
    };
    verify_with(&files).unwrap();
    for name in ["../outside.rs", "/outside.rs", "a/../b.rs"] {
        let files = json!([files[0], { "file": name, "text": "" }]);
        check_error(verify_with(&files), &[&format!("cannot write {name}"), "it is not a path inside"]);
    }
    let files = json!([files[0], { "file": "checks.rs", "text": "" }]);
    check_error(verify_with(&files), &["that is the name of the file with the tests"]);
}

#[test]
fn pages_and_drawings_are_read_as_they_then_are() {
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle class='sun'/></svg>";
    let checks = "[[check]]\nname = 'is_one'\nselect = 'svg circle.sun'";
    let verify_edit = |old: &str, new: &str, pass: bool| {
        let files = json!([{ "file": "a.svg", "text": drawing }]);
        let steps = [json!({ "answer": new, "file": "a.svg", "replaces": old })];
        let script = [turn("first", &steps, pass, &[])];
        verify(going(&json!({ "files": files, "script": script }), &[("checks.toml", checks)]).path())
    };
    verify_edit("<circle", "<g/><circle", true).unwrap();
    verify_edit("sun", "moon", false).unwrap();
    check_error(verify_edit("sun", "moon", true), &["first: `is_one` fails", "there is no `svg circle.sun`"]);
    check_error(verify_edit("<circle", "<script/><circle", true), &["first: a.svg: has a `script`"]);
    check_error(verify_edit("</svg>", "</g>", true), &["first: a.svg: is not XML"]);
}

/// The examples of a language in `docs/scenarios.md`, in order, as far as this heading.
fn examples(language: &str, end: &str) -> Vec<String> {
    let docs = include_str!("../../../../docs/scenarios.md");
    let docs = &docs[..docs.find(end).unwrap()];
    let fence = format!("```{language}\n");
    let blocks = docs.split(&fence).skip(1);
    blocks.map(|block| block.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_example_that_teaches_how_to_write_one_is_as_it_says() {
    let [manifest, checks] = ["toml", "rust"].map(|language| examples(language, "## The format").concat());
    let main = |word: &str| format!("fn main() {{\n    println!(\"{word}\");\n}}\n");
    let (slow, fast) = (main("hello"), main("helo"));
    let root = going(&json!({}), &[]);
    let folder = root.path().join("scenarios/my-task");
    fs::remove_dir_all(root.path().join("scenarios/small")).unwrap();
    for (file, text) in
        [("scenario.toml", manifest), ("checks.rs", checks), ("slow/first/main.rs", slow), ("fast/first/main.rs", fast)]
    {
        fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
        fs::write(folder.join(file), text).unwrap();
    }
    verify(root.path()).unwrap();
    let [json] = examples("json", "## To this repository").try_into().unwrap();
    Scenario::from_json(&json).unwrap();
}
