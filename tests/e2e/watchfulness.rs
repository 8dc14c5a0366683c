//! The harness itself: what it has to notice after a journey, it notices.

use crate::harness::{Browser, Page, in_browser};
use serde_json::{Value, json};

async fn complain(page: &Page) {
    page.open("").await;
    page.js::<Value>("console.error('something is wrong')", json!([])).await;
}

async fn throw(page: &Page) {
    page.visit_beside("about:blank").await;
    page.js::<Value>("setTimeout(() => { throw new Error('something is wrong') })", json!([])).await;
    page.js::<Value>("return new Promise(done => setTimeout(done))", json!([])).await;
}

async fn reach_out(page: &Page) {
    page.visit_beside("about:blank").await;
    let script = "const image = new Image(); image.src = 'http://127.0.0.1:9/'; \
        return new Promise(done => image.onerror = () => done(null))";
    page.js::<Value>(script, json!([])).await;
}

#[test]
#[should_panic(expected = "the console says")]
fn an_error_in_the_console_fails_a_journey_in_chromium() {
    in_browser(Browser::Chromium, &complain);
}

#[test]
#[should_panic(expected = "the console says")]
fn an_error_in_the_console_fails_a_journey_in_firefox() {
    in_browser(Browser::Firefox, &complain);
}

#[test]
#[should_panic(expected = "the console says")]
fn an_uncaught_error_fails_a_journey_in_chromium() {
    in_browser(Browser::Chromium, &throw);
}

#[test]
#[should_panic(expected = "the console says")]
fn an_uncaught_error_fails_a_journey_in_firefox() {
    in_browser(Browser::Firefox, &throw);
}

#[test]
#[should_panic(expected = "asked of another origin")]
fn a_request_to_elsewhere_fails_a_journey_in_chromium() {
    in_browser(Browser::Chromium, &async |page: &Page| {
        page.expect_in_console("127.0.0.1:9");
        reach_out(page).await;
    });
}

#[test]
#[should_panic(expected = "asked of another origin")]
fn a_request_to_elsewhere_fails_a_journey_in_firefox() {
    in_browser(Browser::Firefox, &reach_out);
}
