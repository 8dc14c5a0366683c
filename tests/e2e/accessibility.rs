//! Every state of the page, in every size, light and dark: axe finds nothing, and everything fits.

use crate::harness::{Answer, Gate, Page, in_chromium};
use serde_json::{Value, json};

const WIDTHS: [u32; 5] = [360, 390, 768, 1440, 2560];

/// Checks the page in its present state on every screen.
async fn check(page: &Page) {
    page.suits(&WIDTHS, "at rest").await;
}

#[test]
fn idle() {
    in_chromium(async |page| {
        page.open("").await;
        check(page).await;
    });
}

#[test]
fn in_mid_run() {
    in_chromium(async |page| {
        // Slow enough to be still running when the last screen has been checked.
        page.open("#/race?speed=0.1&at=9&play=1").await;
        page.until("text comes", async || !page.output(0).await.is_empty()).await;
        check(page).await;
        assert_eq!(page.state().await["status"], "running");
    });
}

#[test]
fn finished() {
    in_chromium(async |page| {
        page.open("#/race?speed=10").await;
        page.button("Run").await.click().await;
        page.until_status("finished").await;
        check(page).await;
    });
}

#[test]
fn after_hours() {
    in_chromium(async |page| {
        let slow = "1.rate=0.1&1.think=2000";
        page.open(&format!("#/race?scenario=refactor&text=same&lanes=human-typist,custom,codex-spark&{slow}")).await;
        page.button("To done").await.click().await;
        page.until("it is done", async || page.text().await.contains("9 h 48 min")).await;
        check(page).await;
    });
}

#[test]
fn with_a_drawing() {
    in_chromium(async |page| {
        page.open("#/race?scenario=pelican&at=80000").await;
        check(page).await;
    });
}

#[test]
fn with_any_number_of_lanes() {
    in_chromium(async |page| {
        page.open("").await;
        let ids = ["custom", "codex-spark", "gpt-5.3-codex"];
        for n in 1..=8 {
            let lanes: Vec<_> = ids.iter().cycle().take(n).copied().collect();
            page.go(&format!("#/race?lanes={}&at=6&0.name={}", lanes.join(","), "long ".repeat(16))).await;
            page.until("they are there", async || page.lanes().await.len() == n).await;
            // Axe's findings depend on which lanes there are, not on their number; whether they fit depends on both.
            for width in WIDTHS {
                page.show_on(width, if n % 2 == 0 { "light" } else { "dark" }).await;
                assert_eq!(page.misfits().await, [""; 0], "{n} lanes on {width}");
            }
            assert_eq!(page.accessibility_faults().await, [""; 0], "{n} lanes");
        }
    });
}

#[test]
fn with_words_longer_than_a_screen() {
    in_chromium(async |page| {
        let word = "w".repeat(5000);
        let file = json!({
            "version": 1, "id": "own", "title": "W".repeat(80), "artifact": "code",
            "script": [{ "id": "first", "prompt": word, "steps": [{ "say": word }, { "answer": word, "file": word }] }],
        });
        page.answer("own.json", Answer::Text("application/json", file.to_string()));
        let name = "W".repeat(80);
        page.open(&format!("#/race?scenario=own&lanes=custom,custom&0.name={name}&1.name={name}&at=80000")).await;
        page.js::<Value>("document.querySelector('.asked').toggleAttribute('data-open', true)", json!([])).await;
        check(page).await;
    });
}

#[test]
fn while_a_task_is_on_its_way() {
    in_chromium(async |page| {
        page.answer("pelican.json", Answer::Held(1000, Gate::shut()));
        page.open("").await;
        page.control("combobox", "Task").await.choose("A pelican riding a bicycle").await;
        page.until_says("Loading the task…").await;
        check(page).await;
    });
}

