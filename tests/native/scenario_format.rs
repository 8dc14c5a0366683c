//! Valid scenario files.

use hare_and_tortoise::scenario::{Artifact, Class, Highlight, Scenario, ScenarioId, ScriptKind, Step};
use serde_json::{Value, json};

/// The least a scenario file can hold.
pub(crate) fn least() -> Value {
    json!({
        "version": 1, "id": "x", "title": "X", "artifact": "prose",
        "script": [{"id": "first", "prompt": "Do it", "steps": [{"say": "Done."}]}],
    })
}

/// A file with everything a scenario file can hold.
pub(crate) fn full() -> Value {
    json!({
        "$schema": "../scenario.schema.json",
        "version": 1, "id": "a-1", "title": "All of it", "artifact": "code", "context_tokens": 1200,
        "files": [{"file": "f.rs", "text": "let y = 1;"}, {"file": "src/g.rs", "text": ""}],
        "scripts": {
            "slow": [
                {
                    "id": "first", "prompt": "Do it",
                    "steps": [
                        {"think": 240},
                        {"tool": "read_file", "input": "f.rs", "seconds": 0.3, "output_tokens": 800},
                        {"say": "I look.", "tokens": [1, 7]},
                        {"answer": "let x = 1;", "file": "f.rs", "tokens": [3, 10],
                            "highlight": [[0, 3, "keyword"], [8, 9, "number"]]},
                        {"tool": "cargo test", "seconds": 2, "checks": true},
                    ],
                    "checks": [{"name": "works", "pass": true, "seconds": 1.2}],
                    "problems": [{"text": "x is unused", "real": true, "next": "then"}, {"text": "Too short", "real": false}],
                },
                {
                    "id": "then", "prompt": "Use x",
                    "steps": [
                        {"say": "Done.", "tokens": [5]},
                        {"answer": "x + x", "file": "f.rs", "replaces": "1", "tokens": [1, 5]},
                    ],
                    "problems": [{"text": "Too long", "real": false, "reply": [
                        {"think": 20},
                        {"tool": "wc", "input": "f.rs", "seconds": 0.1},
                        {"say": "It has a line.", "tokens": [14]},
                    ]}],
                },
            ],
            "fast": [{"id": "first", "prompt": "Do it", "steps": [{"answer": "x", "tokens": [1]}]}],
        },
    })
}

#[track_caller]
fn read(file: &Value) -> Scenario {
    Scenario::from_json(&file.to_string()).unwrap()
}

#[test]
fn the_least_file_is_enough_and_its_tokens_are_approximate() {
    let scenario = read(&least());
    assert_eq!((scenario.id.as_str(), scenario.title.as_str(), scenario.artifact), ("x", "X", Artifact::Prose));
    assert_eq!((scenario.context_tokens, scenario.approximate_tokens), (0, true));
    assert_eq!(scenario.script(ScriptKind::Slow), scenario.script(ScriptKind::Fast));
}

#[test]
fn everything_a_file_says_is_read() {
    let scenario = read(&full());
    assert_eq!((scenario.context_tokens, scenario.approximate_tokens), (1200, false));
    let slow = scenario.script(ScriptKind::Slow);
    assert_eq!(slow.turns().iter().map(|turn| turn.id.as_str()).collect::<Vec<_>>(), ["first", "then"]);
    let [
        Step::Think(240),
        Step::Tool { name, input, duration, output_tokens: 800, checks: false },
        Step::Say(say),
        Step::Answer { text, file, replaces: None },
        Step::Tool { checks: true, .. },
    ] = slow.turns()[0].steps.as_slice()
    else {
        panic!("{:?}", slow.turns()[0].steps)
    };
    assert_eq!((name.as_str(), input.as_str(), duration.seconds()), ("read_file", "f.rs", 0.3));
    assert_eq!(file.as_deref(), Some("f.rs"));
    assert_eq!((say.content.as_str(), say.tokens.as_slice()), ("I look.", [1, 7].as_slice()));
    let keyword = Highlight { start: 0, end: 3, class: Class::Keyword };
    assert_eq!(text.highlight, [keyword, Highlight { start: 8, end: 9, class: Class::Number }]);
    assert_ne!(slow, scenario.script(ScriptKind::Fast));
    let [f, g] = scenario.files.as_slice() else { panic!("{:?}", scenario.files) };
    assert_eq!((f.name.as_str(), f.text.as_str(), g.name.as_str()), ("f.rs", "let y = 1;", "src/g.rs"));
}

