//! A class in CODAP: the page is a plug-in there, and hands on its rows when somebody presses.

use crate::harness::{Page, everywhere};
use serde_json::{Value, json};

const RESULT: &str = "#/class?r=";

/// The result of a person in a lesson, made as a learner's page makes it.
fn link() -> String {
    use hare_and_tortoise::app::result::{Given, LessonResult};
    use hare_and_tortoise::scenario::lesson::{Answer, Certainty, LessonId};
    let given = Given { answer: Answer::Number(8.0), sure: Certainty::Mid, measured: None, right: Some(true) };
    let lesson = LessonId::new("fifteen").unwrap();
    LessonResult { lesson, tag: 7, nickname: "fox".to_owned(), given: vec![Some(given)] }.link()
}

/// Presses the one button in the frame that is called this. Chromium's driver cannot read names in a frame of another
/// site.
async fn press(page: &Page, label: &str) {
    let script = "const buttons = [...document.querySelectorAll('button')] \
        .filter(one => one.textContent.trim() === arguments[0] && one.checkVisibility() && !one.disabled); \
        if (buttons.length === 1) buttons[0].click(); return buttons.length === 1";
    page.until(label, async || page.js(script, json!([label])).await).await;
}

#[test]
fn codap_gets_the_rows_when_somebody_presses_and_not_before() {
    everywhere(async |page| {
        page.visit_foreign(include_str!("pages/codap.html")).await;
        let calls = async || page.js::<Vec<Value>>("return calls", json!([])).await;
        page.until("the plug-in has named itself", async || calls().await.len() == 1).await;
        assert_eq!(calls().await[0]["resource"], "interactiveFrame");
        page.enter_frame().await;
        let write = "const field = document.querySelector('.class-box textarea'); field.value = arguments[0]; \
            field.dispatchEvent(new Event('input', { bubbles: true })); return null";
        let text = link();
        assert!(text.starts_with(RESULT));
        page.js::<Value>(write, json!([text])).await;
        press(page, "Add the results").await;
        page.until_says("1 result added.").await;
        page.leave_frame().await;
        assert_eq!(calls().await.len(), 1, "nothing goes to CODAP by itself");
        page.enter_frame().await;
        press(page, "Send the rows to CODAP").await;
        page.until_says("CODAP has the rows now, in the table “Class results”.").await;
        page.leave_frame().await;
        let sent = calls().await.pop().unwrap();
        let item = json!([{
            "result": "1", "vote": "1", "lesson": "fifteen", "question": "1", "nickname": "fox", "prediction": "8",
            "certainty": "2", "right": "true", "points": "2",
        }]);
        assert_eq!(sent[2]["values"], item);
        // Also to a table that CODAP does not take.
        page.js::<Value>("window.refuses = true; return null", json!([])).await;
        page.enter_frame().await;
        press(page, "Send the rows to CODAP").await;
        page.until_says("CODAP did not take the rows: no such table.").await;
        page.leave_frame().await;
        // CODAP saves its document only when each plug-in has answered.
        page.js::<Value>("ask(); return null", json!([])).await;
        let answers = "return answers.length === 1 && answers[0].uuid === 'q1' && answers[0].value.success";
        page.until("it has answered", async || page.js(answers, json!([])).await).await;
    });
}
