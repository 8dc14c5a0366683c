//! The stages of a session: the effect of each act in each stage, and the changes that need no act.

use crate::session_page::{Desk, SENT};
use hare_and_tortoise::app::screen::iterate::{Act, Ask, Ending, Escape, Event, Outcome, Stage};
use hare_and_tortoise::engine::Nanos;

const WRITING: Stage = Stage::Writing(Ask::Task);

/// Fast sessions at each stage: writing, streaming, judging, checking, and writing again about problem 1.
fn desks() -> [Desk; 5] {
    let at = |acts: &[(f64, Act)], then: f64| {
        let mut desk = Desk::begun("mode=fast");
        desk.acts(acts);
        desk.wait(then);
        desk
    };
    [
        at(&[], 1.0),
        at(&[(1.0, SENT)], 0.5),
        at(&[(1.0, SENT)], 2.0),
        at(&[(1.0, SENT), (2.0, Act::ChecksRun)], 1.0),
        at(&[(1.0, SENT), (2.0, Act::Raised(1))], 1.0),
    ]
}

/// An act, and the stage it leads to from each of [`desks`]: `None` if it is ignored.
#[track_caller]
fn check(act: Act, expected: [Option<Stage>; 5]) {
    for (n, (mut desk, expected)) in desks().into_iter().zip(expected).enumerate() {
        let (before, acts) = (desk.stage(), desk.session().log.len());
        desk.after(0.0, act);
        let noted = desk.session().log.len() > acts;
        assert_eq!((noted, desk.stage()), (expected.is_some(), expected.unwrap_or(before)), "{act:?} at {n}");
    }
}

#[test]
fn each_act_has_its_stages() {
    let about = |problem| Some(Stage::Writing(Ask::Problem(problem)));
    check(SENT, [Some(Stage::Streaming), None, None, None, Some(Stage::Streaming)]);
    check(Act::Interrupted, [None, Some(WRITING), None, None, None]);
    let checking = Stage::Checking(Nanos::from_seconds(3.0 + 1.5));
    check(Act::ChecksRun, [None, None, Some(checking), None, None]);
    check(Act::Raised(0), [None, None, about(0), None, about(0)]);
    check(Act::Raised(2), [None, None, about(2), None, about(2)]);
    check(Act::Raised(3), [None; 5]);
    check(Act::Returned, [None; 5]);
    check(Act::Switched, [None; 5]);
}

#[test]
fn an_answer_can_be_accepted_and_a_session_given_up_at_any_stage() {
    for (act, endings) in [
        (Act::Accepted, [None, None, Some(Ending::Accepted), None, Some(Ending::Accepted)]),
        (Act::GivenUp, [Some(Ending::GivenUp); 5]),
    ] {
        let ended = desks().map(|mut desk| {
            desk.after(0.0, act);
            desk.progress().ending
        });
        assert_eq!(ended, endings, "{act:?}");
    }
}

#[test]
fn after_the_end_nothing_happens_any_more() {
    let mut desk = Desk::begun("mode=fast");
    desk.acts(&[(1.0, SENT), (2.0, Act::Accepted)]);
    let before = (desk.session().log.clone(), desk.seconds());
    for act in [SENT, Act::Interrupted, Act::ChecksRun, Act::Raised(0), Act::Left, Act::Returned, Act::GivenUp] {
        desk.after(1.0, act);
    }
    assert_eq!((desk.session().log.clone(), desk.seconds()), before);
}

#[test]
fn an_answer_is_judged_once_it_is_complete() {
    let mut desk = Desk::begun("mode=fast");
    desk.after(1.0, SENT);
    for (seconds, text, stage) in
        [(1.0, "x", Stage::Streaming), (0.02, "x = 1", Stage::Streaming), (0.01, "x = 1;\n", Stage::Judging)]
    {
        desk.wait(seconds);
        assert_eq!((desk.file().as_str(), desk.stage()), (text, stage));
    }
}

#[test]
fn a_problem_leads_to_the_turn_that_fixes_it() {
    let mut desk = Desk::begun("mode=fast");
    desk.acts(&[(1.0, SENT), (2.0, Act::Raised(1))]);
    assert_eq!(desk.session().work().prompt, "Add let.");
    desk.after(1.0, SENT);
    desk.wait(1.0);
    assert_eq!(desk.file(), "let = 1;\n", "an edit takes its place while it grows");
    desk.wait(1.0);
    assert_eq!((desk.file().as_str(), desk.stage()), ("let x = 1;\n", Stage::Judging));
    let problems = desk.session().work().problems;
    assert_eq!(problems.iter().map(|problem| problem.text.as_str()).collect::<Vec<_>>(), ["nothing says why"]);
}

#[test]
fn a_reply_changes_nothing_and_takes_its_problem_away() {
    let mut desk = Desk::begun("mode=fast");
    desk.acts(&[(1.0, SENT), (2.0, Act::Raised(0))]);
    assert_eq!(desk.session().work().prompt, "x should be two", "what was raised is the prompt");
    desk.after(1.0, SENT);
    desk.wait(2.0);
    let texts: Vec<String> = desk.session().work().problems.into_iter().map(|problem| problem.text).collect();
    assert_eq!(texts, ["there is no let", "nothing says why"]);
    assert_eq!((desk.file().as_str(), desk.stage()), ("x = 1;\n", Stage::Judging));
    desk.after(0.0, Act::Raised(0));
    assert_eq!(desk.stage(), Stage::Judging, "it cannot be raised again");
    desk.acts(&[(1.0, Act::Accepted)]);
    assert_eq!(desk.figures().rejected_right, 1);
}

