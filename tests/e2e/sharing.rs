//! The dialog for sharing a race: by keyboard, on any screen, and the pictures that it saves.

use crate::harness::{Page, everywhere, in_chromium};
use serde_json::{Value, json};
use std::path::Path;

/// Opens the dialog, as somebody does who uses the keyboard.
async fn open(page: &Page) {
    page.button("Share…").await.focus().await;
    page.press("Enter").await;
    let there = "return document.querySelector('dialog.sharing')?.matches(':modal') ?? false";
    page.until("the dialog is open", async || page.js(there, json!([])).await).await;
}

#[test]
fn the_dialog_keeps_the_focus_and_gives_it_back() {
    everywhere(async |page| {
        page.open("#/race?seed=12").await;
        assert!(!page.asked().iter().any(|path| path.contains("sharing")), "nobody has asked for it yet");
        open(page).await;
        assert!(page.asked().iter().any(|path| path.ends_with("-share.wasm")), "a file of its own");
        let inside = "const at = document.activeElement; \
            return at === document.body || !!at.closest('dialog.sharing')";
        for _ in 0..25 {
            page.press("Tab").await;
            assert!(page.js::<bool>(inside, json!([])).await);
        }
        page.press("Escape").await;
        let gone =
            "return !document.querySelector('dialog.sharing') && document.activeElement.textContent === 'Share…'";
        page.until("it is closed", async || page.js(gone, json!([])).await).await;
        open(page).await;
        page.button("Close").await.click().await;
        page.until("it is closed", async || page.js(gone, json!([])).await).await;
    });
}

#[test]
fn what_is_copied_is_what_is_shown() {
    in_chromium(async |page| {
        page.open("#/race?seed=12&scenario=pelican").await;
        let copied = "navigator.clipboard.writeText = async (text) => void (window.copied = text)";
        page.js::<Value>(copied, json!([])).await;
        open(page).await;
        let link: String = page.js("return document.querySelector('.sharing textarea').value", json!([])).await;
        assert!(link.ends_with(&page.fragment().await) || link.contains("seed=12"), "{link}");
        let press = "document.querySelectorAll('.sharing-text .button')[arguments[0]].click()";
        let found = "return window.copied ?? ''";
        page.js::<Value>(press, json!([0])).await;
        page.until("the link is copied", async || page.js::<String>(found, json!([])).await == link).await;
        for host in ["reveal.js, Slidev", "Jupyter Book 2, MyST"] {
            page.control("combobox", "Kind of page").await.choose(host).await;
            let shown = "return document.querySelectorAll('.sharing textarea')[1].value";
            let lines: String = page.js(shown, json!([])).await;
            assert!(lines.contains("seed=12"), "{lines}");
            page.js::<Value>(press, json!([1])).await;
            page.until("the lines are copied", async || page.js::<String>(found, json!([])).await == lines).await;
        }
        // The preview is the playground itself, as another page would show it.
        page.js::<Value>("document.querySelector('.sharing summary').click()", json!([])).await;
        let shown = "const frame = document.querySelector('.sharing iframe')?.contentDocument; \
            return !!frame?.querySelector('[data-lane] [data-output]') && frame.documentElement.hasAttribute('data-embed')";
        page.until("the preview is there", async || page.js(shown, json!([])).await).await;
    });
}

#[test]
fn the_dialog_suits_every_screen() {
    in_chromium(async |page| {
        page.open("#/race").await;
        open(page).await;
        page.suits(&[360, 768, 1440], "sharing").await;
    });
}

#[test]
fn pictures_are_saved_as_drawings_and_as_pixels() {
    in_chromium(async |page| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let allow = json!({ "behavior": "allow", "downloadPath": folder });
        page.cdp("Browser.setDownloadBehavior", allow).await;
        page.open("#/race?at=16").await;
        open(page).await;
        for (button, name) in [
            ("Timeline (SVG)", "race.svg"),
            ("Timeline (PNG)", "race.png"),
            ("Film strip, A4 (SVG)", "film-strip.svg"),
            ("Film strip, A4 (PNG)", "film-strip.png"),
        ] {
            page.button(button).await.click().await;
            let file = folder.join(name);
            page.until(name, async || file.exists()).await;
        }
        for name in ["race.svg", "film-strip.svg"] {
            let svg = std::fs::read_to_string(folder.join(name)).unwrap();
            assert!(svg.contains("Codex-Spark") && svg.contains("Simulated: no model is called."), "{svg}");
            // A drawing with a mistake is no picture to a browser.
            let shown = "return new Promise((done) => { const image = new Image(); \
                image.onload = () => done(image.naturalWidth); image.onerror = () => done(0); \
                image.src = `data:image/svg+xml,${encodeURIComponent(arguments[0])}` })";
            assert_eq!(page.js::<u32>(shown, json!([svg])).await, 1123, "{name}");
        }
        for (name, [width, height]) in [("race.png", [2246, 608]), ("film-strip.png", [2246, 1588])] {
            let png = std::fs::read(folder.join(name)).unwrap();
            assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
            let length = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
            assert_eq!([length(16), length(20)], [width, height], "{name}");
        }
    });
}
