//! Files that are missing or broken: the page says what is wrong, and works with the rest.

use crate::harness::{Answer, Gate, Page, Turn, everywhere, in_chromium};
use serde_json::{Value, json};

const SLOW: &str = "scenarios/pelican.json";

async fn until_notice(page: &Page, words: &[&str]) {
    page.until(&format!("a notice says {words:?}"), async || {
        page.notices().await.iter().any(|notice| words.iter().all(|words| notice.contains(words)))
    })
    .await;
}

/// The page shows the default task, and runs it to its end.
async fn works_with_the_default(page: &Page) {
    page.button("Run").await.click().await;
    page.until_status("running").await;
    page.button("To done").await.click().await;
    page.until("all is there", async || page.output(1).await == Turn::first("rate-limiter", "fast").text()).await;
}

#[test]
fn a_scenario_that_is_missing_is_named_and_the_default_one_plays() {
    in_chromium(async |page| {
        page.answer("no-such-thing.json", Answer::Missing);
        page.open("#/race?scenario=no-such-thing").await;
        until_notice(page, &["scenarios/no-such-thing.json", "404"]).await;
        assert_eq!(page.report().await["scenario"], "rate-limiter");
        works_with_the_default(page).await;
    });
}

#[test]
fn a_scenario_that_is_broken_is_named_with_the_reason() {
    in_chromium(async |page| {
        let turn = r#"{ "id": "first", "prompt": "Go", "steps": [{ "answer": "text" }] }"#;
        let file = |version: &str, id: &str, script: &str| {
            format!(
                r#"{{ "version": {version}, "id": "{id}", "title": "T", "artifact": "code", "script": [{script}] }}"#
            )
        };
        let broken = [
            ("{ \"version\": 1,".to_owned(), ""),
            (String::new(), ""),
            ("null".to_owned(), ""),
            ("[".repeat(100_000), ""),
            ("<!doctype html><title>Not found</title>".to_owned(), ""),
            (file("2", "own", turn), "version"),
            (file("1", "other", turn), "id"),
            (file("1", "own", ""), "script"),
            (file("1", "own", &turn.replace("\"steps\"", "\"stops\"")), "stops"),
            (file("1", "own", &turn.replace("\"text\"", "\"text\", \"tokens\": [9]")), "tokens"),
            (file("1", "own", &turn.replace("\"text\"", "\"text\", \"highlight\": [[9, 1, \"number\"]]")), "highlight"),
        ];
        // More tokens than allowed in total, with each step within its limits.
        let much = turn.replace('[', &format!("[{}", r#"{ "think": 100000 }, "#.repeat(400)));
        let broken = broken.into_iter().chain([(file("1", "own", &much), "think")]);
        for (text, names) in broken {
            page.answer("own.json", Answer::Text("application/json", text));
            page.open("#/race?scenario=own").await;
            until_notice(page, &["scenarios/own.json", names]).await;
            assert!(page.has("button", "Run").await);
        }
        works_with_the_default(page).await;
    });
}

/// Files that are not text, or not our text, and the page's message for each.
fn no_texts() -> Vec<(Vec<u8>, &'static str)> {
    let good = br#"{ "version": 1, "id": "own", "title": "T", "artifact": "code", "script": [{ "id": "a", "prompt": "b", "steps": [{ "say": "cafX" }] }] }"#;
    let with = |bytes: &[u8]| {
        let at = good.iter().position(|byte| *byte == b'X').unwrap();
        [&good[..at], bytes, &good[at + 1..]].concat()
    };
    let wide = |order: fn(u16) -> [u8; 2]| {
        std::str::from_utf8(good).unwrap().encode_utf16().flat_map(order).collect::<Vec<u8>>()
    };
    vec![
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "UTF-8"),
        ((0..=255).cycle().take(100_000).collect(), "UTF-8"),
        (vec![0; 10_000], "expected value"),
        (with(b"\xe9"), "UTF-8"),
        (with(b"\xed\xa0\x80"), "UTF-8"),
        (with(b"\0"), "control character"),
        (with(b"\\ud800"), "line 1"),
        ([b"\xff\xfe".to_vec(), wide(u16::to_le_bytes)].concat(), "UTF-8"),
        (wide(u16::to_be_bytes), "expected value"),
        (br#"{"version":"#.repeat(100_000), "recursion"),
        (b"[1,".repeat(100_000), "recursion"),
        (vec![b' '; (16 << 20) + 1], "longer than 16 MiB"),
        (with(&vec![b'x'; (5 << 20) + 1]), "steps[0].say"),
        (br#"{"version": 99999999999999999999}"#.to_vec(), "version"),
        (br#"{"version": 1, "scripts": "#.to_vec(), "EOF"),
    ]
}

#[test]
fn no_file_touches_what_is_on_screen() {
    everywhere(async |page| {
        page.open("#/race?at=5").await;
        let (text, state) = (page.output(1).await, page.state().await);
        for (n, (bytes, says)) in no_texts().into_iter().enumerate() {
            page.answer("own.json", Answer::Bytes(bytes));
            page.go(&format!("#/race?scenario=own&seed={n}")).await;
            until_notice(page, &["scenarios/own.json", says]).await;
            assert_eq!((page.output(1).await, page.state().await), (text.clone(), state.clone()), "{says}");
            assert!(page.has("button", "Try again").await);
        }
        // The byte order mark that some editors write is not part of the text.
        let marked = r#"{ "version": 1, "id": "own", "title": "T", "artifact": "prose", "script": [{ "id": "a", "prompt": "b", "steps": [{ "say": "Done." }] }] }"#;
        page.answer("own.json", Answer::Bytes([b"\xef\xbb\xbf", marked.as_bytes()].concat()));
        page.button("Try again").await.click().await;
        page.until("it has come", async || page.report().await["scenario"] == "own").await;
        assert_eq!((page.notices().await.len(), page.has("button", "Try again").await), (0, false));
    });
}

#[test]
fn what_is_on_screen_stays_when_another_scenario_does_not_come() {
    in_chromium(async |page| {
        page.answer(SLOW, Answer::Missing);
        page.open("#/race?at=3").await;
        let text = page.output(1).await;
        let state = page.state().await;
        page.control("combobox", "Task").await.choose("A pelican riding a bicycle").await;
        until_notice(page, &[SLOW, "404"]).await;
        assert_eq!(page.output(1).await, text);
        assert_eq!(page.state().await, state);
        assert_eq!(page.control("combobox", "Task").await.value().await, "rate-limiter");
        // The same through its address, which gives the same message.
        page.go("#/race?scenario=pelican&seed=3").await;
        until_notice(page, &[SLOW, "404"]).await;
        assert_eq!(page.output(1).await, text);
        page.recover();
        page.button("Try again").await.click().await;
        page.until("it has come", async || page.report().await["scenario"] == "pelican").await;
        assert_eq!(page.report().await["seed"], 3);
        assert!(!page.has("button", "Try again").await);
    });
}

#[test]
fn without_the_default_scenario_the_page_says_so_and_tries_again() {
    everywhere(async |page| {
        page.answer("rate-limiter.json", Answer::Cut(1000));
        page.visit("#/race").await;
        until_notice(page, &["scenarios/rate-limiter.json"]).await;
        assert!(!page.button("Run").await.is_enabled().await);
        page.recover();
        page.button("Try again").await.click().await;
        page.until("it has come", async || page.button("Run").await.is_enabled().await).await;
        works_with_the_default(page).await;
    });
}

#[test]
fn without_the_list_of_scenarios_the_page_works() {
    in_chromium(async |page| {
        for answer in [Answer::Missing, Answer::Text("application/json", "{".to_owned())] {
            page.answer("index.json", answer);
            page.open("#/race?scenario=pelican").await;
            until_notice(page, &["scenarios/index.json"]).await;
            assert_eq!(page.control("combobox", "Task").await.value().await, "pelican");
            page.button("Run").await.click().await;
            page.until_status("running").await;
        }
        // The page asks for the file again when it needs it, and the run continues.
        page.recover();
        page.button("Try again").await.click().await;
        page.until("the list is there", async || {
            let options = "return document.querySelectorAll('.task select')[0].options.length";
            page.js::<usize>(options, json!([])).await > 1
        })
        .await;
        assert_eq!(page.state().await["status"], "running");
        assert_eq!((page.notices().await.len(), page.has("button", "Try again").await), (0, false));
    });
}

#[test]
fn what_takes_long_is_said_and_can_be_called_off() {
    everywhere(async |page| {
        let gate = Gate::shut();
        page.answer(SLOW, Answer::Held(2000, gate.clone()));
        page.open("#/race?at=5").await;
        let text = page.output(1).await;
        for by_address in [false, true] {
            if by_address {
                page.go("#/race?scenario=pelican&seed=3").await;
            } else {
                page.control("combobox", "Task").await.choose("A pelican riding a bicycle").await;
            }
            page.until_says("Loading the task…").await;
            assert_eq!(page.control("combobox", "Task").await.value().await, "pelican");
            assert_eq!(page.output(1).await, text);
            page.button("Cancel").await.click().await;
            page.until("nothing is awaited", async || !page.text().await.contains("Loading the task")).await;
            assert_eq!(page.control("combobox", "Task").await.value().await, "rate-limiter");
            page.until("the address is what is on screen", async || !page.fragment().await.contains("pelican")).await;
            assert!(!page.has("button", "Cancel").await);
        }
        // The late answer is ignored; the new choice is not.
        gate.open();
        assert_eq!((page.report().await["scenario"].clone(), page.output(1).await), ("rate-limiter".into(), text));
        page.control("combobox", "Task").await.choose("A pelican riding a bicycle").await;
        page.until("it has come", async || page.report().await["scenario"] == "pelican").await;
        assert!(page.notices().await.is_empty());
    });
}

#[test]
fn while_a_scenario_is_on_its_way_nothing_breaks() {
    in_chromium(async |page| {
        let gate = Gate::shut();
        page.answer("rate-limiter.json", Answer::Held(5000, gate.clone()));
        page.visit("#/race").await;
        page.until("the page is there", async || page.has("button", "Run").await).await;
        assert!(!page.button("Run").await.is_enabled().await);
        page.until_says("Loading the task…").await;
        assert!(!page.has("button", "Cancel").await, "there is nothing to go back to");
        for kind in ["play", "pause", "restart", "report"] {
            page.command(kind, json!({})).await;
        }
        page.command("seek", json!({ "seconds": 3 })).await;
        page.button("Add a lane").await.click().await;
        page.control("spinbutton", "Seed").await.fill("8").await;
        page.control("region", "Race").await.focus().await;
        for key in [" ", "r", "d", "f", "n", "ArrowRight"] {
            page.press(key).await;
        }
        gate.open();
        page.until("it has come", async || page.button("Run").await.is_enabled().await).await;
        works_with_the_default(page).await;
    });
}

#[test]
fn a_scenario_of_ones_own_is_taken_and_only_ever_text() {
    everywhere(async |page| {
        let hostile =
            "</textarea><img src=x onerror=\"document.title = 'taken'\"><script>document.title = 'taken'</script>";
        let file = json!({
            "version": 1, "id": "own", "title": "<img src=x onerror=\"document.title = 'taken'\">", "artifact": "svg",
            "script": [{ "id": "first", "prompt": hostile, "steps": [
                { "think": 3 },
                { "say": hostile },
                { "answer": format!("<svg xmlns='http://www.w3.org/2000/svg' onload=\"document.title = 'taken'\"><script>document.title = 'taken'</script><image href='http://elsewhere.invalid/'/></svg>{hostile}\u{1f407}\u{0}"), "file": hostile },
            ] }],
        });
        page.answer("own.json", Answer::Text("application/json", file.to_string()));
        page.open("#/race?scenario=own&lanes=custom&at=80000").await;
        assert!(page.text().await.contains("approximate tokens"));
        assert!(page.text().await.contains(hostile));
        let said = file["script"][0]["steps"][1]["say"].as_str().unwrap();
        let answered = file["script"][0]["steps"][2]["answer"].as_str().unwrap();
        assert_eq!(page.output(0).await, format!("{said}{answered}"));
        assert_eq!(page.js::<String>("return document.title", json!([])).await, "Hare & Tortoise");
        let strange = "return document.querySelectorAll('img[src=x], #app script, [onload], [onerror]').length";
        assert_eq!(page.js::<Value>(strange, json!([])).await, 0);
    });
}
