//! The whole site in one HTML file, where files are opened or put: from a disk, in a frame of another site, in a sandbox,
//! and in the source of a page. Each time a lesson is taken, with the instrument in its frame, and a race makes a page that
//! is shown live.

use crate::harness::{Answer, Page, everywhere, site};
use serde_json::{Value, json};
use std::io::Write;

const FILE: &str = "hare-and-tortoise.html";

/// Evaluates a condition until it is true. While a frame's document changes, Firefox's driver answers with nothing.
pub async fn until(page: &Page, what: &str, script: &str) {
    let script = format!("return !!({script})");
    page.until(what, async || page.js::<Option<bool>>(&script, json!([])).await == Some(true)).await;
}

pub async fn run(page: &Page, script: &str) {
    page.js::<Value>(script, json!([])).await;
}

/// Makes the prediction of the first lesson, plays its run to the end in the frame, and waits for the comparison.
pub async fn take_a_lesson(page: &Page) {
    until(page, "the lesson is there", "document.querySelector('.lesson-number .slider')").await;
    run(
        page,
        "const slider = document.querySelector('.lesson-number .slider'); slider.value = 700; \
         slider.dispatchEvent(new Event('input', { bubbles: true }))",
    )
    .await;
    until(page, "it can be committed", "document.querySelector('.lesson-sure').ariaDisabled === 'false'").await;
    run(page, "document.querySelector('.lesson-sure').click()").await;
    until(page, "the instrument has a frame", "document.querySelector('.lesson-frame iframe')").await;
    run(page, "document.querySelector('.lesson-frame').scrollIntoView()").await;
    page.enter_frame_at(".lesson-frame iframe").await;
    until(page, "the instrument is ready", "performance.getEntriesByName('ready').length").await;
    assert!(page.js::<String>("return location.hash", json!([])).await.contains("locked=all"));
    for command in ["{ type: 'play' }", "{ type: 'seek', seconds: 600 }"] {
        run(page, &format!("postMessage({{ to: 'hare-and-tortoise', ...{command} }}, '*')")).await;
    }
    page.leave_frame().await;
    let compared = "document.querySelector('.lesson-compared:not([hidden])')?.textContent.includes('498')";
    until(page, "the result is compared", compared).await;
}

/// Goes by links to other screens, and plays a race that makes a page. `reachable`: whether this page may look into the
/// preview's frame.
async fn look_around(page: &Page, reachable: bool) {
    for screen in ["explore", "claims", "iterate", "simulated", "race"] {
        run(page, &format!("document.querySelector('.screens a[href^=\"#/{screen}\"]').click()")).await;
        let there = if screen == "race" {
            "!document.querySelector('.screen') && document.querySelector('[data-output]')".to_owned()
        } else {
            format!("document.querySelector('.screen') && location.hash.startsWith('#/{screen}')")
        };
        until(page, screen, &there).await;
    }
    // As a host opens it: in place of the present entry.
    run(page, "postMessage({ to: 'hare-and-tortoise', type: 'open', hash: '#/race?scenario=card&seed=5' }, '*')").await;
    until(page, "the address says it", "location.hash.includes('seed=5')").await;
    run(page, "document.dispatchEvent(new Event('pointerdown'))").await;
    until(page, "the panels are there", "document.querySelector('.task > *')").await;
    until(page, "its text can be played", "document.querySelector('[data-output]')").await;
    run(page, "postMessage({ to: 'hare-and-tortoise', type: 'seek', seconds: 600 }, '*')").await;
    until(page, "a preview is there", "document.querySelector('iframe.preview')").await;
    let has_it = if reachable {
        "document.querySelector('iframe.preview').contentDocument?.body?.children.length"
    } else {
        "document.querySelector('iframe.preview').srcdoc.length > 1000"
    };
    until(page, "the page is shown live", has_it).await;
    let styled = "const frame = document.querySelector('iframe.preview'); \
        return frame.contentWindow.getComputedStyle(frame.contentDocument.querySelector('style + * , body > *')).display";
    if reachable {
        assert_ne!(page.js::<String>(styled, json!([])).await, "", "it has its styles");
    }
}

/// The notices of the page.
async fn notices(page: &Page) -> String {
    page.js("return document.querySelector('.notices').innerText", json!([])).await
}