#[test]
fn problems_and_checks_of_a_turn_are_read() {
    let scenario = read(&full());
    let [first, then] = scenario.script(ScriptKind::Slow).turns() else { panic!("two turns") };
    let [check] = first.checks.as_slice() else { panic!("{:?}", first.checks) };
    assert_eq!((check.name.as_str(), check.pass, check.duration.seconds()), ("works", true, 1.2));
    let [unused, short] = first.problems.as_slice() else { panic!("{:?}", first.problems) };
    assert_eq!((unused.text.as_str(), unused.real, unused.next.as_deref()), ("x is unused", true, Some("then")));
    assert_eq!((short.real, short.next.as_deref(), short.reply.len()), (false, None, 0));
    let [Step::Think(20), Step::Tool { name, checks: false, .. }, Step::Say(say)] = then.problems[0].reply.as_slice()
    else {
        panic!("{:?}", then.problems)
    };
    assert_eq!((name.as_str(), say.content.as_str()), ("wc", "It has a line."));
    let Step::Answer { replaces, .. } = &then.steps[1] else { panic!("{:?}", then.steps) };
    assert_eq!(replaces.as_deref(), Some("1"));
}

#[test]
fn the_best_path_raises_the_first_real_problem_that_leads_on() {
    let problems = json!([
        {"text": "a", "real": false, "next": "third"},
        {"text": "b", "real": true},
        {"text": "c", "real": true, "next": "second"},
        {"text": "d", "real": true, "next": "third"},
    ]);
    let turn = |id: &str| json!({"id": id, "prompt": "?", "steps": [{"say": "x"}]});
    let mut file = least();
    file["script"] = json!([turn("first"), turn("second"), turn("third")]);
    file["script"][0]["problems"] = problems.clone();
    let path = |file: &Value| {
        let path = read(file).script(ScriptKind::Fast).best_path()?.iter().map(|turn| turn.id.clone()).collect();
        Some::<Vec<_>>(path)
    };
    assert_eq!(path(&file).unwrap(), ["first", "second"]);
    file["script"][1]["problems"] = json!([{"text": "e", "real": true, "next": "third"}]);
    assert_eq!(path(&file).unwrap(), ["first", "second", "third"]);
    file["script"][2]["problems"] = problems;
    assert_eq!(path(&file), None, "it never ends");
}

#[test]
fn one_text_without_token_ends_makes_a_scenario_approximate() {
    let mut file = full();
    file["scripts"]["fast"][0]["steps"][0]["tokens"].take();
    assert!(read(&file).approximate_tokens);
}

#[test]
fn a_file_that_says_its_tokens_are_approximate_is_believed() {
    let mut file = full();
    file["approximate_tokens"] = true.into();
    assert!(read(&file).approximate_tokens);
}

#[test]
fn the_ends_of_what_is_allowed_are_allowed() {
    let mut file = full();
    file["id"] = "a".repeat(64).into();
    file["title"] = "🐢".repeat(80).into();
    file["context_tokens"] = 10_000_000.into();
    let turn = &mut file["scripts"]["slow"][0];
    turn["steps"][0]["think"] = 100_000.into();
    turn["steps"][1]["seconds"] = 86_400.into();
    turn["steps"][1]["output_tokens"] = 10_000_000.into();
    turn["checks"][0]["seconds"] = 0.into();
    // A character of several tokens ends several times in the same place.
    turn["steps"][2] = json!({"say": "🐢", "tokens": [4, 4, 4], "highlight": [[0, 4, "string"]]});
    turn["steps"][3]["highlight"] = json!([[0, 3, "keyword"], [3, 4, "type"], [4, 10, "tag"]]);
    read(&file);
    let mut file = least();
    file["script"][0]["steps"][0]["say"] = "x".repeat(5 << 20).into();
    read(&file);
}

#[test]
fn ids_are_safe_in_a_path_and_in_a_link() {
    for (text, is_id) in [
        ("rate-limiter", true),
        ("0", true),
        ("-", true),
        ("", false),
        ("..", false),
        ("a/b", false),
        ("a.json", false),
        ("A", false),
        ("ä", false),
        ("a b", false),
        ("a\n", false),
        ("%2e", false),
    ] {
        assert_eq!(ScenarioId::new(text).is_some(), is_id, "{text:?}");
    }
    assert!(ScenarioId::new(&"a".repeat(64)).is_some());
    assert!(ScenarioId::new(&"a".repeat(65)).is_none());
}
