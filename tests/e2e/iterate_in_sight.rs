//! What a person needs while working in a session stays in sight: the task, the offered prompt, the clock, and the panel
//! in which one judges.

use crate::harness::{Page, everywhere, in_chromium};
use serde_json::{Value, json};

/// A task with a prompt and an answer longer than any screen.
fn long() -> Value {
    let prompt: String = (1..=60).map(|n| format!("{n}. Keep `rule_{n}`.\n")).collect();
    let answer: String = (1..=200).map(|n| format!("<p>Line {n}</p>\n")).collect();
    let turn = json!({
        "id": "first", "prompt": prompt, "steps": [{ "answer": answer, "file": "page.html" }],
        "checks": [{ "name": "is_long", "pass": false, "seconds": 0.05 }],
        "problems": [
            { "text": "It is too long.", "real": true },
            { "text": "It is too short.", "real": false, "reply": [{ "say": "It is not." }] },
        ],
    });
    json!({ "version": 1, "id": "long", "title": "A long page", "artifact": "html", "script": [turn] })
}

/// Begins a session about that task.
async fn begin(page: &Page) {
    page.open_iterate("&mode=fast").await;
    page.choose_file("long.json", &long().to_string()).await;
    page.until("it is the task", async || page.control("combobox", "Task").await.value().await == "long").await;
    page.button("Start").await.click().await;
    page.until_stage("writing").await;
}

#[test]
fn the_judging_panel_and_the_clock_stay_in_sight_wherever_one_scrolls() {
    in_chromium(async |page| {
        begin(page).await;
        page.send_and_wait().await;
        for (width, height) in [(390, 844), (768, 1024), (1440, 900)] {
            let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            page.cdp("Emulation.setDeviceMetricsOverride", screen).await;
            page.two_frames().await;
            for place in [0.0, 0.3, 0.6, 1.0] {
                let hidden = "scrollTo(0, arguments[0] * document.documentElement.scrollHeight); \
                    const seen = element => { const { left, top, width, height } = element.getBoundingClientRect(); \
                        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2)) }; \
                    const needed = ['.work-clock', '.judge-title', '.judge-acts .primary', '.judge-acts button:not(.primary, .judge-ask)']; \
                    return needed.filter(selector => ![...document.querySelectorAll(selector)].some(seen))";
                let hidden: Vec<String> = page.js(hidden, json!([place])).await;
                assert!(hidden.is_empty(), "{hidden:?} at {place} of {width} x {height}");
            }
            // Nothing is left under the panel at the end, and the artefact comes before the question about it.
            let order = "const foot = selector => document.querySelector(selector).getBoundingClientRect().bottom; \
                const head = document.querySelector('.judge').getBoundingClientRect().top; \
                return ['.preview-scroller', '.checks', '.pane'].filter(selector => foot(selector) > head + 1)";
            assert_eq!(page.js::<Value>(order, json!([])).await, json!([]), "{width} x {height}");
        }
        page.button("Run the checks").await.click().await;
        page.until_says("1 of 1 checks fails: is_long.").await;
        page.until("the focus stays with the question", async || page.focused().await.starts_with("h3 Is something"))
            .await;
    });
}

#[test]
fn ones_own_words_and_the_offered_prompt_are_a_click_apart_and_the_task_stays_readable() {
    everywhere(async |page| {
        begin(page).await;
        page.until("the prompt has the focus", async || page.focused().await.starts_with("textarea")).await;
        let field = "const { scrollTop, selectionStart, value } = document.querySelector('.prompt-text'); \
            return [scrollTop, selectionStart, value.split('\\n')[0]]";
        page.until("it opens at its start", async || {
            page.js::<Value>(field, json!([])).await == json!([0, 0, "1. Keep `rule_1`."])
        })
        .await;
        let typed = async || page.js::<String>("return document.querySelector('.prompt-text').value", json!([])).await;
        let task = "const task = document.querySelector('.prompt-area .prompt'); return [task.open, task.querySelector('code')?.textContent, \
            task.querySelector('blockquote').textContent.startsWith('1. Keep `rule_1`.')]";
        page.button("Write my own").await.click().await;
        page.until("the field is empty", async || typed().await.is_empty()).await;
        assert_eq!(page.js::<Value>(task, json!([])).await, json!([true, "rule_1", true]));
        page.until("the prompt has the focus", async || page.focused().await.starts_with("textarea")).await;
        for key in ["s", "h", "o", "r", "t"] {
            page.press(key).await;
        }
        page.button("Use the suggested prompt").await.click().await;
        page.until("it is the suggestion again", async || typed().await.starts_with("1. Keep")).await;
        page.button("Write my own").await.click().await;
        page.until("nothing typed is lost", async || typed().await == "short").await;
        page.send_and_wait().await;
        page.until_says("Task: A long page").await;
    });
}

#[test]
fn an_interruption_before_the_first_token_says_what_was_interrupted() {
    everywhere(async |page| {
        page.open_iterate("&mode=slow&slow.ttft=60").await;
        page.button("Start").await.click().await;
        page.until_stage("writing").await;
        page.button("Send").await.click().await;
        page.until_says("reading the prompt").await;
        page.press("Escape").await;
        page.until_says("You stopped GPT-5.3-Codex while it was reading the prompt. Nothing had arrived.").await;
        page.until("the prompt has the focus", async || page.focused().await.starts_with("textarea")).await;
    });
}
