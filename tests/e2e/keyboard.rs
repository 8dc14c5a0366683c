//! Everything works by keyboard alone, and single keys do nothing outside the race.

use crate::harness::{Control, Page, everywhere, in_chromium};
use serde_json::{Value, json};

/// Presses Tab until this element has the focus.
async fn tab_to(page: &Page, wanted: &str) {
    for _ in 0..60 {
        if page.focused().await == wanted {
            return;
        }
        page.press("Tab").await;
    }
    panic!("Tab does not lead to `{wanted}`");
}

async fn seed(page: &Page) -> String {
    page.control("spinbutton", "Seed").await.value().await
}

/// How many state messages the playground has sent.
async fn n_states(page: &Page) -> usize {
    page.told_of("state").await.len()
}

#[test]
fn the_main_job_needs_no_mouse() {
    everywhere(async |page| {
        page.open("#/race").await;
        tab_to(page, "button Run").await;
        page.press(" ").await;
        page.until_status("running").await;
        page.press(" ").await;
        page.until_status("paused").await;
        assert_eq!(page.focused().await, "button Resume", "the focus stays on the button, whatever it says");
        page.press("r").await;
        page.until_status("running").await;
        page.press("d").await;
        // Until a frame has shown the end, the race is running, and would go on from the place a key moves it to.
        page.until_status("finished").await;
        page.press("f").await;
        page.until("the first token", async || page.state().await["lanes"][1]["tokens"] == 1).await;
        page.press("ArrowRight").await;
        page.until("a chunk on", async || page.state().await["lanes"][1]["tokens"] == 2).await;
        page.press("ArrowLeft").await;
        page.until("a chunk back", async || page.state().await["lanes"][1]["tokens"] == 1).await;
        let before = seed(page).await;
        page.press("n").await;
        page.until("another seed", async || seed(page).await != before).await;
    });
}

#[test]
fn keys_do_nothing_outside_of_the_instrument() {
    in_chromium(async |page| {
        page.open("#/race?at=5").await;
        let before = (page.told_of("state").await, page.fragment().await);
        page.blur().await;
        for key in [" ", "r", "d", "f", "n", "ArrowLeft", "ArrowRight"] {
            page.press(key).await;
        }
        page.control("combobox", "Theme").await.focus().await;
        for key in ["r", "n", "f"] {
            page.press(key).await;
        }
        // Nor do they with a modifier key.
        page.control("region", "Race").await.focus().await;
        for held in ["Control", "Alt"] {
            page.press_with(held, "d").await;
        }
        page.report().await;
        assert_eq!((page.told_of("state").await, page.fragment().await), before);
    });
}

#[test]
fn keys_do_nothing_where_one_types_or_chooses() {
    everywhere(async |page| {
        page.open("#/race?at=5").await;
        page.lane_control(0, "button", "Settings of GPT-5.3-Codex").await.click().await;
        let before = n_states(page).await;
        page.lane_control(0, "textbox", "Name").await.focus().await;
        for key in ["r", " ", "d", "n", "f", "ArrowLeft"] {
            page.press(key).await;
        }
        page.control("combobox", "Task").await.focus().await;
        for key in ["n", "f"] {
            page.press(key).await;
        }
        page.control("spinbutton", "Seed").await.focus().await;
        for key in ["ArrowLeft", "ArrowRight"] {
            page.press(key).await;
        }
        page.report().await;
        assert_eq!(n_states(page).await, before);
        page.lane_control(0, "textbox", "Name").await.focus().await;
        page.press("Enter").await;
        page.until("the name is what was typed", async || page.lanes().await[0].contains("r dnf")).await;
    });
}

