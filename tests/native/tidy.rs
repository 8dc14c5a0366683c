//! Rules of the project that no lint checks. Each rule is one line of data; a failure names the file and the line.

use std::path::Path;

/// Imports point to the left only.
const LAYERS: [&str; 5] = ["engine", "scenario", "app", "shell", "ui"];

/// The screens; `ui` and `app/screen` have a folder for each.
const SCREENS: [&str; 8] = ["race", "iterate", "simulated", "explore", "claims", "learn", "author", "class"];

/// What several screens need.
const BESIDE: [&str; 6] = [
    "src/app/address/",
    "src/app/delivery/",
    "src/app/playback/",
    "src/app/plot/",
    "src/app/result/",
    "src/app/tasks/",
];

/// The layers that are tested without a browser.
const PURE: [&str; 3] = ["src/engine/", "src/scenario/", "src/app/"];

/// Where people write code.
const ALL: [&str; 6] = ["src/", "tests/", "benches/", "fuzz/", "xtask/", "public/styles/"];

/// Most lines of a file that a person can read at once.
const LINES: usize = 400;

/// Words that are forbidden in the files of some folders. A `*` at the end means any further letters.
struct Rule {
    says: &'static str,
    folders: Vec<&'static str>,
    words: Vec<String>,
}

fn rules() -> Vec<Rule> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    // This file must not contain the word either, so it is written in two pieces.
    let mut rules = vec![
        Rule {
            says: "a pure layer names nothing of the browser",
            folders: PURE.to_vec(),
            words: words(&["web_sys*", "gloo*", "leptos*", "wasm_bindgen*", "js_sys*"]),
        },
        Rule {
            says: "nothing panics outside tests",
            folders: vec!["src/"],
            words: words(&[".unwrap(", ".unwrap_err(", ".expect(", ".expect_err(", "panic!", "unreachable!", "todo!"]),
        },
        Rule {
            says: "work to be done is an issue, not a comment",
            folders: ALL.to_vec(),
            words: words(&[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")]),
        },
        Rule {
            says: "an import names one layer",
            folders: vec!["src/"],
            words: words(&["use crate::{", "use hare_and_tortoise::{"]),
        },
    ];
    let folders = ["src/engine/", "src/scenario/", "src/app/", "src/shell/", "src/ui/"];
    for (n, folder) in folders.into_iter().enumerate() {
        let later = &LAYERS[n + 1..];
        let paths = ["crate", "super", "hare_and_tortoise"];
        let words = paths.iter().flat_map(|path| later.iter().map(move |layer| format!("{path}::{layer}"))).collect();
        rules.push(Rule { says: "imports point to the left only", folders: vec![folder], words });
    }
    for screen in SCREENS {
        let others = SCREENS.iter().filter(|other| **other != screen);
        let paths = ["screen", "ui", "super::super"];
        rules.push(Rule {
            says: "no screen imports another",
            folders: vec![folder("src/app/screen/", screen), folder("src/ui/", screen)],
            words: others.flat_map(|other| paths.map(|path| format!("{path}::{other}"))).collect(),
        });
    }
    rules.push(Rule {
        says: "what several screens need knows no screen",
        folders: BESIDE.to_vec(),
        words: words(&["screen::*"]),
    });
    rules
}

/// A folder of a screen, for as long as the tests run.
fn folder(within: &str, screen: &str) -> &'static str {
    format!("{within}{screen}/").leak()
}

/// Whether a line holds a word, and not just as a part of another one.
fn holds(line: &str, word: &str) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    let (word, any_end) = word.strip_suffix('*').map_or((word, false), |word| (word, true));
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().filter(|_| word.starts_with(part_of_word));
        let behind = line[at + word.len()..].chars().next().filter(|_| word.ends_with(part_of_word) && !any_end);
        !before.is_some_and(part_of_word) && !behind.is_some_and(part_of_word)
    })
}

/// The lines on which a lint is silenced without a reason.
fn silenced_without_reason(text: &str) -> Vec<usize> {
    let openings = [concat!("[al", "low("), concat!("[ex", "pect("), concat!(", al", "low(")];
    let found = openings.iter().flat_map(|opening| text.match_indices(opening));
    let silent = found.filter(|(at, _)| {
        let attribute = text[*at..].split(']').next().unwrap_or_default();
        !attribute.contains("reason = ")
    });
    silent.map(|(at, _)| text[..at].lines().count()).collect()
}

/// What is wrong with a file, each with its line, counted from 1.
fn violations(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for rule in rules().iter().filter(|rule| rule.folders.iter().any(|folder| path.starts_with(folder))) {
        for (n, line) in text.lines().enumerate() {
            for word in rule.words.iter().filter(|word| holds(line, word)) {
                found.push(format!("{path}:{}: {}: `{word}`", n + 1, rule.says));
            }
        }
    }
    if path.ends_with(".rs") {
        let silent = silenced_without_reason(text).into_iter();
        found.extend(silent.map(|line| format!("{path}:{line}: a silenced lint has a reason")));
    }
    if text.lines().count() > LINES {
        found.push(format!("{path}:{}: a file has at most {LINES} lines", LINES + 1));
    }
    found
}

