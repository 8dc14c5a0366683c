//! A person works on a task: with one model and then the other, with both at once, by mouse and by keyboard.

use crate::harness::{Page, everywhere, in_chromium};
use serde_json::{Value, json};

/// The ledger's seconds, by category.
async fn ledger(page: &Page) -> Vec<(String, f64)> {
    let script = "return [...document.querySelectorAll('.ledger-items > div')] \
        .map(item => [item.dataset.category, parseFloat(item.querySelector('dd').textContent)])";
    page.js(script, json!([])).await
}

async fn preview(page: &Page) -> String {
    page.js("return document.querySelector('iframe.preview')?.contentDocument?.body.innerText ?? ''", json!([])).await
}

#[test]
fn a_task_is_done_with_one_model_and_then_with_the_other() {
    everywhere(async |page| {
        page.open_iterate("").await;
        assert_eq!(page.js::<String>("return document.title", json!([])).await, "Iterate: Hare & Tortoise");
        page.button("Start").await.click().await;
        page.send_and_wait().await;
        page.until("it is shown live", async || preview(page).await == "Hello").await;
        assert!(page.text().await.contains("has_a_heading"));
        page.ask_for("It does not say hello.").await;
        page.send_and_wait().await;
        assert!(!page.has("radio", "It does not say hello.").await, "it has been answered");
        page.ask_for("It has no heading.").await;
        page.send_and_wait().await;
        page.until("it is shown live", async || preview(page).await == "Hi\n\nHello").await;
        let fits = "const { offsetHeight, contentDocument } = document.querySelector('iframe.preview'); \
            return contentDocument.documentElement.scrollHeight <= offsetHeight";
        assert!(page.js::<bool>(fits, json!([])).await, "nothing of it lies out of reach");
        page.button("Changes").await.click().await;
        page.until_says("+ ").await;
        page.accept().await;
        assert_eq!(page.figures("turns").await, ["3"]);
        // A person who will do the task again is not told which objections were right.
        let alarms = "false alarms (you rejected something that was right)";
        for row in ["escaped defects", alarms] {
            assert_eq!(page.figures(row).await, ["after both"]);
        }

        page.button("Now with the other model").await.click().await;
        page.send_and_wait().await;
        page.button("Run the checks").await.click().await;
        page.until_says("fails").await;
        page.until_stage("judging").await;
        page.accept().await;
        assert_eq!(page.figures("turns").await, ["3", "1"]);
        assert_eq!(page.figures("escaped defects").await, ["0", "1"]);
        assert_eq!(page.figures(alarms).await, ["1", "0"]);
        let text = page.text().await.replace('\u{a0}', " ");
        assert!(text.contains("with GPT-5.3-Codex, no defect shipped."), "{text}");
        assert!(text.contains("with Codex-Spark, 1 defect shipped."), "{text}");
        assert!(text.contains("GPT-5.3-Codex with Codex-Spark’s latency"), "{text}");
        assert!(text.contains("Codex-Spark: It has no heading."), "what was missed is told: {text}");
        assert!(!page.has("button", "Now with the other model").await);
        assert!(page.notices().await.is_empty(), "{:?}", page.notices().await);
    });
}

#[test]
fn both_work_at_once_and_either_can_be_taken() {
    in_chromium(async |page| {
        page.open_iterate("&mode=both").await;
        page.button("Start").await.click().await;
        page.send_and_wait().await;
        page.until_says("is done and waiting for you").await;
        let before = page.js::<String>("return document.querySelector('.work-bar h2').textContent", json!([])).await;
        page.button("Switch to it").await.click().await;
        let now = "return document.querySelector('.work-bar h2').textContent !== arguments[0]";
        page.until("the other one", async || page.js(now, json!([before])).await).await;
        page.accept().await;
        assert_eq!(page.figures("turns").await.len(), 1);
    });
}

