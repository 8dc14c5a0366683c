//! What a person reads while working in a session: the task, the phase in words, what an interruption stopped, and what
//! the checks have found.

use crate::session_page::{Desk, SENT};
use hare_and_tortoise::app::screen::iterate::{Act, Draft, Stage};
use hare_and_tortoise::engine::{Nanos, PhaseKind};

#[test]
fn each_phase_has_words_and_keeps_its_name() {
    let phases = [PhaseKind::SHOWN.as_slice(), &[PhaseKind::Tool, PhaseKind::Done]].concat();
    let found: Vec<_> = phases.iter().map(|phase| (phase.name(), phase.words())).collect();
    let expected = [
        ("connect", "connecting"),
        ("queue", "queued"),
        ("prefill", "reading the prompt"),
        ("think", "thinking (hidden)"),
        ("say", "explaining"),
        ("answer", "writing"),
        ("tool", "running a tool"),
        ("done", "done"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_phase_is_announced_in_words_and_marked_by_its_name() {
    let mut desk = Desk::begun("mode=slow");
    desk.after(1.0, SENT);
    let at = Nanos::from_seconds(1.5);
    assert_eq!((desk.session().phase(at), desk.session().announcement(at)), ("prefill", "reading the prompt"));
}

#[test]
fn the_task_can_be_read_at_every_stage() {
    let mut desk = Desk::begun("mode=fast");
    let wanted = |desk: &Desk| (desk.session().work().wanted, desk.session().work().is_further);
    assert_eq!(wanted(&desk), ("Set x.".to_owned(), false));
    for act in [SENT, Act::Raised(1), SENT] {
        desk.after(2.0, act);
        assert_eq!(wanted(&desk).0, "Set x.", "{act:?}");
    }
    assert_eq!((desk.stage(), wanted(&desk).1), (Stage::Streaming, true), "what was asked last is something else");
}

/// Sends the first prompt and interrupts the answer after some seconds.
#[track_caller]
fn check_interrupted(keys: &str, seconds: f64, words: &str, is_empty: bool) {
    let mut desk = Desk::begun(keys);
    assert_eq!(desk.session().work().interrupted, "");
    desk.after(1.0, SENT);
    assert_eq!(desk.session().work().interrupted, "");
    desk.after(seconds, Act::Interrupted);
    let work = desk.session().work();
    assert_eq!((work.interrupted.as_str(), work.is_empty), (words, is_empty), "{keys}");
    desk.after(1.0, SENT);
    let work = desk.session().work();
    assert_eq!((work.interrupted.as_str(), work.is_empty), ("", false), "the next answer is another");
}

#[test]
fn an_interruption_says_what_was_interrupted() {
    let nothing = "You stopped Custom while it was reading the prompt. Nothing had arrived.";
    check_interrupted("mode=fast", 0.5, nothing, true);
    check_interrupted("mode=fast", 0.0, "You stopped Custom while it was connecting. Nothing had arrived.", true);
    let one = "You stopped Custom while it was writing. 1 token had arrived; the files stay as they were.";
    check_interrupted("mode=fast", 1.005, one, false);
    let two = "You stopped Custom while it was writing. 2 tokens had arrived; the files stay as they were.";
    check_interrupted("mode=fast", 1.015, two, false);
    let tool = "You stopped Custom while it was running a tool. Nothing had arrived.";
    check_interrupted("mode=slow", 1.2, tool, true);
    let hidden = "You stopped Custom while it was thinking (hidden). Nothing of its answer had arrived, only 51 tokens of \
                  hidden thinking.";
    check_interrupted("mode=fast&fast.think=200", 1.505, hidden, true);
}

#[test]
fn a_hidden_name_stays_hidden_in_an_interruption() {
    let mut desk = Desk::begun("blind=1&order=fast");
    desk.after(1.0, SENT);
    desk.after(0.5, Act::Interrupted);
    assert!(desk.session().work().interrupted.starts_with("You stopped Model A while"));
}

#[test]
fn the_checks_are_summed_up_in_a_sentence() {
    let mut desk = Desk::begun("mode=fast");
    desk.after(1.0, SENT);
    let work = |desk: &Desk| desk.session().work();
    assert!(!work(&desk).is_judged);
    desk.wait(2.0);
    assert_eq!((work(&desk).checked.as_str(), work(&desk).is_judged, work(&desk).can_accept), ("", true, true));
    desk.after(0.0, Act::ChecksRun);
    let running = (work(&desk).checked, work(&desk).is_judged, work(&desk).can_accept);
    assert_eq!(running, ("The checks are running.".to_owned(), true, false));
    assert_eq!(work(&desk).objections(), "3 objections", "they stay in sight meanwhile");
    desk.wait(2.0);
    assert_eq!(work(&desk).checked, "1 of 2 checks fails: compiles.");
    desk.acts(&[(1.0, Act::Raised(1)), (1.0, SENT), (2.0, Act::ChecksRun)]);
    desk.wait(1.0);
    assert_eq!((work(&desk).checked.as_str(), work(&desk).objections().as_str()), ("The check passes.", "1 objection"));
    let mut slow = Desk::begun("mode=slow");
    slow.after(1.0, SENT);
    slow.wait(5.0);
    assert_eq!(work(&slow).checked, "All 2 checks pass.");
}

#[test]
fn the_offered_prompt_and_ones_own_words_are_a_step_apart() {
    let mut draft = Draft::default();
    draft.offer("Set x.".to_owned());
    assert_eq!((draft.text.as_str(), draft.is_own(), draft.exchange_words()), ("Set x.", false, "Write my own"));
    draft.exchange();
    assert_eq!((draft.text.as_str(), draft.can_send()), ("", false), "the field is empty, to be written in");
    assert_eq!(draft.exchange_words(), "Use the suggested prompt");
    draft.type_in("x, please".to_owned());
    draft.exchange();
    assert_eq!((draft.text.as_str(), draft.exchange_words()), ("Set x.", "Write my own"));
    draft.exchange();
    assert_eq!(draft.text, "x, please", "what one has written comes back");
    // Another suggestion does not lose it, and sending it does.
    draft.offer("Add let.".to_owned());
    assert_eq!(draft.text, "Add let.");
    draft.exchange();
    assert_eq!(draft.text, "x, please");
    assert!(draft.send());
    draft.offer("Add why.".to_owned());
    assert!(!draft.send());
    draft.exchange();
    assert_eq!(draft.text, "");
}

#[test]
fn a_suggestion_that_is_changed_is_ones_own() {
    let mut draft = Draft::default();
    draft.offer("Set x.".to_owned());
    draft.type_in("Set x. ".to_owned());
    assert!(!draft.is_own(), "blanks say nothing");
    draft.type_in("Set x to two.".to_owned());
    draft.exchange();
    draft.exchange();
    assert_eq!(draft.text, "Set x to two.");
    draft.type_in("Set x.".to_owned());
    assert_eq!(draft.exchange_words(), "Write my own", "typed back, it is the suggestion again");
}
