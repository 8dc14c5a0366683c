//! The workshop: a lesson and a task are written beside what they make, shared as a link, and opened from it.

use crate::harness::{Page, everywhere, in_chromium};
use serde_json::{Value, json};

const LESSON: &str = include_str!("pages/own-lesson.md");

impl Page {
    async fn open_workshop(&self) {
        self.may_keep();
        self.visit("#/author").await;
        self.until_says("Write, paste or open a lesson or a task").await;
    }

    async fn write_text(&self, text: &str) {
        let write = "const field = document.querySelector('.author-text'); field.value = arguments[0]; \
            field.dispatchEvent(new Event('input', { bubbles: true })); return null";
        self.js::<Value>(write, json!([text])).await;
    }

    /// Waits until the lesson in the frame says this.
    async fn until_lesson_says(&self, words: &str) {
        let says = "return !!document.querySelector('.author-frame iframe')?.contentDocument?.body?.textContent \
            .includes(arguments[0])";
        self.until(words, async || self.js(says, json!([words])).await).await;
    }
}

#[test]
fn a_lesson_is_written_beside_what_it_makes_and_shared_as_a_link() {
    everywhere(async |page| {
        page.open_workshop().await;
        page.write_text(LESSON).await;
        page.until_says("A lesson: “A lesson of my own”, with 4 questions.").await;
        page.until_lesson_says("How many times sooner?").await;
        page.write_text(&LESSON.replace(":::compare", ":::compares")).await;
        page.until_says("there is no block `:::compares`").await;
        page.button("Go to line 53").await.click().await;
        let selected = "const field = document.querySelector('.author-text'); \
            return field.value.slice(field.selectionStart, field.selectionEnd)";
        assert_eq!(page.js::<String>(selected, json!([])).await, ":::compares\n");
        page.write_text(&LESSON.replace("times sooner?", "times as soon?")).await;
        page.until_lesson_says("How many times as soon?").await;
        let link = "return document.querySelector('.author-frame iframe').src";
        let first: String = page.js(link, json!([])).await;
        assert!(first.contains("#/learn?text="), "{first}");
        // The draft is still there later, and a link opens the lesson for a learner.
        page.reload().await;
        page.until_says("A lesson: “A lesson of my own”").await;
        page.until_lesson_says("How many times as soon?").await;
        let fragment = page.js::<String>(link, json!([])).await;
        let fragment = fragment.split_once('#').unwrap().1.replace("&notes=1", "").replace("&embed=1", "");
        page.go(&format!("#{fragment}")).await;
        page.until_says("How many times as soon?").await;
        assert_eq!(page.notices().await, [""; 0]);
    });
}

#[test]
fn a_built_in_lesson_and_a_small_task_are_starting_points() {
    in_chromium(async |page| {
        page.open_workshop().await;
        page.control("combobox", "Start from").await.choose("What a token is").await;
        page.until_says("A lesson: “What a token is”").await;
        page.control("combobox", "Start from").await.choose("A small task").await;
        page.until_says("A task. “My task”").await;
        page.suits(&[360, 390, 768, 1440, 2560], "with a task").await;
        page.button("Back to the text before").await.click().await;
        page.until_says("A lesson: “What a token is”").await;
        page.until_lesson_says("What a token is").await;
        page.suits(&[360, 1440], "with a lesson").await;
        page.button("Back to the text before").await.click().await;
        page.until_says("A task. “My task”").await;
        page.button("Work on this task").await.click().await;
        page.until_says("Your own task").await;
        page.until("the task is chosen", async || page.fragment().await.contains("scenario=my-task")).await;
    });
}

#[test]
fn a_cut_link_is_named() {
    in_chromium(async |page| {
        page.may_keep();
        page.visit("#/learn?text=abc").await;
        page.until_says("The lesson in the link: the link is cut or changed").await;
    });
}
