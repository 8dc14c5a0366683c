//! The playground in a page of another origin: it leaves the focus of that page alone.

use crate::harness::{Answer, Page, everywhere, task};
use serde_json::{Value, json};

/// Types ten characters in the page around the playground.
async fn type_ten(page: &Page, typed: &mut String) {
    for key in "take notes".chars() {
        page.press(&key.to_string()).await;
        typed.push(key);
    }
}

/// Evaluates a condition in the frame.
async fn in_frame(page: &Page, script: &str) -> bool {
    page.enter_frame().await;
    let holds = page.js::<bool>(script, json!([])).await;
    page.leave_frame().await;
    holds
}

/// Types until a condition in the frame is true, and a little longer.
async fn type_until(page: &Page, typed: &mut String, script: &str) {
    for _ in 0..200 {
        type_ten(page, typed).await;
        if in_frame(page, script).await {
            return type_ten(page, typed).await;
        }
    }
    panic!("this did not come true: {script}");
}

#[test]
fn who_types_beside_the_playground_keeps_the_focus() {
    everywhere(async |page| {
        page.answer("own.json", Answer::Text("application/json", task("own").to_string()));
        page.visit_foreign(include_str!("pages/host.html")).await;
        page.until("it is ready", async || !page.told_of("ready").await.is_empty()).await;
        page.enter_frame().await;
        page.until_can_start().await;
        // By keys: Chromium's driver cannot read accessible names in a frame of another site.
        page.js::<Value>("document.querySelector('.iterate-setup .run').focus()", json!([])).await;
        page.press("Enter").await;
        let prompt = "return document.activeElement.className === 'prompt-text'";
        page.until("the prompt has the focus", async || page.js(prompt, json!([])).await).await;
        page.press_with("Control", "Enter").await;
        page.until_stage("streaming").await;
        page.leave_frame().await;
        page.js::<Value>("document.getElementById('notes').focus()", json!([])).await;
        let mut typed = String::new();
        // Meanwhile the answer ends, and then the host page opens one screen after the other.
        type_until(page, &mut typed, "return document.querySelector('.work').dataset.stage === 'judging'").await;
        for (hash, there) in [
            ("#/race?seed=2&embed=1", "return !!document.querySelector('.instrument:not([hidden]) [data-output]')"),
            ("#/iterate?scenario=own&mode=fast&embed=1", "return !!document.querySelector('.screen .run')"),
            ("#/simulated?embed=1", "return !!document.querySelector('.screen h2')"),
            ("#/race?seed=3&embed=1", "return !document.querySelector('.screen')"),
        ] {
            let open =
                "site.contentWindow.postMessage({ to: 'hare-and-tortoise', type: 'open', hash: arguments[0] }, '*')";
            page.js::<Value>(open, json!([hash])).await;
            type_until(page, &mut typed, there).await;
        }
        let notes = "return [document.activeElement.id, document.activeElement.value]";
        assert_eq!(page.js::<Value>(notes, json!([])).await, json!(["notes", typed]));
    });
}
