//! After a crash of the app, a notice says what happened. It offers to copy a report and to start again.

use crate::harness::{Answer, Page, everywhere};
use serde_json::{Value, json};

async fn allow_clipboard(page: &Page) {
    if page.is_chromium() {
        let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        page.cdp("Browser.grantPermissions", permissions).await;
    }
}

async fn report_text(page: &Page) -> String {
    page.js("return document.querySelector('[role=alertdialog] pre').textContent", json!([])).await
}

#[test]
fn a_panic_shows_a_notice_with_the_report_and_reloading_starts_again() {
    everywhere(async |page| {
        page.open("#/race?seed=5&at=3").await;
        allow_clipboard(page).await;
        // The app trusts the browser to create elements. A browser that does not makes it panic.
        page.js::<Value>("document.createElement = () => { throw new Error('no more elements') }", json!([])).await;
        page.js::<Value>("Document.prototype.createElement = document.createElement", json!([])).await;
        page.expect_in_console("panicked");
        page.expect_in_console("unreachable");
        page.button("Settings of Codex-Spark").await.click().await;
        page.until("there is a notice", async || page.has("alertdialog", "The playground has stopped").await).await;
        let report: Value = serde_json::from_str(&report_text(page).await).expect("it is the report on the run");
        assert_eq!(report["seed"], 5);
        assert!(!page.told_of("error").await.is_empty(), "an embedding page hears of it");

        page.button("Copy report").await.click().await;
        page.until_says("Copied.").await;
        let copied: String = page.js("return navigator.clipboard.readText()", json!([])).await;
        assert_eq!(copied.replace('\r', ""), report_text(page).await);

        page.button("Reload").await.click().await;
        page.until("it works again", async || {
            !page.has("alertdialog", "The playground has stopped").await && page.has("button", "Resume").await
        })
        .await;
        assert!(page.fragment().await.contains("seed=5"));
    });
}

#[test]
fn the_notice_works_without_the_app() {
    everywhere(async |page| {
        page.open("#/race").await;
        let crash = "dispatchEvent(new CustomEvent('hare-crash', { detail: { message: arguments[0], report: null } }))";
        page.js::<Value>(crash, json!(["first <b>this</b>"])).await;
        page.js::<Value>(crash, json!(["then that"])).await;
        assert!(page.has("alertdialog", "The playground has stopped").await);
        assert!(page.text().await.contains("first <b>this</b>"), "the first failure is the cause");
        assert!(!page.text().await.contains("then that"));
        assert!(report_text(page).await.contains("first <b>this</b>"));
        // The page below the notice can no longer be reached.
        for _ in 0..8 {
            page.press("Tab").await;
            let inside = "return document.activeElement === document.body || \
                !!document.activeElement.closest('[role=alertdialog]')";
            assert!(page.js::<bool>(inside, json!([])).await, "{}", page.focused().await);
        }
    });
}

#[test]
fn where_the_clipboard_is_denied_the_report_is_selected() {
    crate::harness::in_chromium(async |page| {
        page.open("#/race").await;
        let denied = json!({ "permission": { "name": "clipboard-write" }, "setting": "denied" });
        page.cdp("Browser.setPermission", denied).await;
        let crash =
            "dispatchEvent(new CustomEvent('hare-crash', { detail: { message: 'gone', report: '{\"seed\": 1}' } }))";
        page.js::<Value>(crash, json!([])).await;
        page.button("Copy report").await.click().await;
        page.until_says("Selected below: copy it from there.").await;
        assert_eq!(page.js::<String>("return String(getSelection())", json!([])).await, report_text(page).await);
    });
}

#[test]
fn an_error_that_nobody_caught_shows_the_notice() {
    everywhere(async |page| {
        // The script is a file beside the page: a driver's script has no origin, so its errors count as nobody's.
        let stop = "performance.now = () => { throw new Error('the clock has stopped') }";
        page.answer("stop.js", Answer::Text("text/javascript", stop.to_owned()));
        page.expect_in_console("the clock has stopped");
        page.open("#/race").await;
        page.js::<Value>("return import(`${document.baseURI.split('#')[0]}stop.js`).then(() => null)", json!([])).await;
        page.button("Run").await.click().await;
        page.until("there is a notice", async || page.has("alertdialog", "The playground has stopped").await).await;
        assert!(page.text().await.contains("the clock has stopped"));
    });
}
