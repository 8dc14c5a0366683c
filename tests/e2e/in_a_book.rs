//! The playground in a book made by mdBook, of another origin, by the element that `embed.js` defines.

use crate::harness::{Answer, Page, everywhere, in_chromium};
use serde_json::{Value, json};

const SCRIPT: &str = "<script src=\"{site}embed.js\" async></script>";

/// An element with a picture and a link for where it cannot be a frame.
fn element(id: &str, keys: &str, attributes: &str) -> String {
    let link = format!("{{site}}#/race?scenario=rate-limiter{keys}");
    let still = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='300' height='150'/%3E";
    format!(
        "<hare-and-tortoise id=\"{id}\" {attributes} href=\"{link}\">\n<img src=\"{still}\" alt=\"Two bars\">\n\
         <a href=\"{link}\">The race</a>\n</hare-and-tortoise>\n"
    )
}

async fn until_ready(page: &Page, id: &str) {
    page.until("it is ready", async || !page.last_told(id, "ready").await.is_null()).await;
}

async fn status(page: &Page, id: &str) -> Value {
    page.last_told(id, "state").await["status"].clone()
}

async fn call(page: &Page, id: &str, method: &str) {
    page.js::<Value>(&format!("document.getElementById(arguments[0]).{method}"), json!([id])).await;
}

/// Whether the children of an element are shown, and whether its frame is.
async fn shown(page: &Page, id: &str) -> (bool, bool) {
    let script = "const element = document.getElementById(arguments[0]), frame = element.shadowRoot?.querySelector('iframe'); \
        const seen = (part) => part?.checkVisibility({ opacityProperty: true }) ?? false; \
        return [seen(element.querySelector('img')) && seen(element.querySelector('a')), seen(frame)]";
    page.js(script, json!([id])).await
}

#[test]
fn the_frame_is_as_high_as_its_content_at_every_width_and_does_not_grow_for_ever() {
    everywhere(async |page| {
        page.visit_book(&format!("{SCRIPT}\n\n{}", element("race", "", ""))).await;
        until_ready(page, "race").await;
        let height = "return document.getElementById('race').shadowRoot.querySelector('iframe').offsetHeight";
        let content = "const root = document.documentElement; \
            return [document.body.offsetHeight, root.scrollHeight - root.clientHeight, root.hasAttribute('data-fits')]";
        page.within::<Value>("race", "document.dispatchEvent(new Event('pointerdown'))").await;
        let complete = "return !!document.querySelector('.task > *')";
        page.until("all of it is there", async || page.within("race", complete).await).await;
        let mut heights = Vec::new();
        for width in [360, 600, 1000, 360, 601, 1000, 359, 1000] {
            let widen = "document.getElementById('race').style.width = `${arguments[0]}px`";
            page.js::<Value>(widen, json!([width])).await;
            let before = page.told_of("resize").await.len();
            page.until("it fits, and nothing more is told", async || {
                let told = page.told_of("resize").await.len();
                for _ in 0..20 {
                    page.two_frames().await;
                }
                let (body, rest, fits): (f64, f64, bool) = page.within("race", content).await;
                let high = page.js::<f64>(height, json!([])).await;
                high == body && rest <= 0.0 && fits && page.told_of("resize").await.len() == told
            })
            .await;
            let told = page.told_of("resize").await.len() - before;
            assert!(told <= 6, "{told} heights at {width} px");
            heights.push((width, page.js::<f64>(height, json!([])).await));
        }
        let at = |wanted: u32| {
            heights.iter().filter(|(width, _)| *width == wanted).map(|(_, height)| *height).collect::<Vec<_>>()
        };
        for width in [360, 1000] {
            let all = at(width);
            assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "{width} px: {all:?}");
        }
        assert!(at(360)[0] > at(1000)[0]);
        page.forget_storage().await;
    });
}

