//! Whatever the file: it is refused with a reason, or it can be played, and its turns can be followed. To start from
//! the site's own files: `cargo +nightly fuzz run scenario fuzz/corpus/scenario target/site/scenarios`
#![no_main]

use hare_and_tortoise::engine::{Profile, Seed, Trace};
use hare_and_tortoise::scenario::{Files, Scenario, ScriptKind};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| {
    // As a browser decodes what it fetches.
    match Scenario::from_json(&String::from_utf8_lossy(file)) {
        Err(error) => assert!(!error.reason.is_empty()),
        Ok(scenario) => {
            for kind in ScriptKind::ALL {
                let script = scenario.script(kind);
                let mut files = Files::of(&scenario);
                let mut turn = Some(&script.turns()[0]);
                // Follow any problem that leads to a turn, for as long as somebody might have the patience.
                for n in 0..100 {
                    let Some(here) = turn else { break };
                    files.apply(here).unwrap();
                    let problem = here.problems.get(n % here.problems.len().max(1));
                    turn = problem.and_then(|problem| script.turn(problem.next.as_deref()?));
                }
                let request = script.race(1);
                let trace = Trace::generate(&Profile::default(), &request.plan(scenario.context_tokens), Seed::new(7));
                for section in request.sections.iter() {
                    assert_eq!(section.text.delivered(section.text.tokens.len()), section.text.content.len());
                }
                assert!(trace.tokens_by(trace.end()) >= trace.thinking_tokens());
            }
        }
    }
});
