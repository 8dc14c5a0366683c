//! Texts and names from right to left.

use crate::harness::{Answer, Page, everywhere};
use serde_json::json;

const HEBREW: &str = "שלום, זה הקוד (קצר).";
const ENGLISH: &str = "And this is English (short).";
const CODE: &str = "let x = 1; // שלום (קצר)";
const NAME: &str = "מהיר 2";

fn scenario() -> String {
    let prompt = format!("{HEBREW}\n{ENGLISH}");
    let steps = json!([{ "say": format!("{HEBREW}\n{ENGLISH}\n") }, { "answer": format!("{CODE}\n"), "file": "a.rs" },
        { "answer": format!("{HEBREW}\n{ENGLISH}\n"), "file": "a.md" }]);
    let turns = json!([{ "id": "first", "prompt": prompt, "steps": steps }]);
    json!({ "version": 1, "id": "rtl", "title": HEBREW, "artifact": "code", "context_tokens": 10,
        "scripts": { "slow": turns, "fast": turns } })
    .to_string()
}

/// The positions of a line's first and last letters, in pixels from the left of the element that `selector` finds, and
/// the width of that element. The line is found by its text.
async fn ends(page: &Page, selector: &str, line: &str) -> [f64; 3] {
    let script = "const [selector, line] = arguments, box = document.querySelector(selector); \
        const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT); \
        while (walker.nextNode()) { \
            const at = walker.currentNode.data.indexOf(line); \
            if (at < 0) continue; \
            const place = (n) => { const range = document.createRange(); range.setStart(walker.currentNode, n); \
                range.setEnd(walker.currentNode, n + 1); const at = range.getBoundingClientRect(); \
                return (at.left + at.right) / 2 - box.getBoundingClientRect().left; }; \
            return [place(at), place(at + line.length - 1), box.getBoundingClientRect().width]; } \
        return null";
    page.js::<Option<[f64; 3]>>(script, json!([selector, line])).await.unwrap_or_else(|| panic!("{selector}: {line}"))
}

/// Checks that each line follows the direction of its letters, from its own side.
async fn check_prose(page: &Page, selector: &str) {
    let [first, last, width] = ends(page, selector, HEBREW).await;
    assert!(first > last && first > width / 2.0, "{selector}: {first}, {last} of {width}");
    let [first, last, width] = ends(page, selector, ENGLISH).await;
    assert!(first < last && first < width / 2.0, "{selector}: {first}, {last} of {width}");
}

#[test]
fn prose_goes_line_by_line_and_code_from_left_to_right() {
    everywhere(async |page| {
        page.answer("rtl.json", Answer::Text("application/json", scenario()));
        page.open(&format!("#/race?scenario=rtl&lanes=custom,custom&0.name={NAME}&1.ttft=9")).await;
        page.button("To done").await.click().await;
        let whole = format!("{HEBREW}\n{ENGLISH}\n{CODE}\n{HEBREW}\n{ENGLISH}\n");
        page.until("all of it", async || page.output(0).await == whole).await;
        check_prose(page, "[data-output] .say .block > div").await;
        check_prose(page, "[data-output] [data-file='a.md'] .block > div").await;
        let [first, last, width] = ends(page, "[data-output] [data-file='a.rs'] .block > div", CODE).await;
        assert!(first < last && first < width / 2.0, "code: {first}, {last} of {width}");
        // The prompt is in a shadow tree, where `ends` does not look.
        let direction = "return getComputedStyle(document.querySelector('.asked-words')).unicodeBidi";
        assert_eq!(page.js::<String>(direction, json!([])).await, "plaintext");

        // A name does not change the direction of the text around it.
        let [first, last, _] = ends(page, ".lane-name", NAME).await;
        assert!(first > last, "its letters go from right to left: {first}, {last}");
        let [first, _, width] = ends(page, ".lane-name", NAME).await;
        assert!(first < width / 2.0, "it is where names are: {first} of {width}");
        let isolated = format!("\u{2068}{NAME}\u{2069}");
        assert!(page.has("button", &format!("Settings of {isolated}")).await);
        page.until("the verdict", async || {
            page.js::<String>("return document.querySelector('.sentence').textContent", json!([]))
                .await
                .contains(&isolated)
        })
        .await;
        page.button(&format!("Settings of {isolated}")).await.click().await;
        page.until("the settings", async || page.has("button", &format!("Move {isolated} forward")).await).await;
    });
}