/// Calls `see` with the path, by `/`, and the text of each file under a folder.
fn walk(root: &Path, folder: &str, see: &mut impl FnMut(&str, &str)) {
    for entry in std::fs::read_dir(root.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{folder}{name}");
        if entry.file_type().unwrap().is_dir() {
            if !["target", "node_modules"].contains(&name.as_str()) {
                walk(root, &format!("{path}/"), see);
            }
        } else if [".rs", ".css", ".js", ".mjs"].iter().any(|extension| name.ends_with(extension)) {
            see(&path, &std::fs::read_to_string(entry.path()).unwrap());
        }
    }
}

#[test]
fn the_house_is_tidy() {
    let mut n_files = 0;
    let mut found = Vec::new();
    for folder in ALL {
        walk(Path::new(env!("CARGO_MANIFEST_DIR")), folder, &mut |path, text| {
            n_files += 1;
            found.extend(violations(path, text));
        });
    }
    assert!(n_files > 50, "only {n_files} files were seen");
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[track_caller]
fn check(path: &str, text: &str, expected: &[&str]) {
    assert_eq!(violations(path, text), expected);
}

#[test]
fn imports_to_the_right_are_found() {
    let says = "imports point to the left only";
    let text = "use crate::engine::Nanos;\nuse crate::app::Model;\n";
    check("src/scenario/x.rs", text, &[&format!("src/scenario/x.rs:2: {says}: `crate::app`")]);
    check("src/app/x.rs", text, &[]);
    check("src/engine/a/x.rs", "super::super::ui::f()", &[&format!("src/engine/a/x.rs:1: {says}: `super::ui`")]);
    check("src/shell/x.rs", "use crate::ui;", &[&format!("src/shell/x.rs:1: {says}: `crate::ui`")]);
    check("src/engine/x.rs", "use crate::applause;", &[]);
    check("src/ui/x.rs", "use crate::{app, shell};", &["src/ui/x.rs:1: an import names one layer: `use crate::{`"]);
}

#[test]
fn a_screen_that_imports_another_is_found() {
    let says = "no screen imports another";
    check("src/app/screen/race/x.rs", "use crate::app::screen::race::Run;\nuse crate::app::screen::ScreenId;", &[]);
    let found = format!("src/app/screen/race/x.rs:1: {says}: `screen::iterate`");
    check("src/app/screen/race/x.rs", "use crate::app::screen::iterate::Session;", &[&found]);
    check(
        "src/ui/iterate/a/x.rs",
        "use crate::ui::simulated::show;",
        &[&format!("src/ui/iterate/a/x.rs:1: {says}: `ui::simulated`")],
    );
    check("src/ui/screens.rs", "super::iterate::show", &[]);
    let says = "what several screens need knows no screen";
    check(
        "src/app/tasks/x.rs",
        "use crate::app::screen::race;",
        &[&format!("src/app/tasks/x.rs:1: {says}: `screen::*`")],
    );
    check("src/app/update.rs", "use crate::app::screen::race;", &[]);
}

#[test]
fn the_browser_is_found_in_a_pure_layer_only() {
    let says = "a pure layer names nothing of the browser";
    check("src/app/x.rs", "gloo_timers::f()", &[&format!("src/app/x.rs:1: {says}: `gloo*`")]);
    check("src/app/x.rs", "igloo", &[]);
    check("src/shell/x.rs", "web_sys::window()", &[]);
}

#[test]
fn panics_are_found_outside_tests_only() {
    check("src/ui/x.rs", "\nx.unwrap();", &["src/ui/x.rs:2: nothing panics outside tests: `.unwrap(`"]);
    check("src/ui/x.rs", "x.unwrap_or(1); console_error_panic_hook::f()", &[]);
    check("tests/native/x.rs", "x.unwrap();", &[]);
}

#[test]
fn notes_silenced_lints_and_long_files_are_found() {
    let word = concat!("TO", "DO");
    let expected = format!("public/styles/x.css:1: work to be done is an issue, not a comment: `{word}`");
    check("public/styles/x.css", &format!("/* {word}: more */"), &[&expected]);

    let silenced = concat!("\n#[al", "low(dead_code)]\nfn f() {}\n");
    check("src/ui/x.rs", silenced, &["src/ui/x.rs:2: a silenced lint has a reason"]);
    check("src/ui/x.rs", concat!("#[al", "low(\n    dead_code,\n    reason = \"it is read by …\"\n)]"), &[]);

    check("xtask/src/x.rs", &"\n".repeat(400), &[]);
    check("xtask/src/x.rs", &"\n".repeat(401), &["xtask/src/x.rs:401: a file has at most 400 lines"]);
}
