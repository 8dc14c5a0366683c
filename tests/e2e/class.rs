//! A class without a server: a learner copies a result, a teacher pastes a chat or drops a zip, and shows it on a projector.

use crate::harness::{Page, everywhere, in_chromium};
use hare_and_tortoise::app::result::{Given, LessonResult};
use hare_and_tortoise::scenario::lesson::{Answer, Certainty, LessonId};
use serde_json::{Value, json};

/// Makes a zip with one packed file and gives it to the file field, as a person does who chooses it.
const CHOOSE_ZIP: &str = r"return (async text => {
    const bytes = new TextEncoder().encode(text), name = new TextEncoder().encode('fox/answer.html');
    const packed = new Uint8Array(await new Response(
        new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());
    const fields = list => { const all = new DataView(new ArrayBuffer(list.reduce((n, [size]) => n + size, 0)));
        let at = 0; for (const [size, value] of list) {
            size === 2 ? all.setUint16(at, value, true) : all.setUint32(at, value, true); at += size; } return all.buffer; };
    const sizes = [[2, 8], [4, 0], [4, 0], [4, packed.length], [4, bytes.length], [2, name.length], [2, 0]];
    const local = fields([[4, 0x04034b50], [2, 20], [2, 0], ...sizes]);
    const entry = fields([[4, 0x02014b50], [2, 20], [2, 20], [2, 0], ...sizes, [2, 0], [2, 0], [2, 0], [4, 0], [4, 0]]);
    const start = local.byteLength + name.length + packed.length, length = entry.byteLength + name.length;
    const end = fields([[4, 0x06054b50], [2, 0], [2, 0], [2, 1], [2, 1], [4, length], [4, start], [2, 0]]);
    const carried = new DataTransfer();
    carried.items.add(new File([local, name, packed, entry, name, end], 'class.zip'));
    const field = document.querySelector('.class-files input');
    field.files = carried.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return null;
})(arguments[0])";

/// The result of the person with this number in the lesson `fifteen`: a number, and a drawn line.
fn link(n: u32) -> String {
    let given = |answer, sure, right| Some(Given { answer, sure, measured: None, right: Some(right) });
    let right = n.is_multiple_of(3);
    let number = if right { 8.0 } else { 10.0 + f64::from(n % 6) };
    let line = vec![1.0, 1.5, 2.0, 3.0, 4.0, 5.0, f64::from(n % 10) + 2.0];
    let result = LessonResult {
        lesson: LessonId::new("fifteen").unwrap(),
        tag: 1000 + n,
        nickname: String::new(),
        given: vec![
            given(Answer::Number(number), Certainty::ALL[n as usize % 3], right),
            given(Answer::Line(line), Certainty::Low, false),
        ],
    };
    format!("https://example.org/course/{}", result.link())
}

/// A chat of thirty people, with a double, a link that a line break has cut in two, one that is cut off, and three sessions.
fn chat() -> String {
    let mut chat =
        String::from("10:00 Teacher: here is the lesson https://example.org/course/#/learn?lesson=fifteen\n");
    for n in 0..30 {
        chat += &format!("10:{:02} Person {n}: mine is {} :-)\n", 10 + n, link(n));
    }
    let broken = link(30);
    let (first, rest) = broken.split_at(60);
    chat += &format!("10:45 again {}\n10:46 {first}\n{rest}\n10:47 {}…\n", link(3), &link(31)[..link(31).len() - 9]);
    for end in 60..66 {
        chat += &format!("#/iterate?scenario=rate-limiter&mode=fast&log=2s,{end}a\n");
    }
    chat
}

impl Page {
    async fn open_class(&self) {
        if self.is_chromium() {
            // The page moves the focus only if its window has it, and other journeys have windows, too.
            self.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        }
        self.visit("#/class").await;
        self.until_says("Collect a class").await;
    }

    async fn paste(&self, text: &str) {
        let write = "const field = document.querySelector('.class-box textarea'); field.value = arguments[0]; \
            field.dispatchEvent(new Event('input', { bubbles: true })); return null";
        self.js::<Value>(write, json!([text])).await;
        self.button("Add the results").await.click().await;
    }

