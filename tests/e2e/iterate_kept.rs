//! Sessions that stay in the browser, and the files a person downloads.

use crate::harness::{Page, everywhere, in_chromium, task};
use serde_json::{Value, json};

async fn store(page: &Page) -> Option<String> {
    page.js("return localStorage.getItem('hare-and-tortoise')", json!([])).await
}

#[test]
fn after_a_reload_a_session_goes_on_where_it_was() {
    everywhere(async |page| {
        page.open_iterate("&mode=fast").await;
        page.button("Start").await.click().await;
        page.send_and_wait().await;
        page.ask_for("It has no heading.").await;
        page.reload_iterate().await;
        page.until_says("A session is in progress.").await;
        page.button("Resume").await.click().await;
        page.send_and_wait().await;
        page.accept().await;
        assert_eq!(page.figures("turns").await, ["2"]);
        assert_eq!(page.figures("times you were away").await, [""; 0], "never, so there is no such row");
    });
}

#[test]
fn sessions_are_listed_compared_and_deleted() {
    everywhere(async |page| {
        page.open_iterate("&mode=fast").await;
        assert_eq!(store(page).await, None, "a person who only looks keeps nothing");
        for _ in 0..2 {
            page.button("Start").await.click().await;
            page.send_and_wait().await;
            page.accept().await;
            page.button("Another session").await.click().await;
            page.until_can_start().await;
        }
        let ticks = "return document.querySelectorAll('.kept-list [type=checkbox]').length";
        assert_eq!(page.js::<u32>(ticks, json!([])).await, 0, "there is no axis here");
        let title = |n: u32| format!("{n}. A page that says hello, Codex-Spark");
        page.button(&format!("Show: {}", title(2))).await.click().await;
        page.until_says("All figures").await;
        assert_eq!(page.figures("turns").await, ["1"]);
        let ticks = "return [...document.querySelectorAll('.kept-list [type=checkbox]')] \
            .map(({ checked, disabled }) => [checked, disabled])";
        assert_eq!(page.js::<Value>(ticks, json!([])).await, json!([[true, true], [false, false]]));
        assert!(page.has("checkbox", &format!("in the chart (this session): {}", title(2))).await);
        let (tick, delete) = (format!("in the chart: {}", title(1)), format!("Delete: {}", title(1)));
        let top = "return document.querySelector('.kept-list').getBoundingClientRect().y";
        // Not every browser keeps the scroll position by itself.
        page.js::<Value>("document.documentElement.style.overflowAnchor = 'none'", json!([])).await;
        let tick_box = page.control("checkbox", &tick).await;
        tick_box.focus().await;
        let before: f64 = page.js(top, json!([])).await;
        page.press(" ").await;
        page.until("both are there", async || page.figures("turns").await == ["1", "1"]).await;
        page.two_frames().await;
        let after: f64 = page.js(top, json!([])).await;
        assert!((after - before).abs() <= 1.0, "the list stays where it is: from {before} to {after}");
        assert_eq!(page.focused().await, format!("input {tick}"), "what was pressed has the focus still");
        // The key is held, but only this row is deleted.
        page.button(&delete).await.focus().await;
        for _ in 0..3 {
            page.press("Enter").await;
        }
        page.until("it is gone", async || page.figures("turns").await == ["1"]).await;
        page.two_frames().await;
        assert!(page.focused().await.starts_with(&format!("li {}", title(2))), "{}", page.focused().await);
        page.unfold("Delete all").await;
        page.button("Delete all sessions now").await.click().await;
        page.until("nothing is kept", async || store(page).await.is_none()).await;
        page.until_can_start().await;
    });
}

#[test]
fn a_link_replays_a_session() {
    in_chromium(async |page| {
        page.open_iterate("&mode=slow").await;
        page.button("Start").await.click().await;
        page.send_and_wait().await;
        page.accept().await;
        let time = page.figures("time to done").await;
        let copied = "const copied = []; navigator.clipboard.writeText = async text => void copied.push(text); window.copied = copied";
        page.js::<Value>(copied, json!([])).await;
        page.button("Copy link to this result").await.click().await;
        page.until_says("Link copied.").await;
        let link: String = page.js("return window.copied[0]", json!([])).await;
        let fragment = &link[link.find('#').unwrap()..];
        page.visit(fragment).await;
        page.until_says("All figures").await;
        assert_eq!(page.figures("time to done").await, time);
    });
}

