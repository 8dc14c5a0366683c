//! If the browser refuses to copy, the link appears at the button, ready to copy by hand.

use crate::harness::{Answer, Page, everywhere, in_chromium};
use serde_json::{Value, json};

/// The field with the link: its text, the selected part, how many pixels it is below the button, and whether it is in
/// sight.
const FIELD: &str = "const field = [...document.querySelectorAll('.refused-link')].find(field => field.checkVisibility()); \
    if (!field) return null; \
    const at = field.getBoundingClientRect(), button = arguments[0].getBoundingClientRect(); \
    return { text: field.value, selected: field.value.slice(field.selectionStart, field.selectionEnd), \
        below: at.top - button.bottom, in_sight: at.top >= 0 && at.bottom <= innerHeight, \
        focused: document.activeElement === field, read_only: field.readOnly, name: field.labels[0].innerText }";

async fn deny(page: &Page) {
    if page.is_chromium() {
        let denied = json!({ "permission": { "name": "clipboard-write" }, "setting": "denied" });
        page.cdp("Browser.setPermission", denied).await;
        return;
    }
    let script = "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { \
        writeText: () => Promise.reject(new DOMException('denied', 'NotAllowedError')) } })";
    page.js::<Value>(script, json!([])).await;
}

async fn check_field(page: &Page, button: &str, link: &str) {
    let found = "return [...document.querySelectorAll('button')].find(button => button.textContent === arguments[0])";
    let button: Value = page.js(found, json!([button])).await;
    let field = async || page.js::<Value>(FIELD, json!([button])).await;
    page.until("the link is there, selected", async || {
        let field = field().await;
        field.is_object() && field["text"] != "" && field["selected"] == field["text"]
    })
    .await;
    let field = field().await;
    assert!(field["text"].as_str().unwrap().contains(link), "{field}");
    assert!(field["read_only"] == true && field["focused"] == true && field["in_sight"] == true, "{field}");
    assert!((0.0..60.0).contains(&field["below"].as_f64().unwrap()), "it is where the button is: {field}");
    assert!(field["name"].as_str().unwrap().starts_with("Your browser did not allow copying."), "{field}");
    assert!(page.notices().await.is_empty(), "{:?}", page.notices().await);
}

#[test]
fn a_refused_link_to_a_race_is_where_the_button_is_until_the_race_is_another() {
    everywhere(async |page| {
        page.open("#/race?seed=11").await;
        deny(page).await;
        page.button("Copy link").await.click().await;
        check_field(page, "Copy link", "seed=11").await;
        // A second refusal selects it again.
        page.button("Copy link").await.click().await;
        check_field(page, "Copy link", "seed=11").await;
        page.button("New seed").await.click().await;
        page.until("it is gone", async || {
            page.js::<bool>("return !document.querySelector('.refused-link').checkVisibility()", json!([])).await
        })
        .await;
    });
}

#[test]
fn a_refused_link_to_a_session_is_where_the_button_is() {
    everywhere(async |page| {
        // Half done, a trial has no link.
        page.open_iterate("&mode=fast").await;
        page.button("Start").await.click().await;
        page.send_and_wait().await;
        page.accept().await;
        deny(page).await;
        page.button("Copy link to this result").await.click().await;
        check_field(page, "Copy link to this result", "#/iterate?").await;
    });
}

#[test]
fn in_a_frame_that_may_not_copy_the_link_appears_and_the_caret_stays_where_it_is() {
    in_chromium(async |page| {
        page.answer("lesson.html", Answer::Text("text/html", include_str!("pages/lesson.html").to_owned()));
        page.visit_beside("lesson.html#/race?embed=1&seed=11").await;
        page.until("it is ready", async || page.told_of("ready").await.len() == 1).await;
        let there =
            "return [...site.contentDocument.querySelectorAll('button')].some(it => it.textContent === 'Copy link')";
        page.until("the button is there", async || page.js(there, json!([])).await).await;
        // A script of the host presses the button while the person types in the host's page. A browser allows copying
        // only in a focused page.
        let press = "const field = document.body.appendChild(document.createElement('input')); field.focus(); \
            [...site.contentDocument.querySelectorAll('button')].find(it => it.textContent === 'Copy link').click()";
        page.js::<Value>(press, json!([])).await;
        let selected = "const field = site.contentDocument.querySelector('.refused-link'); \
            return field.checkVisibility() && field.selectionEnd > 0 && field.selectionEnd === field.value.length \
                && field.value.includes('seed=11')";
        page.until("the link is selected", async || page.js::<bool>(selected, json!([])).await).await;
        assert_eq!(page.js::<String>("return document.activeElement.localName", json!([])).await, "input");
    });
}
