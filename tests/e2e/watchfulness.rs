//! Tests the harness: after a journey it notices everything that it must.

use crate::harness::{Answer, Browser, Page, in_browser};

/// Opens a page with everything the site must never do. It has no policy of its own, because the site's would block
/// half of it.
async fn open_page_that(page: &Page, script: &str) {
    let html = format!("<!doctype html><link rel=icon href=data:,><title>faulty</title><script>{script}</script>");
    page.answer("faulty.html", Answer::Text("text/html", html));
    page.visit_beside("faulty.html").await;
    page.until_says("over").await;
}

async fn complains(page: &Page) {
    open_page_that(page, "console.error('something is wrong'); onload = () => document.body.append('over')").await;
}

async fn throws(page: &Page) {
    open_page_that(page, "onload = () => { document.body.append('over'); throw new Error('something is wrong') }")
        .await;
}

async fn reaches_out(page: &Page) {
    page.expect_in_console("http://elsewhere.invalid/");
    let script = "const image = new Image(); image.onerror = () => document.body.append('over'); \
        onload = () => image.src = 'http://elsewhere.invalid/'";
    open_page_that(page, script).await;
}

#[test]
#[should_panic(expected = "the console says")]
fn an_error_in_the_console_fails_a_journey_in_chromium() {
    in_browser(Browser::Chromium, complains);
}

#[test]
#[should_panic(expected = "the console says")]
fn an_error_in_the_console_fails_a_journey_in_firefox() {
    in_browser(Browser::Firefox, complains);
}

#[test]
#[should_panic(expected = "the console says")]
fn an_uncaught_error_fails_a_journey_in_chromium() {
    in_browser(Browser::Chromium, throws);
}

#[test]
#[should_panic(expected = "the console says")]
fn an_uncaught_error_fails_a_journey_in_firefox() {
    in_browser(Browser::Firefox, throws);
}

#[test]
#[should_panic(expected = "asked of another origin")]
fn a_request_to_elsewhere_fails_a_journey_in_chromium() {
    in_browser(Browser::Chromium, reaches_out);
}

#[test]
#[should_panic(expected = "asked of another origin")]
fn a_request_to_elsewhere_fails_a_journey_in_firefox() {
    in_browser(Browser::Firefox, reaches_out);
}