/// A page around the file.
fn cage(frame: &str, script: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>A cage</title>\
         <iframe id=\"site\" title=\"The file\" width=\"1000\" height=\"800\" {frame}></iframe><script>{script}</script></html>"
    )
}

#[test]
fn from_a_disk_the_file_is_the_whole_playground_and_keeps_what_the_person_did() {
    everywhere(async |page| {
        // axe speaks with frames by their origin, and a file has none.
        page.expect_in_console("does not match the recipient window's origin ('null')");
        page.visit_file("#/learn?lesson=token").await;
        take_a_lesson(page).await;
        assert_eq!(notices(page).await.trim(), "");
        assert_eq!(page.accessibility_faults().await, [""; 0]);
        look_around(page, true).await;
        assert_eq!(page.accessibility_faults().await, [""; 0]);
        page.button("Share…").await.click().await;
        until(page, "the dialog is there", "document.querySelector('.sharing summary')").await;
        run(page, "document.querySelector('.sharing summary').click()").await;
        let shown =
            "document.querySelector('.sharing-preview')?.contentWindow.performance.getEntriesByName('ready').length";
        until(page, "the race is shown as an embed", shown).await;
        page.press("Escape").await;
        let kept = "return Object.keys(localStorage)";
        assert_eq!(page.js::<Value>(kept, json!([])).await, json!(["hare-and-tortoise-learn"]));
        run(page, "localStorage.clear()").await;
    });
}

#[test]
fn in_a_frame_of_another_site_the_file_is_the_whole_playground() {
    everywhere(async |page| {
        page.visit_foreign(&cage(&format!("src=\"{{site}}{FILE}#/learn?lesson=token\""), "")).await;
        page.enter_frame().await;
        take_a_lesson(page).await;
        assert_eq!(notices(page).await.trim(), "");
        look_around(page, true).await;
        run(page, "localStorage.clear()").await;
        page.leave_frame().await;
    });
}

#[test]
fn in_a_sandbox_that_allows_scripts_alone_it_works_and_says_that_nothing_is_kept() {
    everywhere(async |page| {
        let frame = format!("sandbox=\"allow-scripts\" src=\"{{site}}{FILE}#/learn?lesson=token\"");
        page.visit_foreign(&cage(&frame, "")).await;
        page.enter_frame().await;
        until(page, "it has no origin", "window.origin === 'null' && document.querySelector('#app')").await;
        take_a_lesson(page).await;
        assert!(notices(page).await.contains("Your browser won’t keep this ("), "{}", notices(page).await);
        look_around(page, false).await;
        page.leave_frame().await;
    });
}

#[test]
fn as_the_source_of_a_frame_it_works_without_an_address() {
    everywhere(async |page| {
        let fill = format!("fetch('{FILE}').then((file) => file.text()).then((text) => (site.srcdoc = text))");
        page.answer("cage.html", Answer::Text("text/html", cage("", &fill)));
        page.visit_beside("cage.html").await;
        until(page, "it is there", "site.srcdoc.length && site.contentDocument?.querySelector('[data-output]')").await;
        page.enter_frame().await;
        assert_eq!(page.js::<String>("return location.protocol", json!([])).await, "about:");
        run(page, "location.hash = '#/learn?lesson=token'").await;
        take_a_lesson(page).await;
        look_around(page, true).await;
        run(page, "localStorage.clear()").await;
        page.leave_frame().await;
    });
}

#[test]
fn the_file_is_at_most_half_again_as_large_as_the_compressed_site() {
    let folders = ["", "claims", "lessons", "scenarios", "icons"];
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(site().join(folder)).unwrap());
    let mut compressed = 0;
    for file in files.map(|file| file.unwrap().path()).filter(|path| path.is_file()) {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        // The downloads are made of the site; the picture is for whoever shows a link.
        if !name.starts_with("hare-and-tortoise.") && !name.ends_with(".zip") && name != "social.png" {
            let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            writer.write_all(&std::fs::read(&file).unwrap()).unwrap();
            compressed += writer.finish().unwrap().len();
        }
    }
    let single = std::fs::read(site().join(FILE)).unwrap().len();
    println!("The site is {compressed} bytes of gzip; the file is {single} bytes.");
    assert!(2 * single <= 3 * compressed, "{single} bytes, and the site {compressed}");
}