#[test]
fn a_problem_without_an_answer_in_the_script_is_sent_and_remains() {
    let mut desk = Desk::begun("mode=fast");
    desk.acts(&[(1.0, SENT), (2.0, Act::Raised(2)), (1.0, SENT), (0.999, Act::Accepted)]);
    assert_eq!(desk.stage(), Stage::Streaming, "the model takes its time, and says nothing");
    desk.acts(&[(0.002, Act::Accepted)]);
    let escaped: Vec<_> = desk.figures().escaped.into_iter().map(|escaped| (escaped.text, escaped.how)).collect();
    let expected =
        [("there is no let", Escape::Missed), ("nothing says why", Escape::Unchanged), ("compiles", Escape::Unchecked)];
    assert_eq!(escaped, expected.map(|(text, how)| (text.to_owned(), how)));
    assert_eq!(desk.figures().n_escaped(), 2, "the check finds what a problem says");
    assert_eq!(desk.figures().rejected_right, 0);
}

#[test]
fn an_interrupted_answer_is_dropped_and_can_be_asked_for_again() {
    let mut desk = Desk::begun("mode=fast");
    desk.acts(&[(1.0, SENT), (2.0, Act::Raised(1)), (1.0, SENT), (1.005, Act::Interrupted)]);
    assert_eq!(desk.file(), "x = 1;\n");
    assert_eq!(desk.stage(), Stage::Writing(Ask::Problem(1)));
    assert_eq!(desk.session().work().prompt, "Add let.");
    desk.after(1.0, Act::Raised(0));
    assert_eq!(desk.stage(), Stage::Writing(Ask::Problem(0)));
    desk.acts(&[(1.0, Act::Raised(1)), (1.0, SENT), (2.0, Act::Accepted)]);
    let figures = desk.figures();
    assert_eq!((figures.turns, figures.interruptions, figures.rejected_right), (3, 1, 0));
    assert_eq!((figures.tokens, figures.tokens_wasted, figures.wasted.seconds()), (4 + 1 + 2, 1, 1.005));
    let outcomes: Vec<_> = desk.progress().lanes[0].sent.iter().map(|sent| sent.outcome).collect();
    let interrupted = Outcome::Interrupted(Nanos::from_seconds(5.005));
    assert_eq!(outcomes, [Outcome::Raised(1), interrupted, Outcome::Accepted]);
}

#[test]
fn checks_take_their_time_and_show_their_results() {
    let mut desk = Desk::begun("mode=fast");
    desk.acts(&[(1.0, SENT), (2.0, Act::ChecksRun)]);
    let found = |desk: &Desk| desk.session().work().checks.iter().map(|check| check.passes).collect::<Vec<_>>();
    assert_eq!(found(&desk), [None, None]);
    desk.wait(1.499);
    assert_eq!(found(&desk), [None, None]);
    desk.wait(0.001);
    assert_eq!((found(&desk), desk.stage()), (vec![Some(false), Some(true)], Stage::Judging));
    desk.after(0.0, Act::ChecksRun);
    assert_eq!(desk.stage(), Stage::Judging, "they have run");
    desk.after(1.0, Act::Accepted);
    assert!(desk.figures().escaped.iter().any(|escaped| escaped.how == Escape::Failing));
}

#[test]
fn checks_that_the_script_ran_are_known_at_once() {
    let mut desk = Desk::begun("mode=slow");
    desk.after(1.0, SENT);
    desk.wait(4.559);
    assert_eq!(desk.stage(), Stage::Streaming);
    desk.wait(0.001);
    let work = desk.session().work();
    assert_eq!((desk.stage(), work.can_check), (Stage::Judging, false));
    assert!(work.checks.iter().all(|check| check.passes == Some(true)));
    desk.after(1.0, Act::Accepted);
    assert_eq!(desk.figures().escaped, []);
}

#[test]
fn a_person_who_is_away_does_nothing_and_the_stream_continues() {
    let mut desk = Desk::begun("mode=fast");
    desk.acts(&[(1.0, SENT), (0.5, Act::Left), (0.1, Act::Left), (3.0, Act::Accepted), (0.0, Act::Interrupted)]);
    assert_eq!((desk.stage(), desk.progress().away, desk.session().log.len()), (Stage::Judging, true, 2));
    desk.acts(&[(1.0, Act::Returned), (0.0, Act::Returned)]);
    assert_eq!((desk.figures().switches, desk.session().log.len()), (1, 3));
}

#[test]
fn a_paused_page_does_not_move() {
    let mut desk = Desk::begun("mode=fast");
    desk.after(1.0, SENT);
    desk.wait(0.5);
    desk.does(Event::PauseToggled);
    let before = (desk.seconds(), desk.session().log.clone());
    desk.wait(60.0);
    desk.acts(&[(1.0, Act::Interrupted), (1.0, Act::Left)]);
    assert_eq!((desk.seconds(), desk.session().log.clone()), before);
    desk.does(Event::PauseToggled);
    desk.wait(0.53);
    assert_eq!((desk.stage(), desk.seconds()[5]), (Stage::Judging, 2.03));
}

#[test]
fn a_prompt_is_only_known_as_typed_or_not() {
    let mut desk = Desk::begun("mode=fast");
    desk.after(1.0, Act::Sent { own_words: true });
    assert_eq!(desk.session().log, [(1.0, Act::Sent { own_words: true })].map(crate::session_log::entry));
    assert!(desk.progress().lanes[0].sent[0].own_words);
}
