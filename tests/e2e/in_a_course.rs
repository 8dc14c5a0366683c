//! The SCORM package in a learning management system: status, points and time reach it, and the answers come back from it.

use crate::harness::{Page, everywhere, in_chromium, site};
use crate::one_file::{run, take_a_lesson, until};
use serde_json::{Value, json};

const KEY: &str = "hare-and-tortoise-learn";

/// A value of the system.
async fn kept(page: &Page, name: &str) -> String {
    page.js("return String(API.getCMIValue(`cmi.${arguments[0]}`))", json!([name])).await
}

/// Starts the package with what the system has kept.
async fn attempt(page: &Page, kept: &Value) {
    page.js::<Value>("attempt(arguments[0])", json!([kept.to_string()])).await;
}

/// Every question of every lesson but these, as answered right and surely.
fn answered(except: &[&str]) -> Vec<(String, Value)> {
    let course: Value =
        serde_json::from_str(&std::fs::read_to_string(site().join("lessons/index.json")).unwrap()).unwrap();
    let lessons = course["lessons"].as_array().unwrap().iter();
    let lessons = lessons.map(|lesson| (lesson["id"].as_str().unwrap(), lesson["n_questions"].as_u64().unwrap()));
    let answer = json!({ "answer": { "Choice": 0 }, "sure": 3, "right": true });
    lessons
        .filter(|(id, _)| !except.contains(id))
        .map(|(id, n)| {
            let answers: serde_json::Map<_, _> = (0..n).map(|n| (n.to_string(), answer.clone())).collect();
            (id.to_owned(), json!({ "answers": answers, "ended": [] }))
        })
        .collect()
}

#[test]
fn answers_points_and_time_go_to_the_system_and_come_back_at_the_next_attempt() {
    everywhere(async |page| {
        page.visit_lms().await;
        run(page, "attempt()").await;
        page.enter_frame().await;
        until(page, "the lessons are there", "document.querySelector('.learn-list a')").await;
        let said =
            "document.body.innerText.includes('Your answers and your points go to your learning management system.')";
        until(page, "it says where they go", said).await;
        assert!(!page.text().await.contains("stay in this browser"));
        assert!(!page.text().await.contains("Nothing leaves this page"));
        run(page, "location.hash = '#/learn?lesson=token'").await;
        take_a_lesson(page).await;
        assert_eq!(page.js::<Value>("return document.querySelector('.notices').innerText.trim()", json!([])).await, "");
        page.leave_frame().await;
        assert_eq!(kept(page, "core.lesson_status").await, "incomplete");
        assert_eq!(
            (kept(page, "core.score.min").await, kept(page, "core.score.max").await),
            ("0".into(), "100".into())
        );
        let data = kept(page, "suspend_data").await;
        assert!(data.starts_with("[[\"token\",") && data.is_ascii(), "{data}");
        assert_eq!(
            page.js::<Value>("return Object.keys(localStorage)", json!([])).await,
            json!([]),
            "not in the browser"
        );
        run(page, "document.querySelector('iframe').remove()").await;
        until(page, "it has ended", "API.isTerminated()").await;
        // scorm-again adds the time up where it hands it on.
        let spent: String = page.js("return API.renderCommitCMI(true).cmi.core.total_time", json!([])).await;
        assert!(spent.starts_with("00:0") && spent.bytes().any(|digit| (b'1'..=b'9').contains(&digit)), "{spent}");

        attempt(page, &json!({ "suspend_data": data, "core": { "lesson_status": "incomplete" } })).await;
        page.enter_frame().await;
        until(page, "the lessons are there", "document.querySelector('.learn-list a')").await;
        run(page, "location.hash = '#/learn?lesson=token'").await;
        until(page, "the answer is back", "document.querySelector('.lesson-compared:not([hidden])')").await;
        page.leave_frame().await;
        run(page, "document.querySelector('iframe').remove()").await;
    });
}

