//! Reduced motion: text still arrives, and nothing else moves.

use crate::harness::in_chromium;
use serde_json::{Value, json};

#[test]
fn with_reduced_motion_text_arrives_and_nothing_is_animated() {
    in_chromium(async |page| {
        let likes = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        page.cdp("Emulation.setEmulatedMedia", likes).await;
        page.open("#/race?wrong=1").await;
        page.button("Settings of Codex-Spark").await.click().await;
        page.button("Run").await.click().await;
        let lengths = async || page.output(1).await.len();
        page.until("text comes", async || lengths().await > 0).await;
        let before = lengths().await;
        page.until("and more of it", async || lengths().await > before).await;
        let moving = "return [...document.querySelectorAll('*')].flatMap(element => ['', '::before', '::after'].filter(part => { \
            const { animationDuration, transitionDuration } = getComputedStyle(element, part); \
            return !/^0s(, 0s)*$/.test(`${animationDuration}, ${transitionDuration}`) }).map(part => element.outerHTML.slice(0, 80) + part))";
        assert_eq!(page.js::<Value>(moving, json!([])).await, json!([]));
        assert_eq!(page.js::<Value>("return document.getAnimations().length", json!([])).await, 0);
    });
}
