//! Lowering: from a turn of a scenario to a plan for the engine.

use hare_and_tortoise::engine::{Nanos, Plan, PlanStep};
use hare_and_tortoise::scenario::{Exchange, Scenario, ScriptKind, SectionKind, Step, Text, approximate_tokens};
use serde_json::json;
use std::sync::Arc;

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

#[test]
fn a_tool_ends_a_request_and_the_context_grows_by_what_was_said() {
    let text = |content: &str| {
        Arc::new(Text { content: content.to_owned(), tokens: approximate_tokens(content), highlight: Vec::new() })
    };
    let tool = |input: &str, output_tokens| Step::Tool {
        name: "run".to_owned(),
        input: input.to_owned(),
        duration: Nanos::from_seconds(0.5),
        output_tokens,
        checks: false,
    };
    let answer = Step::Answer { text: text("a b c"), file: None, replaces: None };
    let steps = [Step::Think(9), Step::Say(text("one two")), tool("go now", 30), tool("", 5), answer, tool("end", 7)];
    let exchange = Exchange::of(&steps, 100);
    let calls: Vec<_> =
        exchange.calls.iter().map(|call| (call.plan.context_tokens, &call.plan.steps[..], call.tool)).collect();
    let half = Nanos::from_seconds(0.5);
    assert_eq!(
        calls,
        [
            (100, &[PlanStep::Think(9), PlanStep::Say(2)][..], Some((2, half))),
            // Thinking is not read again; what was said, called and found is.
            (134, &[][..], Some((0, half))),
            (139, &[PlanStep::Answer(3)][..], Some((1, half))),
        ]
    );
    assert_eq!(exchange.context_tokens, 139 + 3 + 1 + 7);
    let sections: Vec<_> = exchange.sections.iter().map(|section| section.text.content.as_str()).collect();
    assert_eq!(sections, ["one two", "go now", "a b c", "end"]);
    assert_eq!(Exchange::of(&[], 7).calls.len(), 1, "who has nothing to say is waited for all the same");
}
