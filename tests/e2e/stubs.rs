//! The small pages that open a lesson or a question, for links that show a title and a picture where they are posted.

use crate::harness::{in_chromium, site};
use crate::one_file::until;
use serde_json::{Value, json};

#[test]
fn a_small_page_opens_the_app_at_its_place_and_goes_nowhere_without_a_script() {
    in_chromium(async |page| {
        page.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        page.visit_beside("learn/first-token/").await;
        let text = page.text().await;
        assert!(text.contains("Open it in Hare & Tortoise") && text.contains("You learn to"), "{text}");
        let named = "return document.querySelector('link[rel=alternate]').href";
        let oembed: String = page.js(named, json!([])).await;
        assert!(oembed.ends_with("learn/first-token/oembed.json"));
        let said = std::fs::read_to_string(site().join("learn/first-token/oembed.json")).unwrap();
        let said: Value = serde_json::from_str(&said).unwrap();
        assert_eq!(said["version"], "1.0");
        page.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await;
        for (place, fragment) in [
            ("learn/first-token/", "#/learn?lesson=first-token"),
            ("named/can-the-fast-one-come-second/", "#/race?lanes=gpt-5.3-codex,codex-spark&1.think=20000"),
        ] {
            page.visit_beside(place).await;
            until(page, "the app is there", "performance.getEntriesByName('ready').length").await;
            let (at, here) = page.js::<(String, String)>("return [location.pathname, location.hash]", json!([])).await;
            assert!(at.ends_with("/some/where/") && here.starts_with(fragment), "{at}{here}");
        }
    });
}
