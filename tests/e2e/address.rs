//! The address contains everything that makes a run, and opening it makes the same run again.

use crate::harness::{Page, everywhere, in_chromium};
use serde_json::{Value, json};
use std::cell::RefCell;

/// Waits until the address contains all of the first texts and none of the second. The page writes it after a moment.
async fn until_address(page: &Page, says: &[&str], not: &[&str]) {
    let what = format!("the address says {says:?} and not {not:?}");
    page.until(&what, async || {
        let fragment = page.fragment().await;
        let has = |part: &&str| fragment.contains(*part);
        says.iter().all(has) && !not.iter().any(has)
    })
    .await;
}

/// The report without the measurements of its display.
async fn run(page: &Page) -> Value {
    let mut report = page.report().await;
    for lane in report["lanes"].as_array_mut().unwrap() {
        lane.as_object_mut().unwrap().remove("rendered");
    }
    report
}

async fn entries(page: &Page) -> u64 {
    page.js("return history.length", json!([])).await
}

#[test]
fn what_a_control_changes_is_in_the_address_and_comes_back_with_it() {
    everywhere(async |page| {
        page.open("").await;
        let before = entries(page).await;
        page.control("combobox", "Speed").await.choose("2x").await;
        until_address(page, &["speed=2"], &[]).await;
        page.control("spinbutton", "Seed").await.fill("41").await;
        until_address(page, &["seed=41"], &[]).await;
        page.button("New seed").await.click().await;
        until_address(page, &[], &["seed=41&", "seed=7&"]).await;
        page.control("combobox", "Text").await.choose("the same in every lane").await;
        page.control("combobox", "Theme").await.choose("Dark").await;
        page.button("Add a lane").await.click().await;
        until_address(page, &["lanes=gpt-5.3-codex,codex-spark,custom", "text=same", "theme=dark"], &[]).await;

        page.button("Settings of GPT-5.3-Codex").await.click().await;
        page.lane_control(0, "spinbutton", "Rate in tokens/s").await.fill("70.5").await;
        page.lane_control(0, "combobox", "Script").await.choose("fast").await;
        page.lane_control(0, "textbox", "Name").await.fill("A & B = 100 %").await;
        until_address(page, &["0.rate=70.5", "0.script=fast", "0.name=A"], &[]).await;
        page.control("combobox", "Task").await.choose("A pelican riding a bicycle").await;
        until_address(page, &["scenario=pelican"], &[]).await;
        assert_eq!(entries(page).await, before, "controls leave no trail in the history");

        let (address, lanes, report) = (page.fragment().await, page.lanes().await, run(page).await);
        assert_eq!(lanes, ["A & B = 100 %", "Codex-Spark", "Custom"]);
        page.reload().await;
        page.until("the same lanes", async || page.lanes().await == lanes).await;
        assert_eq!(run(page).await, report);
        assert_eq!(page.fragment().await, address);
        assert!(!page.has("button", "Dismiss").await, "the page understands what it wrote");
        assert_eq!(page.control("combobox", "Speed").await.value().await, "2");
        assert_eq!(page.control("combobox", "Theme").await.value().await, "dark");
    });
}

#[test]
fn every_field_of_a_lane_comes_back_with_the_address() {
    in_chromium(async |page| {
        page.open("#/race?lanes=gpt-5.3-codex,custom").await;
        let fields = [
            (0, "Rate in tokens/s", "123.4"),
            (0, "TTFT in s", "2.25"),
            (0, "Jitter", "0.75"),
            (0, "Chunk in tokens", "4"),
            (0, "Thinking in tokens", "77"),
            (0, "TTFT, 95th percentile in s", "5.5"),
            (0, "Draft length in tokens", "4"),
            (0, "Acceptance", "0.7"),
            (0, "Stall in s", "0.4"),
            (0, "Between stalls in s", "1.5"),
            (0, "Flush window in s", "0.05"),
            (1, "Round trip in s", "0.125"),
            (1, "Queue in s", "1.5"),
            (1, "Prefill in tokens/s", "4000"),
            (1, "Context in tokens", "9000"),
            (1, "Cached context", "0.5"),
            (1, "Cost of cached context", "0.1"),
            (1, "Block in tokens", "32"),
        ];
        for (lane, name) in [(0, "GPT-5.3-Codex"), (1, "Custom")] {
            // The settings of one lane at a time.
            page.lane_control(lane, "button", &format!("Settings of {name}")).await.click().await;
            page.lane_control(lane, "summary", "The wait in detail: variation, network, queue, prompt")
                .await
                .click()
                .await;
            page.lane_control(lane, "summary", "The stream in detail: drafts, blocks, stalls, buffers")
                .await
                .click()
                .await;
            for (_, field, value) in fields.into_iter().filter(|(of, ..)| *of == lane) {
                page.lane_control(lane, "spinbutton", field).await.fill(value).await;
            }
        }
        page.lane_control(1, "combobox", "Connection").await.choose("new: 3 round trips").await;
        until_address(page, &["0.flush=0.05", "1.block=32", "1.connection=new"], &[]).await;
        let (address, report) = (page.fragment().await, run(page).await);
        page.reload().await;
        assert_eq!(run(page).await, report);
        assert_eq!(page.notices().await, [""; 0]);
        for (lane, key, value) in [
            (0, "ttft_p95", json!(5.5)),
            (0, "think", json!(77)),
            (0, "draft", json!(4)),
            (0, "stall_every", json!(1.5)),
            (1, "rtt", json!(0.125)),
            (1, "queue", json!(1.5)),
            (1, "connection", json!("new")),
            (1, "block", json!(32)),
        ] {
            assert_eq!(report["lanes"][lane]["profile"][key], value, "{address}");
        }
    });
}

