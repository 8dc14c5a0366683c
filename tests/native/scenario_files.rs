//! The artefact: how the turns of a script change its files.

use crate::scenario_format::least;
use hare_and_tortoise::scenario::{Artifact, EditError, File, Files, Scenario, ScriptKind, Turn};
use serde_json::{Value, json};

/// A scenario that starts with one file, with these steps in its only turn.
#[track_caller]
fn scenario(artifact: &str, name: &str, text: &str) -> Scenario {
    let mut file = least();
    file["artifact"] = artifact.into();
    file["files"] = json!([{"file": name, "text": text}]);
    Scenario::from_json(&file.to_string()).unwrap()
}

/// A turn of these steps, which the reader has not tried on any files.
#[track_caller]
fn turn(steps: &Value) -> Turn {
    let mut file = least();
    file["script"] = json!([
        {"id": "first", "prompt": "?", "steps": [{"say": "x"}]},
        {"id": "never-reached", "prompt": "?", "steps": steps},
    ]);
    Scenario::from_json(&file.to_string()).unwrap().script(ScriptKind::Slow).turns()[1].clone()
}

/// What an edit makes of `f.rs`, or why not.
#[track_caller]
fn check(text: &str, replaces: &str, answer: &str, expected: Result<&str, &str>) {
    let mut files = Files::of(&scenario("code", "f.rs", text));
    let before = files.clone();
    let edit = json!({"answer": answer, "file": "f.rs", "replaces": replaces});
    let outcome = files.apply(&turn(&json!([{"answer": "new", "file": "g.rs"}, {"think": 1}, edit])));
    match expected {
        Ok(expected) => assert_eq!((outcome, files.get("f.rs")), (Ok(()), Some(expected))),
        Err(reason) => {
            let error = EditError { step: 2, reason: reason.to_owned() };
            assert_eq!((outcome, files), (Err(error), before), "all is as it was");
        }
    }
}

#[test]
fn an_edit_takes_the_one_place_where_the_old_text_stands() {
    check("let x = 1;", "1", "2", Ok("let x = 2;"));
    check("let x = 1;", "let x = 1;", "done", Ok("done"));
    check("für é", "é", "🐢", Ok("für 🐢"));
    check("a\n\nb", "\n\n", "\n", Ok("a\nb"));
}

#[test]
fn an_edit_without_its_one_place_leaves_all_as_it_was() {
    check("let x = 1;", "2", "3", Err("does not occur in `f.rs`"));
    check("let x = 1;", "let  x", "let y", Err("does not occur in `f.rs`"));
    check("1 + 1", "1", "2", Err("occurs more than once in `f.rs`"));
    check("aaa", "aa", "b", Err("occurs more than once in `f.rs`"));
    check("éé", "é", "e", Err("occurs more than once in `f.rs`"));
    check("", "x", "y", Err("does not occur in `f.rs`"));
}

#[test]
fn an_edit_makes_no_file_longer_than_an_answer_may_be() {
    let half = "x".repeat(5 << 19);
    let whole = half.repeat(2);
    check(&format!("{half}1"), "1", &half, Ok(&whole));
    check(&format!("{half}12"), "1", &half, Err("would make `f.rs` longer than 5242880 bytes"));
}

#[test]
fn an_edit_of_a_file_that_is_not_there_is_refused() {
    let mut files = Files::of(&scenario("code", "f.rs", "1"));
    let error = files.apply(&turn(&json!([{"answer": "2", "file": "F.rs", "replaces": "1"}]))).unwrap_err();
    assert_eq!(
        error.to_string(),
        "step 1: the passage that the edit replaces cannot be found, because `F.rs` does not exist"
    );
}

#[test]
fn edits_of_one_turn_follow_each_other() {
    let mut files = Files::of(&scenario("code", "f.rs", "1"));
    files
        .apply(&turn(&json!([
            {"answer": "2", "file": "f.rs", "replaces": "1"},
            {"answer": "3 and 2", "file": "f.rs", "replaces": "2"},
            {"answer": "4", "file": "f.rs", "replaces": "3"},
        ])))
        .unwrap();
    assert_eq!(files.get("f.rs"), Some("4 and 2"));
}

#[test]
fn an_answer_without_replaces_is_the_whole_file() {
    let mut files = Files::of(&scenario("code", "b.rs", "old"));
    files.apply(&turn(&json!([{"answer": "a", "file": "a.rs"}, {"answer": "b", "file": "b.rs"}]))).unwrap();
    assert_eq!(files.iter().collect::<Vec<_>>(), [("a.rs", "a"), ("b.rs", "b")]);
    assert_eq!(files.get("c.rs"), None);
}

#[test]
fn an_answer_without_a_name_is_the_file_that_the_artifact_names() {
    for (artifact, name) in
        [("svg", "answer.svg"), ("html", "answer.html"), ("prose", "answer.md"), ("code", "answer.txt")]
    {
        let mut files = Files::of(&scenario(artifact, "f.rs", "1"));
        files.apply(&turn(&json!([{"answer": "x"}]))).unwrap();
        assert_eq!(files.get(name), Some("x"));
        assert_eq!(files.shown(), Some((name, "x")));
    }
}

#[test]
fn a_page_or_a_drawing_is_shown_whatever_is_written_beside_it() {
    let mut files = Files::of(&scenario("html", "a.html", "old"));
    assert_eq!(files.shown(), Some(("a.html", "old")));
    files.apply(&turn(&json!([{"answer": "x", "file": "notes.md"}]))).unwrap();
    assert_eq!(files.shown(), Some(("a.html", "old")));
    files.apply(&turn(&json!([{"answer": "b", "file": "b.html"}, {"answer": "y", "file": "a.css"}]))).unwrap();
    assert_eq!(files.shown(), Some(("b.html", "b")));
    files.apply(&turn(&json!([{"answer": "new", "file": "a.html", "replaces": "old"}]))).unwrap();
    assert_eq!(files.shown(), Some(("a.html", "new")));
}

#[test]
fn nothing_is_shown_where_nothing_is_there() {
    let scenario = Scenario::from_json(&least().to_string()).unwrap();
    let files = Files::of(&scenario);
    assert_eq!((scenario.artifact, files.shown(), files.iter().count()), (Artifact::Prose, None, 0));
    let drawing = self::scenario("svg", "notes.md", "x");
    assert_eq!(drawing.files, [File { name: "notes.md".to_owned(), text: "x".to_owned() }]);
    assert_eq!(Files::of(&drawing).shown(), None);
}
