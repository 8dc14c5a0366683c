//! Before the app has loaded, and when it never loads.

use crate::harness::{Answer, Gate, Page, everywhere, in_chromium, site};
use serde_json::{Value, json};

async fn progress(page: &Page) -> (f64, f64) {
    page.js("const { value, max } = document.querySelector('progress'); return [value, max]", json!([])).await
}

#[test]
fn while_the_page_loads_it_shows_how_far_it_is() {
    everywhere(async |page| {
        let gate = Gate::shut();
        page.answer(".wasm", Answer::Held(100_000, gate.clone()));
        page.visit("").await;
        page.until("half of it is there", async || progress(page).await.0 > 0.0).await;
        let (value, max) = progress(page).await;
        assert!(value < max, "{value} of {max}");
        assert!(page.has("progressbar", "Loading").await);
        assert!(page.text().await.contains("Simulated: no model is called."));
        gate.open();
        page.until("the page can be used", async || page.has("button", "Run").await).await;
        assert!(!page.has("progressbar", "Loading").await);
    });
}

#[test]
fn where_a_part_of_the_app_does_not_come_the_page_says_so_and_can_be_reloaded() {
    everywhere(async |page| {
        page.expect_in_console("http");
        let whole = ".wasm";
        let bad = [
            (whole, Answer::Missing),
            (whole, Answer::Cut(100_000)),
            (whole, Answer::Text("application/wasm", "this is no module".to_owned())),
        ];
        for (file, answer) in bad {
            page.answer(file, answer);
            page.visit("").await;
            page.until_says("Hare & Tortoise could not be loaded.").await;
            assert!(!page.has("progressbar", "Loading").await);
            page.recover();
            page.button("Reload").await.click().await;
            page.until("the page can be used", async || page.has("button", "Run").await).await;
        }
    });
}

#[test]
fn without_webassembly_the_page_says_so() {
    in_chromium(async |page| {
        let script = json!({ "source": "delete window.WebAssembly" });
        page.cdp("Page.addScriptToEvaluateOnNewDocument", script).await;
        page.visit("").await;
        page.until_says("needs WebAssembly. This browser does not support it, or it is switched off").await;
        assert!(!page.has("progressbar", "Loading").await);
    });
}

#[test]
fn without_javascript_the_page_says_so() {
    in_chromium(async |page| {
        page.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        page.visit_beside("").await;
        let text = page.text().await;
        assert!(!text.contains("This takes longer"));
        assert!(text.contains("needs JavaScript, which is switched off here"), "{text}");
        assert!(text.contains("Simulated: no model is called."));
        assert!(!page.js::<bool>("return !!document.querySelector('progress').checkVisibility()", json!([])).await);
    });
}

#[test]
fn a_page_that_is_cut_off_before_its_loader_says_so_after_a_while() {
    in_chromium(async |page| {
        let whole = std::fs::read_to_string(site().join("index.html")).unwrap();
        let (start, _) = whole.split_once("<script type=\"module\">").unwrap();
        page.answer("cut.html", Answer::Text("text/html", start.to_owned()));
        page.visit_beside("cut.html").await;
        // The style sheet sets this delay. The test tells the browser that it has passed.
        page.js::<Value>("document.getAnimations().forEach(animation => animation.finish())", json!([])).await;
        page.until_says("This is taking longer than it should.").await;
    });
}

#[test]
fn an_embedding_page_hears_that_there_will_be_no_app() {
    in_chromium(async |page| {
        page.answer(".wasm", Answer::Missing);
        page.answer("lesson.html", Answer::Text("text/html", include_str!("pages/lesson.html").to_owned()));
        page.visit_beside("lesson.html").await;
        page.until("an error is told", async || !page.told_of("error").await.is_empty()).await;
        assert!(page.told_of("error").await[0]["message"].as_str().unwrap().contains("404"));
    });
}
