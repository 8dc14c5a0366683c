//! The claims: searching, filtering, opening one by its link, feeling it and coming back; on every size of screen, on a
//! projector, on paper, and where their file does not come.

use crate::harness::{Answer, Page, everywhere, in_chromium};
use serde_json::{Value, json};

impl Page {
    async fn open_claims(&self, fragment: &str) {
        if self.is_chromium() {
            // The page moves the focus only if its window has it, and other journeys have windows, too.
            self.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        }
        self.visit(fragment).await;
        self.until_says("Of 36 claims,").await;
    }

    /// The ids of the claims that are listed.
    async fn listed(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('.claims-list > li')].filter(one => one.checkVisibility()) \
            .map(one => one.querySelector('.claim-id').textContent)";
        self.js(script, json!([])).await
    }

    /// Waits until the focus is on this claim, and it is in sight.
    async fn until_at(&self, claim: &str) {
        let there = "const at = document.activeElement, { top, bottom } = at.getBoundingClientRect(); \
            return at.id === `claim-${arguments[0]}` && top >= -1 && top < innerHeight && bottom > 0";
        self.until(claim, async || self.js(there, json!([claim])).await).await;
    }
}

#[test]
fn a_search_a_filter_and_a_link_lead_to_a_claim_and_back_leads_back() {
    everywhere(async |page| {
        page.open_claims("#/claims").await;
        assert_eq!(page.listed().await.len(), 38);
        page.control("searchbox", "Search").await.focus().await;
        page.type_in("first token").await;
        page.until_says("2 of 36 claims.").await;
        page.until("the address follows", async || page.fragment().await == "#/claims?v=1&q=first%20token").await;
        page.button("Holds 13").await.click().await;
        page.until("one is left", async || page.listed().await == ["9"]).await;
        // The same button again, by keyboard.
        page.press(" ").await;
        page.until("all that were found", async || page.listed().await == ["9", "10"]).await;
        let mark = "link";
        let words = "9, holds: The time to the first token is halved";
        page.until("the address follows", async || page.fragment().await == "#/claims?v=1&q=first%20token").await;
        page.control(mark, words).await.click().await;
        page.until_at("9").await;
        assert_eq!(page.fragment().await, "#/claims?v=1&claim=9&q=first%20token");
        // What is left out can be opened all the same, without search and filters.
        page.control(mark, "17, not found: 73\u{a0}% prefer a faster, “good enough” answer (“JetBrains”)")
            .await
            .click()
            .await;
        page.until_at("17").await;
        assert_eq!(page.fragment().await, "#/claims?v=1&claim=17");
        page.back().await;
        page.until_at("9").await;
        assert_eq!(page.control("searchbox", "Search").await.value().await, "first token");
        page.control("combobox", "Article").await.choose("In no article").await;
        page.until_says("No claim matches. Try other words, or clear the filters.").await;
        page.button("Clear filters").await.click().await;
        page.until("all of them", async || page.listed().await.len() == 38).await;
        assert_eq!(page.notices().await, [""; 0]);
    });
}

#[test]
fn a_claim_can_be_felt_and_its_link_copied() {
    in_chromium(async |page| {
        page.open_claims("#/claims?claim=6&theme=dark").await;
        page.until_at("6").await;
        page.control("link", "Race a connection kept alive against an open WebSocket").await.click().await;
        page.until("the race is there", async || page.lanes().await.len() == 2).await;
        assert!(page.fragment().await.ends_with("&theme=dark"), "{}", page.fragment().await);
        assert_eq!(page.notices().await, [""; 0]);
        page.back().await;
        page.until_at("6").await;
        page.button("Copy link: claim 6").await.click().await;
        page.until("it is copied, or shown to be copied by hand", async || {
            page.has("button", "Link copied: claim 6").await
                || page.has("textbox", "Your browser did not allow copying. Copy the link from here:").await
        })
        .await;
    });
}

#[test]
fn a_file_that_does_not_come_can_be_asked_for_again() {
    in_chromium(async |page| {
        page.answer("claims/index.json", Answer::Missing);
        page.visit("#/claims?claim=4").await;
        page.until_says("The claims could not be opened. claims/index.json: could not be loaded").await;
        page.suits(&[360, 1440], "without its file").await;
        page.recover();
        page.button("Try again").await.click().await;
        page.until_at("4").await;
    });
}

#[test]
fn every_state_suits_every_screen() {
    in_chromium(async |page| {
        page.open_claims("#/claims?claim=3").await;
        page.suits(&[360, 390, 768, 1440, 2560], "all, and one open").await;
        page.go("#/claims?verdict=holds&q=zebra").await;
        page.until_says("No claim matches.").await;
        page.suits(&[360, 1440], "nothing found").await;
        page.go("#/claims?verdict=not-found&claim=3").await;
        page.until("it is listed, too", async || page.listed().await.len() == 6).await;
        for scheme in ["light", "dark"] {
            page.force_colours(scheme).await;
            let seen = "const unseen = [...document.querySelectorAll('.verdict, [aria-pressed=true]')] \
                .filter(one => one.checkVisibility()).filter(one => { \
                    let behind = one; \
                    while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)' && behind.parentElement) \
                        behind = behind.parentElement; \
                    return getComputedStyle(one).color === getComputedStyle(behind).backgroundColor }); \
                return unseen.map(one => one.outerHTML)";
            assert_eq!(page.js::<Value>(seen, json!([])).await, json!([]), "{scheme}");
        }
    });
}

#[test]
fn a_projector_shows_the_sentence_the_picture_and_the_opened_claim_and_paper_shows_all() {
    in_chromium(async |page| {
        let screen = json!({ "width": 1920, "height": 1080, "deviceScaleFactor": 1, "mobile": false });
        page.cdp("Emulation.setDeviceMetricsOverride", screen).await;
        page.open_claims("#/claims?claim=11&present=1").await;
        page.until("only one", async || page.listed().await == ["11"]).await;
        let seen = "return ['.claims-tally', '.claims-picture', '#claim-11'].map(one => { \
            const { top, bottom } = document.querySelector(one).getBoundingClientRect(); \
            return top >= 0 && bottom <= innerHeight })";
        page.until("all of it is in sight", async || page.js::<[bool; 3]>(seen, json!([])).await == [true; 3]).await;
        let pressed = "return [...document.querySelectorAll('button, input, select')] \
            .filter(one => one.checkVisibility()).map(one => one.textContent)";
        page.until("only the way out can be pressed", async || {
            page.js::<Vec<String>>(pressed, json!([])).await == ["Leave projection (Esc)"]
        })
        .await;
        assert_eq!(page.accessibility_faults().await, [""; 0]);
        page.go("#/claims?claim=11").await;
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        page.until("all of them", async || page.listed().await.len() == 38).await;
        page.until("nothing to press", async || page.js::<Vec<String>>(pressed, json!([])).await.is_empty()).await;
    });
}
