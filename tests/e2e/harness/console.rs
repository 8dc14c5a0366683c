//! The traces of a journey: what the browser stored, what it wrote to its console, and which requests it sent.

use super::server::single_file;
use super::{Answer, Browser, Page};
use serde_json::{Value, json};
use std::sync::atomic::Ordering::Relaxed;

/// What a journey may leave: its sessions, its answers in lessons, and its draft.
const KEPT_BY_THE_PAGE: [&str; 3] = ["hare-and-tortoise", "hare-and-tortoise-learn", "hare-and-tortoise-author"];

/// Everything a page has stored in a journey, by name. Nothing else is allowed, so that no storage can be denied, full
/// or traced.
const KEPT: &str = "const kept = [], look = async names => { try { kept.push(...await names()) } catch {} }; \
    await look(() => Object.keys(localStorage)); await look(() => Object.keys(sessionStorage)); \
    await look(() => document.cookie.split(';').filter(Boolean)); await look(() => caches.keys()); \
    await look(async () => (await indexedDB.databases()).map(({ name }) => name)); \
    await look(() => navigator.serviceWorker.getRegistrations()); return kept";

impl Page {
    /// In this journey the console may print a message that contains these words.
    pub fn expect_in_console(&self, words: &str) {
        self.expected.lock().unwrap().push(words.to_owned());
    }

    pub(super) async fn left_no_traces(&self) {
        let kept: Value = self.js(&format!("return (async () => {{ {KEPT} }})()"), json!([])).await;
        let may_keep = self.may_keep_sessions.load(Relaxed);
        let allowed = |name: &Value| may_keep && KEPT_BY_THE_PAGE.iter().any(|known| name == known);
        assert!(kept.as_array().unwrap().iter().all(allowed), "something was kept in the browser: {kept}");
        // The next journey may get the same port, and with it the same origin. A page that is left keeps its session, so
        // leave it first, for a file of the same origin. Firefox interrupts a running script then, and reports that.
        if may_keep && self.is_chromium() {
            self.answer("favicon.ico", Answer::Text("image/svg+xml", String::new()));
            self.visit_beside("icons/icon.svg").await;
        }
        self.js::<Value>("try { localStorage.clear() } catch {}", json!([])).await;
        self.session.until_printed().await;
        let (said, asked) = match self.browser {
            Browser::Chromium => (self.chromium_console().await, self.chromium_requests().await),
            Browser::Unwatched => return,
            Browser::Firefox => (self.firefox_console(), self.firefox_requests()),
        };
        let expected = self.expected.lock().unwrap().clone();
        let is_expected = |line: &&String| expected.iter().any(|words| line.contains(words));
        let unexpected: Vec<_> = said.iter().filter(|line| !is_expected(line)).collect();
        assert!(unexpected.is_empty(), "the console says {unexpected:#?}");

        let inside = |address: &&String| {
            let own = format!("http://{}/", self.server.host());
            let foreign = self.has_foreign_host.load(Relaxed) && address.starts_with(&self.server.foreign_address());
            let from_disk = address.split('#').next() == Some(&*single_file());
            foreign || from_disk || [&*own, "data:", "blob:", "about:"].iter().any(|start| address.starts_with(start))
        };
        let elsewhere: Vec<_> = asked.iter().filter(|address| !inside(address)).collect();
        assert!(elsewhere.is_empty(), "something was asked of another origin: {elsewhere:#?}");
    }

    async fn chromium_log(&self, kind: &str) -> Vec<Value> {
        let entries = self.ask("se/log", Some(json!({ "type": kind }))).await;
        entries.as_array().expect("a log is a list").clone()
    }

    async fn chromium_console(&self) -> Vec<String> {
        let entries = self.chromium_log("browser").await;
        let bad = entries.iter().filter(|entry| ["WARNING", "SEVERE"].contains(&entry["level"].as_str().unwrap()));
        bad.map(|entry| entry["message"].as_str().unwrap().to_owned()).collect()
    }

    /// Every request of every tab and frame, except those blocked by a policy.
    async fn chromium_requests(&self) -> Vec<String> {
        let entries = self.chromium_log("performance").await.into_iter();
        let events = entries.map(|entry| {
            let event: Value = serde_json::from_str(entry["message"].as_str().unwrap()).unwrap();
            event["message"].clone()
        });
        let events: Vec<Value> = events.collect();
        let of = |method: &'static str| events.iter().filter(move |event| event["method"] == method);
        let refused = of("Network.loadingFailed").filter(|event| event["params"]["blockedReason"] == "csp");
        let refused: Vec<&Value> = refused.map(|event| &event["params"]["requestId"]).collect();
        let requests =
            of("Network.requestWillBeSent").filter(|event| !refused.contains(&&event["params"]["requestId"]));
        requests.map(|event| event["params"]["request"]["url"].as_str().unwrap().to_owned()).collect()
    }

    /// Firefox prints its console, and its driver passes it on, together with errors of the browser's own scripts.
    fn firefox_console(&self) -> Vec<String> {
        let bad = ["console.error:", "console.warn:", "JavaScript error:", "JavaScript warning:"];
        // The last entry: Firefox prints it only when its driver leaves a page in the middle of a frame.
        let own = ["chrome://", "resource://", "Script terminated by timeout"];
        let is_bad = |line: &String| bad.iter().any(|start| line.starts_with(start));
        let is_own = |line: &String| own.iter().any(|own| line.contains(own));
        self.session.said().into_iter().filter(|line| is_bad(line) && !is_own(line)).collect()
    }

    /// The requests that any page has sent through the proxy, without the browser's own to its makers.
    fn firefox_requests(&self) -> Vec<String> {
        let own = [".mozilla.com:443", ".mozilla.net:443", ".mozilla.org:443", ".firefox.com:443"];
        let asked = self.session.asked_for_elsewhere().into_iter();
        asked.filter(|address| !own.iter().any(|own| address.ends_with(own))).collect()
    }
}
