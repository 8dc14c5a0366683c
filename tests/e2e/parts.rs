//! The program's lazy files: panels, fetched when a person touches the page or a little after it is ready, and screens,
//! fetched when their address is opened. Nothing else waits for them.

use crate::harness::{Answer, Gate, Page, everywhere, in_chromium};
use serde_json::json;

const PANELS: &str = "-panels.wasm";
const ITERATE: &str = "-iterate.wasm";
const SESSION: &str = "-session.wasm";
const ANSWERS: &str = "-answers.wasm";

fn asked_for(page: &Page, part: &str) -> usize {
    page.asked().iter().filter(|path| path.ends_with(part)).count()
}

/// The place of a file in the order of the page's requests.
fn place(page: &Page, part: &str) -> usize {
    let asked = page.asked();
    let found = asked.iter().position(|path| path.ends_with(part) || path.contains(part));
    found.unwrap_or_else(|| panic!("{part} was not asked for: {asked:?}"))
}

async fn seed(page: &Page) -> String {
    page.control("spinbutton", "Seed").await.value().await
}

#[test]
fn a_race_plays_without_any_other_file_and_a_page_that_nobody_touches_is_complete_a_little_later() {
    everywhere(async |page| {
        let gate = Gate::shut();
        page.answer(PANELS, Answer::Held(1000, gate.clone()));
        page.visit("#/race?seed=9&play=1&speed=10").await;
        page.until_usable().await;
        page.until_status("finished").await;
        assert!(page.has("button", "Run again").await);
        page.until("the panels are asked for", async || asked_for(page, PANELS) == 1).await;
        assert!(!page.has("button", "Copy link").await);
        gate.open();
        page.until("everything is there", async || page.has("button", "Copy link").await).await;
        page.until("it has its style", async || asked_for(page, ".css") == 1).await;
        page.button("New seed").await.click().await;
        assert_eq!((asked_for(page, PANELS), asked_for(page, ITERATE)), (1, 0));
    });
}

#[test]
fn while_the_panels_are_on_their_way_everything_else_works() {
    everywhere(async |page| {
        let gate = Gate::shut();
        page.answer(PANELS, Answer::Held(1000, gate.clone()));
        page.visit("#/race").await;
        page.until_usable().await;
        page.button("Settings of Codex-Spark").await.click().await;
        assert!(!page.has("textbox", "Name").await);
        page.button("Run").await.click().await;
        page.until_status("running").await;
        page.button("Pause").await.click().await;
        page.until_status("paused").await;
        page.command("seek", json!({ "seconds": 1e6 })).await;
        page.until("the end", async || page.has("button", "Run again").await).await;
        gate.open();
        page.until("the settings are open", async || page.has("textbox", "Name").await).await;
        assert_eq!(asked_for(page, PANELS), 1);
    });
}

#[test]
fn where_the_panels_do_not_come_the_page_says_so_and_can_try_again() {
    in_chromium(async |page| {
        page.expect_in_console("http");
        page.answer(PANELS, Answer::Missing);
        page.visit("#/race").await;
        page.until_usable().await;
        page.button("Settings of Codex-Spark").await.click().await;
        page.until_says("A part of this page could not be loaded.").await;
        page.button("Run").await.click().await;
        page.until_status("running").await;
        page.recover();
        page.button("Try again").await.click().await;
        page.until("the settings are open", async || page.has("textbox", "Name").await).await;
        page.until("nothing is wrong any more", async || page.notices().await.is_empty()).await;
    });
}

#[test]
fn a_link_to_a_screen_asks_for_all_that_it_needs_together_with_the_program() {
    everywhere(async |page| {
        page.visit("#/iterate?scenario=pelican").await;
        page.until("the screen can be used", async || page.has("button", "Start").await).await;
        // The list of scenarios is the program's first request.
        let program = place(page, "scenarios/index.json");
        for file in [ITERATE, "iterate-", "scenarios/pelican.json"] {
            assert!(place(page, file) < program, "{file}: {:?}", page.asked());
            assert_eq!(
                page.asked().iter().filter(|path| path.ends_with(file)).count(),
                usize::from(file != "iterate-")
            );
        }
    });
}

#[test]
fn a_link_to_a_session_or_to_another_panel_asks_for_their_files_together_with_the_program() {
    for (link, file, says) in [
        ("#/iterate?mode=fast&log=1s,9a", SESSION, "All figures"),
        ("#/explore?panel=reading", ANSWERS, "Does a faster stream help a reader?"),
    ] {
        in_chromium(async |page| {
            page.visit(link).await;
            page.until_says(says).await;
            // The list of scenarios is the program's first request.
            assert!(place(page, file) < place(page, "scenarios/index.json"), "{file}: {:?}", page.asked());
            assert_eq!(asked_for(page, file), 1);
        });
    }
}