#[test]
fn names_stay_hidden_until_both_are_done() {
    in_chromium(async |page| {
        page.open_iterate("&blind=1&order=fast").await;
        page.button("Start").await.click().await;
        page.send_and_wait().await;
        let text = page.text().await;
        assert!(text.contains("Model A") && !text.contains("Codex"), "{text}");
        page.accept().await;
        let text = page.text().await;
        assert!(text.contains("Model A") && !text.contains("Codex"), "{text}");
        // Nor in a label, in the address or in the set-up. The links to the other screens contain those screens'
        // set-ups.
        let told = "return document.querySelector('.results, .iterate-setup').outerHTML + location.hash";
        let quiet = async || !page.js::<String>(told, json!([])).await.to_lowercase().contains("codex");
        page.until("the address names no model", quiet).await;
        page.button("Another session").await.click().await;
        page.until_says("The models stay hidden").await;
        assert!(quiet().await);
        page.button("Show: 1. A page that says hello, Model A").await.click().await;
        page.button("Now with the other model").await.click().await;
        page.send_and_wait().await;
        assert!(page.text().await.contains("Model B"));
        page.accept().await;
        let text = page.text().await;
        assert!(text.contains("Codex-Spark") && text.contains("GPT-5.3-Codex"), "{text}");
    });
}

#[test]
fn a_session_needs_no_mouse() {
    everywhere(async |page| {
        page.open_iterate("&mode=fast").await;
        page.js::<Value>("document.querySelector('.iterate-setup .run').focus()", json!([])).await;
        page.press("Enter").await;
        page.until("the prompt has the focus", async || page.focused().await.starts_with("textarea")).await;
        page.press("Tab").await;
        assert_eq!(page.focused().await, "button Send");
        page.press("Enter").await;
        page.until_stage("judging").await;
        page.until("what is next has the focus", async || page.focused().await == "h3 Is something wrong with it?")
            .await;
        page.press("Tab").await;
        page.press(" ").await;
        for _ in 0..3 {
            if page.focused().await != "button Ask for this" {
                page.press("Tab").await;
            }
        }
        page.press("Enter").await;
        page.until_stage("writing").await;
        page.until("the prompt has the focus", async || page.focused().await.starts_with("textarea")).await;
        page.press_with("Control", "Enter").await;
        page.until_stage("judging").await;
        page.until("what is next has the focus", async || page.focused().await.starts_with("h3")).await;
        for _ in 0..4 {
            if page.focused().await != "button Accept it as it is" {
                page.press("Tab").await;
            }
        }
        page.press("Enter").await;
        page.until_says("All figures").await;
        let title = page.js::<String>("return document.querySelector('.iterate-title').textContent", json!([])).await;
        assert!(title.contains("with Codex-Spark, no defect shipped"), "{title}");
        page.until("the focus has come along", async || page.focused().await == format!("h2 {title}")).await;
        assert_eq!(page.figures("turns").await, ["2"]);
    });
}

#[test]
fn what_is_interrupted_is_waste_and_leaves_all_as_it_was() {
    everywhere(async |page| {
        page.open_iterate("&mode=slow&slow.rate=20").await;
        page.button("Start").await.click().await;
        page.until_stage("writing").await;
        page.button("Send").await.click().await;
        page.until_stage("streaming").await;
        page.until("something of it is there", async || {
            page.js("return document.querySelector('.answer').innerText.includes('I write')", json!([])).await
        })
        .await;
        // The caret is after the text, not below it.
        let caret = "const block = [...document.querySelectorAll('.block')].pop(); const last = block.lastElementChild; \
            const foot = (one) => one.getBoundingClientRect().bottom; \
            return [getComputedStyle(last, '::after').content, foot(block) - foot(last)]";
        assert_eq!(page.js::<Value>(caret, json!([])).await, json!(["\"▌\"", 0]));
        page.press("Escape").await;
        page.until_stage("writing").await;
        page.button("Give up").await.click().await;
        page.until_says("All figures").await;
        assert_eq!(page.figures("interruptions").await, ["1"]);
        assert_ne!(page.figures("tokens wasted").await, ["0"]);
        assert_eq!(page.figures("end").await, ["given up"]);
    });
}

