//! The playground on slides made with reveal.js, of another origin: by the element, and as a plain frame.

use crate::harness::{Page, everywhere, in_chromium};
use serde_json::{Value, json};

const ELEMENT: &str = "<section>Before</section><section><hare-and-tortoise id=\"race\" \
    href=\"{site}#/race?scenario=rate-limiter&controls=transport\"><img src=\"data:,\" alt=\"Two bars\">\
    <a href=\"{site}#/race\">The race</a></hare-and-tortoise></section><section>After</section>\
    <script src=\"{site}embed.js\" async></script>";

/// A frame as one writes it without the element; its messages are kept as if an element passed them on.
const FRAME: &str = "<section>Before</section><section><iframe id=\"race\" width=\"900\" height=\"560\" \
    title=\"The race\" src=\"{site}#/race?scenario=rate-limiter&embed=1\"></iframe></section><section>After</section>\
    <script>addEventListener('message', ({ data }) => { \
        if (data?.from === 'hare-and-tortoise') told.push({ ...data, of: 'race' }) })</script>";

async fn turn_to(page: &Page, slide: u32) {
    page.js::<Value>("Reveal.slide(arguments[0])", json!([slide])).await;
}

async fn until_status(page: &Page, status: &str) {
    page.until(status, async || page.last_told("race", "state").await["status"] == status).await;
}

async fn seconds(page: &Page) -> f64 {
    page.last_told("race", "state").await["seconds"].as_f64().unwrap_or_default()
}

/// Turns to the slide and away: the run plays while its slide is shown, and its playhead stays.
async fn plays_with_its_slide(page: &Page) {
    turn_to(page, 1).await;
    until_status(page, "running").await;
    page.until("it has played for a while", async || seconds(page).await > 0.5).await;
    turn_to(page, 2).await;
    until_status(page, "paused").await;
    let left = seconds(page).await;
    let told = page.told_of("state").await.len();
    turn_to(page, 1).await;
    until_status(page, "running").await;
    let states = page.told_of("state").await;
    let first = states[told..].iter().find(|state| state["status"] == "running").unwrap()["seconds"].as_f64().unwrap();
    assert!((left..left + 0.5).contains(&first), "left at {left} s, on from {first} s");
    turn_to(page, 0).await;
    until_status(page, "paused").await;
}

#[test]
fn the_element_plays_while_its_slide_is_shown_and_keeps_the_playhead() {
    everywhere(async |page| {
        page.visit_deck(ELEMENT).await;
        plays_with_its_slide(page).await;
    });
}

#[test]
fn a_plain_frame_plays_while_its_slide_is_shown_and_keeps_the_playhead() {
    everywhere(async |page| {
        page.visit_deck(FRAME).await;
        plays_with_its_slide(page).await;
    });
}

#[test]
fn a_deck_that_opens_at_the_slide_plays_at_once() {
    everywhere(async |page| {
        // reveal.js says so when the frame has loaded, before the program can hear it.
        page.visit_deck_at("deck.html#/1", &FRAME.replace(" src=", " data-src=")).await;
        until_status(page, "running").await;
    });
}

#[test]
fn the_speakers_view_and_a_pdf_show_the_picture() {
    in_chromium(async |page| {
        for query in ["receiver", "print-pdf"] {
            page.visit_deck_at(&format!("deck.html?{query}#/1"), ELEMENT).await;
            let there = "return !!customElements.get('hare-and-tortoise')";
            page.until("the script is there", async || page.js(there, json!([])).await).await;
            for _ in 0..20 {
                page.two_frames().await;
            }
            let found = "const element = document.getElementById('race'); \
                return [!!element.shadowRoot.querySelector('iframe'), element.querySelector('a').checkVisibility()]";
            assert_eq!(page.js::<Value>(found, json!([])).await, json!([false, true]), "{query}");
        }
    });
}

#[test]
fn on_a_slide_the_frame_stays_as_high_as_the_slide_allows_and_scrolls() {
    in_chromium(async |page| {
        page.visit_deck_at("deck.html#/1", &ELEMENT.replace("id=", "height=\"240\" id=")).await;
        page.until("it is ready", async || !page.last_told("race", "ready").await.is_null()).await;
        let height = "return document.getElementById('race').shadowRoot.querySelector('iframe').offsetHeight";
        assert_eq!(page.js::<u32>(height, json!([])).await, 240);
        let scrolled = "const root = document.documentElement; scrollTo(0, 1e6); \
            return [root.scrollHeight > root.clientHeight + 50, \
                    Math.abs(root.scrollTop + root.clientHeight - root.scrollHeight) < 2]";
        assert_eq!(page.within::<Value>("race", scrolled).await, json!([true, true]));
    });
}
