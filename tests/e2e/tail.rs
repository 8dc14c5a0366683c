//! A person who scrolls up, by any means, stays there; a person who selects text keeps the selection.

use crate::harness::{Page, everywhere, in_chromium};
use serde_json::{Value, json};

/// How far the text extends below the visible part of its pane, in pixels, and how far above.
async fn hidden(page: &Page) -> [f64; 2] {
    let script = "const output = document.querySelector('[data-output]'), text = output.getBoundingClientRect(); \
        const pane = output.parentElement.getBoundingClientRect(); \
        return [text.bottom - pane.bottom, pane.top - text.top]";
    page.js(script, json!([])).await
}

/// A position in the pane, by shares of its width and height, in pixels of the window.
async fn place(page: &Page, x: f64, y: f64) -> [i64; 2] {
    let script = "const pane = document.querySelector('.pane-scroller').getBoundingClientRect(); \
        return [pane.left + pane.width * arguments[0], pane.top + pane.height * arguments[1]].map(Math.round)";
    page.js(script, json!([x, y])).await
}

/// Opens a lane with a long, quick stream, and waits until the text exceeds its pane.
async fn stream(page: &Page) {
    page.open("#/race?scenario=bench&lanes=custom&0.rate=300&0.ttft=0").await;
    page.button("Run").await.click().await;
    page.until("there is more than the pane shows", async || hidden(page).await[1] > 300.0).await;
    page.until("the tail is followed", async || hidden(page).await[0] < 1.5).await;
}

/// Waits for much more text, and checks that the visible part has not moved.
async fn check_stays(page: &Page) {
    // Some browsers scroll smoothly.
    page.until("it has stopped", async || {
        let before = hidden(page).await[1];
        page.two_frames().await;
        page.two_frames().await;
        hidden(page).await[1] == before
    })
    .await;
    let [below, above] = hidden(page).await;
    assert!(below > 1.5, "it has let go: {below} px are below");
    page.until("more has come", async || hidden(page).await[0] > below + 60.0).await;
    let now = hidden(page).await[1];
    assert!((now - above).abs() < 1.5, "what one reads stays where it is: {above}, then {now} px above");
}

/// Waits until the tail is in sight, and checks that it stays so while more text comes.
async fn check_follows(page: &Page) {
    page.until("the tail is in sight", async || hidden(page).await[0] < 1.5).await;
    let above = hidden(page).await[1];
    page.until("it goes on", async || hidden(page).await[1] > above + 60.0).await;
    page.until("the tail is in sight", async || hidden(page).await[0] < 1.5).await;
}

#[test]
fn the_wheel_lets_go_however_slowly_it_turns_and_the_end_key_takes_up_again() {
    everywhere(async |page| {
        stream(page).await;
        page.wheel(place(page, 0.5, 0.5).await, 12, -2).await;
        check_stays(page).await;
        page.js::<Value>("document.querySelector('.pane-scroller').focus()", json!([])).await;
        page.press("End").await;
        check_follows(page).await;
    });
}

#[test]
fn one_notch_of_the_wheel_lets_go() {
    everywhere(async |page| {
        stream(page).await;
        page.wheel(place(page, 0.5, 0.5).await, 1, -3).await;
        check_stays(page).await;
    });
}

#[test]
fn a_key_lets_go() {
    everywhere(async |page| {
        stream(page).await;
        page.js::<Value>("document.querySelector('.pane-scroller').focus()", json!([])).await;
        page.press("ArrowUp").await;
        page.until("it has scrolled", async || hidden(page).await[0] > 20.0).await;
        check_stays(page).await;
    });
}

#[test]
fn a_finger_lets_go() {
    in_chromium(async |page| {
        page.has_touch().await;
        stream(page).await;
        page.draw_down(place(page, 0.5, 0.2).await, 40).await;
        check_stays(page).await;
    });
}

#[test]
fn the_scroll_bar_lets_go() {
    in_chromium(async |page| {
        stream(page).await;
        let bar = "const { offsetWidth, clientWidth, clientLeft } = document.querySelector('.pane-scroller'); \
            return offsetWidth - clientWidth - 2 * clientLeft";
        let width: f64 = page.js(bar, json!([])).await;
        assert!(width > 4.0, "there is a scroll bar of {width} px");
        let [x, y] = place(page, 1.0, 1.0).await;
        let [x, y] = [x - (width / 2.0) as i64, y - width as i64 - 4];
        // The thumb moves while text comes: a hand that misses it takes hold again.
        page.until("it has scrolled", async || {
            page.drag(&[[x, y], [x, y - 1], [x, y - 2], [x, y - 4], [x, y - 8], [x, y - 16], [x, y - 30]]).await;
            let scrolled = hidden(page).await[0] > 20.0;
            if !scrolled {
                page.let_go().await;
            }
            scrolled
        })
        .await;
        page.let_go().await;
        check_stays(page).await;
    });
}

#[test]
fn while_a_drag_selects_the_pane_stays_and_then_follows_again() {
    everywhere(async |page| {
        stream(page).await;
        let [from, to] = [place(page, 0.1, 0.3).await, place(page, 0.3, 0.6).await];
        page.drag(&[from, [to[0], from[1]], to]).await;
        let selected = async || page.js::<String>("return String(getSelection())", json!([])).await;
        let words = selected().await;
        assert!(words.len() > 10, "something is selected: {words:?}");
        check_stays(page).await;
        assert_eq!(selected().await, words);
        page.let_go().await;
        check_follows(page).await;
        assert_eq!(selected().await, words, "it can still be copied");
    });
}

#[test]
fn a_click_does_not_let_go() {
    everywhere(async |page| {
        stream(page).await;
        page.drag(&[place(page, 0.5, 0.5).await]).await;
        page.let_go().await;
        check_follows(page).await;
    });
}
