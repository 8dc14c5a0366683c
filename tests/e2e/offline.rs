//! A site that the browser keeps: it works without a network, and a new version waits for the person.

use crate::harness::{Answer, Page, everywhere, site};
use crate::one_file::{run, until};
use serde_json::{Value, json};

/// The page asks for this when it can be used and its host may be kept.
const KEEPER: &str = "offline.mjs";

const CACHES: &str = "return caches.keys()";

const WORKERS: &str = "return navigator.serviceWorker.getRegistrations().then((all) => all.length)";

/// Removes what was kept. First it waits for the browser's own look for a newer worker: they come one after the other.
const FORGET: &str = "return (async () => { \
    for (const one of await navigator.serviceWorker.getRegistrations()) { await one.update(); await one.unregister() } \
    for (const name of await caches.keys()) await caches.delete(name); return null })()";

/// The requests since `from`, without those for the worker: the browser looks for a newer one by itself.
fn asked(page: &Page, from: usize) -> Vec<String> {
    page.asked().into_iter().skip(from).filter(|path| path != "sw.js").collect()
}

/// From now on the page has the browser keep the site, as it does on https.
fn keep(page: &Page) {
    let html = std::fs::read_to_string(site().join("index.html")).unwrap();
    let kept = html.replacen(" data-bytes=", " data-offline data-bytes=", 1);
    assert!(kept != html, "the page names the program");
    page.answer("/some/where/", Answer::Text("text/html", kept));
}

async fn until_kept(page: &Page) {
    let active = "return navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated')";
    page.until("the site is kept", async || page.js(active, json!([])).await).await;
}

#[test]
fn after_the_first_visit_everything_works_without_a_network_and_a_new_version_waits_for_the_person() {
    everywhere(async |page| {
        keep(page);
        page.open("").await;
        until_kept(page).await;
        let paths = page.asked();
        let first = |name: &str| paths.iter().position(|path| path == name).unwrap();
        let program = paths.iter().position(|path| path.ends_with("_bg.wasm")).unwrap();
        assert!(program < first(KEEPER) && first(KEEPER) < first("sw.js"), "the page comes first: {paths:#?}");
        for left in ["hare-and-tortoise.html", "hare-and-tortoise-scorm12.zip", "icons/social.png"] {
            assert!(!paths.iter().any(|path| path == left), "{left} is not kept");
        }

        page.cut_off();
        let before = page.asked().len();
        page.visit_beside("").await;
        until(page, "the front page", "document.querySelector('[data-lane] [data-output]')").await;
        for (fragment, title, there) in [
            ("#/iterate", "Iterate", ".screen .run"),
            ("#/simulated", "Simulated", ".screen h2"),
            ("#/explore?panel=fifteen", "Explore", ".screen h2"),
            ("#/claims", "Claims", ".claims-list li"),
            ("#/learn?lesson=chunks", "Learn", ".lesson-question"),
            ("#/class", "", ".class-box textarea"),
            ("#/author", "", ".screen textarea"),
            ("#/race?scenario=pelican&seed=3", "Hare", ".task > *"),
        ] {
            page.go(fragment).await;
            let settled = format!("document.title.startsWith('{title}') && document.querySelector('{there}')");
            until(page, fragment, &settled).await;
        }
        page.visit_beside("learn/token/").await;
        until(page, "a lesson by its small page", "document.querySelector('.lesson-question')").await;
        assert_eq!(asked(page, before), [""; 0], "nothing was asked of the host");
        page.recover();

        keep(page);
        let worker = std::fs::read_to_string(site().join("sw.js")).unwrap();
        let (start, version) = worker.rsplit_once("`${OURS}").unwrap();
        let newer = format!("{start}`${{OURS}}{}{}", "0".repeat(16), &version[16..]);
        page.answer("sw.js", Answer::Text("text/javascript", newer));
        page.visit("#/race?seed=4").await;
        page.until_usable().await;
        page.until_says("A new version is ready. Reload to use it.").await;
        assert_eq!(asked(page, before), [""; 0], "what has not changed is not fetched again");
        assert_eq!(page.js::<Vec<String>>(CACHES, json!([])).await.len(), 2, "the old one is still in use");
        if page.is_chromium() {
            page.suits(&[390, 1440], "the new version's notice").await;
        }
        let focused =
            page.js::<bool>("return document.activeElement.closest('#new-version') !== null", json!([])).await;
        assert!(!focused, "it does not take the focus");

        page.button("Later").await.click().await;
        assert!(!page.text().await.contains("A new version"), "it goes when the person says so");
        // As a person reloads: the driver of Firefox does it without the worker, which then has nobody to wait for.
        run(page, "window.isOld = true; location.reload()").await;
        until(page, "it is loaded again", "!window.isOld && performance.getEntriesByName('ready').length").await;
        page.until_says("A new version is ready. Reload to use it.").await;
        assert_eq!(page.js::<Vec<String>>(CACHES, json!([])).await.len(), 2, "a reload is no consent");
        page.button("Reload").await.focus().await;
        page.press("Enter").await;
        // Firefox's driver answers with nothing while the page changes.
        let taken = async || {
            let caches = page.js::<Option<Vec<String>>>(CACHES, json!([])).await.unwrap_or_default();
            caches.len() == 1 && caches[0].ends_with("0000000000000000")
        };
        page.until("the new version has taken over", taken).await;
        let again = "!document.querySelector('#new-version') && performance.getEntriesByName('offline').length";
        until(page, "the page is loaded again", again).await;
        page.until_usable().await;
        assert!(page.fragment().await.contains("seed=4"));
        run(page, FORGET).await;
    });
}

#[test]
fn a_page_in_a_frame_or_on_plain_http_is_not_kept() {
    everywhere(async |page| {
        page.open("").await;
        page.two_frames().await;
        assert!(!page.asked().iter().any(|path| path == KEEPER), "not on plain http");
        keep(page);
        let frame = "<!doctype html><html lang=\"en\"><title>A host</title><link rel=\"icon\" href=\"data:,\">\
            <iframe title=\"The site\" width=\"900\" height=\"700\" src=\"./#/race\"></iframe></html>";
        page.answer("host.html", Answer::Text("text/html", frame.to_owned()));
        page.visit_beside("host.html").await;
        page.enter_frame().await;
        page.until_usable().await;
        page.two_frames().await;
        assert_eq!(page.js::<usize>(WORKERS, json!([])).await, 0);
        page.leave_frame().await;
        assert!(!page.asked().iter().any(|path| path == KEEPER), "not in a frame");
    });
}

#[test]
fn where_no_worker_may_be_the_page_works_and_says_nothing() {
    everywhere(async |page| {
        keep(page);
        page.answer("sw.js", Answer::Text("text/html", "<!doctype html>".to_owned()));
        page.expect_in_console("sw.js");
        page.expect_in_console("unsupported MIME type");
        page.open("").await;
        let asked = async || page.asked().iter().any(|path| path == "sw.js");
        page.until("the worker is asked for", asked).await;
        page.until_usable().await;
        assert_eq!(page.js::<usize>(WORKERS, json!([])).await, 0);
        assert_eq!(page.notices().await, [""; 0]);
        assert!(page.js::<Value>("return document.querySelector('#crash').open", json!([])).await == false);
    });
}