#[test]
fn after_the_last_question_the_course_is_completed_and_has_its_points() {
    in_chromium(async |page| {
        page.visit_lms().await;
        let before = json!(answered(&["token"])).to_string();
        attempt(page, &json!({ "suspend_data": before })).await;
        page.enter_frame().await;
        until(page, "the lessons are there", "document.querySelector('.learn-list a')").await;
        page.leave_frame().await;
        assert_eq!(kept(page, "core.lesson_status").await, "incomplete");
        page.enter_frame().await;
        run(page, "location.hash = '#/learn?lesson=token'").await;
        take_a_lesson(page).await;
        page.leave_frame().await;
        // A lesson may have a second question, after the first run.
        let n = answered(&[]).iter().find(|(id, _)| id == "token").unwrap().1["answers"].as_object().unwrap().len();
        let all: usize = answered(&[]).iter().map(|(_, taken)| taken["answers"].as_object().unwrap().len()).sum();
        if n == 1 {
            assert_eq!(kept(page, "core.lesson_status").await, "completed");
        }
        // The one answer was a wrong guess.
        let points = (100 * 3 * (all - n)) as f64 / (3 * all) as f64;
        assert_eq!(kept(page, "core.score.raw").await, points.round().to_string());
        run(page, "document.querySelector('iframe').remove()").await;
    });
}

#[test]
fn where_not_all_answers_have_room_the_newest_lessons_are_kept_whole() {
    in_chromium(async |page| {
        page.visit_lms().await;
        run(page, "attempt()").await;
        page.enter_frame().await;
        until(page, "the lessons are there", "document.querySelector('.learn-list a')").await;
        let line: Vec<f64> = (0..60).map(|n| f64::from(n) / 7.0).collect();
        let drawn = json!({ "answers": { "0": { "answer": { "Line": line }, "sure": 1 } }, "ended": [0] });
        let put = "const [key, value] = arguments; try { localStorage[key] = value; return '' } catch ({ message }) { return message }";
        let mut lessons = serde_json::Map::new();
        let mut said = Vec::new();
        // The newest first in the alphabet.
        for id in ["h", "g", "f", "e", "d", "c", "b", "a"] {
            lessons.insert(id.to_owned(), drawn.clone());
            let text = json!({ "version": 1, "lessons": lessons }).to_string();
            said.push(page.js::<String>(put, json!([KEY, text])).await);
        }
        page.leave_frame().await;
        let data = kept(page, "suspend_data").await;
        assert!(data.len() > 3000 && data.len() <= 4096, "{} characters", data.len());
        let ids: Vec<_> =
            ["h", "g", "f", "e", "d", "c", "b", "a"].map(|id| data.contains(&format!("[\"{id}\","))).into();
        let n = ids.iter().filter(|there| **there).count();
        assert!(n < 8 && ids[8 - n..].iter().all(|there| *there), "the newest: {data}");
        assert_eq!(said[0], "");
        assert!(said[7].ends_with(&format!("has room for the newest {n} of 8 lessons")), "{said:?}");
        run(page, "document.querySelector('iframe').remove()").await;
    });
}

#[test]
fn where_the_system_refuses_the_page_says_so_and_the_browser_keeps_the_answers() {
    in_chromium(async |page| {
        page.visit_lms().await;
        // A system that has ended takes no second beginning.
        run(page, "attempt(); API.lmsInitialize(''); API.lmsFinish('')").await;
        page.enter_frame().await;
        until(page, "the lessons are there", "document.querySelector('.learn-list a')").await;
        page.until_says("Your learning management system does not take answers (").await;
        assert!(page.text().await.contains("Your answers stay in this browser."));
        run(page, "location.hash = '#/learn?lesson=token'").await;
        take_a_lesson(page).await;
        let there = "return Object.keys(localStorage)";
        assert_eq!(page.js::<Value>(there, json!([])).await, json!([KEY]));
        run(page, "localStorage.clear()").await;
        page.leave_frame().await;
        run(page, "document.querySelector('iframe').remove()").await;
    });
}
