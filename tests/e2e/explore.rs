//! The screen that explains: dragging along a figure, its address, its files, and every panel on every size of screen.

use crate::harness::{Page, everywhere, in_chromium};
use hare_and_tortoise::app::screen::explore::PANELS;
use serde_json::{Value, json};

impl Page {
    async fn sentence_of_panel(&self) -> String {
        let sentence = "return document.querySelector('.panel-sentence')?.textContent.replaceAll('\u{a0}', ' ') ?? ''";
        self.js(sentence, json!([])).await
    }
}

#[test]
fn dragging_along_the_map_changes_the_sentence_and_the_address() {
    everywhere(async |page| {
        page.visit("#/explore").await;
        page.until_says("When does the fast model win?").await;
        assert!(
            page.sentence_of_panel().await.starts_with(
                "With 86 s of your own time a turn and a wait 1.6× shorter, the slow model finishes first"
            )
        );
        page.js::<Value>("document.querySelector('.plot-input').focus()", json!([])).await;
        page.press("Home").await;
        page.until("the fast model wins", async || {
            page.sentence_of_panel()
                .await
                .starts_with("With 1 s of your own time a turn and a wait 1.6× shorter, the fast model finishes first")
        })
        .await;
        page.until("the address follows", async || page.fragment().await.ends_with("/explore?v=1&own=1")).await;
        let heard: String =
            page.js("return document.querySelector('.plot-input').getAttribute('aria-valuetext')", json!([])).await;
        assert_eq!(heard.replace('\u{a0}', " "), "1 s", "the sentence is announced by itself");
        page.press("ArrowRight").await;
        page.until("one step more", async || page.fragment().await.contains("&own=1.0")).await;
        page.button("Restore").await.click().await;
        page.until("back at the start", async || page.sentence_of_panel().await.starts_with("With 86 s")).await;
    });
}

#[test]
fn a_panel_is_a_link_away_and_keeps_its_numbers() {
    in_chromium(async |page| {
        page.visit("#/explore?panel=reading&tokens=2000").await;
        page.until_says("Does a faster stream help a reader?").await;
        page.control("link", "Which 15×?").await.click().await;
        page.until_says("Generation 15.4× as fast makes a request 1.62× as fast").await;
        page.control("combobox", "Speed up").await.choose("a session with pauses up to an hour (TraceLab)").await;
        page.until_says("makes a session with pauses up to an hour 1.16× as fast").await;
        page.back().await;
        page.until_says("Does a faster stream help a reader?").await;
        assert!(page.fragment().await.contains("tokens=2000"));
        page.unfold("The formula behind it").await;
        page.until_says("TTFT + 1/r + (N − 1) · max(1/v, 1/r)").await;
        page.unfold("The figure as a table").await;
        page.until_says("Your reading speed").await;
    });
}

#[test]
fn what_is_typed_wrong_is_clamped_and_nothing_is_lost() {
    in_chromium(async |page| {
        page.visit("#/explore?own=99999999").await;
        page.until_says("own: 99999999 is out of range; 3600 is used").await;
        page.until("the rest holds", async || {
            page.sentence_of_panel()
                .await
                .starts_with("With 1 h of your own time a turn and a wait 1.6× shorter, the slow model finishes first")
        })
        .await;
    });
}

#[test]
fn every_panel_fits_every_screen_and_can_be_projected() {
    in_chromium(async |page| {
        for panel in PANELS {
            page.visit(&format!("#/explore?panel={}", panel.id)).await;
            page.until_says(panel.question).await;
            page.until("it is answered", async || {
                !["", "The answer is being loaded."].contains(&&*page.sentence_of_panel().await)
            })
            .await;
            page.suits(&[360, 768, 1440], panel.id).await;
        }
        page.visit("#/explore?present=1").await;
        page.until_says("When does the fast model win?").await;
        page.suits(&[1920, 2560], "projected").await;
        let hidden = "return ['.panel-beside', '.explore-list', '.panel-feel', '.panel-point'].every(part => \
            !document.querySelector(part)?.checkVisibility())";
        assert!(page.js::<bool>(hidden, json!([])).await);
    });
}
