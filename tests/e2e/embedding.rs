//! The playground in another page: the messages it sends, and the commands it obeys.

use crate::harness::{Answer, Page, Turn, alone_in_chromium, everywhere, in_chromium};
use crate::report_shape::assert_shape;
use serde_json::{Value, json};

/// Opens a lesson with the playground in it, and waits until the playground is usable.
async fn open_lesson(page: &Page, fragment: &str) {
    page.answer("lesson.html", Answer::Text("text/html", include_str!("pages/lesson.html").to_owned()));
    page.visit_beside(&format!("lesson.html{fragment}")).await;
    page.until("it is ready", async || page.told_of("ready").await.len() == 1).await;
}

/// Sends a message to the playground, from a window of the lesson: `window` itself, or `stranger.contentWindow`.
async fn post_from(page: &Page, window: &str, message: Value) {
    // A message comes from the window whose code sends it.
    let script =
        format!("{window}.eval('(to, message) => to.postMessage(message, \"*\")')(site.contentWindow, arguments[0])");
    page.js::<Value>(&script, json!([message])).await;
}

async fn send(page: &Page, kind: &str, with: Value) {
    let mut message = json!({ "to": "hare-and-tortoise", "type": kind });
    message.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
    post_from(page, "window", message).await;
}

/// The text that a lane in the frame has streamed so far.
async fn output(page: &Page, lane: usize) -> String {
    let script = "return site.contentDocument.querySelector(`[data-lane='${arguments[0]}'] [data-output]`).textContent";
    page.js(script, json!([lane])).await
}

async fn report(page: &Page) -> Value {
    let before = page.told_of("report").await.len();
    send(page, "report", json!({})).await;
    page.until("a report came", async || page.told_of("report").await.len() > before).await;
    page.told_of("report").await.pop().unwrap()["report"].take()
}

#[test]
fn a_lesson_plays_pauses_seeks_and_restarts() {
    everywhere(async |page| {
        open_lesson(page, "#/race?embed=1").await;
        send(page, "play", json!({})).await;
        page.until_status("running").await;
        send(page, "pause", json!({})).await;
        page.until_status("paused").await;
        send(page, "seek", json!({ "seconds": 5 })).await;
        page.until("it is there", async || page.state().await["seconds"] == 5).await;
        assert_eq!(page.state().await["status"], "paused");
        let report = report(page).await;
        assert_shape(&report);
        let turns = [Turn::first("rate-limiter", "slow"), Turn::first("rate-limiter", "fast")];
        for (n, turn) in turns.iter().enumerate() {
            assert_eq!(output(page, n).await, turn.delivered(&report["lanes"][n], 5.0));
        }
        send(page, "restart", json!({})).await;
        page.until_status("running").await;
        assert!(page.state().await["seconds"].as_f64().unwrap() < 5.0);
        assert!(
            page.js::<String>("return site.contentDocument.body.innerText", json!([]))
                .await
                .contains("Simulated: no model is called.")
        );
        let versions: Vec<Value> = page.told().await.into_iter().map(|message| message["version"].clone()).collect();
        assert!(versions.iter().all(|version| *version == 1));
    });
}

#[test]
fn a_command_counts_from_when_it_was_posted() {
    // In Firefox, and between pages of two sites, a message's time is the time when it is read.
    alone_in_chromium(async |page| {
        open_lesson(page, "#/race?embed=1").await;
        // Both messages wait until the page is free, and are then read together.
        let both = "const post = (type) => site.contentWindow.postMessage({ to: 'hare-and-tortoise', type }, '*'); \
            post('play'); const from = performance.now(); while (performance.now() < from + 400); post('pause'); \
            return (performance.now() - from) / 1e3";
        let between = page.js::<f64>(both, json!([])).await;
        page.until_status("paused").await;
        let ran = page.state().await["seconds"].as_f64().unwrap();
        assert!((ran - between).abs() < 0.05, "{ran} s of {between} s");
    });
}

#[test]
fn a_lesson_opens_another_address() {
    in_chromium(async |page| {
        open_lesson(page, "#/race?embed=1").await;
        send(
            page,
            "open",
            json!({ "hash": "#/race?scenario=pelican&lanes=custom&0.rate=200&0.ttft=0.5&embed=1&at=2" }),
        )
        .await;
        page.until("it is there", async || page.state().await["seconds"] == 2).await;
        let state = page.state().await;
        assert_eq!((&state["status"], state["lanes"].as_array().unwrap().len()), (&json!("paused"), 1));
        let report = report(page).await;
        assert_eq!(report["scenario"], "pelican");
        assert_eq!(output(page, 0).await, Turn::first("pelican", "slow").delivered(&report["lanes"][0], 2.0));
        assert!(
            page.js::<String>("return site.contentWindow.location.hash", json!([])).await.contains("scenario=pelican")
        );
    });
}

