//! What stands beside a lane's text: the file as it stands, with what the latest turn changed in it.

use crate::page::{Page, seconds};
use hare_and_tortoise::app::screen::race::{Beside, FileView};
use hare_and_tortoise::engine::Nanos;
use serde_json::{Value, json};

const TASK: &str = "#/race?scenario=task&lanes=custom&0.rate=1&0.ttft=0&turns=all&pause=2";

/// A file is written in six tokens, then its second line is edited in two.
fn page(hash: &str, artifact: &str) -> Page {
    let turn = |id: &str, answer: Value, next: Option<&str>| {
        let problems: Vec<_> = next.iter().map(|next| json!({"text": "More", "real": true, "next": next})).collect();
        json!({"id": id, "prompt": id, "steps": [answer], "problems": problems})
    };
    let file = json!({"version": 1, "id": "task", "title": "T", "artifact": artifact, "context_tokens": 1, "script": [
        turn("first", json!({"answer": "one\ntwo\nthree\n", "file": "a.txt"}), Some("second")),
        turn("second", json!({"answer": "2 & 2", "file": "a.txt", "replaces": "two"}), None),
    ]});
    let mut page = Page::new();
    page.open(hash);
    page.load("task", Ok(file.to_string()));
    page
}

fn file(page: &Page, at: f64, whole_turns: bool) -> Option<FileView> {
    page.model.race.file(page.run().lanes[0].id, seconds(at), whole_turns)
}

#[track_caller]
fn check(page: &Page, at: f64, whole_turns: bool, html: &str) {
    let wanted = (!html.is_empty()).then(|| FileView { name: "a.txt".to_owned(), html: html.to_owned() });
    assert_eq!(file(page, at, whole_turns), wanted);
}

#[test]
fn a_file_grows_and_then_shows_in_place_what_the_latest_turn_changed() {
    let page = page(TASK, "code");
    assert_eq!(page.model.race.beside(), Some(Beside::File));
    let [first, second] = page.run().lanes[0].course.turns() else { panic!("two turns") };
    let [first, second] = [first, second].map(|turn| [turn.start, turn.end].map(Nanos::seconds));
    check(&page, 0.0, true, "");
    check(&page, first[0] + 1.0, false, "<ins class=\"all\">one\n</ins>");
    let whole = "<ins class=\"all\">one\ntwo\nthree\n</ins>";
    check(&page, first[1], false, whole);
    check(&page, first[1] + 1.0, false, whole);
    let unchanged = "one\ntwo\nthree\n";
    check(&page, second[1] - 0.001, true, whole);
    assert!(file(&page, second[0] + 0.1, false).is_some_and(|file| file.html.starts_with("one\n<ins>2")));
    check(&page, second[1], false, &unchanged.replace("two\n", "<ins>2 &amp; 2\n</ins>"));
    check(&page, second[1], true, &unchanged.replace("two\n", "<ins>2 &amp; 2\n</ins>"));
}

#[test]
fn one_turn_of_a_file_needs_no_second_picture_of_it() {
    assert_eq!(page(&TASK.replace("turns=all", "turns=1"), "code").model.race.beside(), None);
    assert_eq!(page(&TASK.replace("turns=all", "turns=1"), "svg").model.race.beside(), Some(Beside::Document));
}
