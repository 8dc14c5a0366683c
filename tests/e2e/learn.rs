//! The lessons: predicting, running the real instrument in the page, comparing; what the browser keeps; a lesson of one's
//! own; by keyboard, on every size of screen, and where files do not come.

use crate::harness::{Answer, Page, everywhere, in_chromium};
use serde_json::{Value, json};

/// A lesson of a person's own with one question of each kind and a race of half a second.
const OWN: &str = include_str!("pages/own-lesson.md");

impl Page {
    async fn open_lessons(&self, fragment: &str, words: &str) {
        self.may_keep();
        if self.is_chromium() {
            // The page moves the focus only if its window has it, and other journeys have windows, too.
            self.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        }
        self.visit(fragment).await;
        self.until_says(words).await;
    }

    async fn open_own_lesson(&self) {
        self.answer("lessons/own.md", Answer::Text("text/markdown", OWN.to_owned()));
        self.open_lessons("#/learn?lesson=own.md", "How many times sooner?").await;
    }

    /// Presses the button of a certainty at the only question that is open.
    async fn is_sure(&self, certainty: &str) {
        let press = "const open = [...document.querySelectorAll('.lesson-sure:not([aria-disabled=true])')].filter(one => one.checkVisibility()); \
            open.find(one => one.textContent.startsWith(arguments[0])).click(); return null";
        self.js::<Value>(press, json!([certainty])).await;
    }

    /// Plays the race in the lesson's frame.
    async fn play_in_frame(&self) {
        let there = "const frame = document.querySelector('.lesson-frame iframe'); \
            return !!frame?.contentDocument?.querySelector('.play:enabled, .run:enabled, [data-lane]')";
        self.until("the instrument is there", async || self.js(there, json!([])).await).await;
        self.enter_frame().await;
        let run = self.button("Run").await;
        run.bring_into_view().await;
        run.click().await;
        self.leave_frame().await;
    }
}

#[test]
fn a_lesson_leads_from_prediction_to_comparison() {
    everywhere(async |page| {
        page.open_own_lesson().await;
        page.until_says("The instrument appears here when you have made your prediction.").await;
        assert!(!page.text().await.contains("So it was."), "the explanation waits for the run");
        page.control("slider", "Your prediction").await.focus().await;
        page.press("ArrowRight").await;
        page.until_says("When you press, you commit to").await;
        page.is_sure("Sure").await;
        page.until_says("You predicted:").await;
        page.control("radio", "That one").await.click().await;
        page.is_sure("A guess").await;
        page.button("Move up: Second").await.click().await;
        page.is_sure("Fairly sure").await;
        // The line is accepted as it is drawn at first.
        page.is_sure("A guess").await;
        page.play_in_frame().await;
        page.until_says("So it was.").await;
        page.until_says("That is right.").await;
        page.until_says("Lesson done:").await;
        assert_eq!(page.notices().await, [""; 0]);
        // All of it comes back.
        page.reload().await;
        page.until_says("Lesson done:").await;
        page.go("#/learn").await;
        page.until_says("How well do you know what you know?").await;
        page.button("Delete my answers").await.click().await;
        page.until_says("This cannot be undone.").await;
        page.button("Delete").await.click().await;
        page.until("they are gone", async || !page.button("Delete my answers").await.is_enabled().await).await;
    });
}

#[test]
fn a_session_in_a_lesson_gives_the_result_of_a_prediction() {
    everywhere(async |page| {
        let run = "#/iterate?scenario=rate-limiter&mode=fast&fast.rate=20000&fast.ttft=0.05&seed=7&locked=all";
        let race = OWN.lines().find(|line| line.starts_with(":address:")).unwrap();
        let text = OWN.replace(race, &format!(":address: {run}")).replace("ratio 0 1", "session turns");
        page.answer("lessons/own.md", Answer::Text("text/markdown", text));
        page.open_lessons("#/learn?lesson=own.md", "How many times sooner?").await;
        page.control("slider", "Your prediction").await.focus().await;
        page.press("ArrowRight").await;
        page.is_sure("Sure").await;
        page.control("radio", "That one").await.click().await;
        for _ in 0..3 {
            page.is_sure("A guess").await;
        }
        page.until("the frame is there", async || {
            page.js("return !!document.querySelector('.lesson-frame iframe')", json!([])).await
        })
        .await;
        page.enter_frame().await;
        page.until_can_start().await;
        for (button, stage) in [("Start", "writing"), ("Send", "judging")] {
            let button = page.button(button).await;
            button.bring_into_view().await;
            button.click().await;
            page.until_stage(stage).await;
        }
        let accept = page.button("Accept it as it is").await;
        accept.bring_into_view().await;
        accept.click().await;
        page.leave_frame().await;
        // The lesson says 5; the session had one turn.
        page.until_says("It was 1 times sooner").await;
        assert_eq!(page.notices().await, [""; 0]);
    });
}