#[test]
fn a_session_with_a_file_of_ones_own_asks_for_the_file_after_a_reload() {
    in_chromium(async |page| {
        page.open_iterate("&mode=fast").await;
        // The site has a task with the same id, too.
        let mut file = task("own");
        file["title"] = "My own page".into();
        let file = file.to_string();
        page.choose_file("mine.json", &file).await;
        page.until("it is the task", async || page.fragment().await.contains("own=1")).await;
        page.button("Start").await.click().await;
        page.send_and_wait().await;
        page.accept().await;
        page.until_says("The link does not contain the task").await;
        page.button("Another session").await.click().await;
        page.refresh().await;
        page.until_says("The task “own” is in a file of yours").await;
        page.button("Show: 1. own, Codex-Spark").await.click().await;
        page.until_says("“1. own, Codex-Spark” is about a task in a file").await;
        let focused = "return document.activeElement.className";
        page.until("it is where one is", async || page.js::<String>(focused, json!([])).await == "lacking").await;
        assert_eq!(page.accessibility_faults().await, [""; 0]);
        page.choose_file("mine.json", &file).await;
        page.until_says("All figures").await;
        assert!(page.text().await.contains("1. My own page, Codex-Spark"));
        assert!(page.notices().await.is_empty(), "{:?}", page.notices().await);
    });
}

/// A store that refuses, or that is full.
async fn check_without_store(page: &Page, break_it: &str) {
    page.js::<Value>(break_it, json!([])).await;
    page.button("Start").await.click().await;
    page.send_and_wait().await;
    page.accept().await;
    let notices = page.notices().await;
    assert_eq!(notices.len(), 1, "said once: {notices:?}");
    let words = "Your browser won’t save sessions (storage is full or blocked)";
    assert!(notices[0].starts_with(words), "{notices:?}");
    assert_eq!(page.figures("turns").await, ["1"]);
    // Nor does the list claim that the session is kept.
    let list = "return document.querySelector('.kept').innerText";
    let list: String = page.js(list, json!([])).await;
    assert!(list.contains(words) && list.contains("Sessions in this tab") && !list.contains("stay on"), "{list}");
}

#[test]
fn where_nothing_can_be_kept_a_session_works_and_that_is_said_once() {
    for break_it in [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })",
        "const store = new Proxy({}, { set() { throw new DOMException('full', 'QuotaExceededError') } }); \
         Object.defineProperty(window, 'localStorage', { value: store })",
    ] {
        in_chromium(async |page| {
            page.open_iterate("&mode=fast").await;
            check_without_store(page, break_it).await;
        });
    }
}

#[test]
fn a_second_tab_shows_a_session_and_does_nothing_in_it() {
    // Firefox's driver interrupts a script that runs in another tab while it closes one.
    in_chromium(async |page| {
        page.open_iterate("&mode=fast").await;
        page.button("Start").await.click().await;
        page.send_and_wait().await;
        let words = "This session is open in another tab.";
        let first = page.new_tab().await;
        page.open_iterate("&mode=fast").await;
        page.button("Resume").await.click().await;
        page.until_says(words).await;
        assert!(!page.button("Resume").await.is_enabled().await);
        assert_eq!(page.accessibility_faults().await, [""; 0]);
        page.close_tab_and_return_to(first).await;
        page.ask_for("It has no heading.").await;
        page.button("Save for later").await.click().await;
        page.until_can_start().await;
        // The lock is free by now.
        let first = page.new_tab().await;
        page.open_iterate("&mode=fast").await;
        page.button("Resume").await.click().await;
        page.send_and_wait().await;
        assert!(!page.text().await.contains(words));
        page.close_tab_and_return_to(first).await;
    });
}

#[test]
fn another_tab_s_sessions_appear() {
    in_chromium(async |page| {
        page.open_iterate("&mode=fast").await;
        page.button("Start").await.click().await;
        page.send_and_wait().await;
        page.accept().await;
        let text = store(page).await.unwrap();
        page.button("Another session").await.click().await;
        page.unfold("Delete all").await;
        page.button("Delete all sessions now").await.click().await;
        page.until("nothing is kept", async || store(page).await.is_none()).await;
        let write =
            "localStorage.setItem('hare-and-tortoise', arguments[0]); dispatchEvent(new StorageEvent('storage'))";
        page.js::<Value>(write, json!([text])).await;
        page.until("it is listed", async || page.has("button", "Show: 1. A page that says hello, Codex-Spark").await)
            .await;
    });
}
