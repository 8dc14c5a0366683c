//! A lane's settings, beside what they change.

use crate::harness::{Page, everywhere, in_chromium};
use serde_json::{Value, json};

/// Top and height of the parts that must not move, in the page.
async fn places(page: &Page) -> Value {
    let script = "return ['.run', '.pane', '.timeline'].map(part => { \
        const { top, height } = document.querySelector(part).getBoundingClientRect(); return [part, top + scrollY, height] })";
    page.js(script, json!([])).await
}

async fn bars(page: &Page) -> String {
    page.js("return document.querySelector('.rows').innerHTML", json!([])).await
}

async fn until_open(page: &Page, name: &str) {
    page.until(name, async || page.has("region", &format!("Settings of {name}")).await).await;
}

#[test]
fn settings_open_beside_the_lanes_and_the_timeline_follows_them() {
    everywhere(async |page| {
        page.open("#/race?at=9").await;
        let before = places(page).await;
        page.button("Settings of GPT-5.3-Codex").await.click().await;
        until_open(page, "GPT-5.3-Codex").await;
        assert_eq!(places(page).await, before, "nothing moves");
        assert_ne!(page.focused().await, "section Settings of GPT-5.3-Codex", "whoever points stays there");

        page.button("Settings of Codex-Spark").await.click().await;
        until_open(page, "Codex-Spark").await;
        assert!(!page.has("region", "Settings of GPT-5.3-Codex").await, "one at a time");
        let open = "return [...document.querySelectorAll('[data-open]')].map(lane => [lane.ariaLabel, \
            lane.querySelector('[aria-expanded=true]').getAttribute('aria-controls')])";
        assert_eq!(page.js::<Value>(open, json!([])).await, json!([["Codex-Spark", "settings"]]));

        let drawn = bars(page).await;
        page.lane_control(1, "slider", "TTFT").await.focus().await;
        page.press("PageUp").await;
        page.until("the timeline shows it", async || bars(page).await != drawn).await;
        page.lane_control(1, "button", "Reset TTFT in s").await.click().await;
        page.until("and what it was", async || bars(page).await == drawn).await;

        page.press("Escape").await;
        page.until("it is closed", async || !page.has("region", "Settings of Codex-Spark").await).await;
        assert_eq!(page.focused().await, "button Settings of Codex-Spark");
        page.press("Enter").await;
        until_open(page, "Codex-Spark").await;
        page.until("the keyboard goes on in it", async || page.focused().await == "section Settings of Codex-Spark")
            .await;
        page.press("Tab").await;
        assert_eq!(page.focused().await, "button Close");
        page.press("Enter").await;
        page.until("it is closed", async || !page.has("region", "Settings of Codex-Spark").await).await;
        assert_eq!(page.focused().await, "button Settings of Codex-Spark");
        assert_eq!(places(page).await, before);
    });
}

#[test]
fn on_a_narrow_screen_settings_cover_at_most_its_lower_half() {
    in_chromium(async |page| {
        for (fragment, fixed) in [("#/race?at=9", true), ("#/race?at=9&embed=1", false)] {
            page.open(fragment).await;
            page.show_on(390, "light").await;
            page.button("Settings of Codex-Spark").await.click().await;
            until_open(page, "Codex-Spark").await;
            let seen = "const [drawer, lane] = ['.drawer', '[data-open]'].map(part => \
                    document.querySelector(part).getBoundingClientRect()); \
                const { position, overflowY } = getComputedStyle(document.querySelector('.drawer')); \
                return [position === 'fixed', overflowY, drawer.height <= innerHeight / 2, lane.bottom <= drawer.top + 1]";
            let expected = json!([fixed, "auto", true, true]);
            page.until(fragment, async || page.js::<Value>(seen, json!([])).await == expected).await;
        }
    });
}