/// Every stop of Tab through the whole page, from its start until it starts again.
async fn walk(page: &Page) -> Vec<String> {
    let begin = "window.stops = new Set(); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')";
    page.js::<Value>(begin, json!([])).await;
    let mut stops = Vec::new();
    for _ in 0..200 {
        page.press("Tab").await;
        let seen = "const at = document.activeElement; if (at === document.body || stops.has(at)) return true; \
            stops.add(at); return false";
        if page.js::<bool>(seen, json!([])).await {
            return stops;
        }
        let shown = "const { width, height } = document.activeElement.getBoundingClientRect(); \
            return width > 0 && height > 0 && document.activeElement.matches(':focus-visible')";
        let name = page.focused().await;
        assert!(page.js::<bool>(shown, json!([])).await, "`{name}` has the focus and does not show it");
        stops.push(name);
    }
    panic!("the focus does not come out again: {stops:#?}");
}

#[test]
fn the_focus_goes_all_the_way_through() {
    everywhere(async |page| {
        page.open("#/race?wrong=1").await;
        page.button("Settings of Codex-Spark").await.click().await;
        page.unfold("The wait in detail: variation, network, queue, prompt").await;
        page.unfold("The same streams, as six tools would report them").await;
        page.unfold("Keys").await;
        let stops = walk(page).await;
        for name in [
            "select Theme",
            "button Dismiss",
            "select Task",
            "button Add a lane",
            "button Settings of Codex-Spark",
            "div Output of Codex-Spark",
            "input Rate in tokens/s",
            "input Prefill in tokens/s",
            "button Remove lane",
            "button Run",
            "button Restart",
            "input Seed",
            "input Playhead",
            "button Copy link",
            "button Download report (JSON)",
        ] {
            assert!(stops.iter().any(|stop| stop == name), "{name} is not among {stops:#?}");
        }
    });
}

/// Presses Enter on a control that changes the page, and returns whether any element has the focus afterwards.
async fn keeps_the_focus(page: &Page, control: Control<'_>, done: impl AsyncFn() -> bool) -> bool {
    control.focus().await;
    page.press("Enter").await;
    page.until("it is done", done).await;
    // A disabled control loses the focus with the next frame.
    page.two_frames().await;
    page.focused().await != "the page"
}

#[test]
fn the_focus_is_never_lost() {
    everywhere(async |page| {
        page.open("#/race?wrong=1&lanes=custom,codex-spark,gpt-5.3-codex").await;
        let place = async |lane: usize| page.lanes().await[lane] == "Codex-Spark";
        let count = async |lanes: usize| page.lanes().await.len() == lanes;
        let open = async || page.has("button", "Move Codex-Spark back").await;
        let mut kept = Vec::new();

        let dismiss = page.button("Dismiss").await;
        kept.push((
            "a notice is dismissed",
            keeps_the_focus(page, dismiss, async || page.notices().await.is_empty()).await,
        ));
        let settings = page.button("Settings of Codex-Spark").await;
        kept.push(("settings are opened", keeps_the_focus(page, settings, open).await));
        let back = page.button("Move Codex-Spark back").await;
        kept.push(("a lane moves to the front", keeps_the_focus(page, back, async || place(0).await).await));
        let forward = page.button("Move Codex-Spark forward").await;
        kept.push(("a lane moves on", keeps_the_focus(page, forward, async || place(1).await).await));
        let forward = page.button("Move Codex-Spark forward").await;
        kept.push(("a lane moves to the end", keeps_the_focus(page, forward, async || place(2).await).await));
        let remove = page.lane_control(2, "button", "Remove lane").await;
        kept.push(("a lane is removed", keeps_the_focus(page, remove, async || count(2).await).await));
        for lanes in 3..8 {
            page.button("Add a lane").await.click().await;
            page.until("one lane more", async || count(lanes).await).await;
        }
        let add = page.button("Add a lane").await;
        kept.push((
            "the last lane there is room for is added",
            keeps_the_focus(page, add, async || count(8).await).await,
        ));
        let copy = page.button("Copy link").await;
        kept.push(("a link is copied", keeps_the_focus(page, copy, async || true).await));
        let done = page.button("To done").await;
        kept.push((
            "the playhead is put at the end",
            keeps_the_focus(page, done, async || !page.output(0).await.is_empty()).await,
        ));
        let lost: Vec<_> = kept.into_iter().filter(|(_, kept)| !kept).map(|(what, _)| what).collect();
        assert!(lost.is_empty(), "the focus is lost when {lost:#?}");
    });
}
