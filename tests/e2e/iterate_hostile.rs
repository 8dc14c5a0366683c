//! Files of unknown origin: their artefacts are shown, but run nothing, load nothing and lead nowhere; errors are
//! named.

use crate::harness::{Page, everywhere, in_chromium};
use serde_json::{Value, json};

/// Everything that a hostile page might try.
const HOSTILE: &str = "<!doctype html><html><head>\
    <base href='https://elsewhere.example/'><meta http-equiv='refresh' content='0;url=https://elsewhere.example/'>\
    <link rel='stylesheet' href='https://elsewhere.example/a.css'><script>parent.hit = 1; top.location = 'about:blank'</script>\
    <style>@import 'https://elsewhere.example/b.css'; body { background: url(https://elsewhere.example/c.png) }\
    p { position: fixed; inset: -9999px }</style></head>\
    <body onload='parent.hit = 2'><img src='x' onerror='parent.hit = 3'><img src='https://elsewhere.example/d.png'>\
    <a href='javascript:parent.hit = 4'>script</a><a href='https://elsewhere.example/' target='_top'>link</a>\
    <form action='https://elsewhere.example/' target='_top'><input autofocus><button>send</button></form>\
    <iframe srcdoc='<script>parent.parent.hit = 5</script>'></iframe><object data='https://elsewhere.example/e'></object>\
    <svg><script>parent.hit = 6</script><image href='https://elsewhere.example/f.png'/></svg><p>Shown all the same</p></body></html>";

fn file(answer: &str) -> Value {
    let turn = json!({ "id": "first", "prompt": "Go.", "steps": [{ "answer": answer, "file": "page.html" }] });
    json!({ "version": 1, "id": "hostile", "title": "Hostile", "artifact": "html", "script": [turn] })
}

/// Drops a file on the page. Its answer is one text, repeated, then a middle, then another text, repeated. The file is
/// made in the page, because sending megabytes takes time. The page must keep the browser from opening the file itself.
async fn drop_on_page(page: &Page, name: &str, times: usize, [before, middle, after]: [&str; 3]) {
    let script = "const [name, file, times, before, middle, after] = arguments, files = new DataTransfer(); \
        file.script[0].steps[0].answer = before.repeat(times) + middle + after.repeat(times); \
        files.items.add(new File([JSON.stringify(file)], name)); \
        return document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }))";
    let opened: bool = page.js(script, json!([name, file(""), times, before, middle, after])).await;
    assert!(!opened, "the browser would open the file");
}

/// Plays the opened file up to its answer.
async fn play(page: &Page) {
    page.until("it is the task", async || page.control("combobox", "Task").await.value().await == "hostile").await;
    page.button("Start").await.click().await;
    page.send_and_wait().await;
}