    /// The titles of the figures that can be seen.
    async fn shown(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('.class-view')].filter(one => one.checkVisibility()) \
            .map(one => one.querySelector('.class-title').textContent)";
        self.js(script, json!([])).await
    }
}

#[test]
fn a_class_of_thirty_is_collected_from_a_chat() {
    everywhere(async |page| {
        page.open_class().await;
        page.paste(&chat()).await;
        page.until_says("37 results added; 1 double left out; 1 link or file could not be read.").await;
        page.until_says("31 results of lessons, 6 links to sessions.").await;
        page.until_says("the link is cut off or was changed. Ask for it again").await;
        page.until_says("11 of 31 were right. The middle prediction was").await;
        page.until_says("0 of 31 were right.").await;
        page.until_says("6 sessions, 0 with the slow model and 6 with the fast one.").await;
        page.until_says("Predictions that people were sure of: 0 of").await;
        let titles = ["Why 15 times is not 15 times, question 1", "Why 15 times is not 15 times, question 2"];
        assert_eq!(page.shown().await, [titles[0], titles[1], "Sessions", "How sure"]);
        page.button("Remove all results").await.click().await;
        page.button("Remove").await.click().await;
        page.until("nothing is left", async || page.shown().await.is_empty()).await;
        assert_eq!(page.notices().await, [""; 0]);
    });
}

#[test]
fn the_zip_of_a_learning_management_system_is_unpacked() {
    everywhere(async |page| {
        page.open_class().await;
        let links: Vec<_> = (0..6).map(|n| format!("<p><a href=\"{}\">mine</a></p>", link(n))).collect();
        page.js::<Value>(CHOOSE_ZIP, json!([links.concat()])).await;
        page.until_says("6 results added.").await;
        page.until_says("2 of 6 were right.").await;
        assert_eq!(page.notices().await, [""; 0]);
    });
}

#[test]
fn a_projector_shows_one_question_at_a_time_by_keys() {
    everywhere(async |page| {
        page.open_class().await;
        page.paste(&(0..6).map(link).collect::<Vec<_>>().join("\n")).await;
        page.until_says("2 of 6 were right.").await;
        page.button("Present").await.click().await;
        page.until("one is left", async || page.shown().await == ["Why 15 times is not 15 times, question 1"]).await;
        page.press("ArrowRight").await;
        page.until("the next", async || page.shown().await == ["Why 15 times is not 15 times, question 2"]).await;
        page.press("PageDown").await;
        page.until("the last", async || page.shown().await == ["How sure"]).await;
        page.until_says("3 of 3").await;
        page.press("ArrowLeft").await;
        page.until("back", async || page.shown().await == ["Why 15 times is not 15 times, question 2"]).await;
        page.press("Escape").await;
        page.until("all of them", async || page.shown().await.len() == 3).await;
        assert_eq!(page.notices().await, [""; 0]);
    });
}

#[test]
fn one_result_says_what_it_is_for() {
    in_chromium(async |page| {
        let fragment = link(4).split_once('#').unwrap().1.to_owned();
        page.visit(&format!("#{fragment}")).await;
        page.until_says("Predicted 14 times sooner; it was 8.2 times sooner.").await;
        page.until_says("This link is what somebody hands in after a lesson").await;
        page.suits(&[360, 1440], "one result").await;
        page.control("link", "the page that collects a class").await.click().await;
        page.until_says("Collect a class").await;
        assert_eq!(page.notices().await, [""; 0]);
    });
}

#[test]
fn the_class_suits_every_screen() {
    in_chromium(async |page| {
        page.open_class().await;
        page.suits(&[360, 1440], "empty").await;
        page.paste(&chat()).await;
        page.until_says("6 sessions, 0 with the slow model and 6 with the fast one.").await;
        page.control("radio", "Second vote").await.click().await;
        page.paste(&(40..50).map(link).collect::<Vec<_>>().join("\n")).await;
        page.until_says("Second vote: 3 of 10 were right.").await;
        page.suits(&[360, 390, 768, 1440, 2560], "a class").await;
        page.go("#/class?present=1").await;
        page.until("one is left", async || page.shown().await.len() == 1).await;
        page.suits(&[1440, 1920, 2560], "projected").await;
    });
}
