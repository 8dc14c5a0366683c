//! The class's rows for CODAP.

use crate::class_screen::{add, class, link, model, result, session};
use hare_and_tortoise::app::result::LessonResult;
use hare_and_tortoise::app::screen::class::Model;
use serde_json::{Value, json};

#[test]
fn codap_gets_a_table_without_its_old_rows_and_the_same_rows_as_the_csv() {
    let mut page = class();
    let named = LessonResult { nickname: "fo\"x".to_owned(), ..result(2) };
    add(&mut page, &format!("{} {}", link(&named), session(0)));
    let requests: Vec<Value> = serde_json::from_str(&model(&page).codap_requests()).unwrap();
    let asked: Vec<_> =
        requests.iter().map(|one| [one["action"].as_str().unwrap(), one["resource"].as_str().unwrap()]).collect();
    assert_eq!(
        asked,
        [
            ["create", "dataContext"],
            ["delete", "dataContext[Class results].allCases"],
            ["create", "dataContext[Class results].item"],
            ["create", "component"]
        ]
    );
    assert_eq!(requests[0]["values"]["collections"][0]["attrs"].as_array().unwrap().len(), 16);
    let rows = requests[Model::CODAP_ROWS as usize]["values"].as_array().unwrap();
    assert_eq!(rows.len(), 5);
    assert_eq!(
        rows[0],
        json!({
            "result": "1", "vote": "1", "lesson": "one", "question": "1", "nickname": "fo\"x", "prediction": "15",
            "certainty": "3", "right": "false", "points": "-6",
        })
    );
    assert_eq!(
        (&rows[4]["result"], &rows[4]["accepted"], &rows[4]["lesson"]),
        (&json!("2"), &json!("true"), &Value::Null)
    );
}

#[test]
fn what_codap_answers_is_said() {
    assert_eq!(Model::codap_words(&Ok(())), "CODAP has the rows now, in the table “Class results”.");
    assert_eq!(Model::codap_words(&Err("no table".to_owned())), "CODAP did not take the rows: no table.");
}