#[test]
fn where_the_answers_do_not_come_the_screen_says_so_and_can_try_again() {
    in_chromium(async |page| {
        page.expect_in_console("http");
        page.answer(ANSWERS, Answer::Missing);
        page.visit("#/explore").await;
        page.until_says("the slow model finishes first").await;
        assert_eq!(asked_for(page, ANSWERS), 0);
        page.control("link", "Which 15×?").await.click().await;
        page.until_says("The answer could not be loaded.").await;
        page.recover();
        page.button("Try again").await.click().await;
        page.until_says("makes a request 1.62× as fast").await;
        assert!(!page.has("button", "Try again").await);
    });
}

#[test]
fn a_screen_is_fetched_when_it_is_opened_and_once() {
    everywhere(async |page| {
        page.open("#/race?seed=9").await;
        assert_eq!(asked_for(page, ITERATE), 0);
        for _ in 0..2 {
            page.control("link", "Iterate").await.click().await;
            page.until("the screen is there", async || page.has("button", "Start").await).await;
            page.control("link", "Race").await.click().await;
            page.until("the race is back", async || page.has("button", "Run").await).await;
            assert!(!page.has("button", "Start").await);
        }
        assert_eq!(asked_for(page, ITERATE), 1);
    });
}

#[test]
fn while_a_screen_loads_the_page_says_so_and_a_person_who_leaves_does_not_get_it() {
    in_chromium(async |page| {
        let gate = Gate::shut();
        page.answer(ITERATE, Answer::Held(1000, gate.clone()));
        page.open("#/race?seed=9").await;
        page.control("link", "Iterate").await.click().await;
        page.until_says("This screen is being loaded.").await;
        assert!(!page.has("button", "Run").await);
        page.control("link", "Race").await.click().await;
        page.until("the race is back", async || page.has("button", "Run").await).await;
        gate.open();
        page.until("the file has come", async || came(page, ITERATE).await).await;
        assert!(page.has("button", "Run").await && !page.has("button", "Start").await);
        page.control("link", "Iterate").await.click().await;
        page.until("the screen is there", async || page.has("button", "Start").await).await;
        let others = "return document.querySelectorAll('main > section:not(.instrument)').length";
        assert_eq!(page.js::<usize>(others, json!([])).await, 1);
    });
}

#[test]
fn where_a_screen_does_not_come_its_place_says_so_and_can_try_again() {
    everywhere(async |page| {
        page.expect_in_console("http");
        page.answer(ITERATE, Answer::Missing);
        page.visit("#/iterate?seed=5").await;
        page.until_says("This screen could not be loaded.").await;
        assert!(page.has("button", "Reload the page").await);
        page.button("Try again").await.click().await;
        page.until("it is asked for again", async || asked_for(page, ITERATE) == 2).await;
        page.until("it says so again", async || page.has("button", "Try again").await).await;
        page.recover();
        page.button("Try again").await.click().await;
        page.until("the screen is there", async || page.has("button", "Start").await).await;
        assert!(!page.text().await.contains("could not be loaded"));
        assert_eq!(seed(page).await, "5");
    });
}

#[test]
fn a_page_open_across_a_deploy_offers_to_reload_and_the_address_keeps_everything() {
    in_chromium(async |page| {
        page.expect_in_console("http");
        page.open("#/race?seed=9").await;
        // The file has another name now, so trying again cannot work.
        page.answer(ITERATE, Answer::Missing);
        page.go("#/iterate?seed=5&mode=fast").await;
        page.until_says("reload it: the address keeps everything").await;
        page.button("Try again").await.click().await;
        page.until("it is asked for again", async || asked_for(page, ITERATE) == 2).await;
        // Longer than the words of before stay while a file is on its way.
        page.until("time has passed", async || {
            page.js("return performance.now() > (window.later ??= performance.now() + 1000)", json!([])).await
        })
        .await;
        page.until_says("reload it: the address keeps everything").await;
        page.recover();
        page.button("Reload the page").await.click().await;
        page.until("the screen is there", async || page.has("button", "Start").await).await;
        assert_eq!(seed(page).await, "5");
    });
}

#[test]
fn where_the_views_of_a_session_do_not_come_a_replay_says_so_once_and_can_try_again() {
    in_chromium(async |page| {
        page.expect_in_console("http");
        page.answer(SESSION, Answer::Missing);
        page.visit("#/iterate?scenario=card&mode=fast&log=2s,20a").await;
        page.until_says("The session could not be loaded.").await;
        let asked = asked_for(page, SESSION);
        page.until("time has passed", async || {
            page.js("return performance.now() > (window.later ??= performance.now() + 1000)", json!([])).await
        })
        .await;
        assert_eq!(asked_for(page, SESSION), asked, "nobody asks for it over and over");
        page.recover();
        page.button("Try again").await.click().await;
        page.until_says("All figures").await;
    });
}

/// Whether a file has arrived completely.
async fn came(page: &Page, end: &str) -> bool {
    let script = "return performance.getEntriesByType('resource') \
        .some(file => file.name.endsWith(arguments[0]) && file.responseEnd > 0)";
    page.js(script, json!([end])).await
}
