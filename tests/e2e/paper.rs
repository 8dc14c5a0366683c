//! On paper: the state of the run, all of its text, and no buttons.

use crate::harness::{Page, Turn, everywhere, in_chromium};
use serde_json::{Value, json};

/// Counts a PDF's pages: they are written as text, or in compressed streams of objects.
const COUNT: &str = "return (async () => { \
    const pdf = atob(arguments[0]), texts = [pdf]; \
    for (const { index, 0: head } of pdf.matchAll(/<<[^>]*\\/ObjStm[^>]*>>\\s*?stream\\r?\\n/g)) { \
        const start = index + head.length, end = pdf.indexOf('\\nendstream', start); \
        const packed = Uint8Array.from(pdf.slice(start, end), letter => letter.charCodeAt(0)); \
        texts.push(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))).text()); \
    } \
    return texts.join(' ').match(/\\/Type\\s*\\/Page\\b/g)?.length ?? 0 })()";

/// How many pages the browser prints.
async fn pages(page: &Page) -> u64 {
    let paper = page.print().await;
    page.js(COUNT, json!([paper])).await
}

/// Makes the page as wide as paper, and shows its print styles.
async fn look_as_on_paper(page: &Page) {
    page.show_on(794, "dark").await;
    page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    page.until("it is paper", async || page.js("return matchMedia('print').matches", json!([])).await).await;
}

/// Visible controls, and clipped content.
const WRONG: &str = "const shown = element => element.checkVisibility({ visibilityProperty: true }); \
    const pressed = [...document.querySelectorAll('button, input[type=range], input[type=text], summary')].filter(shown); \
    const cut = [...document.querySelectorAll('.pane, .pane-scroller, .output, .lane-name, .results > *')].filter(shown) \
        .filter(({ scrollHeight, clientHeight, scrollWidth, clientWidth }) => \
            scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1); \
    const drawn = [...document.querySelectorAll('select, input')].filter(shown) \
        .filter(element => getComputedStyle(element).borderTopWidth !== '0px'); \
    return [...pressed, ...cut, ...drawn].map(element => element.outerHTML.slice(0, 100))";

#[test]
fn paper_holds_the_state_of_the_run_and_nothing_to_press() {
    in_chromium(async |page| {
        for fragment in [
            "#/race?at=16&seed=42",
            "#/race?at=16&seed=42&embed=1&theme=dark",
            "#/race?at=16&seed=42&lanes=gpt-5.3-codex,codex-spark,custom,custom,custom,custom,custom,custom",
        ] {
            page.open(fragment).await;
            page.button("Settings of GPT-5.3-Codex").await.click().await;
            look_as_on_paper(page).await;
            assert_eq!(page.js::<Value>(WRONG, json!([])).await, json!([]), "{fragment}");
            let text = page.text().await;
            let report = page.report().await;
            for n in 0..report["lanes"].as_array().unwrap().len() {
                let lane = &report["lanes"][n];
                let turn = Turn::first("rate-limiter", lane["script"].as_str().unwrap());
                assert_eq!(page.output(n).await, turn.delivered(lane, 16.0));
                assert!(text.contains(lane["name"].as_str().unwrap()));
            }
            for words in ["Simulated: no model is called.", "16.000 s of", "TTFT"] {
                assert!(text.contains(words), "{fragment}: {words}: {text}");
            }
            // Prompts are in shadow trees, which are no part of the page's text.
            let asked = "return [...document.querySelectorAll('.asked-words')].map(words => \
                [words.shadowRoot.textContent, words.scrollHeight <= words.clientHeight])";
            for (prompt, whole) in page.js::<Vec<(String, bool)>>(asked, json!([])).await {
                assert!(whole && prompt.contains("never more than"), "{fragment}: {prompt}");
            }
            // The choice in a field is not part of the page's text.
            for (role, name, value) in [("combobox", "Task", "rate-limiter"), ("spinbutton", "Seed", "42")] {
                assert_eq!(page.control(role, name).await.value().await, value);
            }
            assert!(!page.has("combobox", "Theme").await);
            assert_eq!(page.accessibility_faults().await, [""; 0], "{fragment}");
            page.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        }
    });
}

#[test]
fn paper_holds_what_sessions_came_to_and_nothing_to_press() {
    in_chromium(async |page| {
        page.open_iterate("").await;
        for press in ["Start", "Now with the other model"] {
            page.button(press).await.click().await;
            page.send_and_wait().await;
            page.accept().await;
        }
        look_as_on_paper(page).await;
        assert_eq!(page.js::<Value>(WRONG, json!([])).await, json!([]));
        let text = page.text().await;
        for words in ["Simulated: no model is called.", "It has no heading.", "with no waiting at all"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(!text.contains("Sessions kept in this browser"), "{text}");
        assert_eq!(page.accessibility_faults().await, [""; 0]);
        assert!((1..=2).contains(&pages(page).await));
    });
}

#[test]
fn paper_holds_what_is_passed_over_on_screen() {
    in_chromium(async |page| {
        page.open("#/race?scenario=bench&lanes=custom&0.rate=4000&0.ttft=0").await;
        page.button("Run").await.click().await;
        page.until_status("finished").await;
        let [settled, on_screen] = page.settled().await;
        assert!(settled > 5 && on_screen <= 1, "{on_screen} of {settled} stacks are laid out");
        look_as_on_paper(page).await;
        page.until("all of it is laid out", async || page.settled().await == [settled; 2]).await;
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
    });
}

#[test]
fn a_printer_gets_all_of_the_text() {
    everywhere(async |page| {
        page.open("#/race?lanes=gpt-5.3-codex").await;
        let before = pages(page).await;
        page.button("To done").await.click().await;
        let text = Turn::first("rate-limiter", "slow").text();
        page.until("all is there", async || page.output(0).await == text).await;
        let done = pages(page).await;
        assert!((1..=2).contains(&before) && (before + 1..=4).contains(&done), "{before} pages, then {done}");
    });
}
