//! From a turn of a scenario to what the engine needs to know of it.

use hare_and_tortoise::engine::{Plan, PlanStep};
use hare_and_tortoise::scenario::{Scenario, ScriptKind, SectionKind};
use serde_json::json;

#[test]
fn the_first_turn_becomes_its_thinking_and_then_its_text_without_its_tools() {
    let scenario = json!({
        "version": 1, "id": "x", "title": "X", "artifact": "code", "context_tokens": 1200,
        "scripts": {
            "slow": [
                {"id": "first", "prompt": "Do it", "steps": [
                    {"say": "I look.", "tokens": [1, 7]},
                    {"tool": "read_file", "seconds": 0.3, "output_tokens": 800},
                    {"think": 240},
                    {"answer": "fn f() {}", "file": "f.rs", "tokens": [2, 5, 9]},
                    {"think": 60},
                ]},
                {"id": "then", "prompt": "And?", "steps": [{"say": "Done.", "tokens": [5]}]},
            ],
            "fast": [{"id": "first", "prompt": "Do it", "steps": [{"answer": "f", "tokens": [1]}]}],
        },
    });
    let scenario = Scenario::from_json(&scenario.to_string()).unwrap();
    assert!(!scenario.approximate_tokens);

    let slow = scenario.script(ScriptKind::Slow).race(1);
    let kinds: Vec<_> = slow.sections.iter().map(|section| (&section.kind, section.text.content.as_str())).collect();
    assert_eq!(kinds, [(&SectionKind::Say, "I look."), (&SectionKind::Answer(Some("f.rs".into())), "fn f() {}")]);
    let steps = vec![PlanStep::Think(300), PlanStep::Say(2), PlanStep::Answer(3)];
    assert_eq!(slow.plan(scenario.context_tokens), Plan { context_tokens: 1200, steps });

    let fast = scenario.script(ScriptKind::Fast).race(1);
    assert_eq!((fast.thinking_tokens, fast.sections.len()), (0, 1));
    assert_eq!(scenario.script(ScriptKind::Slow).turns().len(), 2);
}

#[test]
fn so_many_tokens_deliver_so_much_text() {
    let scenario = json!({
        "version": 1, "id": "x", "title": "X", "artifact": "code",
        "script": [{"id": "first", "prompt": "Do it", "steps": [{"say": "a🐢b", "tokens": [1, 5, 5, 6]}]}],
    });
    let scenario = Scenario::from_json(&scenario.to_string()).unwrap();
    let request = scenario.script(ScriptKind::Fast).race(1);
    let delivered: Vec<_> = (0..6).map(|tokens| request.sections[0].text.delivered(tokens)).collect();
    assert_eq!(delivered, [0, 1, 5, 5, 6, 6]);
}