#[test]
fn who_reads_the_answer_keeps_the_focus_when_it_ends() {
    everywhere(async |page| {
        page.open_iterate("&mode=slow&slow.rate=100").await;
        page.button("Start").await.click().await;
        page.until_stage("writing").await;
        page.button("Send").await.click().await;
        page.until("it can be interrupted", async || page.focused().await.starts_with("button Interrupt")).await;
        page.js::<Value>("document.querySelector('.answer .pane-scroller').focus()", json!([])).await;
        page.until_stage("judging").await;
        page.two_frames().await;
        assert_eq!(page.focused().await, "div Text of the answer");
    });
}

#[test]
fn a_machine_that_sleeps_is_an_absence() {
    in_chromium(async |page| {
        page.open_iterate("&mode=fast").await;
        page.button("Start").await.click().await;
        page.until_stage("writing").await;
        let seconds =
            async |category: &str| ledger(page).await.into_iter().find(|(name, _)| name == category).unwrap().1;
        let away = async |least: f64| page.until("it is away", async || seconds("away").await >= least).await;
        // One browser whose own clock stops during sleep, and one whose clock goes on.
        page.js::<Value>("const now = Date.now.bind(Date); Date.now = () => now() + 360e3", json!([])).await;
        away(360.0).await;
        let both = "for (const clock of [Date, performance]) { const now = clock.now.bind(clock); clock.now = () => now() + 360e3 }";
        page.js::<Value>(both, json!([])).await;
        away(720.0).await;
        assert!(seconds("writing").await < 300.0, "{:?}", ledger(page).await);
    });
}

#[test]
fn the_clock_stops_while_the_session_is_paused() {
    in_chromium(async |page| {
        page.open_iterate("&mode=fast").await;
        page.button("Start").await.click().await;
        page.until_stage("writing").await;
        page.button("Pause").await.click().await;
        page.until_says("The clock has stopped").await;
        let before = ledger(page).await;
        page.put_clock_forward(60.0).await;
        page.two_frames().await;
        assert_eq!(ledger(page).await, before);
        page.button("Resume").await.click().await;
        page.until("it goes on", async || ledger(page).await != before).await;
        let ledger = ledger(page).await;
        assert!(ledger.iter().all(|(_, time)| *time < 59.0), "the minute of the pause is counted: {ledger:?}");
    });
}

#[test]
fn who_leaves_the_tab_is_away_while_the_answer_comes() {
    in_chromium(async |page| {
        page.open_iterate("&mode=slow").await;
        page.button("Start").await.click().await;
        page.until_stage("writing").await;
        page.button("Send").await.click().await;
        page.put_clock_forward_out_of_sight(2.0).await;
        let own = page.new_tab().await;
        page.close_tab_and_return_to(own).await;
        page.until_stage("judging").await;
        page.until("it is accounted for", async || {
            ledger(page).await.iter().any(|(name, time)| name == "away" && *time >= 2.0)
        })
        .await;
        page.accept().await;
        assert_eq!(page.figures("times you were away").await, ["1"]);
    });
}

#[test]
fn each_screen_is_a_link_away_and_the_race_is_as_it_was_left() {
    in_chromium(async |page| {
        page.open("#/race?seed=12&theme=dark").await;
        page.control("link", "Iterate").await.click().await;
        page.until_can_start().await;
        assert!(page.fragment().await.contains("theme=dark"), "{}", page.fragment().await);
        assert!(!page.has("button", "Run").await, "the race is out of sight");
        page.until("the focus has followed", async || page.focused().await.starts_with("section Iterate")).await;
        page.control("link", "Race").await.click().await;
        page.until_usable().await;
        page.until("it is shown", async || page.has("button", "Run").await).await;
        assert!(page.fragment().await.contains("seed=12"), "{}", page.fragment().await);
        assert_eq!(page.js::<String>("return document.title", json!([])).await, "Hare & Tortoise");
    });
}