#[test]
fn a_hostile_page_is_inert_and_named() {
    everywhere(async |page| {
        page.open_iterate("&mode=fast").await;
        page.choose_file("hostile.json", &file(HOSTILE).to_string()).await;
        play(page).await;
        page.until_says("Switched off in this preview").await;
        let text = page.text().await;
        for words in [
            "scripts",
            "event handlers",
            "external images and media",
            "external styles and fonts",
            "links",
            "refreshes",
            "forms",
            "frames and plug-ins",
            "taking the focus",
            "styles that would leave the frame",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        let shown = "return document.querySelector('iframe.preview').contentDocument.body.textContent";
        page.until("it is shown", async || page.js::<String>(shown, json!([])).await.contains("Shown all the same"))
            .await;
        assert_eq!(page.js::<Value>("return window.hit ?? null", json!([])).await, Value::Null, "nothing has run");
        assert!(page.fragment().await.starts_with("#/iterate"), "the page is where it was");
        // Neither the pointer nor the keyboard reaches into the preview.
        let reach = "const frame = document.querySelector('iframe.preview'); frame.scrollIntoView(); frame.focus(); \
            const { left, top } = frame.getBoundingClientRect(); \
            return [document.activeElement === frame, document.elementFromPoint(left + 5, top + 5) === frame]";
        assert_eq!(page.js::<Value>(reach, json!([])).await, json!([false, false]));
    });
}

/// Tests the frame alone, without the filter: even the unfiltered page runs nothing and sends nothing.
#[test]
fn the_frame_itself_holds_what_is_hostile() {
    everywhere(async |page| {
        page.open_iterate("&mode=fast").await;
        page.button("Start").await.click().await;
        page.send_and_wait().await;
        // The browser reports what it blocks.
        page.expect_in_console("");
        let raw = "const root = document.querySelector('iframe.preview').contentDocument.documentElement; \
            root.innerHTML = arguments[0]; root.ownerDocument.querySelector('form').requestSubmit(); \
            root.ownerDocument.querySelectorAll('a').forEach(link => link.click()); \
            return Promise.allSettled([...root.querySelectorAll('img')].map(image => image.decode())) \
                .then(images => images.map(({ status }) => status))";
        // By now a failed image would have run its handler.
        assert_eq!(page.js::<Value>(raw, json!([HOSTILE])).await, json!(["rejected", "rejected"]));
        page.two_frames().await;
        assert_eq!(page.js::<Value>("return window.hit ?? null", json!([])).await, Value::Null, "nothing has run");
        assert!(page.fragment().await.starts_with("#/iterate"), "the page is where it was");
    });
}

#[test]
fn five_megabytes_and_a_deep_nest_are_borne() {
    in_chromium(async |page| {
        page.open_iterate("&mode=fast&fast.rate=100000&fast.think=0").await;
        drop_on_page(page, "deep.json", 20_000, ["<div>", "deep", "</div>"]).await;
        play(page).await;
        page.until_says("elements more than 400 deep").await;
        page.button("Give up").await.click().await;
        page.button("Another session").await.click().await;
        page.until_can_start().await;
        drop_on_page(page, "long.json", 420_000, ["<p>long</p>\n", "", ""]).await;
        page.button("Start").await.click().await;
        page.until_stage("writing").await;
        page.button("Send").await.click().await;
        // On a busy machine it may be done already.
        let under_way = "return ['streaming', 'judging'].includes(document.querySelector('.work')?.dataset.stage)";
        page.until("it is under way, or there", async || page.js(under_way, json!([])).await).await;
        page.button("Give up").await.click().await;
        page.until_says("All figures").await;
    });
}

#[test]
fn a_file_dropped_where_it_is_of_no_use_replaces_nothing() {
    everywhere(async |page| {
        page.open_iterate("&mode=fast").await;
        page.button("Start").await.click().await;
        page.until_stage("writing").await;
        drop_on_page(page, "mine.json", 1, ["", "", ""]).await;
        page.until_says("“mine.json” was not opened. Finish this session").await;
        for screen in ["#/race?seed=3", "#/simulated"] {
            page.go(screen).await;
            page.until("the notices of the screen before are gone", async || page.notices().await.is_empty()).await;
            drop_on_page(page, "mine.json", 1, ["", "", ""]).await;
            page.until_says("“mine.json” was not opened. To use it as a task, drop it on the Iterate screen.").await;
        }
        // Text is not a file: a field accepts it.
        let text = "const text = new DataTransfer(); text.setData('text/plain', 'words'); return document.querySelector('main') \
            .dispatchEvent(new DragEvent('drop', { dataTransfer: text, bubbles: true, cancelable: true }))";
        assert!(page.js::<bool>(text, json!([])).await);
    });
}

#[test]
fn a_file_that_is_no_task_is_refused_with_its_name_the_place_and_the_reason() {
    in_chromium(async |page| {
        page.open_iterate("&mode=fast").await;
        for (name, text, reason) in [
            ("broken.json", "{", "“broken.json” was not opened: "),
            ("picture.png", "\u{89}PNG", "“picture.png” was not opened: "),
            (
                "wrong.json",
                r#"{"version":1,"id":"x","title":"T","artifact":"code","script":[]}"#,
                "“wrong.json” was not opened: script",
            ),
        ] {
            page.choose_file(name, text).await;
            page.until(name, async || page.notices().await.iter().any(|notice| notice.starts_with(reason))).await;
        }
        assert_eq!(page.control("combobox", "Task").await.value().await, "own", "the task is as it was");
    });
}