#[test]
fn an_address_that_is_opened_is_not_written_over_by_what_was_there() {
    everywhere(async |page| {
        page.open("").await;
        page.control("combobox", "Speed").await.choose("2x").await;
        // At once, before the page has updated the address.
        page.go("#/race?seed=5").await;
        page.until("it is open", async || run(page).await["seed"] == 5).await;
        page.until("what was to be written has been", async || {
            page.js("return performance.now() > (window.later ??= performance.now() + 1000)", json!([])).await
        })
        .await;
        assert_eq!(page.fragment().await, "#/race?seed=5");
    });
}

#[test]
fn back_and_forward_go_from_view_to_view() {
    everywhere(async |page| {
        page.open("#/race?seed=1").await;
        let first = run(page).await;
        page.go("#/race?seed=2").await;
        page.until("the second run", async || run(page).await["seed"] == 2).await;
        let second = run(page).await;
        page.back().await;
        page.until("the first run", async || run(page).await["seed"] == 1).await;
        assert_eq!(run(page).await, first);
        page.forward().await;
        page.until("the second run", async || run(page).await["seed"] == 2).await;
        assert_eq!(run(page).await, second);
    });
}

#[test]
fn a_link_gives_the_same_arrivals_in_every_browser_and_another_seed_others() {
    let seen = RefCell::new(Vec::new());
    everywhere(async |page| {
        for _ in 0..2 {
            page.open("#/race?scenario=pelican&lanes=gpt-5.3-codex,custom&1.ttft=0.4&1.ttft_p95=2&1.jitter=1.5&1.chunk=3&seed=9").await;
            let run = run(page).await;
            seen.borrow_mut().push(run);
        }
        page.go(
            "#/race?scenario=pelican&lanes=gpt-5.3-codex,custom&1.ttft=0.4&1.ttft_p95=2&1.jitter=1.5&1.chunk=3&seed=10",
        )
        .await;
        page.until("the other run", async || run(page).await["seed"] == 10).await;
        let other = run(page).await;
        for lane in 0..2 {
            assert_ne!(other["lanes"][lane]["arrivals"], seen.borrow()[0]["lanes"][lane]["arrivals"]);
        }
    });
    let seen = seen.into_inner();
    assert!(seen.len() == 4 && seen.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_link_says_where_the_run_starts_and_whether_it_moves() {
    in_chromium(async |page| {
        page.open("#/race?at=4.25").await;
        let at = page.control("slider", "Playhead").await.attribute("aria-valuetext").await.unwrap();
        assert!(at.starts_with("4.250 s of "), "{at}");
        assert!(page.has("button", "Resume").await);
        assert!(!page.output(1).await.is_empty());

        page.open("#/race?at=80000").await;
        let at = page.control("slider", "Playhead").await.attribute("aria-valuetext").await.unwrap();
        let (at, end) = at.split_once(" of ").unwrap();
        assert_eq!(at, end, "there is nothing past the end");

        page.open("#/race?play=1&at=4").await;
        page.until_status("running").await;
        assert!(page.state().await["seconds"].as_f64().unwrap() >= 4.0);
        assert!(page.has("button", "Pause").await);
    });
}

#[test]
fn a_link_can_put_the_same_text_in_every_lane() {
    in_chromium(async |page| {
        page.open("#/race?text=same&at=80000").await;
        assert_eq!(page.output(0).await, page.output(1).await);
        page.open("#/race?text=own&at=80000").await;
        assert_ne!(page.output(0).await, page.output(1).await);
    });
}

#[test]
fn a_link_can_show_the_instrument_alone_and_in_the_dark() {
    everywhere(async |page| {
        page.open("#/race?embed=1&theme=dark").await;
        assert!(!page.has("combobox", "Theme").await);
        assert!(page.text().await.contains("Simulated: no model is called."));
        assert_eq!(paper(page).await, "dark");
        page.go("#/race?theme=light").await;
        page.until("the whole page", async || page.has("combobox", "Theme").await).await;
        assert_eq!(paper(page).await, "light");
    });
}

/// Whether the background is dark or light.
async fn paper(page: &Page) -> String {
    let script = "const [r, g, b] = getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g); \
        return r * 2 + g * 5 + +b < 8 * 128 ? 'dark' : 'light'";
    page.js(script, json!([])).await
}

#[test]
fn a_copied_link_opens_what_is_on_screen() {
    everywhere(async |page| {
        page.open("#/race?lanes=custom&0.name=M%C3%BCller+%26+S%C3%B6hne").await;
        if page.is_chromium() {
            let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
            page.cdp("Browser.grantPermissions", permissions).await;
        }
        page.control("spinbutton", "Seed").await.fill("12345").await;
        page.button("Copy link").await.click().await;
        page.until("it says so", async || page.has("button", "Link copied").await).await;
        let link: String = page.js("return navigator.clipboard.readText()", json!([])).await;
        until_address(page, &["seed=12345"], &[]).await;
        let address: String = page.js("return location.href", json!([])).await;
        assert_eq!(link, address);
        let (_, fragment) = link.split_once('#').unwrap();
        let report = run(page).await;
        page.open(&format!("#{fragment}")).await;
        assert_eq!(page.lanes().await, ["Müller & Söhne"]);
        assert_eq!(run(page).await, report);
        page.button("New seed").await.click().await;
        page.until("the page is no longer what was copied", async || page.has("button", "Copy link").await).await;
    });
}
