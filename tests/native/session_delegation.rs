//! Two models at once: the fast one in the foreground, the slow one in the background.

use crate::session_page::{Desk, SENT};
use hare_and_tortoise::app::Effect;
use hare_and_tortoise::app::screen::iterate::{Act, Ask, Background, BackgroundView, Event, Part, Stage};
use hare_and_tortoise::scenario::ScriptKind::{Fast, Slow};

fn background(desk: &Desk) -> Option<(String, bool)> {
    let state = |view: BackgroundView| (format!("{} {}", view.model, view.state), view.ready);
    desk.session().work().background.map(state)
}

#[test]
fn the_first_prompt_goes_to_both_and_later_ones_to_the_model_on_screen() {
    let mut desk = Desk::begun("mode=both");
    assert_eq!((desk.progress().front, background(&desk)), (Fast, None));
    desk.acts(&[(1.0, Act::Switched), (0.0, SENT)]);
    assert_eq!((desk.progress().front, desk.session().log.len()), (Fast, 1), "there is nothing to turn to before");
    assert_eq!(background(&desk), Some(("Custom is working".to_owned(), false)));
    desk.acts(&[(2.0, Act::Raised(1)), (1.0, SENT)]);
    let sent = |desk: &Desk| desk.progress().lanes.iter().map(|lane| lane.sent.len()).collect::<Vec<_>>();
    assert_eq!(sent(&desk), [2, 1]);
    desk.wait(2.0);
    assert_eq!(background(&desk), Some(("Custom is done and waiting for you".to_owned(), true)));
}

#[test]
fn an_answer_from_the_background_is_judged_like_any_other() {
    let mut desk = Desk::begun("mode=both");
    desk.acts(&[(1.0, SENT), (6.0, Act::Switched)]);
    assert_eq!((desk.file().as_str(), desk.stage()), ("let x = 1;\n", Stage::Judging));
    // Once a raised problem is sent, the model works in the background again.
    desk.after(1.0, Act::Raised(0));
    assert_eq!(desk.stage(), Stage::Writing(Ask::Problem(0)));
    desk.after(1.0, SENT);
    assert_eq!((desk.progress().front, desk.file().as_str()), (Fast, "x = 1;\n"));
    desk.acts(&[(1.0, Act::Switched), (2.0, Act::Accepted)]);
    assert_eq!(desk.iterate().part(), Part::Results);
    let figures = desk.figures();
    // 7 and 4 of the slow one's, whose work was taken; 4 of the fast one's, whose was not.
    assert_eq!((figures.turns, figures.tokens, figures.tokens_wasted, figures.escaped.len()), (2, 15, 4, 0));
}

#[test]
fn the_background_is_wasted_if_the_foreground_is_accepted() {
    let mut desk = Desk::begun("mode=both");
    // The slow one has written 2 of its 7 tokens by then.
    desk.acts(&[(1.0, SENT), (2.52, Act::Accepted)]);
    let figures = desk.figures();
    assert_eq!((figures.tokens, figures.tokens_wasted), (4 + 3, 3));
    assert_eq!(desk.progress().front, Fast);
    let before = desk.figures();
    desk.wait(60.0);
    assert_eq!(desk.figures(), before, "it stops where the session ends");
}

#[test]
fn each_model_can_be_interrupted_while_the_person_looks_at_it() {
    let mut desk = Desk::begun("mode=both");
    desk.acts(&[(1.0, SENT), (0.5, Act::Switched), (0.5, Act::Interrupted)]);
    assert_eq!((desk.progress().front, desk.stage()), (Slow, Stage::Writing(Ask::Task)));
    desk.acts(&[(1.0, Act::Switched)]);
    assert_eq!(desk.stage(), Stage::Judging);
    assert_eq!(background(&desk), Some(("Custom is waiting for your prompt".to_owned(), false)));
}

#[test]
fn a_session_with_two_models_is_not_compared_with_another_latency() {
    let mut desk = Desk::begun("mode=both");
    desk.acts(&[(1.0, SENT), (6.0, Act::Accepted)]);
    assert_eq!(desk.session().changed(), None);
}

/// The work screen's turn, and the figures' turns and those of the background.
fn turns(desk: &Desk) -> (usize, usize, usize) {
    (desk.session().work().turn, desk.figures().turns, desk.figures().background_turns)
}

