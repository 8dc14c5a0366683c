//! Browsers that lack newer features: the page works without them.

use crate::harness::{Answer, everywhere, site};
use serde_json::{Value, json};

/// Features that browsers from before 2022 lack.
const OLDER: &str = "delete AbortSignal.timeout; delete Navigator.prototype.locks;";

#[test]
fn without_timeouts_of_signals_and_without_locks_the_page_works() {
    everywhere(async |page| {
        let whole = std::fs::read_to_string(site().join("index.html")).unwrap();
        page.answer("older.js", Answer::Text("text/javascript", OLDER.to_owned()));
        let html = whole.replacen("<meta charset=utf-8>", "<meta charset=utf-8><script src=\"older.js\"></script>", 1);
        page.answer("older.html", Answer::Text("text/html", html));
        // This journey may keep sessions.
        page.open_iterate("").await;
        page.visit("older.html#/race?scenario=pelican").await;
        page.until_usable().await;
        let lacks = "return !AbortSignal.timeout && !navigator.locks";
        assert!(page.js::<bool>(lacks, json!([])).await);
        page.until("it has come", async || page.report().await["scenario"] == "pelican").await;
        page.go("#/iterate?scenario=own&mode=fast&fast.rate=8000&fast.ttft=0.02").await;
        page.until_can_start().await;
        page.button("Start").await.click().await;
        page.send_and_wait().await;
        page.accept().await;
        assert!(page.notices().await.is_empty(), "{:?}", page.notices().await);
        assert_eq!(page.js::<Value>("return document.querySelector('dialog').open", json!([])).await, false);
    });
}
