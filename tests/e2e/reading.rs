//! Reading along while text streams, on the screen and with a screen reader.

use crate::harness::{everywhere, in_chromium};
use serde_json::{Value, json};

/// How far a lane's text extends below the visible part of its pane, in pixels, and how far above.
const HIDDEN: &str = "const output = document.querySelector(`[data-lane='${arguments[0]}'] [data-output]`); \
    const pane = output.closest('[role=group]').getBoundingClientRect(), text = output.getBoundingClientRect(); \
    return [text.bottom - pane.bottom, pane.top - text.top]";

#[test]
fn the_pane_follows_the_tail_until_one_scrolls_up() {
    everywhere(async |page| {
        page.open("#/race?lanes=custom&0.rate=60&0.ttft=0").await;
        page.button("Run").await.click().await;
        let hidden = async || page.js::<[f64; 2]>(HIDDEN, json!([0])).await;
        page.until("there is more than the pane shows", async || hidden().await[1] > 300.0).await;
        let [below, above] = hidden().await;
        assert!(below < 30.0, "the tail is in sight: {below} px are below");
        page.js::<Value>(
            "document.querySelector('[data-output]').closest('[role=group]').scrollBy(0, -arguments[0])",
            json!([above / 2.0]),
        )
        .await;
        page.until("it was scrolled", async || hidden().await[0] > 30.0).await;
        let [below, above] = hidden().await;
        page.until("more has come", async || hidden().await[0] > below + 100.0).await;
        let now = hidden().await[1];
        assert!((now - above).abs() < 2.0, "what one reads stays where it is: {above}, then {now} px above");
    });
}

#[test]
fn after_a_jump_the_tail_is_in_sight_and_all_of_the_text_can_be_copied() {
    everywhere(async |page| {
        page.open("#/race?scenario=bench&lanes=custom&0.rate=1000&0.ttft=0&at=2").await;
        page.button("To done").await.click().await;
        let hidden = async || page.js::<[f64; 2]>(HIDDEN, json!([0])).await;
        page.until("the end is in sight", async || hidden().await[0] < 30.0 && hidden().await[1] > 20_000.0).await;
        // Stacks out of sight are not laid out, but their text is there.
        let copied = "const output = document.querySelector('[data-output]'); getSelection().selectAllChildren(output); \
            const words = (text) => text.split(/\\s+/).filter(Boolean).length; \
            return [words(getSelection().toString()), words(output.textContent)]";
        let [copied, there] = page.js::<[usize; 2]>(copied, json!([])).await;
        assert!(there > 10_000 && copied == there, "{copied} of {there} words are copied");
    });
}

#[test]
fn text_that_streamed_is_copied_line_by_line() {
    everywhere(async |page| {
        page.open("#/race?lanes=custom&0.rate=400&0.ttft=0").await;
        page.button("Run").await.click().await;
        page.until_status("finished").await;
        let copied = "const answer = document.querySelector('[data-output] .answer'); \
            getSelection().selectAllChildren(answer); \
            const lines = (text) => text.trimEnd().split('\\n'); \
            return [lines(getSelection().toString()), lines(answer.textContent), \
                ['.block', '.block > div'].map((name) => String(answer.querySelectorAll(name).length))]";
        let [copied, there, boxes] = page.js::<[Vec<String>; 3]>(copied, json!([])).await;
        assert!(there.len() > 40 && boxes[0] != boxes[1], "{} lines, {boxes:?}", there.len());
        assert_eq!(copied, there);
    });
}

#[test]
fn a_long_text_is_passed_over_where_it_is_out_of_sight_and_is_whole_all_the_same() {
    everywhere(async |page| {
        page.open("#/race?scenario=bench&lanes=custom&0.rate=4000&0.ttft=0").await;
        page.button("Run").await.click().await;
        page.until_status("finished").await;
        let [settled, laid_out] = page.settled().await;
        assert!(settled > 5 && laid_out <= 1, "{laid_out} of {settled} stacks are laid out");
        // After scrolling there, the text is visible at the expected place.
        let place = "const scroller = document.querySelector('.pane-scroller'); \
            const stack = document.querySelectorAll('.settled')[2]; \
            const below = stack.getBoundingClientRect().bottom - scroller.getBoundingClientRect().bottom; \
            if (arguments[0]) scroller.scrollTop += below; \
            return [below, scroller.scrollHeight, \
                Number(stack.firstElementChild.checkVisibility({ contentVisibilityAuto: true }))]";
        let place = async |scroll: bool| page.js::<[f64; 3]>(place, json!([scroll])).await;
        let [_, height, _] = place(true).await;
        page.until("it is laid out", async || place(false).await[2] == 1.0).await;
        let [below, now, _] = place(false).await;
        assert!(below.abs() < 1.5 && (now - height).abs() < 1.5, "{below} px off, {height} px high and then {now}");
        // Selected text is laid out with the next frame.
        let select = "getSelection().selectAllChildren(document.querySelector('[data-output] .answer'))";
        page.js::<Value>(select, json!([])).await;
        page.two_frames().await;
        let copied = "const lines = (text) => text.trimEnd().split('\\n'); \
            return [lines(getSelection().toString()), lines(document.querySelector('[data-output] .answer').textContent)]";
        let [copied, there] = page.js::<[Vec<String>; 2]>(copied, json!([])).await;
        assert!(there.len() > 1000, "{} lines", there.len());
        assert_eq!(copied, there);
    });
}

#[test]
fn phases_are_announced_and_tokens_never() {
    in_chromium(async |page| {
        page.open("#/race").await;
        let listen = "window.heard = []; \
            for (const live of document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]')) \
                new MutationObserver(() => heard.push(live.textContent)) \
                    .observe(live, { childList: true, characterData: true, subtree: true }); \
            return [...document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]')] \
                .some(live => live.querySelector('[data-output]'))";
        assert!(!page.js::<bool>(listen, json!([])).await, "no text that streams is in a part that is read out");
        page.button("Run").await.click().await;
        page.until_status("running").await;
        page.until("the fast lane is done", async || page.state().await["lanes"][1]["phase"] == "done").await;
        page.control("combobox", "Speed").await.choose("10x").await;
        page.until_status("finished").await;
        let heard: Vec<String> = page.js("return heard", json!([])).await;
        assert!(heard.iter().any(|words| words.contains("Codex-Spark: done")), "{heard:#?}");
        assert!(heard.iter().any(|words| words.contains("GPT-5.3-Codex: thinking (hidden)")), "{heard:#?}");
        assert!(heard.iter().any(|words| words.contains("Codex-Spark finished in")), "{heard:#?}");
        assert!(heard.len() <= 16, "{} announcements of one run: {heard:#?}", heard.len());
    });
}