#[test]
fn every_built_in_lesson_opens_and_shows_its_instrument() {
    in_chromium(async |page| {
        page.open_lessons("#/learn", "Learn by predicting").await;
        let lessons: Vec<String> =
            page.js("return [...document.querySelectorAll('.learn-lesson')].map(one => one.hash)", json!([])).await;
        assert_eq!(lessons.len(), 10);
        for lesson in lessons {
            page.go(&format!("{lesson}&notes=1")).await;
            page.until_says("Teacher’s view").await;
            let ready = "const frames = [...document.querySelectorAll('.lesson-frame iframe')]; \
                return frames.length > 0 && frames.every(frame => frame.contentDocument?.querySelector( \
                    '[data-lane], .panel-sentence, .claim, .iterate, .simulated'))";
            page.js::<Value>(
                "document.querySelectorAll('iframe').forEach(frame => frame.loading = 'eager'); return null",
                json!([]),
            )
            .await;
            page.until(&lesson, async || page.js(ready, json!([])).await).await;
            let notices = "return [...document.querySelectorAll('.lesson-frame iframe')] \
                .flatMap(frame => [...frame.contentDocument.querySelectorAll('.notices li')].map(one => one.textContent))";
            assert_eq!(page.js::<Vec<String>>(notices, json!([])).await, [""; 0], "{lesson}");
        }
    });
}

#[test]
fn a_flaw_in_a_lesson_is_named_with_its_line() {
    in_chromium(async |page| {
        page.answer("lessons/own.md", Answer::Text("text/markdown", OWN.replace(":::compare", ":::compares")));
        page.open_lessons("#/learn?lesson=own.md", "there is no block `:::compares`. To fix this, use one of").await;
        page.answer("lessons/own.md", Answer::Text("text/markdown", OWN.to_owned()));
        page.button("Try again").await.click().await;
        page.until_says("How many times sooner?").await;
    });
}

#[test]
fn a_lesson_is_taken_by_keyboard_alone() {
    in_chromium(async |page| {
        page.open_lessons("#/learn?lesson=agents", "Agents and round trips").await;
        page.control("link", "All lessons").await.focus().await;
        page.press("Tab").await;
        page.press(" ").await;
        page.until_says("you commit to answer 1").await;
        page.press("ArrowRight").await;
        page.press("ArrowRight").await;
        page.until_says("you commit to answer 3").await;
        page.press("Tab").await;
        page.press("Enter").await;
        page.until_says("You predicted:").await;
        let there =
            "return !!document.querySelector('.lesson-frame iframe')?.contentDocument?.querySelector('[data-lane]')";
        page.until("the instrument is there", async || page.js(there, json!([])).await).await;
    });
}

#[test]
fn every_state_suits_every_screen() {
    in_chromium(async |page| {
        page.open_own_lesson().await;
        page.suits(&[360, 390, 768, 1440, 2560], "before the predictions").await;
        page.control("slider", "Your prediction").await.focus().await;
        page.press("ArrowRight").await;
        page.is_sure("Sure").await;
        page.go("#/learn?lesson=own.md&notes=1").await;
        page.until_says("Teacher’s view").await;
        page.suits(&[360, 1440], "with notes").await;
        page.go("#/learn").await;
        page.until_says("Learn by predicting").await;
        page.suits(&[360, 390, 768, 1440, 2560], "the list").await;
    });
}
