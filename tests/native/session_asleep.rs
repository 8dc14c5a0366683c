//! A machine that sleeps in the middle of a session: the person is away, whatever the page's clocks have counted.

use crate::session_kept::reloaded;
use crate::session_page::{Desk, SENT};
use hare_and_tortoise::app::Wall;
use hare_and_tortoise::app::screen::iterate::{Act, Event, Moment};
use hare_and_tortoise::engine::Nanos;

/// So many seconds pass on the page's own clock, and on the wall clock, with no frame between.
fn jump(desk: &mut Desk, counted: f64, passed: f64) -> Option<Event> {
    let before = Moment { wall: desk.now(), unix_millis: 1_795_300_000_000.0 };
    let wall = Wall::from_millis(desk.now().millis() + counted * 1e3);
    let slept = Moment { wall, unix_millis: before.unix_millis + passed * 1e3 }.slept_since(before);
    desk.sleep(counted, slept.clone());
    slept
}

/// Seconds by category and in all, after a sleep of which the page's clock counted so much, and one more second.
#[track_caller]
fn check(counted: f64, passed: f64, acts: &[(f64, Act)], expected: [f64; 6]) {
    let mut desk = Desk::begun("mode=fast");
    desk.acts(acts);
    jump(&mut desk, counted, passed);
    desk.wait(1.0);
    assert_eq!(desk.seconds(), expected, "{counted} of {passed} s counted, {acts:?}");
}

#[test]
fn a_sleep_is_away_whether_or_not_the_pages_clock_counts_it() {
    for counted in [400.0, 150.0, 0.0] {
        check(counted, 400.0, &[(1.0, SENT), (3.03, Act::Raised(1))], [2.0, 1.03, 0.0, 2.0, 400.0, 405.03].map(round));
        // Asleep while the answer streams: it is complete on waking.
        check(
            counted,
            400.0,
            &[(1.0, SENT), (0.03, Act::Interrupted), (0.0, SENT)],
            [1.0, 0.03, 0.0, 1.0, 400.0, 402.03],
        );
    }
}

/// The ledger of these seconds is exact to the nanosecond, and a float's last digit is not.
fn round(seconds: f64) -> f64 {
    (seconds * 1e9).round() / 1e9
}

#[test]
fn neither_five_minutes_nor_a_wall_clock_set_back_count_as_sleep() {
    let mut desk = Desk::begun("mode=fast");
    assert_eq!(jump(&mut desk, 0.016, 0.016), None);
    assert_eq!(jump(&mut desk, 300.0, 300.0), None, "a page that hung");
    assert_eq!(jump(&mut desk, 0.016, 300.0), None, "a clock that was put right");
    assert_eq!(jump(&mut desk, 0.016, -86_400.0), None);
    let uncounted = |slept: Option<Event>| match slept {
        Some(Event::Slept { uncounted, .. }) => Some(uncounted),
        _ => None,
    };
    assert_eq!(uncounted(jump(&mut desk, 301.0, 301.0)), Some(Nanos::ZERO));
    assert_eq!(uncounted(jump(&mut desk, 301.0, -5.0)), Some(Nanos::ZERO));
    assert_eq!(uncounted(jump(&mut desk, 1.0, 301.0)), Some(Nanos::from_seconds(300.0)));
}

#[test]
fn a_sleep_is_saved_and_reported_as_an_absence() {
    let mut desk = Desk::begun("mode=fast");
    desk.after(1.0, SENT);
    jump(&mut desk, 0.0, 3_600.0);
    desk.after(2.0, Act::Accepted);
    assert_eq!((desk.figures().switches, desk.seconds()[4]), (1, 3_600.0));
    assert_eq!(
        desk.session().log.iter().map(|entry| entry.act).collect::<Vec<_>>(),
        [SENT, Act::Left, Act::Returned, Act::Accepted]
    );
    let mut again = reloaded(&desk);
    let id = again.iterate().kept[0].id;
    again.does(Event::SessionOpened(id));
    assert_eq!(again.seconds(), desk.seconds());
}

#[test]
fn a_person_who_has_left_stays_away_while_the_machine_sleeps() {
    let mut desk = Desk::begun("mode=fast");
    desk.acts(&[(1.0, SENT), (0.5, Act::Left)]);
    jump(&mut desk, 0.0, 3_600.0);
    desk.after(1.0, Act::Returned);
    assert_eq!((desk.seconds()[4], desk.figures().switches), (3_601.0, 1));
}

#[test]
fn a_sleep_changes_nothing_in_a_session_that_is_paused_or_over() {
    let mut desk = Desk::begun("mode=fast");
    desk.after(1.0, SENT);
    desk.does(Event::PauseToggled);
    jump(&mut desk, 400.0, 3_600.0);
    desk.does(Event::PauseToggled);
    desk.after(2.0, Act::Accepted);
    jump(&mut desk, 0.0, 3_600.0);
    assert_eq!(desk.seconds()[4..], [0.0, 3.0]);
}
