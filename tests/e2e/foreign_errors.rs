//! Other scripts run in the page, too: an extension's, or the site host's. Their failures are not the page's.

use crate::harness::{Answer, everywhere};
use serde_json::{Value, json};

/// Fails in every way a foreign script can: at once, later, in a promise with a reason of any kind, and in a listener
/// that the page calls.
const FAILS: &str = "const { dataset } = document.documentElement; dataset.failed = 0; \
    const fail = (what) => { dataset.failed++; throw new Error(`not yours: ${what}`) }; \
    setTimeout(() => fail('a timer')); \
    addEventListener('message', () => fail('a message')); \
    addEventListener('click', () => fail('a click')); \
    (async () => fail('a promise'))(); \
    Promise.reject('not yours: a word'); Promise.reject(); Promise.reject({ not: 'yours' }); \
    setTimeout(() => { throw 'not yours: a thrown word' });";

#[test]
fn errors_of_other_scripts_are_none_of_the_pages() {
    everywhere(async |page| {
        page.answer("theirs.js", Answer::Text("text/javascript", FAILS.to_owned()));
        // The name of their file, or their error, with or without the place.
        ["theirs.js", "not yours", "undefined", "Object"].into_iter().for_each(|words| page.expect_in_console(words));
        page.open("#/race?speed=10").await;
        page.js::<Value>("return import(`${document.baseURI.split('#')[0]}theirs.js`).then(() => null)", json!([]))
            .await;
        page.button("Run").await.click().await;
        page.until_status("finished").await;
        let n_failed: u32 = page.js("return Number(document.documentElement.dataset.failed)", json!([])).await;
        assert!(n_failed > 3, "they have failed {n_failed} times");
        assert!(!page.has("alertdialog", "The playground has stopped").await);
        assert!(page.told_of("error").await.is_empty());
    });
}

#[test]
fn a_script_that_breaks_what_the_page_uses_stops_it_and_that_is_said() {
    everywhere(async |page| {
        // Their script throws it, in a call from the page's own script.
        let breaks = "document.createElement = () => { throw new Error('broken by them') }; \
            Document.prototype.createElement = document.createElement; \
            Element.prototype.setAttribute = document.createElement";
        page.answer("theirs.js", Answer::Text("text/javascript", breaks.to_owned()));
        page.expect_in_console("broken by them");
        page.expect_in_console("panicked");
        page.expect_in_console("unreachable");
        page.open("").await;
        page.js::<Value>("return import(`${document.baseURI.split('#')[0]}theirs.js`).then(() => null)", json!([]))
            .await;
        page.button("Run").await.click().await;
        page.until("there is a notice", async || page.has("alertdialog", "The playground has stopped").await).await;
    });
}