#[test]
fn the_playground_follows_the_books_theme_without_loading_again() {
    everywhere(async |page| {
        page.visit_book(&format!("{SCRIPT}\n\n{}", element("race", "", ""))).await;
        until_ready(page, "race").await;
        page.within::<Value>("race", "window.stayed = true").await;
        for (theme, wanted) in [("navy", "dark"), ("light", "light"), ("coal", "dark"), ("rust", "light")] {
            page.js::<Value>("document.getElementById(`mdbook-theme-${arguments[0]}`).click()", json!([theme])).await;
            let found = "return [document.documentElement.dataset.theme, window.stayed === true]";
            page.until("it follows", async || page.within::<Value>("race", found).await == json!([wanted, true])).await;
        }
        page.forget_storage().await;
    });
}

#[test]
fn of_two_on_a_page_one_plays_unless_both_may() {
    in_chromium(async |page| {
        let two = |attributes| {
            element("first", "&controls=none", attributes) + "\n" + &element("second", "&controls=none", attributes)
        };
        page.visit_book(&format!("{SCRIPT}\n\n{}", two("height=\"150\""))).await;
        page.js::<Value>("document.getElementById('second').scrollIntoView({ block: 'end' })", json!([])).await;
        for id in ["first", "second"] {
            until_ready(page, id).await;
        }
        for (plays, pauses) in [("first", "second"), ("second", "first"), ("first", "second")] {
            call(page, plays, "play()").await;
            page.until("it plays", async || status(page, plays).await == "running").await;
            page.until("the other does not", async || status(page, pauses).await != "running").await;
        }
        let together =
            "for (const one of document.querySelectorAll('hare-and-tortoise')) one.toggleAttribute('together', true)";
        page.js::<Value>(together, json!([])).await;
        call(page, "second", "play()").await;
        page.until("both play", async || status(page, "second").await == "running").await;
        assert_eq!(status(page, "first").await, "running");
        page.forget_storage().await;
    });
}

#[test]
fn a_run_out_of_view_pauses_and_one_that_waits_for_the_view_begins_there() {
    everywhere(async |page| {
        let far = "<p id=\"top\" style=\"height: 3000px\">Text</p>\n\n";
        page.visit_book(&format!("{SCRIPT}\n\n{far}{}", element("race", "&autoplay=inview", "height=\"300\""))).await;
        page.until("the page has the element", async || {
            page.js("return !!customElements.get('hare-and-tortoise')", json!([])).await
        })
        .await;
        for _ in 0..20 {
            page.two_frames().await;
        }
        let framed = "return !!document.getElementById('race').shadowRoot.querySelector('iframe')";
        assert!(!page.js::<bool>(framed, json!([])).await, "what is far away does not load");
        let to =
            "document.getElementById(arguments[0]).scrollIntoView({ block: arguments[0] === 'top' ? 'start' : 'end' })";
        page.js::<Value>(to, json!(["race"])).await;
        page.until("it plays", async || status(page, "race").await == "running").await;
        page.js::<Value>(to, json!(["top"])).await;
        page.until("it pauses", async || status(page, "race").await == "paused").await;
        let paused = page.last_told("race", "state").await["seconds"].as_f64().unwrap();
        page.js::<Value>(to, json!(["race"])).await;
        page.until("it plays on", async || status(page, "race").await == "running").await;
        let on = page.last_told("race", "state").await["seconds"].as_f64().unwrap();
        assert!(on >= paused && paused > 0.0, "{paused} s, then {on} s");
        page.forget_storage().await;
    });
}