#[test]
fn a_turn_is_a_prompt_of_the_persons_wherever_it_is_counted() {
    let mut desk = Desk::begun("mode=both");
    assert_eq!(turns(&desk), (1, 0, 0));
    desk.after(1.0, SENT);
    assert_eq!(turns(&desk), (1, 1, 1), "one prompt, to both");
    desk.acts(&[(2.0, Act::Raised(1))]);
    assert_eq!(turns(&desk), (2, 1, 1), "the second is being written");
    // It is put off: the answer from the background gets its prompt first.
    desk.acts(&[(5.0, Act::Switched), (1.0, Act::Raised(0))]);
    assert_eq!(turns(&desk), (2, 1, 1));
    desk.after(1.0, SENT);
    assert_eq!(turns(&desk), (3, 2, 2), "back to what was being written");
    desk.acts(&[(1.0, SENT), (2.0, Act::Accepted)]);
    assert_eq!(turns(&desk), (3, 3, 2));

    let view = &desk.iterate().kept_views()[0];
    assert!(view.state.starts_with("3 turns"), "{}", view.state);
    desk.does(Event::ExportCsvPressed);
    let Some(Effect::Download { text, .. }) = desk.effects.last() else { panic!("{:?}", desk.effects) };
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let told: Vec<_> = rows.iter().map(|row| (row[2], row[3], row[14])).collect();
    assert_eq!(told, [("fast", "1", "0"), ("fast", "3", "0"), ("slow", "1", "1"), ("slow", "2", "1")]);
    let seconds = |row: &Vec<&str>| row[7..12].iter().map(|cell| cell.parse::<f64>().unwrap()).sum::<f64>();
    let sum: f64 = rows.iter().map(seconds).sum();
    assert!((sum - desk.figures().time.seconds()).abs() < 1e-9, "every second is in a row: {sum}");
}

/// What the model in the background did, with the seconds at which each stretch starts and ends.
#[track_caller]
fn check_background(acts: &[(f64, Act)], expected: &[(Background, f64, f64)]) {
    let mut desk = Desk::begun("mode=both");
    desk.acts(acts);
    let stretches = desk.progress().background_stretches().into_iter();
    let seconds: Vec<_> = stretches.map(|(what, start, end)| (what, start.seconds(), end.seconds())).collect();
    assert_eq!(seconds, expected, "{acts:?}");
}

#[test]
fn the_background_works_waits_to_be_looked_at_and_is_done() {
    use Background::{Done, Ready, Working};
    // Its answer is complete at 5.56 s.
    check_background(&[], &[]);
    check_background(&[(1.0, SENT), (2.0, Act::Accepted)], &[(Working, 1.0, 3.0)]);
    check_background(&[(1.0, SENT), (7.0, Act::Accepted)], &[(Working, 1.0, 5.56), (Ready, 5.56, 8.0)]);
    let looked = [(1.0, SENT), (6.0, Act::Switched), (1.0, Act::Switched), (2.0, Act::Accepted)];
    check_background(&looked, &[(Working, 1.0, 5.56), (Ready, 5.56, 7.0), (Done, 7.0, 10.0)]);
    // Who watches it finish has looked at it; who is away meanwhile has not.
    let watched = [(1.0, SENT), (2.0, Act::Switched), (4.0, Act::Accepted)];
    check_background(&watched, &[(Working, 1.0, 5.56), (Done, 5.56, 7.0)]);
    let away = [(1.0, SENT), (2.0, Act::Switched), (1.0, Act::Left), (4.0, Act::Returned), (1.0, Act::Accepted)];
    check_background(&away, &[(Working, 1.0, 5.56), (Ready, 5.56, 8.0), (Done, 8.0, 9.0)]);
    // A second prompt sends it to work again.
    let again = [(1.0, SENT), (6.0, Act::Switched), (1.0, Act::Raised(0)), (1.0, SENT), (0.5, Act::Accepted)];
    check_background(&again, &[(Working, 1.0, 5.56), (Ready, 5.56, 7.0), (Done, 7.0, 9.0), (Working, 9.0, 9.5)]);
    let interrupted = [(1.0, SENT), (0.5, Act::Switched), (0.5, Act::Interrupted), (1.0, Act::GivenUp)];
    check_background(&interrupted, &[(Working, 1.0, 2.0)]);
}

#[test]
fn the_chart_has_a_row_for_the_background() {
    let mut desk = Desk::begun("mode=both");
    desk.acts(&[(1.0, SENT), (6.0, Act::Switched), (1.0, Act::Accepted)]);
    let axis = desk.iterate().axis();
    let row = "<div class=\"row behind\"><span class=\"row-name\">Custom, in the background</span><svg \
               class=\"row-bars\" role=\"img\" aria-label=\"working 4.56 s, waiting to be looked at 1.44 s, done 1.00 \
               s\"><rect data-background=\"working\"";
    assert!(axis.contains(row), "{axis}");
    assert_eq!(axis.matches("class=\"turn\"").count(), 1, "one prompt, to both: {axis}");
    assert!(desk.iterate().axis_legend().contains("in the background: waiting to be looked at"));
    let mut one = Desk::begun("mode=fast");
    one.acts(&[(1.0, SENT), (6.0, Act::Accepted)]);
    assert!(!(one.iterate().axis() + &one.iterate().axis_legend()).contains("background"));
}