#[test]
fn with_few_colours_of_ones_own() {
    in_chromium(async |page| {
        page.open("#/race?at=9&wrong=1").await;
        page.button("Settings of Codex-Spark").await.click().await;
        for scheme in ["light", "dark"] {
            page.force_colours(scheme).await;
            // Marks, bars and the edges of controls have the colour of text, not of the background.
            let unseen = "const style = (selector, part) => { \
                    const found = document.querySelector(selector); \
                    if (!found) throw new Error(selector); \
                    return getComputedStyle(found, part) }; \
                const probe = document.body.appendChild(document.createElement('i')); \
                probe.style.color = 'CanvasText'; const ink = getComputedStyle(probe).color; probe.remove(); \
                const drawn = { \
                    mark: style('.lane-name', '::before').backgroundColor, row: style('.row-name', '::before').backgroundColor, \
                    answer: style('rect[data-phase=answer]').fill, think: style('rect[data-phase=think]').stroke, \
                    prefill: style('rect[data-phase=prefill]').stroke, \
                    playhead: /rgb\\([^)]*\\)/.exec(style('.playhead').backgroundImage)?.[0] ?? 'no picture', \
                    lane: style('.lane-header').borderTopColor, pane: style('.pane').borderTopColor }; \
                return [...Object.entries(drawn).filter(([, colour]) => colour !== ink).map(entry => entry.join(': ')), \
                    ...['.run', '.button', '.number', '.choice-select'].filter(one => style(one).borderTopWidth === '0px'), \
                    ...[...document.querySelectorAll('button')].filter(one => \
                        getComputedStyle(one).color === getComputedStyle(one).backgroundColor).map(one => one.outerHTML)]";
            assert_eq!(page.js::<Value>(unseen, json!([])).await, json!([]), "{scheme}");
        }
    });
}

#[test]
fn with_eight_lanes() {
    in_chromium(async |page| {
        let lanes = "gpt-5.3-codex,codex-spark,custom,custom,gpt-5.3-codex,codex-spark,custom,custom";
        page.open(&format!("#/race?lanes={lanes}&0.name={}&2.script=fast&at=6", "W".repeat(80))).await;
        for lane in [1, 6] {
            let name = ["Codex-Spark 1", "Custom 3"][lane / 6];
            page.lane_control(lane, "button", &format!("Settings of {name}")).await.click().await;
        }
        check(page).await;
    });
}

#[test]
fn with_everything_open() {
    in_chromium(async |page| {
        page.open("#/race?at=5").await;
        for name in ["GPT-5.3-Codex", "Codex-Spark"] {
            page.button(&format!("Settings of {name}")).await.click().await;
        }
        page.until("the last ones", async || page.has("region", "Settings of Codex-Spark").await).await;
        // Folded content, too.
        page.js::<Value>(
            "for (const details of document.querySelectorAll('#app details')) details.open = true",
            json!([]),
        )
        .await;
        page.until_says("output_tps_per_user").await;
        check(page).await;
    });
}

#[test]
fn with_notices() {
    in_chromium(async |page| {
        page.answer("none.json", Answer::Missing);
        page.open(&format!("#/race?scenario=none&seed=-1&{}=1&wings=2", "w".repeat(300))).await;
        page.until("the scenario did not come", async || page.notices().await.len() >= 4).await;
        check(page).await;
    });
}

#[test]
fn without_a_scenario() {
    in_chromium(async |page| {
        page.answer("rate-limiter.json", Answer::Missing);
        page.visit("#/race").await;
        page.until("it can be tried again", async || page.has("button", "Try again").await).await;
        check(page).await;
    });
}

#[test]
fn when_it_has_stopped() {
    in_chromium(async |page| {
        page.open("").await;
        let crash = "dispatchEvent(new CustomEvent('hare-crash', { detail: { message: 'panicked at a file with a long name', report: '{ \"version\": 1 }' } }))";
        page.js::<Value>(crash, json!([])).await;
        page.js::<Value>("document.querySelector('[role=alertdialog] details').open = true", json!([])).await;
        check(page).await;
    });
}

#[test]
fn while_it_loads() {
    in_chromium(async |page| {
        let gate = Gate::shut();
        page.answer(".wasm", Answer::Held(100_000, gate.clone()));
        page.visit("").await;
        page.until("it shows how far it is", async || page.has("progressbar", "Loading").await).await;
        check(page).await;
        gate.open();
    });
}

#[test]
fn when_it_could_not_be_loaded() {
    in_chromium(async |page| {
        page.answer(".wasm", Answer::Missing);
        page.visit("").await;
        page.until("it can be reloaded", async || page.has("button", "Reload").await).await;
        check(page).await;
    });
}

#[test]
fn embedded() {
    in_chromium(async |page| {
        page.open("#/race?embed=1&at=5").await;
        check(page).await;
    });
}
