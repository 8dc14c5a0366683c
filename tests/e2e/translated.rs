//! A browser translates the page, or an extension changes it, while text streams.

use crate::harness::{Page, Turn, everywhere};
use serde_json::{Value, json};

/// Does what Chrome's translator does: replaces texts by elements, later texts too. It leaves text with `translate=no`
/// alone, unless `arguments[0]` is true.
const TRANSLATE: &str = "const everything = arguments[0]; window.n_translated = 0; \
    const translate = (text) => { \
        const parent = text.parentElement; \
        if (!parent || !text.data.trim() || parent.closest('font, script, style, textarea') \
            || (!everything && parent.closest('[translate=no]'))) return; \
        const outer = document.createElement('font'), inner = document.createElement('font'); \
        inner.textContent = text.data; outer.append(inner); text.replaceWith(outer); window.n_translated += 1; }; \
    const all = (root) => { \
        if (root.nodeType === Node.TEXT_NODE) return translate(root); \
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), texts = []; \
        while (walker.nextNode()) texts.push(walker.currentNode); \
        texts.forEach(translate); }; \
    all(document.body); \
    new MutationObserver((records) => { \
        for (const { target, addedNodes } of records) { all(target); addedNodes.forEach(all); } \
    }).observe(document.body, { childList: true, characterData: true, subtree: true });";

async fn has_stopped(page: &Page) -> bool {
    page.has("alertdialog", "The playground has stopped").await
}

async fn check_a_race(page: &Page, everything: bool) {
    page.open("#/race?speed=4").await;
    page.js::<Value>(TRANSLATE, json!([everything])).await;
    page.button("Run").await.click().await;
    page.until_status("finished").await;
    assert!(page.js::<u32>("return n_translated", json!([])).await > 50, "it was translated");
    assert!(!has_stopped(page).await);
    for (n, kind) in ["slow", "fast"].into_iter().enumerate() {
        assert_eq!(page.output(n).await, Turn::first("rate-limiter", kind).text());
        let tokens = "return document.querySelector(`[data-lane='${arguments[0]}'] [data-bind=tokens]`).textContent";
        let tokens = page.js::<String>(tokens, json!([n])).await.replace('\u{202f}', "");
        assert_eq!(tokens, Turn::first("rate-limiter", kind).tokens().to_string());
    }
    page.until("the button says its other words", async || page.has("button", "Run again").await).await;
    page.until_says("Codex-Spark finished in").await;
    let inside = "return document.querySelectorAll('[data-output] font').length";
    assert_eq!(page.js::<u32>(inside, json!([])).await > 0, everything, "what streams is not translated");
    // Going back restores the text.
    page.seek(0.0).await;
    assert_eq!([page.output(0).await, page.output(1).await], ["", ""]);
    let clock = "return document.querySelector('.clock').textContent";
    page.until("the clock is at the start", async || {
        page.js::<String>(clock, json!([])).await.starts_with("0.000 s of ")
    })
    .await;
}

#[test]
fn a_race_goes_on_while_the_browser_translates_the_page() {
    everywhere(async |page| check_a_race(page, false).await);
}

#[test]
fn a_race_goes_on_while_an_extension_changes_every_text() {
    everywhere(async |page| check_a_race(page, true).await);
}

#[test]
fn text_comes_back_where_an_extension_takes_it_out() {
    everywhere(async |page| {
        page.open("#/race?lanes=custom&0.rate=100&0.ttft=0").await;
        page.button("Run").await.click().await;
        for taken in ["[data-output] .block:last-of-type", "[data-output] .section", "[data-output] .block > div"] {
            page.until("there is text", async || page.output(0).await.len() > 50).await;
            let take = "document.querySelectorAll(arguments[0]).forEach(taken => taken.remove())";
            page.js::<Value>(take, json!([taken])).await;
        }
        page.until_status("finished").await;
        assert!(!has_stopped(page).await);
        page.seek(0.0).await;
        page.button("To done").await.click().await;
        page.until("all of it is there", async || page.output(0).await == Turn::first("rate-limiter", "slow").text())
            .await;
    });
}

#[test]
fn a_session_goes_on_while_the_browser_translates_the_page() {
    everywhere(async |page| {
        page.open_iterate("").await;
        page.js::<Value>(TRANSLATE, json!([false])).await;
        page.button("Start").await.click().await;
        for [press, then] in [["Pause", "Resume"], ["Resume", "Pause"]] {
            page.button(press).await.click().await;
            page.until("the button says its other words", async || page.has("button", then).await).await;
        }
        page.send_and_wait().await;
        assert!(page.js::<u32>("return n_translated", json!([])).await > 20, "it was translated");
        let answer = "return document.querySelector('.answer [data-output]').textContent";
        assert!(page.js::<String>(answer, json!([])).await.starts_with("I write it. <!doctype html>"));
        page.ask_for("It has no heading.").await;
        page.send_and_wait().await;
        page.accept().await;
        assert!(!has_stopped(page).await);
    });
}
