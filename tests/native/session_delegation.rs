//! Two models at once: the fast one in the foreground, the slow one in the background.

use crate::session_page::{Desk, SENT};
use hare_and_tortoise::app::Effect;
use hare_and_tortoise::app::screen::iterate::{Act, Ask, BackgroundView, Event, Part, Stage};
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