#[test]
fn a_lesson_hears_of_every_phase_and_else_at_most_four_times_a_second() {
    alone_in_chromium(async |page| {
        open_lesson(page, "#/race?embed=1").await;
        send(page, "seek", json!({ "seconds": 9 })).await;
        page.until_status("paused").await;
        send(page, "play", json!({})).await;
        page.until_status("finished").await;
        send(page, "restart", json!({})).await;
        page.until("the slow lane thinks", async || page.state().await["lanes"][0]["phase"] == "think").await;
        send(page, "pause", json!({})).await;
        page.until_status("paused").await;

        let states = page.told_of("state").await;
        let phases = |state: &Value| {
            state["lanes"].as_array().unwrap().iter().map(|lane| lane["phase"].clone()).collect::<Vec<_>>()
        };
        let news = |pair: &&[Value]| pair[0]["status"] != pair[1]["status"] || phases(&pair[0]) != phases(&pair[1]);
        let (changed, same): (Vec<&[Value]>, Vec<&[Value]>) = states.windows(2).partition(news);
        let wall = states.last().unwrap()["wall"].as_f64().unwrap() - states[0]["wall"].as_f64().unwrap();
        assert!(same.len() as f64 <= wall / 1e3 * 4.0 + 1.0, "{} states in {wall} ms", same.len());
        assert!(same.len() as f64 >= wall / 1e3 * 2.0, "{} states in {wall} ms", same.len());
        assert!(changed.len() >= 5, "{changed:#?}");
        // The fast lane is through within a second: each of its phases that lasts longer than a frame was told.
        let seen: Vec<Value> = states.iter().map(|state| state["lanes"][1]["phase"].clone()).collect();
        for phase in report(page).await["lanes"][1]["phases"].as_array().unwrap() {
            let long = phase["end"].as_f64().unwrap() - phase["start"].as_f64().unwrap() > 0.1;
            assert!(!long || seen.contains(&phase["kind"]), "{phase}: {seen:?}");
        }
        assert!(seen.contains(&json!("done")));
        assert_eq!(page.told_of("report").await.len(), 2, "one when it finished, one when it was asked");
    });
}

#[test]
fn a_lesson_hears_how_high_the_playground_is() {
    everywhere(async |page| {
        open_lesson(page, "#/race?embed=1").await;
        let height = "return site.contentDocument.body.offsetHeight";
        let told = async || page.told_of("resize").await.pop().unwrap_or_default()["height"].clone();
        page.until("the height is told", async || told().await == page.js::<Value>(height, json!([])).await).await;
        let before = told().await;
        page.js::<Value>("site.width = 400", json!([])).await;
        page.until("it has changed", async || told().await != before).await;
        page.until("the height is told", async || told().await == page.js::<Value>(height, json!([])).await).await;
    });
}

#[test]
fn a_third_window_is_not_obeyed() {
    everywhere(async |page| {
        open_lesson(page, "#/race?embed=1").await;
        let listen = "window.sources = []; site.contentWindow.addEventListener('message', ({ source }) => { \
            sources.push(source === stranger.contentWindow ? 'stranger' : 'lesson') })";
        page.js::<Value>(listen, json!([])).await;
        let play = json!({ "to": "hare-and-tortoise", "type": "play" });
        post_from(page, "stranger.contentWindow", play.clone()).await;
        let broken = json!({ "to": "hare-and-tortoise", "type": "seek" });
        post_from(page, "stranger.contentWindow", broken).await;
        // Messages arrive in the order in which they are sent: after this answer, the others have been read.
        report(page).await;
        assert_eq!(page.js::<Value>("return sources", json!([])).await, json!(["stranger", "stranger", "lesson"]));
        assert!(page.told_of("state").await.iter().all(|state| state["status"] == "idle"));
        assert!(page.told_of("error").await.is_empty());
        // The lesson itself may send commands.
        post_from(page, "window", play).await;
        page.until_status("running").await;
    });
}

