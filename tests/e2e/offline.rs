//! A site that the browser keeps: it works without a network, and a new version waits for the person.

use crate::harness::{Answer, Page, everywhere, site};
use crate::one_file::{run, until};
use serde_json::{Value, json};

/// The loader does this by itself on a site from https.
async fn keep(page: &Page) {
    page.js::<Value>("return import(new URL('offline.mjs', document.baseURI)).then(() => null)", json!([])).await;
}

const CACHES: &str = "return caches.keys()";

/// The requests so far, without those for the worker: the browser looks for a newer one by itself.
fn asked(page: &Page) -> Vec<String> {
    page.asked().into_iter().filter(|path| path != "sw.js").collect()
}

#[test]
fn after_the_first_visit_every_screen_works_without_a_network_and_a_new_version_waits_for_the_person() {
    everywhere(async |page| {
        page.open("").await;
        let workers = "return navigator.serviceWorker.getRegistrations().then((all) => all.length)";
        assert_eq!(page.js::<usize>(workers, json!([])).await, 0, "not from plain http");
        keep(page).await;
        let active = "return navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated')";
        page.until("the site is kept", async || page.js(active, json!([])).await).await;

        page.cut_off();
        let before = asked(page).len();
        for (fragment, there) in [
            ("", "[data-lane] [data-output]"),
            ("#/race?scenario=pelican&seed=3", "[data-lane] [data-output]"),
            ("#/iterate", ".screen .run"),
            ("#/simulated", ".screen h2"),
            ("#/explore", ".screen h2"),
            ("#/claims", ".claims-list li"),
            ("#/learn?lesson=chunks", ".lesson-question"),
            ("learn/token/", ".lesson-question"),
        ] {
            page.visit_beside(fragment).await;
            until(page, fragment, &format!("document.querySelector('{there}')")).await;
        }
        assert_eq!(asked(page)[before..], [""; 0], "nothing was asked of the host");
        page.recover();

        let worker = std::fs::read_to_string(site().join("sw.js")).unwrap();
        let (start, version) = worker.rsplit_once("`${OURS}").unwrap();
        let newer = format!("{start}`${{OURS}}{}{}", "0".repeat(16), &version[16..]);
        page.answer("sw.js", Answer::Text("text/javascript", newer));
        page.visit("#/race?seed=4").await;
        page.until_usable().await;
        keep(page).await;
        page.until_says("A new version is ready. Reload to use it.").await;
        assert_eq!(asked(page)[before..], [""; 0], "what has not changed is not fetched again");
        assert_eq!(page.js::<Vec<String>>(CACHES, json!([])).await.len(), 2, "the old one is still in use");
        page.button("Reload").await.click().await;
        let taken = async || {
            let caches = page.js::<Vec<String>>(CACHES, json!([])).await;
            caches.len() == 1 && caches[0].ends_with("0000000000000000")
        };
        page.until("the new version has taken over", taken).await;
        page.until_usable().await;
        assert!(page.fragment().await.contains("seed=4"));
        let forget = "return (async () => { for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister(); \
            for (const name of await caches.keys()) await caches.delete(name); return null })()";
        run(page, forget).await;
    });
}