#[test]
fn the_reader_keeps_the_focus_and_the_place() {
    everywhere(async |page| {
        let notes = "<input id=\"notes\" aria-label=\"Notes\">\n\n";
        page.visit_book(&format!("{notes}{SCRIPT}\n\n{}", element("race", "&autoplay=inview&speed=10", ""))).await;
        page.js::<Value>("document.getElementById('notes').focus({ preventScroll: true })", json!([])).await;
        let place = page.js::<f64>("return scrollY", json!([])).await;
        let mut typed = String::new();
        while status(page, "race").await != "finished" {
            page.press("x").await;
            typed.push('x');
            assert!(typed.len() < 3000, "it ends");
        }
        call(page, "race", "open('#/iterate?embed=1')").await;
        page.until("the other screen is there", async || {
            page.within("race", "return !!document.querySelector('.screen .run')").await
        })
        .await;
        let found = "return [document.activeElement.id, document.activeElement.value]";
        assert_eq!(page.js::<Value>(found, json!([])).await, json!(["notes", typed]));
        assert_eq!(page.js::<f64>("return scrollY", json!([])).await, place);
        page.forget_storage().await;
    });
}

#[test]
fn the_picture_and_the_link_are_there_without_the_script_without_the_playground_and_on_paper() {
    in_chromium(async |page| {
        page.answer("embed.js", Answer::Missing);
        page.visit_book(&format!("{SCRIPT}\n\n{}", element("race", "", ""))).await;
        assert_eq!(shown(page, "race").await, (true, false), "without the script");
        page.forget_storage().await;
        page.recover();

        page.answer("/where/", Answer::Missing);
        page.visit_book(&format!("{SCRIPT}\n\n{}", element("race", "", ""))).await;
        let asked = "return !!document.getElementById('race').shadowRoot?.querySelector('iframe')";
        page.until("it was asked for", async || page.js(asked, json!([])).await).await;
        for _ in 0..20 {
            page.two_frames().await;
        }
        assert_eq!(shown(page, "race").await, (true, false), "without the playground");
        page.recover();

        page.visit_book(&format!("{SCRIPT}\n\n{}", element("race", "", ""))).await;
        until_ready(page, "race").await;
        assert_eq!(shown(page, "race").await, (false, true), "on a screen");
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        page.until("it is paper", async || page.js("return matchMedia('print').matches", json!([])).await).await;
        assert_eq!(shown(page, "race").await, (true, false), "on paper");
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        page.forget_storage().await;
    });
}

#[test]
fn a_strict_policy_allows_the_element_and_what_is_locked_cannot_be_changed() {
    everywhere(async |page| {
        let listen = "window.told = []; for (const kind of ['ready', 'changed', 'error']) \
            document.addEventListener(`ht-${kind}`, ({ detail, target }) => told.push({ ...detail, of: target.id }))";
        page.answer("listen.js", Answer::Text("text/javascript", listen.to_owned()));
        let html = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
             content=\"default-src 'none'; script-src 'self' {{site}}; frame-src {{site}}; img-src data:\">\
             <title>A strict page</title><link rel=\"icon\" href=\"data:,\"><script src=\"listen.js\"></script>\
             {SCRIPT}{}</html>",
            element("race", "&locked=seed,lanes", "")
        );
        page.visit_foreign(&html).await;
        until_ready(page, "race").await;
        assert_eq!(shown(page, "race").await, (false, true));
        page.within::<Value>("race", "document.dispatchEvent(new Event('pointerdown'))").await;
        let found = "const of = (name) => document.querySelector(`[data-bind=${name}]`)?.matches(':disabled'); \
            return [of('seed'), of('add'), of('speed'), document.querySelector('.locked-words')?.textContent ?? '']";
        let locked = json!([true, true, false, "The page that shows this has locked: seed, lanes."]);
        page.until("they are locked", async || page.within::<Value>("race", found).await == locked).await;
        call(page, "race", "lock('')").await;
        let free = json!([false, false, false, ""]);
        page.until("they are free", async || page.within::<Value>("race", found).await == free).await;
        // The host hears of what a reader changes.
        page.within::<Value>("race", "document.querySelector('[data-bind=new-seed]').click()").await;
        // It hears of the theme that it has set, too.
        let told = async || {
            let hash = page.last_told("race", "changed").await["hash"].as_str().unwrap_or_default().to_owned();
            hash.starts_with("#/race?v=1&") && !hash.contains("seed=7&")
        };
        page.until("it is told", told).await;
    });
}
