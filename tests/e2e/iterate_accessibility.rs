//! Every state of a session, in every size, light and dark: axe finds nothing, and everything fits.

use crate::harness::{Page, in_chromium};
use serde_json::{Value, json};

const WIDTHS: [u32; 3] = [360, 1440, 2560];

/// Checks the page in its present state on every screen.
async fn check(page: &Page, state: &str) {
    page.suits(&WIDTHS, state).await;
}

#[test]
fn a_trial_from_its_setup_to_its_results() {
    in_chromium(async |page| {
        page.open_iterate("").await;
        check(page, "set-up").await;
        page.button("Start").await.click().await;
        page.until_stage("writing").await;
        check(page, "writing").await;
        page.button("Write my own").await.click().await;
        check(page, "writing one’s own").await;
        page.button("Use the suggested prompt").await.click().await;
        page.send_and_wait().await;
        check(page, "judging").await;
        page.button("Changes").await.click().await;
        check(page, "changes").await;
        page.button("Files").await.click().await;
        check(page, "files").await;
        page.button("Pause").await.click().await;
        check(page, "paused").await;
        page.button("Resume").await.click().await;
        page.accept().await;
        check(page, "results").await;
        page.button("Another session").await.click().await;
        page.until_can_start().await;
        check(page, "kept sessions").await;
    });
}

#[test]
fn while_both_are_at_work() {
    in_chromium(async |page| {
        page.open_iterate("&mode=both&slow.rate=1&fast.rate=1").await;
        page.button("Start").await.click().await;
        page.until_stage("writing").await;
        page.button("Send").await.click().await;
        page.until_stage("streaming").await;
        check(page, "streaming").await;
    });
}

#[test]
fn results_with_few_colours_of_ones_own() {
    in_chromium(async |page| {
        page.open_iterate("&mode=fast").await;
        page.button("Start").await.click().await;
        page.send_and_wait().await;
        page.accept().await;
        for scheme in ["light", "dark"] {
            page.force_colours(scheme).await;
            // The marks that distinguish the times have the colour of text, with a pattern, or the colour of disabled
            // text.
            let unseen = "const probe = document.body.appendChild(document.createElement('i')); \
                const colour = name => { probe.style.color = name; return getComputedStyle(probe).color }; \
                const [ink, grey, paper] = ['CanvasText', 'GrayText', 'Canvas'].map(colour); probe.remove(); \
                const style = selector => getComputedStyle(document.querySelector(selector)); \
                const drawn = { waiting: [style('.row rect[data-category=waiting]').stroke, ink], \
                    judging: [style('.row rect[data-category=judging]').fill, grey], \
                    writing: [style('[data-fill=writing]').stroke, ink], checks: [style('[data-fill=checks]').stroke, ink], \
                    away: [style('[data-fill=away]').stroke, ink] }; \
                return Object.entries(drawn).filter(([, [is, wanted]]) => is !== wanted || is === paper)";
            assert_eq!(page.js::<Value>(unseen, json!([])).await, json!([]), "{scheme}");
        }
    });
}

#[test]
fn a_trial_and_two_models_at_once_from_links() {
    in_chromium(async |page| {
        page.open_iterate("").await;
        for (keys, sentence) in [
            ("mode=fast&log=2s,14.2a&then=3s,60r1,66s,122a", "14.2 s with Codex-Spark, 1 defect shipped."),
            ("mode=both&log=2s,9r1,12s,40o,50a", "you took GPT-5.3-Codex’s answer."),
        ] {
            page.visit(&format!("#/iterate?scenario=own&{keys}")).await;
            page.until("its result is told", async || page.text().await.replace('\u{a0}', " ").contains(sentence))
                .await;
            assert!(page.notices().await.is_empty(), "{:?}", page.notices().await);
            page.unfold("All figures").await;
            check(page, keys).await;
            // On the narrowest screen the columns of both models are in sight, and their numbers of turns are legible.
            page.show_on(390, "light").await;
            let hidden = "const table = document.querySelector('.all-figures .table-scroller').getBoundingClientRect(); \
                const out = [...document.querySelectorAll('.all-figures thead th')] \
                    .filter(head => head.getBoundingClientRect().right > table.right); \
                const small = [...document.querySelectorAll('.results .turn-number.clear')] \
                    .filter(text => parseFloat(getComputedStyle(text).fontSize) < 14); \
                const all = [...document.querySelectorAll('.results .turn-number')].length; \
                return [...out, ...small].map(one => one.textContent).concat(all ? [] : ['no turns'])";
            assert_eq!(page.js::<Value>(hidden, json!([])).await, json!([]), "{keys}");
        }
    });
}
