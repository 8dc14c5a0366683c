//! A browser without storage: the race needs none, and sessions work without it.
//!
//! After every journey, the harness checks that nothing else was stored.

use crate::harness::{Answer, everywhere, site};
use serde_json::{Value, json};

/// Every kind of storage refuses, as it does when a person has blocked it.
const DENIED: &str = "const refuse = name => ({ configurable: true, get() { throw new DOMException(name, 'SecurityError') } });
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'])
        Object.defineProperty(window, name, refuse(name));
    Object.defineProperty(Document.prototype, 'cookie', { ...refuse('cookie'), set() { throw new DOMException('cookie', 'SecurityError') } });
    for (const name of ['storage', 'serviceWorker']) Object.defineProperty(Navigator.prototype, name, refuse(name));";

#[test]
fn where_nothing_may_be_kept_everything_works() {
    everywhere(async |page| {
        let whole = std::fs::read_to_string(site().join("index.html")).unwrap();
        page.answer("denied.js", Answer::Text("text/javascript", DENIED.to_owned()));
        let html = whole.replacen("<meta charset=utf-8>", "<meta charset=utf-8><script src=\"denied.js\"></script>", 1);
        assert!(html.len() > whole.len());
        page.answer("denied.html", Answer::Text("text/html", html));
        page.open("denied.html#/race?theme=dark").await;
        let refused = "try { return !localStorage } catch ({ name }) { return name === 'SecurityError' }";
        assert!(page.js::<bool>(refused, json!([])).await, "storage is denied");
        page.control("combobox", "Theme").await.choose("Light").await;
        page.control("combobox", "Task").await.choose("A pelican riding a bicycle").await;
        page.until("it has come", async || page.report().await["scenario"] == "pelican").await;
        page.button("Settings of Codex-Spark").await.click().await;
        page.lane_control(1, "textbox", "Name").await.fill("Hare").await;
        page.button("Run").await.click().await;
        page.until_status("running").await;
        page.button("To done").await.click().await;
        page.until_status("finished").await;
        page.until("the address says it", async || page.fragment().await.contains("1.name=Hare")).await;
        assert!(page.fragment().await.contains("theme=light"));
        assert!(page.notices().await.is_empty());
        assert_eq!(page.js::<Value>("return document.querySelector('dialog').open", json!([])).await, false);
    });
}
