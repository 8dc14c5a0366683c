//! The part of the page that comes later: not before anybody has done anything; what needs it waits for it, in order.

use crate::harness::{Answer, Gate, Page, everywhere};
use serde_json::json;

const REST: &str = "-rest.wasm";
const ITERATE: &str = "-iterate.wasm";

fn asked_for(page: &Page, part: &str) -> usize {
    page.asked().iter().filter(|path| path.ends_with(part)).count()
}

fn asked_for_rest(page: &Page) -> usize {
    asked_for(page, REST)
}

async fn seed(page: &Page) -> String {
    page.control("spinbutton", "Seed").await.value().await
}

#[test]
fn a_page_that_nobody_touches_loads_no_more_than_it_needs() {
    everywhere(async |page| {
        page.open("").await;
        page.until("everything that was asked for is there", async || {
            page.js("return performance.now() > (window.later ??= performance.now() + 1500)", json!([])).await
        })
        .await;
        assert_eq!(asked_for_rest(page), 0, "{:#?}", page.asked());
        page.button("Run").await.click().await;
        page.until("the rest is asked for", async || asked_for_rest(page) == 1).await;
    });
}

#[test]
fn a_link_brings_the_rest_along() {
    everywhere(async |page| {
        page.open("#/race?seed=9").await;
        assert_eq!(asked_for_rest(page), 1);
        assert_eq!(seed(page).await, "9");
    });
}

#[test]
fn while_the_rest_is_on_its_way_a_run_plays_and_what_needs_it_waits_in_order() {
    everywhere(async |page| {
        let gate = Gate::shut();
        page.answer(REST, Answer::Held(1000, gate.clone()));
        page.open("").await;
        page.button("Run").await.click().await;
        page.until_status("running").await;
        page.until("text comes", async || !page.output(1).await.is_empty()).await;
        page.button("To done").await.click().await;
        page.until_status("finished").await;
        page.button("Settings of Codex-Spark").await.click().await;
        assert!(!page.has("textbox", "Name").await);
        // Another seed, and then, of all that would act at once, a restart: it waits behind.
        page.button("New seed").await.click().await;
        page.button("Restart").await.click().await;
        assert_eq!((seed(page).await.as_str(), &page.state().await["status"]), ("7", &json!("finished")));
        gate.open();
        page.until("the settings are open", async || page.has("textbox", "Name").await).await;
        page.until("the other seed", async || seed(page).await != "7").await;
        page.until_status("running").await;
        assert_eq!(asked_for_rest(page), 1);
    });
}

#[test]
fn where_the_rest_does_not_come_the_page_says_so_and_can_try_again() {
    everywhere(async |page| {
        page.expect_in_console("http");
        page.answer(REST, Answer::Missing);
        page.open("").await;
        page.button("Run").await.click().await;
        page.until_says("A part of this page could not be loaded.").await;
        page.until_status("running").await;
        page.button("New seed").await.click().await;
        page.until("it is asked for again", async || asked_for_rest(page) == 2).await;
        page.until_says("A part of this page could not be loaded.").await;
        assert_eq!(seed(page).await, "7");
        page.recover();
        page.button("Try again").await.click().await;
        page.until("the seed that was asked for", async || seed(page).await != "7").await;
        page.until("nothing is wrong any more", async || page.notices().await.is_empty()).await;
    });
}

#[test]
fn a_link_that_cannot_be_read_yet_is_read_once_the_rest_is_there() {
    everywhere(async |page| {
        page.expect_in_console("http");
        page.answer(REST, Answer::Missing);
        page.visit("#/race?seed=9&at=3").await;
        page.until_says("A part of this page could not be loaded.").await;
        page.recover();
        page.button("Try again").await.click().await;
        page.until("the link is open", async || seed(page).await == "9").await;
        page.until("its text is there", async || !page.output(1).await.is_empty()).await;
        assert_eq!(page.notices().await, [""; 0]);
    });
}

#[test]
fn the_loop_is_fetched_when_it_is_opened_and_once() {
    everywhere(async |page| {
        page.open("#/race?seed=9").await;
        assert_eq!((asked_for_rest(page), asked_for(page, ITERATE)), (1, 0));
        for _ in 0..2 {
            page.control("link", "Iterate").await.click().await;
            page.until("the loop is there", async || page.has("button", "Start").await).await;
            page.control("link", "Race").await.click().await;
            page.until("the race is back", async || page.has("button", "Run").await).await;
            assert!(!page.has("button", "Start").await);
        }
        assert_eq!(asked_for(page, ITERATE), 1);
    });
}

#[test]
fn while_the_loop_is_on_its_way_the_page_says_so_and_who_leaves_does_not_get_it() {
    everywhere(async |page| {
        let gate = Gate::shut();
        page.answer(ITERATE, Answer::Held(1000, gate.clone()));
        page.open("#/race?seed=9").await;
        page.control("link", "Iterate").await.click().await;
        page.until_says("This view is being loaded.").await;
        assert!(!page.has("button", "Run").await);
        page.control("link", "Race").await.click().await;
        page.until("the race is back", async || page.has("button", "Run").await).await;
        gate.open();
        page.until("the loop has come", async || came(page, ITERATE).await).await;
        assert!(page.has("button", "Run").await && !page.has("button", "Start").await);
        page.control("link", "Iterate").await.click().await;
        page.until("the loop is there", async || page.has("button", "Start").await).await;
        let loops = "return document.querySelectorAll('main > section:not(.instrument)').length";
        assert_eq!(page.js::<usize>(loops, json!([])).await, 1);
    });
}

#[test]
fn where_the_loop_does_not_come_its_place_says_so_and_can_try_again() {
    everywhere(async |page| {
        page.expect_in_console("http");
        page.answer(ITERATE, Answer::Missing);
        page.visit("#/iterate").await;
        page.until_says("This view could not be loaded.").await;
        page.button("Try again").await.click().await;
        page.until("it is asked for again", async || asked_for(page, ITERATE) == 2).await;
        page.until("it says so again", async || page.has("button", "Try again").await).await;
        page.recover();
        page.button("Try again").await.click().await;
        page.until("the loop is there", async || page.has("button", "Start").await).await;
        assert!(!page.text().await.contains("could not be loaded"));
        assert_eq!(page.notices().await, [""; 0]);
    });
}

/// Whether a file is there to its last byte.
async fn came(page: &Page, end: &str) -> bool {
    let script = "return performance.getEntriesByType('resource') \
        .some(file => file.name.endsWith(arguments[0]) && file.responseEnd > 0)";
    page.js(script, json!([end])).await
}