#[test]
fn what_is_wrong_with_a_message_is_told() {
    in_chromium(async |page| {
        open_lesson(page, "#/race?embed=1").await;
        let wrong = [
            (json!({ "type": "fly" }), "type"),
            (json!({}), "type"),
            (json!({ "type": 7 }), "type"),
            (json!({ "type": "seek" }), "seconds"),
            (json!({ "type": "seek", "seconds": -1 }), "seconds"),
            (json!({ "type": "seek", "seconds": "soon" }), "seconds"),
            (json!({ "type": "seek", "seconds": null }), "seconds"),
            (json!({ "type": "open" }), "hash"),
            (json!({ "type": "open", "hash": 1 }), "hash"),
        ];
        for (n, (mut message, name)) in wrong.into_iter().enumerate() {
            message["to"] = json!("hare-and-tortoise");
            post_from(page, "window", message.clone()).await;
            page.until("an error came", async || page.told_of("error").await.len() > n).await;
            let error = page.told_of("error").await.pop().unwrap();
            assert!(error["message"].as_str().unwrap().contains(name), "{message}: {error}");
        }
        let half = "site.contentWindow.postMessage({ to: 'hare-and-tortoise', type: 'open', hash: '#\\ud83d' }, '*')";
        let errors = page.told_of("error").await.len();
        page.js::<Value>(half, json!([])).await;
        page.until("an error came", async || page.told_of("error").await.len() > errors).await;
        let error = page.told_of("error").await.pop().unwrap();
        assert!(error["message"].as_str().unwrap().contains("lone surrogate"), "{error}");
        // The playground ignores messages that are not for it, and they cause no errors.
        let foreign = [
            json!("play"),
            json!(null),
            json!([1]),
            json!({ "to": "somebody", "type": "play" }),
            json!({ "type": "play" }),
        ];
        let errors = page.told_of("error").await.len();
        for message in foreign {
            post_from(page, "window", message).await;
        }
        let strange = "const ring = { to: 'hare-and-tortoise', type: 'play' }; ring.ring = ring; \
            const deep = { to: 'hare-and-tortoise', type: 'report' }; let at = deep; \
            for (let n = 0; n < 500; n++) at = at.at = {}; \
            for (const message of [ring, deep, { to: 'hare-and-tortoise', type: 'play', n: 1n }]) \
                site.contentWindow.postMessage(message, '*')";
        page.js::<Value>(strange, json!([])).await;
        report(page).await;
        assert_eq!(page.told_of("error").await.len(), errors);
        send(page, "play", json!({})).await;
        page.until_status("running").await;
    });
}

#[test]
fn a_report_that_is_read_late_is_of_the_run_it_was_made_for() {
    in_chromium(async |page| {
        page.visit("#/race?seed=7").await;
        page.until_usable().await;
        // The first report stays unread: nobody else receives it.
        let keep = "window.addEventListener('message', (event) => { \
            if (event.data?.type !== 'report' || event.data.to || window.late) return; \
            window.late = event.data; event.stopImmediatePropagation() }, true)";
        page.js::<Value>(keep, json!([])).await;
        page.command("report", json!({})).await;
        page.until("a report came", async || page.js("return !!window.late", json!([])).await).await;
        page.command("open", json!({ "hash": "#/race?seed=8" })).await;
        page.until("the other is open", async || page.report().await["seed"] == 8).await;
        let read = "return [late.report.seed, late.report === late.report, JSON.parse(JSON.stringify(late)).type]";
        assert_eq!(page.js::<Value>(read, json!([])).await, json!([7, true, "report"]));
    });
}

#[test]
fn the_controls_of_locked_keys_are_disabled_on_every_screen() {
    in_chromium(async |page| {
        let disabled = "const controls = [...document.querySelectorAll(arguments[0])]; \
            return controls.length > 0 && controls.every(one => one.matches(':disabled') === arguments[1])";
        for (link, locked, free) in [
            ("#/claims?locked=verdict,article", ".claims-controls :is(select, button)", ".claims-search input"),
            ("#/claims?locked=all", ".claims-controls :is(input, select, button)", ".claim-copy button"),
            (
                "#/simulated?locked=speed,seed,sessions,tasks",
                ".simulated-transport :is(select, input, .run ~ fieldset button), .simulated-head input",
                ".simulated .control input, .simulated .plot-input",
            ),
            ("#/simulated?locked=own", ".simulated [data-question='pace'] .plot-input", ".simulated-transport select"),
        ] {
            page.visit(link).await;
            for (selector, is) in [(locked, true), (free, false)] {
                let what = format!("{link}: {selector}: {is}");
                page.until(&what, async || page.js(disabled, json!([selector, is])).await).await;
            }
            // The same look as elsewhere.
            let pale = "return [...document.querySelectorAll(arguments[0])].every(one => \
                one.matches('.plot-input') || getComputedStyle(one).opacity < 1)";
            assert!(page.js::<bool>(pale, json!([locked])).await, "{link}");
        }
    });
}
